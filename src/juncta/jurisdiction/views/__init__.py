"""The room's pages: reading rules, which anybody may, and keeping them."""
