"""Where a team makes one: idea, partners, team, sections, components."""
