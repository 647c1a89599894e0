"""Where the room answers."""

from django.urls import URLPattern, path

from juncta.review.views import conditions, deciding, dossier, evaluating, exporting, judging, listing, panel

urlpatterns: list[URLPattern] = [
    path("", listing.reviews, name="review-list"),
    path("<uuid:dossier_id>/", dossier.dossier, name="review-dossier"),
    path("<uuid:dossier_id>/dossier.pdf", exporting.pdf, name="review-pdf"),
    path("<uuid:dossier_id>/dossier.json", exporting.document, name="review-json"),
    path("<uuid:dossier_id>/voices/<slug:seat>/", judging.speak, name="review-speak"),
    path("<uuid:dossier_id>/confirmations/<slug:seat>/", judging.confirm, name="review-confirm"),
    path("<uuid:dossier_id>/remarks/<slug:seat>/", judging.remark, name="review-remark"),
    path("<uuid:dossier_id>/peers/", panel.appoint, name="review-appoint"),
    path("<uuid:dossier_id>/conflicts/", panel.declare, name="review-declare"),
    path("<uuid:dossier_id>/deadline/", panel.postpone, name="review-postpone"),
    path("<uuid:dossier_id>/decisions/<slug:institution>/", deciding.decide, name="review-decide"),
    path("<uuid:dossier_id>/forms/<slug:institution>/<slug:kind>/", exporting.local_form, name="review-local-form"),
    path("<uuid:dossier_id>/objections/<slug:institution>/new/", deciding.object_to, name="review-object"),
    path("<uuid:dossier_id>/objections/<uuid:objection_id>/", deciding.end_objection, name="review-objection"),
    path("<uuid:dossier_id>/conditions/<uuid:condition_id>/", conditions.condition, name="review-condition"),
    path("<uuid:dossier_id>/evidence/<uuid:evidence_id>/", conditions.evidence, name="review-evidence"),
    path("designs/<uuid:design_id>/self-evaluation/", evaluating.self_evaluation, name="review-self-evaluation"),
    path("designs/<uuid:design_id>/withdrawal/<slug:institution>/", deciding.withdraw, name="review-withdraw"),
]
