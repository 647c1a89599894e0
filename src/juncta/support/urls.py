"""Where support answers: below /support/."""

from django.urls import URLPattern, path

from juncta.support.views import asking, listing, requests

urlpatterns: list[URLPattern] = [
    path("", listing.listed, name="support-list"),
    path("directory/", listing.directory, name="support-directory"),
    path("ask/<uuid:design_id>/<slug:step>/", asking.ask, name="support-ask"),
    path("reuse/<uuid:design_id>/<uuid:kept_id>/", asking.reuse, name="support-reuse"),
    path("requests/<uuid:request_id>/", requests.request_page, name="support-request"),
    path("requests/<uuid:request_id>/answer/", requests.answer, name="support-answer"),
    path("requests/<uuid:request_id>/again/", requests.again, name="support-again"),
    path("requests/<uuid:request_id>/close/", requests.close, name="support-close"),
    path("requests/<uuid:request_id>/withdraw/", requests.withdraw, name="support-withdraw"),
    path("requests/<uuid:request_id>/hand-over/", requests.hand_over, name="support-hand-over"),
    path("answers/<uuid:reply_id>/keep/", requests.keep, name="support-keep"),
    path("kept/<uuid:kept_id>/drop/", requests.drop, name="support-drop"),
]
