"""What every page knows."""

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """Nothing yet beyond the actor."""
    return {"actor": getattr(request, "actor", None)}
