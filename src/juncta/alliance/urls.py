"""Where the room answers."""

from django.urls import URLPattern, path

from juncta.alliance.views import joining, overview, people

urlpatterns: list[URLPattern] = [
    path("", overview.overview, name="alliance-overview"),
    path("join/", joining.join, name="alliance-join"),
    path("people/", people.people, name="alliance-people"),
    path("people/add/", people.add, name="alliance-person-add"),
    path("people/<uuid:person_id>/", people.person, name="alliance-person"),
    path("people/<uuid:person_id>/mandates/", people.mandate, name="alliance-mandate-give"),
    path("people/<uuid:person_id>/contact/", people.contact, name="alliance-contact-name"),
    path("people/<uuid:person_id>/account/", people.account, name="alliance-account-open"),
    path("mandates/<uuid:mandate_id>/end/", people.end, name="alliance-mandate-end"),
]
