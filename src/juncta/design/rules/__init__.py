"""Thoughts about who makes a design: whom to ask to join, and who does what at each step."""
