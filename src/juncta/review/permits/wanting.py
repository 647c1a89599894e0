"""What a condition must say."""

from django.utils.translation import gettext as _

from juncta.base import clock
from juncta.kernel.refusal import Refusal
from juncta.review.facts import Wanted


def why_not_want(wanted: Wanted) -> Refusal | None:
    """A condition says what must be shown, and has an end: publication, or a day to come."""
    if not wanted.text.strip():
        return Refusal("REV-151", _("Say what must be shown."), _("Write what the team can do to meet the condition."))
    if not wanted.before_publication and wanted.due_on is None:
        return Refusal("REV-152", _("A condition needs an end."), _("Give a day, or choose “before publication”."))
    if wanted.due_on and wanted.due_on <= clock.today():
        return Refusal("REV-153", _("The day of the condition has passed."), _("Choose a day in the future."))
    return None
