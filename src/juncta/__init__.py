"""Juncta: joint micro-credentials, from an idea to their recognition."""
