"""The outside world behind ports: keys, mail, embedded PostgreSQL."""
