"""People of the library: witnesses, those who record them, authors of pictures."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class Person(models.Model):
    """Someone who tells, records, writes or photographs. Contact data never lies here."""

    name = models.CharField(
        _("nom"), max_length=160, help_text=_("Nom connu de l’équipe. Le public voit le nom affiché choisi.")
    )
    displayed_name = models.CharField(
        _("nom affiché"),
        max_length=160,
        blank=True,
        help_text=_("Tel que la personne le souhaite : « Mme R. », un prénom, ou vide pour rester anonyme."),
    )
    is_minor = models.BooleanField(_("a moins de 18 ans"), default=False)

    class Meta:
        verbose_name = _("personne")
        verbose_name_plural = _("personnes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    WITNESS = "temoin", _("témoin")
    TELLER = "conteur", _("conteur ou conteuse")
    INTERVIEWER = "passeur", _("passeur ou passeuse")
    COMPANION = "accompagnant", _("accompagnant ou accompagnante")
    TYPIST = "saisie", _("a saisi le texte")
    AUTHOR = "auteur", _("auteur ou autrice")
    PHOTOGRAPHER = "photographe", _("photographe")
    MENTIONED = "cite", _("personne dont parle la page")


# Roles whose voice, image or words the page makes public: each needs an agreement of their own.
SPEAKING_ROLES = (Role.WITNESS, Role.TELLER, Role.INTERVIEWER)


class Participation(Orderable):
    """One person's part in a page (any Wagtail page, so that rights never imports a page type)."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(
        Person, verbose_name=_("personne"), on_delete=models.PROTECT, related_name="participations"
    )
    role = models.CharField(_("rôle"), max_length=20, choices=Role, default=Role.WITNESS)
    displayed_name = models.CharField(
        _("nom affiché sur cette page"),
        max_length=160,
        blank=True,
        help_text=_("Vide : le nom affiché de la personne, ou « anonyme »."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("personne et rôle")
        verbose_name_plural = _("personnes et rôles")

    def __str__(self) -> str:
        return f"{self.public_name} ({self.get_role_display()})"

    @property
    def public_name(self) -> str:
        """The name as the person wishes it shown; empty when anonymous. Never ``person.name``."""
        return self.displayed_name or self.person.displayed_name
