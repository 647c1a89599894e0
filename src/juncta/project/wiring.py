"""Ports and their adapters, chosen from the settings."""

from django.conf import settings

from juncta.credentials import ports
from juncta.design import checks
from juncta.framework import ports as framework


def connect() -> None:
    """Give each port its adapter, and the framework the checks that it may name.

    Approval keys of a cast exist in the demo only; everywhere else registrars use passkeys.
    """
    framework.know_checks(checks.QUESTIONS)
    if settings.JUNCTA_CAST_KEYS:
        from juncta.project.story.keys import CastApprover  # noqa: PLC0415 - the demo's alone

        ports.approve_with(CastApprover())
