"""All designs and editions as the alliance office sees them; barriers, and what jurisdictions are shown."""
