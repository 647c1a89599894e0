"""The people of the alliance, kept by its office: who is known, what each may do, who answers for what."""

from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from juncta.alliance import forms, operations, permits, queries
from juncta.alliance.models import Alliance, Person
from juncta.base.requests import ActorRequest, signed_in
from juncta.kernel.refusal import Refused


@signed_in
@require_GET
def people(request: ActorRequest) -> HttpResponse:
    """Everybody the alliance knows."""
    _own_alliance(request)
    found = queries.visible_to(request.actor)
    return render(request, "alliance/people.html", {"people": found})


@signed_in
@require_http_methods(["GET", "POST"])
def add(request: ActorRequest) -> HttpResponse:
    """Make somebody known."""
    alliance = _own_alliance(request)
    form = forms.PersonForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        try:
            person = operations.add_person(alliance=alliance, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused.refusal))
        else:
            messages.success(request, _("%(person)s is known now. Say what they may do.") % {"person": person})
            return redirect("alliance-person", person_id=person.pk)
    return render(request, "alliance/add.html", {"form": form}, status=400 if form.is_bound else 200)


@signed_in
@require_GET
def person(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """One person: mandates, what they answer for, whether they can sign in."""
    return _page(request, _somebody(request, person_id))


@signed_in
@require_POST
def mandate(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Give this person a mandate."""
    somebody = _somebody(request, person_id)
    form = forms.MandateForm(request.POST, actor=request.actor)
    if form.is_valid():
        operations.give_mandate(person=somebody, by=request.actor, **form.cleaned_data)
        messages.success(request, _("The mandate is given."))
        return redirect("alliance-person", person_id=somebody.pk)
    return _page(request, somebody, mandate=form)


@signed_in
@require_POST
def end(request: ActorRequest, mandate_id: UUID) -> HttpResponse:
    """End a mandate: it no longer holds from today on."""
    found = get_object_or_404(queries.mandates(request.actor), pk=mandate_id)
    operations.end_mandate(mandate=found, by=request.actor)
    messages.success(request, _("The mandate has ended."))
    return redirect("alliance-person", person_id=found.person_id)


@signed_in
@require_POST
def contact(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Have this person answer for a body."""
    somebody = _somebody(request, person_id)
    form = forms.ContactForm(request.POST, actor=request.actor, prefix="contact")
    if form.is_valid():
        operations.name_contact(person=somebody, by=request.actor, **form.cleaned_data)
        messages.success(request, _("%(person)s is the contact now.") % {"person": somebody})
        return redirect("alliance-person", person_id=somebody.pk)
    return _page(request, somebody, contact=form)


@signed_in
@require_POST
def account(request: ActorRequest, person_id: UUID) -> HttpResponse:
    """Let this person sign in."""
    somebody = _somebody(request, person_id)
    operations.open_account(person=somebody, by=request.actor)
    messages.success(request, _("The account is open. They set a password with “Forgot your password?” on the sign-in page."))
    return redirect("alliance-person", person_id=somebody.pk)


def _own_alliance(request: ActorRequest) -> Alliance:
    """The actor's alliance, if they keep its people."""
    alliance = get_object_or_404(queries.alliances(), pk=request.actor.alliance)
    if refusal := permits.why_not_keep(request.actor, alliance):
        raise Refused(refusal)
    return alliance


def _somebody(request: ActorRequest, person_id: UUID) -> Person:
    found = get_object_or_404(queries.visible_to(request.actor), pk=person_id)
    _own_alliance(request)
    return found


def _page(request: ActorRequest, somebody: Person, **bound: Form) -> HttpResponse:
    """The person's page, with forms that were filled in and did not fit."""
    context = {
        "person": somebody,
        "mandates": queries.mandates_of(somebody),
        "contacts": somebody.contact_for.select_related("body", "institution"),
        "mandate_form": bound.get("mandate") or forms.MandateForm(actor=request.actor),
        "contact_form": bound.get("contact") or forms.ContactForm(actor=request.actor, prefix="contact"),
        "mandate_refusal": permits.why_not_give_a_mandate_to(request.actor, somebody),
        "account_refusal": permits.why_not_open_account(request.actor, somebody, queries.account_of_address(somebody.email)),
    }
    return render(request, "alliance/person.html", context, status=400 if bound else 200)
