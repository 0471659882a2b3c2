"""The people who sign in, and the partner services they work for."""

from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person who signs in. The e-mail address is optional: half of the contributors have none."""

    email = models.EmailField(_("adresse de courriel"), blank=True)

    class Meta:
        verbose_name = _("utilisateur")
        verbose_name_plural = _("utilisateurs")


class Service(models.Model):
    """A partner service of the town: the owner of pages, and the group whose members keep them true."""

    slug = models.SlugField(_("identifiant"), unique=True)
    name = models.CharField(_("nom"), max_length=120, unique=True)
    email = models.EmailField(
        _("adresse de courriel du service"),
        blank=True,
        help_text=_("Reçoit les demandes de relecture, en plus des membres du groupe. Jamais affichée."),
    )
    phone = models.CharField(_("téléphone public"), max_length=40, blank=True)
    contributors = models.OneToOneField(
        Group,
        verbose_name=_("groupe des membres"),
        on_delete=models.PROTECT,
        related_name="service",
        null=True,
        blank=True,
        editable=False,
    )
    validates_heritage = models.BooleanField(
        _("valide le patrimoine"),
        default=False,
        help_text=_("Le musée et la médiathèque font la dernière relecture avant la mise en ligne."),
    )

    class Meta:
        verbose_name = _("service partenaire")
        verbose_name_plural = _("services partenaires")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
