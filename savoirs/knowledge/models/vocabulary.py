"""Themes (the tag model), quarters, periods, and the words of the place."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase

from ..vocabulary import edtf
from ..vocabulary.lines import LinesField

ONE_PER_LINE = _("Un par ligne.")


class Theme(TagBase):
    """A subject. ``name`` is its label; nobody makes one by typing (no free tagging)."""

    free_tagging = False

    text = models.TextField(_("présentation"), blank=True)
    aliases_list: list[str]
    aliases = LinesField(_("autres mots"), blank=True, help_text=ONE_PER_LINE)
    broader = models.ForeignKey(
        "self",
        verbose_name=_("thème plus large"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="narrower",
    )
    uri = models.URLField(
        _("adresse du concept"),
        blank=True,
        help_text=_("Adresse durable dans un thésaurus (RAMEAU, Joconde…)."),
    )
    see = models.URLField(
        _("page à lire ailleurs"), blank=True, help_text=_("Une page officielle sur ce thème.")
    )
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("thème")
        verbose_name_plural = _("thèmes")
        ordering = ["order", "name"]

    def get_absolute_url(self) -> str:
        return reverse("theme", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        ancestor, seen = self.broader, {self.pk}
        while ancestor:
            if ancestor.pk in seen:
                raise ValidationError({"broader": _("Un thème ne peut pas être plus large que lui-même.")})
            seen.add(ancestor.pk)
            ancestor = ancestor.broader


class ThemedPage(ItemBase):
    """A page is about a theme. The first by ``pk`` is its main theme."""

    tag = models.ForeignKey(Theme, verbose_name=_("thème"), on_delete=models.CASCADE, related_name="items")
    content_object = ParentalKey(
        "knowledge.KnowledgePage", on_delete=models.CASCADE, related_name="themed_items"
    )

    class Meta:
        verbose_name = _("thème d’une page")
        verbose_name_plural = _("thèmes des pages")
        ordering = ["pk"]


class ProposedWord(models.Model):
    """A word that a contributor would look the page up with; staff make it a theme, an alias, or leave it."""

    class State(models.TextChoices):
        WAITING = "en-attente", _("en attente")
        ACCEPTED = "accepte", _("accepté")
        SET_ASIDE = "ecarte", _("écarté")

    text = models.CharField(_("mot proposé"), max_length=60)
    page = models.ForeignKey(
        "knowledge.KnowledgePage",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="proposed_words",
    )
    state = models.CharField(_("état"), max_length=20, choices=State, default=State.WAITING, db_index=True)
    theme = models.ForeignKey(
        Theme,
        verbose_name=_("thème qui en vient"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposed_words",
    )
    proposed_at = models.DateTimeField(_("proposé le"), default=timezone.now, editable=False)
    decided_at = models.DateTimeField(_("décidé le"), null=True, editable=False)

    class Meta:
        verbose_name = _("mot proposé")
        verbose_name_plural = _("mots proposés")
        ordering = ["-proposed_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["page", "text"], name="one_proposal_per_word")]

    def __str__(self) -> str:
        return self.text

    @property
    def is_set_aside(self) -> bool:
        return self.state == self.State.SET_ASIDE


class Quarter(models.Model):
    """A quarter of the town."""

    slug = models.SlugField(_("identifiant"), unique=True)
    label = models.CharField(_("nom"), max_length=120)
    where = models.TextField(_("situation"), blank=True)
    text = models.TextField(_("présentation"), blank=True)
    old_names_list: list[str]
    old_names = LinesField(_("anciens noms"), blank=True, help_text=ONE_PER_LINE)
    aliases_list: list[str]
    aliases = LinesField(_("autres noms"), blank=True, help_text=ONE_PER_LINE)
    to_check_list: list[str]
    to_check = LinesField(_("à vérifier"), blank=True, help_text=_("Pour l’équipe : jamais affiché."))
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("quartier")
        verbose_name_plural = _("quartiers")
        ordering = ["order", "label"]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("quarter", args=[self.slug])


class Period(models.Model):
    """A period: a page belongs to each one that its own dates meet, so no relation is stored."""

    slug = models.SlugField(_("identifiant"), unique=True)
    label = models.CharField(_("nom"), max_length=120)
    edtf = models.CharField(
        _("dates"), max_length=40, validators=[edtf.validate], help_text=_("Au format EDTF : 1500/1599.")
    )
    text = models.TextField(_("présentation"), blank=True)
    aliases_list: list[str]
    aliases = LinesField(_("autres noms"), blank=True, help_text=ONE_PER_LINE)
    start_year = models.IntegerField(null=True, editable=False)
    end_year = models.IntegerField(null=True, editable=False)

    class Meta:
        verbose_name = _("période")
        verbose_name_plural = _("périodes")
        ordering = [models.F("start_year").asc(nulls_first=True)]

    def __str__(self) -> str:
        return self.label

    def save(self, *args, **kwargs) -> None:
        years = edtf.parse(self.edtf)
        self.start_year, self.end_year = years.start, years.end
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("period", args=[self.slug])

    def meets(self, start: int | None, end: int | None) -> bool:
        """Does the interval of years (both included, None: open) share a year with this period?"""
        begins_in_time = start is None or self.end_year is None or start <= self.end_year
        ends_in_time = end is None or self.start_year is None or end >= self.start_year
        return begins_in_time and ends_in_time


class Word(models.Model):
    """« Mots d’ici »: forms worth each other, or a word that also finds others (one way)."""

    forms_list: list[str]
    forms = LinesField(
        _("les mots du groupe"),
        blank=True,
        help_text=_("Un par ligne. Qui cherche l’un trouve aussi les autres."),
    )
    one_way_from = models.CharField(_("qui cherche…"), max_length=80, blank=True)
    one_way_to_list: list[str]
    one_way_to = LinesField(_("…trouve aussi"), blank=True, help_text=ONE_PER_LINE)
    note = models.TextField(_("note pour l’équipe"), blank=True)
    verified = models.BooleanField(_("vérifié"), default=False, help_text=_("Sans cela, le mot n’agit pas."))
    source_title = models.CharField(_("source"), max_length=250, blank=True)
    source_url = models.URLField(_("adresse de la source"), blank=True, max_length=500)

    class Meta:
        verbose_name = _("mot d’ici")
        verbose_name_plural = _("mots d’ici")
        ordering = ["forms", "one_way_from"]

    def __str__(self) -> str:
        return ", ".join(self.forms_list) or f"{self.one_way_from} → {', '.join(self.one_way_to_list)}"
