"""What it counts for elsewhere: rules, facts, decisions."""
