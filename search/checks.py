"""The settings of the search, checked when Django starts."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.translation import gettext as _

from .engines import ELASTICSEARCH, ENGINES
from .engines.embedded import tables


def check_engine(**kwargs: Any) -> list[CheckMessage]:
    """SEARCH_ENGINE names an engine, and a server has an address."""
    if settings.SEARCH_ENGINE not in ENGINES:
        message = _("SEARCH_ENGINE=« %(name)s » n’est pas un moteur de recherche. Choix : %(choices)s.")
        return [
            Error(message % {"name": settings.SEARCH_ENGINE, "choices": ", ".join(ENGINES)}, id="search.E001")
        ]
    if settings.SEARCH_ENGINE == ELASTICSEARCH and not is_address(settings.ELASTICSEARCH_URL):
        message = _(
            "SEARCH_ENGINE=elasticsearch demande ELASTICSEARCH_URL, par exemple http://127.0.0.1:9200."
        )
        return [Error(message, id="search.E002")]
    return []


def check_index(**kwargs: Any) -> list[CheckMessage]:
    """The embedded index is in a SQLite database."""
    if tables.database().vendor == "sqlite":
        return []
    message = _("La recherche intégrée demande une base SQLite à elle quand le contenu est ailleurs.")
    hint = _("Ajoutez une base « %(name)s » à DATABASES.") % {"name": tables.BESIDE}
    return [Error(message, hint=hint, id="search.E003")]


def is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname and parts.port)
    except ValueError:
        return False
