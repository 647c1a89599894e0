"""Decisions over a design's facts: what a verb says, what a path may be, how many hours a credit is."""

"""Thoughts about who makes a design: whom to ask to join, and who does what at each step."""
