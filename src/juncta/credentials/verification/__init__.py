"""What an employer runs: judge a badge from files alone, without network, database or Django."""
