"""Addresses for machines: feed and sitemap."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from .feeds import LatestPages
from .sitemaps import SITEMAPS

urlpatterns = [
    path("flux.atom", LatestPages(), name="feed"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]
