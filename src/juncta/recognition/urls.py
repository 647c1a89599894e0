"""Where recognition answers."""

from django.urls import path

from juncta.recognition import views

urlpatterns = [
    path("", views.index, name="recognition-claims"),
    path("claim/<uuid:credential_id>/", views.claim, name="recognition-new"),
    path("<uuid:claim_id>/", views.page, name="recognition-claim"),
    path("<uuid:claim_id>/decide/", views.decide, name="recognition-decide"),
    path("rules/<slug:institution>/", views.rules, name="recognition-rules"),
]
