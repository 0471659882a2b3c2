"""What someone gives at the front door: a memory, a picture or a correction, from first word to publication."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from savoirs.rights.models.person import SPEAKING_ROLES, Role

from ..secrets import code_of, keyed_hash, new_address, possible_hashes, read_code


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def begin(self, **answers: Any) -> tuple["Contribution", str]:
        """A new draft, saved, and its secret address: the only moment when the address is known."""
        address = new_address()
        hashes = {"address_hash": keyed_hash(address), "code_hash": keyed_hash(code_of(address))}
        return self.create(**hashes, **answers), address

    def at_address(self, address: str) -> "Contribution | None":
        """The contribution of a secret address, if any."""
        return self.filter(address_hash__in=possible_hashes(address)).first()

    def with_code(self, typed: str) -> "Contribution | None":
        """The contribution, once sent, of a follow-up code typed by someone, if any."""
        code = read_code(typed)
        sent = self.exclude(state=Contribution.State.DRAFT)
        return sent.filter(code_hash__in=possible_hashes(code)).first() if code else None


class Contribution(models.Model):
    """One contribution. A memory or a picture becomes ``page``, a draft, when sent; a correction stays here.

    ``address_hash`` and ``code_hash`` are keyed hashes (:mod:`savoirs.contribute.secrets`): of the secret
    address where it is written, and of the code by which it is followed. Contact data never lies here.
    The answers to the agreement are None until given.
    """

    class Kind(models.TextChoices):
        MEMORY = "souvenir", _("un souvenir")
        PICTURE = "image", _("une image")
        CORRECTION = "correction", _("une correction")

    class State(models.TextChoices):
        DRAFT = "brouillon", _("en cours d’écriture")
        SENT = "envoye", _("reçu, en attente de relecture")
        QUESTION = "question", _("une question attend une réponse")
        PUBLISHED = "en-ligne", _("accepté")
        REFUSED = "refuse", _("non retenu")
        WITHDRAWN = "retire", _("retiré")

    class Naming(models.TextChoices):
        FIRST_NAME = "prenom", _("Mon prénom seulement")
        FULL_NAME = "nom", _("Mon prénom et mon nom")
        NICKNAME = "surnom", _("Un surnom")
        NOTHING = "rien", _("Aucun nom")

    address_hash = models.CharField(max_length=64, unique=True, editable=False)
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField(_("nature"), max_length=20, choices=Kind)
    state = models.CharField(_("état"), max_length=20, choices=State, default=State.DRAFT, db_index=True)

    title = models.CharField(_("titre"), max_length=120, blank=True)
    text = models.TextField(_("texte"), blank=True)
    source_words = models.CharField(_("d’où la personne le sait"), max_length=300, blank=True)
    where_words = models.CharField(_("où, avec ses mots"), max_length=160, blank=True)
    when_words = models.CharField(_("quand, avec ses mots"), max_length=160, blank=True)
    proposed_words = models.CharField(_("mots pour la retrouver"), max_length=300, blank=True)
    naming = models.CharField(_("nom choisi"), max_length=20, choices=Naming, blank=True)
    shown_name = models.CharField(_("nom affiché"), max_length=160, blank=True)

    online = models.BooleanField(_("en ligne, pour tous"), null=True)
    voice = models.BooleanField(_("sa voix"), null=True)
    image = models.BooleanField(_("ses images"), null=True)
    words = models.BooleanField(_("ses mots écrits"), null=True)
    is_adult = models.BooleanField(_("a 18 ans ou plus"), null=True)

    target = models.ForeignKey(
        "knowledge.KnowledgePage",
        verbose_name=_("page dont on parle"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposals",
    )
    question = models.ForeignKey(
        "knowledge.Question",
        verbose_name=_("question à laquelle on répond"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page préparée"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
    )
    owner_service = models.ForeignKey(
        "accounts.Service",
        verbose_name=_("service qui relit"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributions",
    )
    started_at = models.DateTimeField(_("commencé le"), default=timezone.now, editable=False)
    sent_at = models.DateTimeField(_("envoyé le"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("retiré le"), null=True, editable=False)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["-started_at"]

    def __str__(self) -> str:
        if self.is_correction and self.target:
            return gettext("Correction\u00a0: %(page)s") % {"page": self.target.title}
        if self.page:
            return self.page.title
        return self.title or f"{self.get_kind_display()} · {self.started_at:%d/%m/%Y}"

    @property
    def is_correction(self) -> bool:
        return self.kind == self.Kind.CORRECTION

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def photos(self):
        """The files that are pictures, in order."""
        return list(self.files.filter(photo__isnull=False).select_related("photo"))

    @property
    def recordings(self):
        """The files that are sounds or videos, in order."""
        return list(self.files.filter(recording__isnull=False).select_related("recording"))

    @property
    def has_image(self) -> bool:
        """Does it show someone or something: a picture, a video?"""
        return bool(self.photos) or any(file.recording.type == "video" for file in self.recordings)

    @property
    def says_something(self) -> bool:
        return bool(self.text.strip() or self.files.exists())


class Helper(models.Model):
    """Someone beside the contributor, named as they choose (empty: anonymous), with their own yes or no.

    ``agrees`` and ``is_adult`` are asked only of those whose voice or words are heard; None: not asked yet.
    """

    HELPING = {
        Role.INTERVIEWER: _("Elle m’interroge ou m’enregistre"),
        Role.TELLER: _("Elle raconte avec moi"),
        Role.COMPANION: _("Elle m’accompagne"),
        Role.TYPIST: _("Elle écrit pour moi"),
    }

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="helpers")
    role = models.CharField(_("rôle"), max_length=20, choices=Role)
    shown_name = models.CharField(_("nom affiché"), max_length=160, blank=True)
    agrees = models.BooleanField(_("est d’accord aussi"), null=True)
    is_adult = models.BooleanField(_("a 18 ans ou plus"), null=True)

    class Meta:
        verbose_name = _("personne qui aide")
        verbose_name_plural = _("personnes qui aident")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.shown_name} ({self.get_role_display()})"

    @property
    def doing(self) -> str:
        """What this person does, in the words that the contributor chose."""
        return str(self.HELPING.get(Role(self.role), ""))

    @property
    def is_heard(self) -> bool:
        return self.role in SPEAKING_ROLES
