"""The language form: pages follow at once, and so do the letters to whoever is signed in."""

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from juncta.base import messages
from juncta.base.requests import public


@public
@require_POST
def choose(request: HttpRequest) -> HttpResponseBase:
    """Django's own choice of language, remembered for letters too."""
    tag = request.POST.get("language", "")
    if request.user.is_authenticated and check_for_language(tag):
        messages.write_in(tag, account=request.user)
    return set_language(request)
