"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from . import asking_views, follow_views, views

app_name = "contribute"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.begin, name="begin"),
    path("poser-une-question/", asking_views.ask, name="ask"),
    path("poser-une-question/merci/", asking_views.asked, name="asked"),
    path("suivi/", follow_views.follow, name="follow"),
    path("suivi/<str:token>/", follow_views.followed, name="followed"),
    path("suivi/<str:token>/retirer/", follow_views.withdraw, name="withdraw"),
    path("suivi/<str:token>/fichier/<int:pk>/", follow_views.followed_file, name="followed-file"),
    path("<str:secret>/", views.choose, name="choose"),
    path("<str:secret>/aide/", views.helpers, name="helpers"),
    path("<str:secret>/plus-tard/", views.later, name="later"),
    path("<str:secret>/effacer/", views.erase, name="erase"),
    path("<str:secret>/merci/", views.thanks, name="thanks"),
    path("<str:secret>/fichier/<int:pk>/", follow_views.draft_file, name="draft-file"),
    path("<str:secret>/<slug:slug>/", views.step, name="step"),
]
