"""From a step of a trail to the next, as the crow flies: what the positions of the places allow to say."""

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, radians, sin, sqrt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import KnowledgePage

EARTH_RADIUS_M = 6_371_000
WINDS = [
    gettext_lazy("vers le nord"),
    gettext_lazy("vers le nord-est"),
    gettext_lazy("vers l’est"),
    gettext_lazy("vers le sud-est"),
    gettext_lazy("vers le sud"),
    gettext_lazy("vers le sud-ouest"),
    gettext_lazy("vers l’ouest"),
    gettext_lazy("vers le nord-ouest"),
]


@dataclass(frozen=True)
class Position:
    """WGS84 degrees, known to ``margin_m`` metres (0: exactly)."""

    latitude: float
    longitude: float
    margin_m: int = 0


def position_of(page: KnowledgePage) -> Position | None:
    """Where a page lies, if it is a place whose position is known."""
    place = getattr(page, "placepage", None)
    if place is None or place.latitude is None:
        return None
    return Position(place.latitude, place.longitude, place.margin_m or 0)


def way_in_words(start: Position, end: Position) -> str:
    """« à 350 m environ, vers le nord-est, à vol d’oiseau »; nothing where the margins would make it a guess."""
    metres = distance_m(start, end)
    if metres <= 2 * (start.margin_m + end.margin_m) or metres < 25:
        return ""
    return _("à %(distance)s environ, %(direction)s, à vol d’oiseau") % {
        "distance": _distance_in_words(metres),
        "direction": WINDS[round(bearing(start, end) / 45) % 8],
    }


def distance_m(start: Position, end: Position) -> float:
    """Great-circle distance in metres (haversine formula)."""
    north, south = radians(end.latitude), radians(start.latitude)
    half_height = sin((north - south) / 2) ** 2
    half_width = sin(radians(end.longitude - start.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_M * asin(sqrt(half_height + cos(south) * cos(north) * half_width))


def bearing(start: Position, end: Position) -> float:
    """Initial direction in degrees from north, clockwise, from 0 to 360."""
    south, north = radians(start.latitude), radians(end.latitude)
    east = radians(end.longitude - start.longitude)
    ahead = cos(south) * sin(north) - sin(south) * cos(north) * cos(east)
    return degrees(atan2(sin(east) * cos(north), ahead)) % 360


def _distance_in_words(metres: float) -> str:
    if metres < 1000:
        return _("%(metres)d m") % {"metres": max(50, round(metres / 50) * 50)}
    kilometres = f"{metres / 1000:.1f}".replace(".0", "").replace(".", ",")
    return _("%(kilometres)s km") % {"kilometres": kilometres}
