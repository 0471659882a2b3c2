"""What every kept file carries: where it comes from, and the proof that it has not changed."""

import hashlib

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Original(models.Model):
    """Abstract: provenance and fixity of a file kept byte for byte.

    ``sha256`` (64 hexadecimal digits) and ``received_at`` are taken when the file arrives and never typed.
    """

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
    provenance = models.TextField(_("provenance"), blank=True, help_text=_("Comment le fichier est arrivé ici."))
    original_name = models.CharField(_("nom d’origine"), max_length=255, blank=True, editable=False)
    sha256 = models.CharField(_("empreinte SHA-256"), max_length=64, blank=True, editable=False)
    received_at = models.DateTimeField(_("reçu le"), default=timezone.now, editable=False)

    class Meta:
        abstract = True

    @property
    def file_key(self) -> str:
        """Lasting name of this file in :class:`media.models.FileUse`: "photo:3"."""
        return f"{self._meta.model_name}:{self.pk}"

    def take_fingerprint(self) -> None:
        """Fill ``sha256`` and ``original_name`` from the file about to be saved."""
        digest = hashlib.sha256()
        self.file.open("rb")
        for chunk in self.file.chunks():
            digest.update(chunk)
        self.file.seek(0)
        self.sha256 = digest.hexdigest()
        self.original_name = self.original_name or self.file.name.rsplit("/", 1)[-1]
