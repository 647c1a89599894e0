"""Where jurisdiction answers: below /jurisdictions/."""

from django.urls import URLPattern, path

from juncta.jurisdiction.views import keeping, reading

urlpatterns: list[URLPattern] = [
    path("", reading.jurisdictions, name="jurisdiction-list"),
    path("rules.csv", reading.as_csv, name="jurisdiction-csv"),
    path("rules.xlsx", reading.as_xlsx, name="jurisdiction-xlsx"),
    path("rules/<uuid:rule_id>/", reading.rule, name="jurisdiction-rule"),
    path("rules/<uuid:rule_id>/edit/", keeping.edit, name="jurisdiction-rule-edit"),
    path("rules/<uuid:rule_id>/retire/", keeping.retire, name="jurisdiction-rule-retire"),
    path("<slug:place>/", reading.jurisdiction, name="jurisdiction-place"),
    path("<slug:place>/new/", keeping.add, name="jurisdiction-rule-add"),
]
