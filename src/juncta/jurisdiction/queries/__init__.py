"""Every read about rules."""

from juncta.jurisdiction.queries.overview import Overview, table
from juncta.jurisdiction.queries.reading import (
    Directory,
    contacts_of,
    facts_of,
    for_pages,
    is_open,
    judge,
    newest,
    rules_for,
    rules_of,
    shipped,
    visible_to,
)
from juncta.jurisdiction.queries.telling import Told, of_rule, of_verdict, said_of

__all__ = [
    "Directory",
    "Overview",
    "Told",
    "contacts_of",
    "facts_of",
    "for_pages",
    "is_open",
    "judge",
    "newest",
    "of_rule",
    "of_verdict",
    "rules_for",
    "rules_of",
    "said_of",
    "shipped",
    "table",
    "visible_to",
]
