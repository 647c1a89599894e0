"""Pages of recognition: ask, see the evidence, decide, read the decision, read an institution's rules."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from juncta.alliance import queries as alliances
from juncta.base.requests import ActorRequest, public, signed_in
from juncta.credentials import queries as credentials
from juncta.kernel.actor import Role
from juncta.recognition import operations, permits, queries
from juncta.recognition.facts import Answer, ClaimState, Criterion, Proposal
from juncta.recognition.forms import ClaimForm, DecisionForm
from juncta.recognition.models import Claim


@signed_in
@require_safe
def index(request: ActorRequest) -> HttpResponse:
    """What waits for this officer, what was decided, and one's own claims."""
    claims = list(queries.visible_to(request.actor))
    offices = request.actor.institutions_as(Role.RECOGNITION_OFFICER)
    return render(
        request,
        "recognition/claims.html",
        {
            "waiting": [each for each in claims if each.institution_id in offices and each.state == ClaimState.OPEN],
            "decided": [each for each in claims if each.institution_id in offices and each.state == ClaimState.DECIDED],
            "mine": [each for each in claims if each.person_id == request.actor.person],
            "is_officer": bool(offices),
            "offices": alliances.institutions(request.actor).filter(pk__in=offices),
        },
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: ActorRequest, credential_id: UUID) -> HttpResponse:
    """Ask an institution to recognise one's own credential."""
    credential = get_object_or_404(credentials.issued_to(request.actor), pk=credential_id)
    form = ClaimForm(request.POST if request.method == "POST" else None, institutions=queries.institutions_to_ask(credential))
    if request.method == "POST" and form.is_valid():
        made = operations.claim(credential=credential, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Your claim is on its way. You get a message when it is decided."))
        return redirect("recognition-claim", made.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "recognition/claim_new.html", {"credential": credential, "form": form}, status=status)


def _show(request: ActorRequest, found: Claim, form: DecisionForm | None = None, status: int = 200) -> HttpResponse:
    decision = getattr(found, "decision", None)
    case = None if decision else queries.case_of(found)
    findings = decision.answers if decision else [finding.to_json() for finding in case.findings] if case else []
    proposal = Proposal(decision.proposed) if decision else case.proposal if case else Proposal.ASK
    suggested = {Proposal.RECOGNISE: Answer.RECOGNISED, Proposal.REFUSE: Answer.REFUSED}.get(proposal)
    first = {"outcome": suggested.value if suggested else "", "ects": case.ects.points if case and case.ects else None}
    return render(
        request,
        "recognition/claim.html",
        {
            "claim": found,
            "decision": decision,
            "case": case,
            "rule_set": decision.rule_set if decision else case.rule_set if case else None,
            "findings": findings,
            "proposal": proposal.value,
            "why_not_decide": permits.why_not_decide(request.actor, found),
            "is_mine": found.person_id == request.actor.person,
            "form": form or DecisionForm(initial=first),
        },
        status=status,
    )


@signed_in
@require_safe
def page(request: ActorRequest, claim_id: UUID) -> HttpResponse:
    """The claim: each criterion true, false or unknown with its evidence; the decision, once there is one."""
    return _show(request, get_object_or_404(queries.visible_to(request.actor), pk=claim_id))


@signed_in
@require_POST
def decide(request: ActorRequest, claim_id: UUID) -> HttpResponse:
    """Record the officer's decision."""
    found = get_object_or_404(queries.visible_to(request.actor), pk=claim_id)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _show(request, found, form, status=422)
    given = form.cleaned_data
    if refusal := permits.why_not_answer(given["outcome"], given["reasons"], given["remedy"]):
        form.add_error("remedy" if refusal.code == "REC-110" else "reasons", str(refusal))
        return _show(request, found, form, status=422)
    operations.decide(
        claim=found,
        by=request.actor,
        outcome=Answer(given["outcome"]),
        reasons=given["reasons"],
        ects=str(given["ects"]) if given["ects"] is not None else None,
        remedy=given["remedy"],
    )
    messages.success(request, _("Decided. The learner has been told, with your reasons."))
    return redirect("recognition-claim", claim_id)


@public
@require_safe
def rules(request: ActorRequest, institution: str) -> HttpResponse:
    """An institution's rules, for anybody who wants to know before enrolling."""
    found = get_object_or_404(alliances.institutions(request.actor), slug=institution)
    rule_set = queries.rules_in_force(found)
    if rule_set is None:
        raise Http404
    criteria = [Criterion.from_json(plain) for plain in rule_set.criteria]
    return render(request, "recognition/rules.html", {"institution": found, "rule_set": rule_set, "criteria": criteria})
