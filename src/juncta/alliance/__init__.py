"""Who there is: alliances, institutions, bodies, persons, mandates."""
