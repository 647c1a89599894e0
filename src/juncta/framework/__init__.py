"""How a joint micro-credential comes about, as data: definition, stages, steps, gates, support."""
