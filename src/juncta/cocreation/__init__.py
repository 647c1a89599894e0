"""Working on one design together: comments in the margin, suggestions, who is here now."""
