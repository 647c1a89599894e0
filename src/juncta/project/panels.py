"""Slots on the pages of low rooms, filled with panels of higher ones."""


def connect() -> None:
    """Put each panel into its slot."""
