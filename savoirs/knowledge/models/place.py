"""Lieu."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from ..panels import knowledge_edit_handler
from ..vocabulary.lines import LinesField
from .kinds import Kind
from .knowledge_page import KnowledgePage


class PlacePage(KnowledgePage):
    """A place. Position in WGS84 degrees; ``margin_m`` is the uncertainty in metres, approximate only."""

    class Precision(models.TextChoices):
        EXACT = "exacte", _("exacte")
        APPROXIMATE = "approximative", _("approximative")

    kind = Kind.PLACE
    is_creatable = True

    latitude = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("En degrés (WGS84), par exemple 43,4053."),
    )
    longitude = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("En degrés (WGS84), par exemple 5,0475."),
    )
    precision = models.CharField(_("précision"), max_length=20, choices=Precision, blank=True)
    margin_m = models.PositiveIntegerField(_("à combien de mètres près"), null=True, blank=True)
    old_names_list: list[str]
    old_names = LinesField(_("anciens noms, autres noms"), blank=True, help_text=_("Un par ligne."))

    parent_page_types = ["knowledge.KindIndexPage"]
    subpage_types: list[str] = []
    template = "pages/place_page.html"
    edit_handler = knowledge_edit_handler(
        FieldPanel("old_names"),
        where=[
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                    FieldRowPanel([FieldPanel("precision"), FieldPanel("margin_m")]),
                ],
                heading=_("Position"),
            )
        ],
    )

    class Meta:
        verbose_name = _("lieu")
        verbose_name_plural = _("lieux")

    @property
    def window_title(self) -> str:
        """A place often has the name of its story."""
        return self.seo_title or gettext("%(title)s (lieu)") % {"title": self.title}

    @property
    def names_to_add(self) -> list[str]:
        """The other names that its summary does not say."""
        return [name for name in self.old_names_list if name.lower() not in self.summary.lower()]

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Donnez la latitude et la longitude, ou aucune des deux.")})
        if self.latitude is not None and not self.precision:
            raise ValidationError({"precision": _("Dites si la position est exacte ou approximative.")})
        if self.precision == self.Precision.APPROXIMATE and not self.margin_m:
            raise ValidationError({"margin_m": _("Dites à combien de mètres près la position est connue.")})
