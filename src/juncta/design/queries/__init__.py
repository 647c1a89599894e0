"""Every read about designs."""

from juncta.design.queries.plain import facts_of, snapshot

__all__ = ["facts_of", "snapshot"]
