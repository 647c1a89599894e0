"""Every read about dossiers."""

from juncta.review.queries.dossiers import (
    Partner,
    Seat,
    Waiting,
    approved,
    evidence_of,
    is_intact,
    listed,
    of_design,
    partners_of,
    seats_of,
    shows_voices,
    visible_to,
    waiting_for,
    with_voices,
)
from juncta.review.queries.frozen import Element, Section, coded, country, language, parts_of, sections_of, standard_elements
from juncta.review.queries.matrix import panel_matrix, partner_matrix

__all__ = [
    "Element",
    "Partner",
    "Seat",
    "Section",
    "Waiting",
    "approved",
    "coded",
    "country",
    "evidence_of",
    "is_intact",
    "language",
    "listed",
    "of_design",
    "panel_matrix",
    "partner_matrix",
    "partners_of",
    "parts_of",
    "seats_of",
    "sections_of",
    "shows_voices",
    "standard_elements",
    "visible_to",
    "waiting_for",
    "with_voices",
]
