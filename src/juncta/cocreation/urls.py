"""Where co-creation answers: below /cocreation/."""

from django.urls import URLPattern, path

from juncta.cocreation.views import conversation, presence, suggestions

urlpatterns: list[URLPattern] = [
    path("threads/<uuid:thread_id>/answer/", conversation.answer, name="cocreation-answer"),
    path("threads/<uuid:thread_id>/resolve/", conversation.resolve, name="cocreation-resolve"),
    path("threads/<uuid:thread_id>/reopen/", conversation.reopen, name="cocreation-reopen"),
    path("comments/<uuid:comment_id>/withdraw/", conversation.withdraw, name="cocreation-withdraw"),
    path("suggestions/<uuid:suggestion_id>/accept/", suggestions.accept, name="cocreation-accept"),
    path("suggestions/<uuid:suggestion_id>/decline/", suggestions.decline, name="cocreation-decline"),
    path("suggestions/<uuid:suggestion_id>/take-back/", suggestions.take_back, name="cocreation-take-back"),
    path("<uuid:design_id>/<slug:section>/", conversation.conversation, name="cocreation-conversation"),
    path("<uuid:design_id>/<slug:section>/comment/", conversation.comment, name="cocreation-comment"),
    path("<uuid:design_id>/<slug:section>/suggest/", suggestions.suggest, name="cocreation-suggest"),
    path("<uuid:design_id>/<slug:section>/presence/", presence.presence, name="cocreation-presence"),
]
