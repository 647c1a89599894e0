"""People are invited to the team, and answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import operations, permits, queries
from juncta.design.facts import CATEGORY_NAMES, SECTION_NAMES
from juncta.design.forms import AnswerForm, MemberForm
from juncta.design.views.frame import attempt, design_for, show

# What somebody is asked to do with one press; the form asks for more.
TASKS = {
    "academic": gettext_lazy("Academic co-design"),
    "professional": gettext_lazy("Support of the design"),
    "student": gettext_lazy("Student co-creation"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def team(request: ActorRequest, design_id: UUID) -> HttpResponse:
    """Who makes it; invite another."""
    design = design_for(request, design_id)
    members = list(design.team.all())
    form = MemberForm(request.POST or None, by=request.actor, without=[each.person for each in members if each.state != "declined"])
    if form.is_valid() and attempt(form, lambda: operations.invite_member(design=design, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("{person} is invited.").format(person=form.cleaned_data["person"]))
        return redirect("design-team", design_id=design.pk)
    accepted = {each.category for each in members if each.state == "accepted"}
    suggested = queries.Casting(request.actor, design).suggested_people() if permits.why_not_edit(request.actor, design) is None else []
    context = {
        "form": form,
        "suggestions": [(each, TASKS.get(each.candidate.category, TASKS["academic"])) for each in suggested],
        "rows": [(each, permits.why_not_answer_membership(request.actor, each) is None) for each in members],
        "contributions": [
            (each, CATEGORY_NAMES.get(each.category, ""), [SECTION_NAMES[key] for key in each.sections])
            for each in queries.contributions(design)
        ],
        "groups": [(CATEGORY_NAMES[group], group in accepted) for group in ("academic", "professional", "student")],
    }
    return show(request, design, "team", "team", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answer_member(request: ActorRequest, design_id: UUID, member_id: UUID) -> HttpResponse:
    """Accept one's own invitation, or decline it with a reason."""
    design = design_for(request, design_id)
    member = get_object_or_404(design.team.all(), pk=member_id)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        refusal = permits.why_not_answer_membership(request.actor, member)
        context = {"form": form, "asked": member.person, "what": member.task, "message": member.message, "refusal": refusal}
        return show(request, design, "team", "answer", context, status=400 if form.is_bound else 200)
    accept = request.POST.get("answer") == "accept"
    operations.answer_membership(member=member, by=request.actor, accept=accept, because=form.cleaned_data["because"])
    messages.success(request, _("You are on the team. Welcome.") if accept else _("You have declined."))
    return redirect("design-team", design_id=design.pk) if accept else redirect("design-list")
