"""Joining: somebody with an account who is nobody here yet becomes a learner of the alliance."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from juncta.alliance import operations, permits, queries
from juncta.alliance.forms import JoinForm
from juncta.base.requests import ActorRequest, public


@public
@require_http_methods(["GET", "POST"])
def join(request: ActorRequest) -> HttpResponseBase:
    """Ask for a name and make them a learner; who is somebody already goes on to the alliance's page."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not request.actor.is_visitor:
        return redirect("alliance-overview")
    alliance = queries.current()
    refusal = permits.why_not_join(request.user, alliance) if alliance else permits.no_alliance()
    form = JoinForm(request.POST or None)
    if form.is_valid():
        operations.join(account=request.user, alliance=alliance, **form.cleaned_data)
        messages.success(request, _("Welcome. You can apply for offers now."))
        return redirect("alliance-overview")
    return render(request, "alliance/join.html", {"alliance": alliance, "form": form, "refusal": refusal})
