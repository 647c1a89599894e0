"""Thinking about rules: hold them against a plan, find what suits everybody, compare who could award, convert credits."""

from juncta.jurisdiction.engine.comparing import Line, Model, compare
from juncta.jurisdiction.engine.converting import hours, scqf
from juncta.jurisdiction.engine.enveloping import Envelope, Limit, envelope
from juncta.jurisdiction.engine.judging import evaluate
from juncta.jurisdiction.engine.reading import BrokenRules, JurisdictionFacts, Written, parse, read

__all__ = [
    "BrokenRules",
    "Envelope",
    "JurisdictionFacts",
    "Limit",
    "Line",
    "Model",
    "Written",
    "compare",
    "envelope",
    "evaluate",
    "hours",
    "parse",
    "read",
    "scqf",
]
