"""Going the way step by step: what is done or not needed, who does it until when, the documents that show it."""

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.happenings import announce
from juncta.design import queries
from juncta.design.events import EvidenceAttached, StepDue, StepMarked, StepPlanned
from juncta.design.facts import DesignState, StepMark
from juncta.design.models import Design, Evidence, FileContent, StepPlan, StepState
from juncta.design.operations.locking import insist, locked
from juncta.design.permits import steps as permits
from juncta.framework import queries as framework
from juncta.kernel import files
from juncta.kernel.actor import SYSTEM, Actor
from juncta.kernel.refusal import Refused, blocking

if TYPE_CHECKING:
    from juncta.alliance.models import Person

NEAR = timedelta(days=3)  # before its date, who does a step is reminded


@transaction.atomic
def mark_step(*, design: Design, by: Actor, step: str, state: StepMark, reason: str = "") -> StepState:
    """Say that a step is done, or not needed and why; what was said before is replaced, the trail keeps it.

    Raises KeyError for a step that the framework does not have.
    """
    design, state = locked(design), StepMark(state)
    known = framework.facts_of(design.framework).step(step)
    found = [each for each in blocking(queries.findings(design)) if each.code in known.checks]
    insist(permits.why_not_work_on_steps(by, design) or permits.why_not_mark(state, reason, found))
    marked, _new = StepState.objects.update_or_create(
        design=design,
        step=step,
        defaults={"state": state.value, "reason": reason.strip(), "by": alliance.acting(by), "at": clock.now()},
    )
    announce(
        StepMarked(alliance_id=design.alliance_id, subject_id=design.pk, step=step, state=state.value, reason=marked.reason),
        by,
    )
    return marked


@transaction.atomic
def reopen_step(*, design: Design, by: Actor, step: str) -> None:
    """Say that a step is open again; nothing where it is open already."""
    design = locked(design)
    insist(permits.why_not_work_on_steps(by, design))
    gone, _rows = StepState.objects.filter(design=design, step=step).delete()
    if gone:
        announce(StepMarked(alliance_id=design.alliance_id, subject_id=design.pk, step=step, state="", reason=""), by)


@transaction.atomic
def plan_step(*, design: Design, by: Actor, step: str, responsible: "Person | None", due: date | None) -> StepPlan:
    """Say who does a step, and until when; a new date is reminded of anew. Raises KeyError for an unknown step."""
    design = locked(design)
    framework.facts_of(design.framework).step(step)
    before = StepPlan.objects.filter(design=design, step=step).first()
    insist(permits.why_not_work_on_steps(by, design) or permits.why_not_plan(design, responsible, due, before.due if before else None))
    if before and (before.due, before.responsible_id) == (due, responsible.pk if responsible else None):
        return before
    plan, _new = StepPlan.objects.update_or_create(
        design=design, step=step, defaults={"responsible": responsible, "due": due, "reminded_at": None}
    )
    person = str(responsible.pk) if responsible else ""
    announce(
        StepPlanned(alliance_id=design.alliance_id, subject_id=design.pk, step=step, person=person, due=due.isoformat() if due else ""),
        by,
    )
    return plan


@transaction.atomic
def attach(*, design: Design, by: Actor, step: str, name: str, file_name: str, content: bytes) -> Evidence:
    """Attach a document to a step: a new one, or the next version of the one of that name. Raises KeyError for an unknown step.

    The bytes are kept once per digest, however often the same file is attached.
    """
    design = locked(design)
    framework.facts_of(design.framework).step(step)
    insist(permits.why_not_work_on_steps(by, design))
    file_name = files.safe_name(file_name)
    try:
        kind = files.recognise(file_name, content)
    except files.Unfit as unfit:
        raise Refused(permits.unfit(unfit.sentence)) from None
    document = {"design": design, "step": step, "name": " ".join(name.split()) or file_name[:120]}
    digest = files.digest_of(content)
    latest = Evidence.objects.filter(**document).order_by("-version").first()
    insist(permits.why_not_attach(latest, digest))
    FileContent.objects.bulk_create([FileContent(digest=digest, content=content, size=len(content))], ignore_conflicts=True)
    evidence = Evidence.objects.create(
        **document,
        version=(Evidence.objects.filter(**document).aggregate(last=Max("version"))["last"] or 0) + 1,
        file_name=file_name,
        media_type=kind.media_type,
        file_id=digest,
        person=alliance.acting(by),
        at=clock.now(),
    )
    announce(
        EvidenceAttached(
            alliance_id=design.alliance_id,
            subject_id=design.pk,
            step=step,
            name=evidence.name,
            version=evidence.version,
            digest=digest,
        ),
        by,
    )
    return evidence


def remind_of_steps() -> int:
    """Remind whoever does a step whose date is near or has passed, once per date; called at night, returns how many."""
    due = StepPlan.objects.filter(due__lte=clock.today() + NEAR, responsible__isnull=False, reminded_at__isnull=True)
    return sum(_remind(key) for key in due.exclude(design__state=DesignState.WITHDRAWN).values_list("pk", flat=True))


@transaction.atomic
def _remind(key: UUID) -> bool:
    plan = StepPlan.objects.select_for_update(of=("self",)).select_related("design").get(pk=key)
    if plan.reminded_at or plan.responsible_id is None or plan.due is None:
        return False
    if StepState.objects.filter(design=plan.design, step=plan.step).exists():
        return False
    plan.reminded_at = clock.now()
    plan.save(update_fields=["reminded_at"])
    announce(
        StepDue(
            alliance_id=plan.design.alliance_id,
            subject_id=plan.design_id,
            step=plan.step,
            person_id=plan.responsible_id,
            due=plan.due.isoformat(),
        ),
        SYSTEM,
    )
    return True
