"""The Django ground under all rooms: rows, accounts, happenings, messages, the clock."""
