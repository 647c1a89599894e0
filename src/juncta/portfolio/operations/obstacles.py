"""A team names what got in its way."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from juncta.alliance import queries as alliances
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal
from juncta.portfolio import permits
from juncta.portfolio.events import ObstacleNamed
from juncta.portfolio.facts import KINDS, SEVERITIES
from juncta.portfolio.models import Obstacle
from juncta.portfolio.operations.locking import insist

if TYPE_CHECKING:
    from juncta.alliance.models import Institution
    from juncta.design.models import Design


@transaction.atomic
def name_obstacle(
    *,
    design: "Design",
    by: Actor,
    title: str,
    what_happened: str,
    kind: str,
    severity: str,
    institution: "Institution | None" = None,
    country: str = "",
    step: str = "",
) -> Obstacle:
    """Write down an obstacle in the team's own words; with an institution, its country is the jurisdiction unless another is said.

    Raises ValueError for a kind or severity that the data does not know.
    """
    insist(permits.why_not_name_obstacle(by, design))
    if kind not in KINDS or severity not in SEVERITIES:
        message = f"{kind!r} or {severity!r} is not known"
        raise ValueError(message)
    if institution and institution.alliance_id != design.alliance_id:
        insist(Refusal("POR-113", _("This institution belongs to another alliance."), _("Choose a partner of your alliance.")))
    named = Obstacle.objects.create(
        alliance=design.alliance,
        design=design,
        title=title.strip(),
        what_happened=what_happened.strip(),
        kind=kind,
        severity=severity,
        institution=institution,
        country=country or (institution.country if institution else ""),
        step=step,
        person=alliances.acting(by),
        at=clock.now(),
    )
    announce(ObstacleNamed(alliance_id=design.alliance_id, subject_id=named.pk, design_id=design.pk), by)
    return named
