"""The business plan: who may apply, what each pays where, who works how much, what comes in and how it is shared."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from juncta.design import permits
from juncta.design.models import Component, Design
from juncta.design.models.business import Effort, ExchangeRate, Fee, Funding, Intake, PartnerPlan, Plan
from juncta.design.money import FUNDING, GROUPS, HUNDRED, WORK, EffortFacts
from juncta.design.operations.locking import changed, insist, locked
from juncta.kernel.actor import Actor
from juncta.kernel.refusal import Refusal

if TYPE_CHECKING:
    from juncta.alliance.models import Institution

PART = "business"
Change = tuple[Decimal | None, Decimal | None]  # what stood there when somebody began to type, and what they typed
Place = tuple["Institution", str]  # a partner and a learner group


def _insist_known(codes: Iterable[str], known: Collection[str], what: str) -> None:
    if unknown := sorted(set(codes) - set(known)):
        message = f"{unknown[0]!r} is no {what}"
        raise ValueError(message)


def _partner(design: Design, institution: "Institution") -> PartnerPlan:
    return PartnerPlan.objects.get_or_create(design=design, institution=institution)[0]


@transaction.atomic
def set_groups(*, design: Design, by: Actor, groups: Iterable[str]) -> Design:
    """Say which learner groups may apply; fees of the others stay, and count again when they are chosen again.

    Raises ValueError for a group that the data does not know.
    """
    design, chosen = locked(design), list(groups)
    insist(permits.why_not_edit(by, design))
    _insist_known(chosen, GROUPS, "learner group")
    Plan.objects.update_or_create(design=design, defaults={"groups": [code for code in GROUPS if code in chosen]})
    changed(design, by, PART)
    return design


@transaction.atomic
def set_fees(*, design: Design, by: Actor, component: Component | None, fees: "Mapping[Place, Change]") -> Design:
    """Write the fees that were changed, for one component or (None) for the whole; an empty one is no longer stated.

    Where somebody else has changed the same fee since, nothing is written and the refusal says what stands there now.
    """
    design = locked(design)
    places = {institution.pk: institution for institution, _group in fees}
    for institution in places.values():
        insist(permits.why_not_plan_for(by, design, institution))
    insist(permits.why_not_edit(by, design))
    _insist_known((group for _institution, group in fees), GROUPS, "learner group")
    if component and component.design_id != design.pk:
        raise Component.DoesNotExist(component.pk)
    stated = {
        (fee.partner.institution_id, fee.group): fee
        for fee in Fee.objects.filter(partner__design=design, component=component).select_related("partner")
    }
    insist(_crossed(stated, fees))
    for (institution, group), (_before, after) in fees.items():
        partner = _partner(design, institution)
        if after is None:
            Fee.objects.filter(partner=partner, group=group, component=component).delete()
        else:
            Fee.objects.update_or_create(partner=partner, group=group, component=component, defaults={"amount": after})
    changed(design, by, PART)
    return design


def _crossed(stated: "Mapping[tuple[UUID, str], Fee]", fees: "Mapping[Place, Change]") -> Refusal | None:
    for (institution, group), (before, after) in fees.items():
        fee = stated.get((institution.pk, group))
        now = fee.amount if fee else None
        if now not in {before, after}:
            return Refusal(
                "DES-131",
                _("Somebody has changed the fee for “{group}” at {institution} meanwhile: it says {now} now.").format(
                    group=GROUPS[group], institution=institution, now=_("nothing") if now is None else now
                ),
                _("Look at what you typed; if you save again, yours is kept."),
            )
    return None


@transaction.atomic
def copy_fees(*, design: Design, by: Actor, institution: "Institution") -> Design:
    """Give every partner that counts in the same currency the fees of this one; the others keep theirs, since nothing is converted."""
    design = locked(design)
    insist(permits.why_not_plan_for(by, design, institution))
    source = _partner(design, institution)
    rows = list(source.fees.all())
    for other in permits.partners_at_work(design):
        target = _partner(design, other)
        if target.pk == source.pk or target.currency != source.currency:
            continue
        target.fees.all().delete()
        Fee.objects.bulk_create(Fee(partner=target, group=row.group, component_id=row.component_id, amount=row.amount) for row in rows)
    changed(design, by, PART)
    return design


@transaction.atomic
def plan_partner(
    *,
    design: Design,
    by: Actor,
    institution: "Institution",
    currency: str,
    learners: Mapping[str, int | None],
    effort: Iterable[EffortFacts],
) -> PartnerPlan:
    """Write a partner's currency, the learners it expects per group, and its staff effort, one line per kind of work.

    Another currency changes no amount: numbers are what the partner wrote. Raises ValueError for an unknown group or kind of work.
    """
    design, lines = locked(design), list(effort)
    insist(permits.why_not_plan_for(by, design, institution))
    _insist_known(learners, GROUPS, "learner group")
    _insist_known((line.work for line in lines), WORK, "kind of work")
    partner, _made = PartnerPlan.objects.update_or_create(design=design, institution=institution, defaults={"currency": currency})
    partner.intakes.all().delete()
    Intake.objects.bulk_create(
        Intake(partner=partner, group=group, learners=count) for group, count in learners.items() if count is not None
    )
    partner.efforts.all().delete()
    Effort.objects.bulk_create(
        Effort(partner=partner, work=line.work, amount=line.amount, unit=line.unit, rate=line.rate) for line in lines if line.amount
    )
    changed(design, by, PART)
    return partner


@transaction.atomic
def set_shares(*, design: Design, by: Actor, shares: "Mapping[Institution, Decimal | None]") -> Design:
    """Write the key by which everything that comes in is shared, in per cent; a key that is not finished is less than 100."""
    design = locked(design)
    insist(permits.why_not_edit(by, design))
    for institution in shares:
        insist(permits.why_not_count_on(design, institution))
    kept = PartnerPlan.objects.filter(design=design, share__isnull=False).exclude(institution__in=list(shares))
    together = sum((share for share in [*shares.values(), *kept.values_list("share", flat=True)] if share), Decimal(0))
    if together > HUNDRED:
        insist(
            Refusal("DES-139", _("The shares are {sum} % together.").format(sum=f"{together.normalize():f}"), _("Give away 100 % at most."))
        )
    for institution, share in shares.items():
        PartnerPlan.objects.update_or_create(design=design, institution=institution, defaults={"share": share})
    changed(design, by, PART)
    return design


@transaction.atomic
def add_funding(
    *, design: Design, by: Actor, kind: str, name: str, amount: Decimal, currency: str, institution: "Institution | None" = None
) -> Funding:
    """Note money that does not come from learners, for all together or for one partner; raises ValueError for an unknown kind."""
    design = locked(design)
    insist(permits.why_not_plan_for(by, design, institution) if institution else permits.why_not_edit(by, design))
    _insist_known([kind], FUNDING, "kind of funding")
    partner = _partner(design, institution) if institution else None
    made = Funding.objects.create(design=design, partner=partner, kind=kind, name=name, amount=amount, currency=currency)
    changed(design, by, PART)
    return made


@transaction.atomic
def drop_funding(*, funding: Funding, by: Actor) -> Design:
    """Take a source of funding out of the plan."""
    design = locked(funding.design_id)
    insist(permits.why_not_edit(by, design))
    Funding.objects.filter(pk=funding.pk, design=design).delete()
    changed(design, by, PART)
    return design


@transaction.atomic
def state_rate(*, design: Design, by: Actor, base: str, currency: str, rate: Decimal, on: date, source: str) -> ExchangeRate:
    """State the rate to calculate with between two currencies, where it was read and when; it replaces the one before."""
    design = locked(design)
    insist(permits.why_not_edit(by, design))
    ExchangeRate.objects.filter(design=design, base=currency, currency=base).delete()
    stated, _made = ExchangeRate.objects.update_or_create(
        design=design, base=base, currency=currency, defaults={"rate": rate, "on": on, "source": source}
    )
    changed(design, by, PART)
    return stated


@transaction.atomic
def drop_rate(*, rate: ExchangeRate, by: Actor) -> Design:
    """Calculate without this rate."""
    design = locked(rate.design_id)
    insist(permits.why_not_edit(by, design))
    ExchangeRate.objects.filter(pk=rate.pk, design=design).delete()
    changed(design, by, PART)
    return design
