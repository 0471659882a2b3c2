"""Addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from . import delivery

app_name = "media"
urlpatterns: list[URLPattern | URLResolver] = [
    path("sous-titres/<int:pk>.vtt", delivery.captions, name="captions"),
    path("<path:name>", delivery.deliver, name="file"),
]
