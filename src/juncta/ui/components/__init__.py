"""The house's building blocks, grouped by what they do; `templatetags/juncta.py` opens them to templates."""
