"""Thoughts of the room: words folded for search, the official download read line by line."""
