"""Pure values that every room shares; they know no Django and no network."""
