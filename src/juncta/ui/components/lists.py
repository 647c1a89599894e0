"""What was found and what happened: findings of checks, and the audit trail at the bottom of a page."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.template.context import Context

from juncta.base.models import Happening
from juncta.kernel.refusal import Finding
from juncta.ui.components.kinds import phrase
from juncta.ui.components.library import register

LATEST = 50


@register.inclusion_tag("ui/components/findings.html", takes_context=True)
def findings(context: Context, found: Iterable[Finding], good: str = "") -> dict[str, Any]:
    """What named checks noticed, blocking ones first; `good` is said when there is nothing.

    Where the page says in `leads` which place stands where, the way out of each finding is a link.
    """
    leads = context.get("leads") or {}
    ordered = sorted(found, key=lambda finding: (not finding.blocks, finding.code))
    return {"findings": [(finding, leads.get(finding.where, "")) for finding in ordered], "good": good}


@register.inclusion_tag("ui/components/history.html")
def history(subject: str, subject_id: UUID | str) -> dict[str, Any]:
    """Who did what here, and when; the latest first, folded."""
    rows = list(Happening.objects.filter(subject=subject, subject_id=subject_id).order_by("-id")[: LATEST + 1])
    lines = [{"who": row.who or "Juncta", "did": phrase(row.kind), "at": row.at, "kind": row.kind} for row in rows[:LATEST]]
    return {"lines": lines, "more": len(rows) > LATEST}
