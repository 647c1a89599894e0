"""Ports and their adapters, chosen from the settings."""


def connect() -> None:
    """Give each port its adapter."""
