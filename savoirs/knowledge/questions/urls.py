"""Addresses of the questions of the town."""

from django.urls import path

from . import views

urlpatterns = [
    path("questions/", views.questions, name="questions"),
    path("questions/<int:pk>/", views.question, name="question"),
    path("questions/<int:pk>/demander/", views.sheet, name="question-sheet"),
    path("q/<int:pk>/", views.short, name="question-short"),
]
