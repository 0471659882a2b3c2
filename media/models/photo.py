"""Pictures: own image model from the first migration on."""

import re
from typing import Any

import willow
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)
from willow.plugins.pillow import PillowImage

from media.inspection import Facts, inspect_photo

from .original import ArrivingFile, Original

FILE_NAME = re.compile(r"\.(jpe?g|png|webp|gif|hei[cf]|tiff?|bmp)$", re.IGNORECASE)
KEPT_IN_COPIES = ("icc_profile", "transparency")


class PhotoFile(ArrivingFile, WagtailImageFieldFile):
    def get_image_dimensions(self) -> tuple[int, int]:
        """Width and height in pixels as seen, as in the copies: a phone keeps an upright photo lying (EXIF)."""
        was_closed = self.closed
        try:
            self.open()
            return willow.Image.open(self).auto_orient().get_size()
        finally:
            self.close() if was_closed else self.seek(0)


class PhotoField(WagtailImageField):
    attr_class = PhotoFile


class BareCopy(FilterOperation):
    """Drop what a camera writes beside the picture: position, device, owner, thumbnail, comments (LEG-21).

    Scans of 16 bits a point are brought to 8, which every browser shows.
    """

    def construct(self, *args: Any) -> None:
        pass

    def run(self, willow: Any, image: Any, env: Any) -> Any:
        picture = willow.image
        if picture.mode.startswith("I"):
            picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
        picture.info = {name: picture.info[name] for name in KEPT_IN_COPIES if name in picture.info}
        return PillowImage(picture)


class BareFilter(Filter):
    """Wagtail's filter, whose copies carry no hidden data. Orientation is applied before it is forgotten."""

    @property
    def filter_operations(self) -> list[FilterOperation]:
        return [BareCopy("bare"), *super().filter_operations]


class Photo(Original, AbstractImage):
    """A picture, its credit and its alternative text. The original is kept byte for byte."""

    file = PhotoField(
        verbose_name=_("fichier"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    alt = models.CharField(
        _("texte de remplacement"),
        max_length=250,
        blank=True,
        help_text=_("Dites ce que l’on voit, pour qui ne voit pas l’image."),
    )
    is_decorative = models.BooleanField(
        _("image décorative"),
        default=False,
        help_text=_("L’image n’apprend rien : elle n’a pas besoin de texte."),
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
        indexes = [models.Index(fields=["file"], name="photo_by_file")]

    @property
    def default_alt_text(self) -> str:
        return "" if self.is_decorative else self.alt

    def clean(self) -> None:
        super().clean()
        if not self.alt and not self.is_decorative:
            raise ValidationError(
                {"alt": _("Écrivez ce que montre l’image, ou cochez « image décorative ».")}
            )
        if FILE_NAME.search(self.alt):
            raise ValidationError(
                {"alt": _("Ceci est un nom de fichier. Écrivez plutôt ce que montre l’image.")}
            )

    def get_upload_to(self, filename: str) -> str:
        return f"photos/{filename}"

    def inspect(self, content: File) -> Facts:
        return inspect_photo(content)

    def arrive(self, content: File, name: str, facts: Facts) -> None:
        super().arrive(content, name, facts)
        if self.pk:
            self.renditions.all().delete()

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        # Wagtail leaves its temporary file open: it is read and closed here.
        with super().generate_rendition_file(BareFilter(filter.spec), source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)


class Rendition(AbstractRendition):
    """A smaller copy of a picture, without its GPS position nor any other hidden data."""

    image = models.ForeignKey(Photo, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        verbose_name = _("copie d’une photo")
        verbose_name_plural = _("copies d’une photo")
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]

    def get_upload_to(self, filename: str) -> str:
        return f"copies/{filename}"
