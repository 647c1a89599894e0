"""Ports and their adapters, chosen from the settings."""

from django.conf import settings

from juncta.credentials import ports


def connect() -> None:
    """Give each port its adapter. Approval keys of a cast exist in the demo only; everywhere else registrars use passkeys."""
    if settings.JUNCTA_CAST_KEYS:
        from juncta.project.story.keys import CastApprover  # noqa: PLC0415 - the demo's alone

        ports.approve_with(CastApprover())
