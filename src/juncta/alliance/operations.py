"""Writes of the alliance."""
