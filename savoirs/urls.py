"""The addresses of the site. String includes only, so that nothing below is imported from above."""

from django.conf import settings
from django.urls import include, path

handler404 = "home.errors.not_found"
handler500 = "home.errors.server_error"
handler403 = "home.errors.forbidden"
handler400 = "home.errors.bad_request"

urlpatterns = [
    path(settings.MEDIA_URL.lstrip("/"), include("media.urls")),
    path("admin/", include("home.admin_urls")),
    path("admin/", include("wagtail.admin.urls")),
    path("recherche/", include("search.urls")),
    path("racontez/", include("savoirs.contribute.urls")),
    path("", include("savoirs.exchange.urls")),
    path("", include("savoirs.atlas.urls")),
    path("", include("savoirs.knowledge.urls")),
    path("", include("home.urls")),
    path("", include("wagtail.urls")),
]
