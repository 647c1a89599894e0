"""Geometry of the pictures: numbers in, coordinates and paths out; no Django, no words."""
