"""Who takes part: applications, places, waiting list."""
