"""Where the room answers."""

from django.urls import path

from juncta.review import views

urlpatterns = [
    path("", views.reviews, name="review-list"),
    path("<uuid:dossier_id>/", views.dossier, name="review-dossier"),
    path("<uuid:dossier_id>/voices/<slug:body>/", views.speak, name="review-speak"),
    path("<uuid:dossier_id>/decisions/<slug:institution>/", views.decide, name="review-decide"),
]
