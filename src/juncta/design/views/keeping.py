"""What somebody has typed into a form and not saved: kept for them every few seconds, offered again, and thrown away once it is saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from juncta.base.requests import ActorRequest, signed_in
from juncta.design import engine, operations, permits, queries
from juncta.design.clauses import CLAUSES
from juncta.design.models import Component, Design, LearningOutcome, SectionDraft
from juncta.design.views.frame import WAYS, design_for
from juncta.kernel.refusal import Refused

P = ParamSpec("P")
OURS = ("csrfmiddlewaretoken", "based_on")
MOST_WITHOUT_ACCOUNT = 200_000  # characters kept for somebody whose session has ended
PARTS: Mapping[str, tuple[str, type[Component | LearningOutcome]]] = {
    "components": ("design-component", Component),
    "outcomes": ("design-outcome", LearningOutcome),
}
NEW = "new"  # the form of a component or outcome that is not there yet


@dataclass(frozen=True, slots=True)
class Kept:
    """The actor's draft of one form: offered, or taken up into it; and where the form sends what is typed."""

    section: str
    part: str
    offered: SectionDraft | None
    taken: SectionDraft | None
    to: str

    def drop(self, request: ActorRequest, design: Design) -> None:
        """It is saved now."""
        operations.discard_draft(design=design, by=request.actor, section=self.section, part=self.part)

    @property
    def data(self) -> QueryDict | None:
        """What was taken up, as the form sent it."""
        if self.taken is None:
            return None
        data = QueryDict(mutable=True)
        for name, values in self.taken.content.items():
            data.setlist(name, values)
        data["based_on"] = str(self.taken.based_on)
        return data

    def context(self, based_on: int = 0) -> Mapping[str, Any]:
        """What the page says of it; `based_on` is the version that the form begins from."""
        based_on = self.taken.based_on if self.taken else based_on
        return {"draft": self.offered, "taken": self.taken, "draft_to": self.to, "based_on": based_on}


def kept(request: ActorRequest, design: Design, section: str, part: str = "") -> Kept:
    """The draft of this form; what was sent without being signed in has become one."""
    to = reverse("design-part-draft", args=[design.pk, section, part]) if part else reverse("design-draft", args=[design.pk, section])
    draft = None
    if request.method != "POST":
        draft = _sent(request, design, section, part) or queries.draft_of(request.actor, design, section, part)
    taken = draft if draft and "draft" in request.GET else None
    return Kept(section, part, None if taken else draft, taken, to)


def _sent(request: ActorRequest, design: Design, section: str, part: str) -> SectionDraft | None:
    sent = request.session.get("typed")
    if not sent or sent["path"] != request.path:
        return None
    del request.session["typed"]
    said = {"typed": sent["fields"], "based_on": sent["based_on"], "part": part}
    try:
        return operations.keep_draft(design=design, by=request.actor, section=section, **said)
    except Refused:
        return None


def version_in(data: QueryDict, otherwise: int) -> int:
    """The version that the form began from; a form without it was written on what stands."""
    sent = data.get("based_on", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else otherwise  # noqa: PLR2004 - digits of an integer


def keeps_typed(view: Callable[Concatenate[HttpRequest, P], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Keep what somebody sends whose session has ended, until they have signed in: in their own, new session, and not for long."""

    @wraps(view)
    def keeping(request: ActorRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated:
            fields = typed_in(request.POST)
            if 0 < sum(len(text) for texts in fields.values() for text in texts) <= MOST_WITHOUT_ACCOUNT:
                request.session["typed"] = {"path": request.path, "fields": fields, "based_on": version_in(request.POST, 0)}
                request.keeps_typed = True  # type: ignore[attr-defined] # the page itself shows it again
        return view(request, *args, **kwargs)

    return keeping


def typed_in(data: QueryDict) -> dict[str, list[str]]:
    """The fields of a form as they were sent, without what is ours."""
    return {name: list(values) for name, values in data.lists() if name not in OURS}


@require_POST
@signed_in
def draft(request: ActorRequest, design_id: UUID, section: str, part: str = "") -> HttpResponse:
    """Keep what stands in a form as one's draft, or throw the draft away."""
    design = design_for(request, design_id)
    page = _page(design, section, part)
    if "discard" in request.POST:
        operations.discard_draft(design=design, by=request.actor, section=section, part=part)
        messages.success(request, _("The unsaved text is thrown away."))
        return redirect(page)
    typed = typed_in(request.POST)
    if refusal := permits.why_not_keep_draft(request.actor, design, typed):
        return HttpResponse(str(refusal), status=403, content_type="text/plain")
    based_on = version_in(request.POST, 0)
    operations.keep_draft(design=design, by=request.actor, section=section, typed=typed, based_on=based_on, part=part)
    return HttpResponse(status=204)


def _page(design: Design, section: str, part: str) -> str:
    """The page of that form. Raises Http404 for a form that is none."""
    if not part:
        if section not in engine.SHAPES or section == "components":
            raise Http404
        return WAYS[section].href(design)
    if section == "agreement" and part in CLAUSES:
        return reverse("design-clause", args=[design.pk, part])
    if section not in PARTS:
        raise Http404
    stem, model = PARTS[section]
    if part == NEW:
        return reverse(f"{stem}-new", args=[design.pk])
    if part not in {str(key) for key in model.objects.filter(design=design).values_list("pk", flat=True)}:
        raise Http404
    return reverse(stem, args=[design.pk, part])
