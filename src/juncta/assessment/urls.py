"""Where the room answers."""

from django.urls import URLPattern, path

from juncta.assessment import views

urlpatterns: list[URLPattern] = [
    path("", views.overview, name="assessment-overview"),
    path("offerings/<uuid:offering_id>/<slug:component>/", views.grid, name="assessment-grid"),
    path("editions/<uuid:edition_id>/", views.board, name="assessment-board"),
    path("editions/<uuid:edition_id>/confirm/", views.confirm, name="assessment-confirm"),
    path("editions/<uuid:edition_id>/award/", views.award, name="assessment-award"),
    path("enrolments/<uuid:enrolment_id>/", views.results, name="assessment-results"),
]
