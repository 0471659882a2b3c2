"""The kinds of pages, and the words for them on the screen."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """One value per page type; the value is its address too (``/recits/``)."""

    STORY = "recits", _("récits")
    TESTIMONY = "temoignages", _("témoignages")
    USEFUL = "infos-utiles", _("infos utiles")
    PLACE = "lieux", _("lieux")
    TRAIL = "parcours", _("parcours")


SINGULAR = {
    Kind.STORY: _("Récit"),
    Kind.TESTIMONY: _("Témoignage"),
    Kind.USEFUL: _("Info utile"),
    Kind.PLACE: _("Lieu"),
    Kind.TRAIL: _("Parcours"),
}
