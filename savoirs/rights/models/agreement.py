"""The agreement of a person, as data: what the software enforces."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class AgreementText(models.Model):
    """One version of the wording that people agree to. A version in use is never changed: add another."""

    version = models.CharField(_("version"), max_length=20, unique=True)
    body = models.TextField(_("texte"))
    valid_from = models.DateField(_("en usage depuis le"), default=timezone.localdate)

    class Meta:
        verbose_name = _("texte de l’accord")
        verbose_name_plural = _("textes de l’accord")
        ordering = ["-valid_from", "-pk"]

    def __str__(self) -> str:
        return self.version

    def clean(self) -> None:
        super().clean()
        if self.pk and self.agreements.exists():
            former = AgreementText.objects.get(pk=self.pk)
            if (former.version, former.body) != (self.version, self.body):
                raise ValidationError(
                    _("Des personnes ont déjà accepté ce texte : ajoutez une nouvelle version.")
                )


class Agreement(models.Model):
    """What one person allows for one page. Nothing is allowed unless said.

    The full grid of uses (exhibition, teaching, radio…) will be rows pointing here; this row keeps what
    every use needs: the components, the online use, the version of the text, the minor's authorisations.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="agreements"
    )
    person = models.ForeignKey(
        "rights.Person", verbose_name=_("personne"), on_delete=models.PROTECT, related_name="agreements"
    )
    role = models.CharField(_("rôle"), max_length=20, default="temoin")
    online = models.BooleanField(_("en ligne, pour tous"), default=False)
    voice = models.BooleanField(_("sa voix"), default=False)
    image = models.BooleanField(_("son image"), default=False)
    text = models.BooleanField(_("ses mots écrits"), default=False)
    displayed_name = models.CharField(
        _("nom affiché"), max_length=160, blank=True, help_text=_("Vide : anonyme.")
    )
    text_version = models.ForeignKey(
        AgreementText, verbose_name=_("version du texte"), on_delete=models.PROTECT, related_name="agreements"
    )
    given_at = models.DateTimeField(_("donné le"), default=timezone.now)
    revoked_at = models.DateTimeField(_("repris le"), null=True, blank=True)

    is_minor = models.BooleanField(_("moins de 18 ans"), default=False)
    first_parent = models.CharField(_("autorisation du premier parent"), max_length=160, blank=True)
    second_parent = models.CharField(_("autorisation du second parent"), max_length=160, blank=True)
    sole_authority = models.CharField(
        _("autorité parentale d’un seul parent"),
        max_length=200,
        blank=True,
        help_text=_("Le document vu par le service (jugement, acte…), avec sa date."),
    )
    child_said_yes = models.BooleanField(_("l’enfant a dit oui lui-même"), default=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("autorisations vues par"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("accord")
        verbose_name_plural = _("accords")
        ordering = ["given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "person"],
                name="one_agreement_per_person_and_page",
                violation_error_message=_("Cette personne a déjà un accord pour cette page : modifiez-le."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.given_at:%d/%m/%Y}"

    @property
    def in_words(self) -> str:
        """« en ligne, pour tous : oui, sa voix : non… »"""
        asked = ("online", "voice", "image", "text")
        answers = [(str(f.verbose_name), getattr(self, f.name)) for f in self._meta.fields if f.name in asked]
        return ", ".join(
            f"{name}\u00a0: {gettext('oui') if said else gettext('non')}" for name, said in answers
        )
