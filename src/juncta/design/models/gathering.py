"""What a design's facts read along with its rows, gathered by the database: keys and skills instead of whole rows.

Rows that are grouped lose the order of their table: whoever gathers orders them again.
"""

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.db.models.functions import JSONObject


def _all(field: Any) -> ArrayAgg:  # noqa: ANN401 - a name or an expression
    about = field if isinstance(field, str) else "skills__uri"
    return ArrayAgg(field, filter=Q(**{f"{about}__isnull": False}), distinct=True, default=[])


OF_OUTCOMES = {
    "keys": _all("components__slug"),
    "linked": _all(JSONObject(uri="skills__uri", label="skills__label", retired="skills__retired")),
}
OF_COMPONENTS = {"shapers": _all("shaped_by__slug"), "waits_for": _all("requires__slug")}
