"""The story world: the reference alliance, its fictional cast and the golden micro-credential; for demo, tests, docs and pictures."""
