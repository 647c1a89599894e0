"""Runnable measurements: `python -m benchmarks.NAME`; the last line of each is JSON with a figure, its limit and their ratio."""
