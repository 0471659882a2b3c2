"""Vocabulary entries have public pages by view: themes, quarters, periods; so have the questions of the town.
Pages of knowledge are Wagtail's, found by their kind."""

from django.urls import include, path

from . import views

urlpatterns = [
    path("themes/", views.themes, name="themes"),
    path("themes/<slug:slug>/", views.theme, name="theme"),
    path("quartiers/", views.quarters, name="quarters"),
    path("quartiers/<slug:slug>/", views.quarter, name="quarter"),
    path("periodes/", views.periods, name="periods"),
    path("periodes/<slug:slug>/", views.period, name="period"),
    path("", include("savoirs.knowledge.questions.urls")),
    path("<slug:kind>/<slug:slug>/", views.page),
]
