"""Where the room answers."""

from django.urls import path

from juncta.catalogue import views

urlpatterns = [
    path("", views.shelf, name="catalogue-shelf"),
    path("<slug:slug>/", views.edition, name="catalogue-edition"),
    path("<slug:slug>/edition.json", views.document, name="catalogue-document"),
    path("<slug:slug>/offerings/new/", views.offer, name="catalogue-offer"),
    path("<slug:slug>/continuation/", views.continuation, name="catalogue-continuation"),
    path("<slug:slug>/continuation/<uuid:continuation_id>/<slug:body>/", views.agree, name="catalogue-agree"),
]
