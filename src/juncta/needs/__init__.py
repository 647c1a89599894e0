"""What the alliance needs, noted by anybody in it, until somebody makes an idea of it."""
