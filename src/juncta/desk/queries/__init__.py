"""Reading every room for one person: what waits for them, what they wait for, what they have earned."""

from juncta.desk.queries.portfolio import earned, enrolled
from juncta.desk.queries.waiting import waits_for_others, waits_for_you

__all__ = ["earned", "enrolled", "waits_for_others", "waits_for_you"]
