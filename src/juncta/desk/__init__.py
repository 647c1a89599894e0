"""What waits for me: home, tasks, portfolio, mailbox; owns no data."""
