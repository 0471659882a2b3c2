"""What every kept file carries: where it comes from, and the proof that it has not changed."""

import hashlib
import secrets
from pathlib import PurePath
from typing import Any

from django.core.files import File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from media.inspection import Facts


def unguessable_name(extension: str) -> str:
    """160 random bits, and ``extension`` (without dot)."""
    return f"{secrets.token_hex(20)}.{extension}"


class ArrivingFile(FieldFile):
    """The only door by which a file enters: inspected, fingerprinted, given a name that cannot be guessed.

    Raises :class:`media.inspection.RefusedFile`. The content is stored byte for byte.
    """

    instance: "Original"

    def save(self, name: str | None, content: File, save: bool = True) -> None:  # type: ignore[override]
        facts = getattr(content, "facts", None) or self.instance.inspect(content)
        self.instance.arrive(content, name or content.name or "", facts)
        super().save(unguessable_name(facts.extension), content, save=save)


class ArrivingFileField(models.FileField):
    attr_class = ArrivingFile


class Original(models.Model):
    """Abstract: provenance and fixity of a file kept byte for byte.

    ``sha256`` (64 hexadecimal digits), ``mime_type``, ``technical`` (codec, rate…) and ``received_at`` are
    taken when the file arrives and never typed. An original is never replaced: another file has another name.
    """

    file: Any

    credit = models.CharField(
        _("crédit"), max_length=200, blank=True, help_text=_("Affiché avec le fichier : « Photo : … ».")
    )
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    licence_url = models.URLField(_("adresse de la licence"), blank=True)
    date_words = models.CharField(
        _("date, en mots"), max_length=120, blank=True, help_text=_("Comme on la dit : « l’été 1962 ».")
    )
    holder = models.CharField(
        _("détenteur"), max_length=160, blank=True, help_text=_("Qui conserve l’original.")
    )
    inventory_number = models.CharField(_("cote"), max_length=80, blank=True)
    provenance = models.TextField(
        _("provenance"), blank=True, help_text=_("Comment le fichier est arrivé ici.")
    )
    original_name = models.CharField(_("nom d’origine"), max_length=255, blank=True, editable=False)
    mime_type = models.CharField(_("nature du fichier"), max_length=80, blank=True, editable=False)
    technical = models.JSONField(_("données techniques"), default=dict, blank=True, editable=False)
    sha256 = models.CharField(_("empreinte SHA-256"), max_length=64, blank=True, editable=False)
    received_at = models.DateTimeField(_("reçu le"), default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        # The file enters first, so that what it teaches is written with the row.
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
        super().save(*args, **kwargs)
        self.file.close()

    @property
    def file_key(self) -> str:
        """Lasting name of this file in :class:`media.models.FileUse`: "photo:3"."""
        return f"{self._meta.model_name}:{self.pk}"

    @property
    def filename(self) -> str:
        """The name that people know; the stored one says nothing."""
        return self.original_name or PurePath(self.file.name).name

    def inspect(self, content: File) -> Facts:
        """Say what ``content`` is. Raises :class:`media.inspection.RefusedFile`."""
        raise NotImplementedError

    def arrive(self, content: File, name: str, facts: Facts) -> None:
        """Take note of a file that enters under ``name``; forget what was made from the one before."""
        digest = hashlib.sha256()
        for chunk in content.chunks():
            digest.update(chunk)
        content.seek(0)
        self.sha256 = digest.hexdigest()
        self.original_name = PurePath(name).name[-255:]
        self.received_at = timezone.now()
        self.mime_type = facts.mime_type
        self.technical = facts.technical
