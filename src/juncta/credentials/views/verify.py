"""The public pages: drop a badge, follow a learner's link, or the badge's own address; the answer shows all that was signed."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from juncta.alliance import queries as alliance
from juncta.base import clock
from juncta.base.requests import ActorRequest, public
from juncta.credentials import queries
from juncta.credentials.forms import DropForm
from juncta.credentials.models import Credential
from juncta.credentials.verification.verify import judge
from juncta.credentials.views.reading import read
from juncta.credentials.views.verdicts import reason, said

MOST = 1_048_576  # bytes of a badge


def _answer(request: ActorRequest, badge: bytes, template: str, more: dict[str, object]) -> HttpResponse:
    here = queries.alliance_named_in(badge) or alliance.current()  # a badge of any alliance of this installation can be judged
    if here is None:
        raise Http404
    judgement = judge(badge, at=clock.now(), **queries.verification_material(here))
    answer = render(
        request,
        template,
        {
            "judgement": judgement,
            "verdict": said(judgement),
            "reasons": [reason(each) for each in judgement.reasons],
            "signers": judgement.detail.signers,
            "badge": read(badge, shows_holder=bool(more["shows_holder"])),
            "checked_at": clock.now(),
            **more,
        },
    )
    answer["X-Robots-Tag"] = "noindex"
    answer["Cache-Control"] = "no-store"
    return answer


def _standing(credential: Credential) -> dict[str, object]:
    return {"credential": credential, "revocation": queries.revocation_of(credential)}


@public
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: ActorRequest) -> HttpResponse:
    """Verify a file that somebody was given; it is not kept."""
    if request.method != "POST":
        return render(request, "credentials/verify.html", {"form": DropForm()})
    form = DropForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "credentials/verify.html", {"form": form}, status=422)
    upload = form.cleaned_data["badge"]
    if upload.size > MOST:
        form.add_error("badge", _("A badge is smaller than 1 MiB; this file is not one."))
        return render(request, "credentials/verify.html", {"form": form}, status=422)
    return _answer(request, upload.read(), "credentials/verified.html", {"shows_holder": True})


@public
@require_safe
def shared(request: ActorRequest, share_id: str) -> HttpResponse:
    """A credential by its learner's own link: everything that was signed, holder included."""
    credential = get_object_or_404(queries.by_share_id(share_id))
    return _answer(
        request,
        bytes(credential.badge or b""),
        "credentials/verified.html",
        _standing(credential) | {"shows_holder": True, "share_id": share_id},
    )


@public
@require_safe
def shared_badge(request: ActorRequest, share_id: str) -> HttpResponse:
    """The badge file behind a learner's link, byte for byte."""
    del request
    credential = get_object_or_404(queries.by_share_id(share_id))
    answer = HttpResponse(bytes(credential.badge or b""), content_type="application/vc+ld+json")
    answer["Content-Disposition"] = f'attachment; filename="{credential.award.number}.json"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


@public
@require_safe
def by_public_id(request: ActorRequest, public_id: str) -> HttpResponse:
    """The address inside the badge: its state and content, without the holder's name."""
    credential = get_object_or_404(queries.by_public_id(public_id))
    return _answer(request, bytes(credential.badge or b""), "credentials/verified.html", _standing(credential) | {"shows_holder": False})
