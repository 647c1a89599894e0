"""What the board's pages share."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.shortcuts import get_object_or_404

from juncta.base.requests import ActorRequest
from juncta.kernel.refusal import Refused
from juncta.needs import queries

if TYPE_CHECKING:
    from juncta.needs.models import Need


def need_for(request: ActorRequest, need_id: UUID) -> "Need":
    """The need with its support, or 404 for whoever may not see it."""
    return get_object_or_404(queries.with_support(request.actor), pk=need_id)


def attempt(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do it; where it is refused, the form says so on top and keeps what was typed."""
    try:
        act()
    except Refused as refused:
        form.add_error(None, str(refused.refusal))
        return False
    return True
