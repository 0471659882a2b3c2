"""Pictures: own image model from the first migration on."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from .original import Original


class Photo(Original, AbstractImage):
    """A picture, its credit and its alternative text. The original is kept byte for byte."""

    alt = models.CharField(
        _("texte de remplacement"),
        max_length=250,
        blank=True,
        help_text=_("Dites ce que l’on voit, pour qui ne voit pas l’image."),
    )
    is_decorative = models.BooleanField(
        _("image décorative"), default=False, help_text=_("L’image n’apprend rien : elle n’a pas besoin de texte.")
    )

    admin_form_fields = (
        "title",
        "file",
        "alt",
        "is_decorative",
        "credit",
        "licence",
        "licence_url",
        "date_words",
        "holder",
        "inventory_number",
        "provenance",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> str:
        return "" if self.is_decorative else self.alt

    def clean(self) -> None:
        super().clean()
        if not self.alt and not self.is_decorative:
            raise ValidationError(
                {"alt": _("Écrivez ce que montre l’image, ou cochez « image décorative ».")}
            )


class Rendition(AbstractRendition):
    """A smaller copy of a picture, without its GPS position nor any other hidden data."""

    image = models.ForeignKey(Photo, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
