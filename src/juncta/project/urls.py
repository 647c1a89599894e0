"""Where each room answers."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from juncta.project import health, languages
from juncta.project.story import views as story

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", health.live, name="livez"),
    path("readyz", health.ready, name="readyz"),
    path("language/setlang/", languages.choose, name="set_language"),
    path("account/", include("allauth.urls")),
    path("", include("juncta.desk.urls")),
    path("", include("juncta.ui.urls")),
    path("alliance/", include("juncta.alliance.urls")),
    path("skills/", include("juncta.skills.urls")),
    path("jurisdictions/", include("juncta.jurisdiction.urls")),
    path("framework/", include("juncta.framework.urls")),
    path("designs/", include("juncta.design.urls")),
    path("needs/", include("juncta.needs.urls")),
    path("support/", include("juncta.support.urls")),
    path("cocreation/", include("juncta.cocreation.urls")),
    path("reviews/", include("juncta.review.urls")),
    path("catalogue/", include("juncta.catalogue.urls")),
    path("enrolments/", include("juncta.enrolment.urls")),
    path("assessment/", include("juncta.assessment.urls")),
    path("", include("juncta.credentials.urls")),
    path("recognition/", include("juncta.recognition.urls")),
    path("portfolio/", include("juncta.portfolio.urls")),
]
if settings.JUNCTA_DEMO:
    urlpatterns += [
        path("demo/cast/", story.cast, name="desk-cast"),
        path("demo/cast/<slug:key>/", story.become, name="desk-become"),
        path("demo/mailbox/", story.mailbox, name="desk-mailbox"),
    ]
handler400 = "juncta.project.mishaps.not_taken"
handler404 = "juncta.project.health.not_found"
handler500 = "juncta.project.health.broken"
