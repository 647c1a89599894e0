"""What other rooms may ask of the engine: judge a plan, find the envelope, compare award models, convert credits."""

from juncta.jurisdiction.engine import Envelope, Limit, Model, compare, envelope, evaluate, hours, scqf

__all__ = ["Envelope", "Limit", "Model", "compare", "envelope", "evaluate", "hours", "scqf"]
