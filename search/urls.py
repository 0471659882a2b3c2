"""Addresses of this room."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.results, name="search"),
    path("completer/", views.suggestions, name="search_suggestions"),
]
