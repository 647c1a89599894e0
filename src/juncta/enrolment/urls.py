"""Where the room answers."""

from django.urls import URLPattern, path

from juncta.enrolment import views

urlpatterns: list[URLPattern] = [
    path("", views.overview, name="enrolment-overview"),
    path("apply/<uuid:offering_id>/", views.apply, name="enrolment-apply"),
    path("offerings/<uuid:offering_id>/", views.offering, name="enrolment-offering"),
    path("<uuid:enrolment_id>/", views.enrolment, name="enrolment-enrolment"),
    path("<uuid:enrolment_id>/withdraw/", views.withdraw, name="enrolment-withdraw"),
]
