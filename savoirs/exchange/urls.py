"""Addresses for machines (feeds, sitemap), for paper, for easy reading, and short ones to be said aloud."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from . import views
from .feeds import LatestPages, ThemePages, Voices
from .sitemaps import SITEMAPS, VOICES

urlpatterns = [
    path("p/<int:pk>/", views.short, name="short"),
    path("<slug:kind>/<slug:slug>/imprimer/", views.paper, name="paper"),
    path("<slug:kind>/<slug:slug>/facile-a-lire/", views.easy, name="easy"),
    path("flux.atom", LatestPages(), name="feed"),
    path("themes/<slug:slug>/flux.atom", ThemePages(), name="theme-feed"),
    path("temoignages/podcast.xml", Voices(), name="podcast"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}),
    path(
        f"sitemap-{VOICES}.xml",
        sitemaps.sitemap,
        {"sitemaps": SITEMAPS, "section": VOICES, "template_name": "exchange/sitemap_videos.xml"},
    ),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
