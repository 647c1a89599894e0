"""Where the room answers: below /designs/."""

from django.urls import URLPattern, path

from juncta.design.views import deciding, describing, home, listing, partners, parts, sections, team, versions

urlpatterns: list[URLPattern] = [
    path("", listing.designs, name="design-list"),
    path("new/", listing.new, name="design-new"),
    path("<uuid:design_id>/", home.home, name="design-home"),
    path("<uuid:design_id>/idea/", describing.idea, name="design-idea"),
    path("<uuid:design_id>/endorsement/", deciding.endorse, name="design-endorse"),
    path("<uuid:design_id>/partners/", partners.partners, name="design-partners"),
    path("<uuid:design_id>/partners/<uuid:partnership_id>/answer/", partners.answer_partner, name="design-answer-partner"),
    path("<uuid:design_id>/partners/<uuid:partnership_id>/take-back/", partners.take_back, name="design-take-back"),
    path("<uuid:design_id>/team/", team.team, name="design-team"),
    path("<uuid:design_id>/team/<uuid:member_id>/answer/", team.answer_member, name="design-answer-member"),
    path("<uuid:design_id>/elements/", describing.elements, name="design-elements"),
    path("<uuid:design_id>/outcomes/", describing.outcomes, name="design-outcomes"),
    path("<uuid:design_id>/components/", parts.components, name="design-components"),
    path("<uuid:design_id>/components/new/", parts.add, name="design-component-new"),
    path("<uuid:design_id>/components/<uuid:component_id>/", parts.component, name="design-component"),
    path("<uuid:design_id>/components/<uuid:component_id>/move/", parts.move, name="design-component-move"),
    path("<uuid:design_id>/components/<uuid:component_id>/remove/", parts.remove, name="design-component-remove"),
    path("<uuid:design_id>/sections/<slug:section>/", sections.section, name="design-section"),
    path("<uuid:design_id>/sections/<slug:section>/draft/", sections.draft, name="design-draft"),
    path("<uuid:design_id>/sections/<slug:section>/versions/", versions.versions, name="design-versions"),
    path("<uuid:design_id>/sections/<slug:section>/comparison/", versions.comparison, name="design-comparison"),
    path("<uuid:design_id>/steps/", home.steps, name="design-steps"),
    path("<uuid:design_id>/submission/", deciding.submit, name="design-submit"),
    path("<uuid:design_id>/history/", home.history, name="design-history"),
]
