"""Decisions over a design's facts: what a verb says, what a path may be, how many hours a credit is."""
