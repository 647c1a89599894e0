"""Where credentials answer: pages for registrars and learners, and the documents that verifiers fetch."""

from django.urls import path

from juncta.credentials.views import batches, documents, learner, trust, verify

urlpatterns = [
    path("credentials/", batches.index, name="credentials-batches"),
    path("credentials/batches/<uuid:batch_id>/", batches.page, name="credentials-batch"),
    path("credentials/batches/<uuid:batch_id>/approve/<slug:institution>/", batches.approve, name="credentials-approve"),
    path("credentials/trust-lists/<int:version>/", trust.page, name="credentials-trust-list"),
    path("credentials/trust-lists/<int:version>/approve/<slug:institution>/", trust.approve, name="credentials-trust-approve"),
    path("credentials/<uuid:credential_id>/", learner.page, name="credentials-credential"),
    path("credentials/<uuid:credential_id>/badge.json", learner.download, name="credentials-download"),
    path("credentials/<uuid:credential_id>/share/", learner.share, name="credentials-share"),
    path("credentials/<uuid:credential_id>/unshare/", learner.unshare, name="credentials-unshare"),
    path("credentials/<uuid:credential_id>/revoke/", learner.revoke, name="credentials-revoke"),
    path("credentials/<str:public_id>", verify.by_public_id, name="credentials-public"),
    path("verify/", verify.drop, name="verify"),
    path("verify/<str:share_id>/", verify.shared, name="credentials-shared"),
    path("verify/<str:share_id>/badge.json", verify.shared_badge, name="credentials-shared-badge"),
    path(".well-known/did.json", documents.did, name="credentials-did"),
    path("trust-list.json", documents.trust_list, name="credentials-trust-list-document"),
    path("trust-root.json", documents.trust_root, name="credentials-trust-root"),
    path("status/<str:public_id>", documents.status, name="credentials-status"),
]
