"""Where the desk answers."""

from django.urls import path

from juncta.desk import views

urlpatterns = [
    path("", views.front, name="desk-front"),
    path("desk/", views.home, name="desk-home"),
    path("portfolio/", views.portfolio, name="desk-portfolio"),
]
