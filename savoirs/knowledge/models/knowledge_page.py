"""KnowledgePage: what every kind shares, in one concrete table between Wagtail's Page and each type."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import Http404
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelsearch import index
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from media.languages import LANGUAGES
from media.models import FileUse, Photo
from savoirs.accounts.models import Service
from savoirs.rights.access import is_public
from savoirs.rights.gate import has_witness, is_taken_back, refuse_unless_ready
from savoirs.rights.models import Governed
from search import indexing

from ..addresses import AddressedByTitle
from ..blocks.body import BodyBlock
from ..blocks.fetched import chosen
from ..blocks.text import TEXT_FEATURES, rich_texts
from ..forms import KnowledgePageForm
from ..panels import knowledge_edit_handler
from ..permissions import ServicePagePermissionTester
from ..vocabulary import edtf
from ..vocabulary.lines import LinesField
from .components import files_and_components, pictures_without_words
from .kinds import SINGULAR, Kind
from .vocabulary import Period, Quarter, ThemedPage


class Reliability(models.TextChoices):
    ESTABLISHED = "etabli", _("Établi par plusieurs sources")
    ONE_SOURCE = "une-source", _("Une seule source pour l’essentiel")
    DEBATED = "en-debat", _("Les sources ne sont pas d’accord")


class KnowledgePage(Governed, AddressedByTitle):
    """A page of knowledge. ``start_year`` and ``end_year`` (astronomical, None: open) follow ``when_edtf``."""

    kind: Kind

    kind_slug = models.CharField(max_length=20, choices=Kind, editable=False, db_index=True)
    summary = models.CharField(
        _("résumé"), max_length=280, help_text=_("Une ou deux phrases qui donnent envie, 280 signes au plus.")
    )
    cover = models.ForeignKey(
        "media.Photo",
        verbose_name=_("image de couverture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Sans image, la page montre le dessin de son thème principal."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("texte"), blank=True)
    themes = ClusterTaggableManager(
        verbose_name=_("thèmes"),
        through=ThemedPage,
        blank=True,
        help_text=_("Un à trois thèmes, le principal d’abord."),
    )
    quarter = models.ForeignKey(
        Quarter,
        verbose_name=_("quartier"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pages",
    )
    when_words = models.CharField(
        _("quand, en mots"), max_length=160, blank=True, help_text=_("Comme on le dit : « l’été 44 ».")
    )
    when_edtf = models.CharField(
        _("quand, en date normalisée"),
        max_length=40,
        blank=True,
        validators=[edtf.validate],
        help_text=_("Pour classer la page : 1962, 1650~ (vers 1650), 16XX (XVIIe siècle), 1920/1939."),
    )
    start_year = models.IntegerField(null=True, editable=False)
    end_year = models.IntegerField(null=True, editable=False)
    reliability = models.CharField(
        _("ce que valent les sources"), max_length=20, choices=Reliability, default=Reliability.ONE_SOURCE
    )
    to_check_list: list[str]
    to_check = LinesField(
        _("à vérifier"),
        blank=True,
        help_text=_(
            "Un point par ligne, pour l’équipe : jamais affiché. Tant qu’il en reste, la page le dit."
        ),
    )
    licence = models.CharField(_("licence"), max_length=120, blank=True)
    licence_url = models.URLField(_("adresse de la licence"), blank=True)
    credits = models.TextField(_("crédits"), blank=True)
    owner_service = models.ForeignKey(
        Service,
        verbose_name=_("service responsable"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pages",
    )
    review_by = models.DateField(_("à relire avant le"), null=True, blank=True)
    is_example = models.BooleanField(
        _("exemple de fiche"), default=False, help_text=_("Un modèle, sans témoin : la page le dit.")
    )
    easy_text = RichTextField(
        _("version facile à lire"),
        blank=True,
        features=TEXT_FEATURES,
        help_text=_("Phrases courtes, une idée par phrase. Elle a sa propre adresse."),
    )
    easy_read_by = models.CharField(
        _("version facile à lire relue par"),
        max_length=160,
        blank=True,
        help_text=_("Les personnes concernées qui l’ont relue. Vide : la page ne porte pas de logo."),
    )
    content_version = models.PositiveBigIntegerField(default=0, editable=False)

    # Set on a page read through rights.access in this very request: see knowledge.routing.
    read_as_public = False

    base_form_class = KnowledgePageForm
    edit_handler = knowledge_edit_handler()
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.FilterField("kind_slug")]
    private_page_options: list[str] = []
    parent_page_types: list[str] = []
    subpage_types: list[str] = []
    is_creatable = False

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        kind = getattr(parent.specific_deferred, "kind_slug", "")
        return super().can_create_at(parent) and kind == cls.kind

    # What the page is ---------------------------------------------------------------------------------

    @property
    def kind_label(self) -> str:
        return str(SINGULAR[Kind(self.kind_slug)])

    def get_admin_display_title(self) -> str:
        """The lists of the admin are read by other services too: a draft's new title is its editors' alone."""
        return self.title if self.live else super().get_admin_display_title()

    @property
    def window_title(self) -> str:
        """What a tab of the browser shows."""
        return self.seo_title or self.title

    @property
    def lead(self) -> str:
        """The summary, unless the text begins with the same words: it would be read twice."""
        text = self.body.first_block_by_name("text")
        first = strip_tags(text.value.source) if text else ""
        repeated = " ".join(first.split()).startswith(" ".join(self.summary.rstrip("… ").split()))
        return "" if repeated and self.summary else self.summary

    @property
    def shown_cover(self) -> Photo | None:
        """Its cover, unless the query of a list has seen that another page seals it (``has_sealed_cover``)."""
        return None if getattr(self, "has_sealed_cover", False) else self.cover

    @property
    def search_key(self) -> str:
        return f"page:{self.pk}"

    @property
    def is_starter_text(self) -> bool:
        return bool(self.to_check_list)

    @property
    def main_theme(self):
        items = sorted(self.themed_items.all(), key=lambda item: item.pk or 0)
        return items[0].tag if items else None

    def periods(self) -> list[Period]:
        """The periods that the page's years meet; none without a date."""
        if not self.when_edtf:
            return []
        return [period for period in Period.objects.all() if period.meets(self.start_year, self.end_year)]

    def cited_page_ids(self) -> list[int]:
        """Pages that the page's own parts name, beside its links."""
        return sorted(chosen(self.body, "place"))

    def rich_texts(self) -> list[str]:
        """The texts of the page as stored, links to expand."""
        return rich_texts(self.body)

    # Saving: derived facts and the search index, in the same transaction ------------------------------------

    def clean(self) -> None:
        super().clean()
        if self.when_edtf and not self.when_words:
            raise ValidationError(
                {"when_words": _("Écrivez aussi la date en mots : c’est elle que l’on affiche.")}
            )

    def save(self, *args, **kwargs) -> None:
        self.kind_slug = self.kind
        years = edtf.parse(self.when_edtf) if self.when_edtf else edtf.Years(None, None)
        self.start_year, self.end_year = years.start, years.end
        if self.must_have_agreement():
            self.needs_agreement = True
        with transaction.atomic():
            super().save(*args, **kwargs)
            self.refresh_derived()

    def must_have_agreement(self) -> bool:
        """Once someone speaks on the page, no box unticked by an editor takes their agreement away."""
        return self.needs_agreement or has_witness(self)

    def components_used(self) -> dict[str, bool]:
        return files_and_components(self)[1]

    def unready(self) -> list[str]:
        return [
            gettext(
                "L’image « %(photo)s » n’a pas de texte : dites ce qu’elle montre, ou cochez « image décorative »."
            )
            % {"photo": photo}
            for photo in pictures_without_words(self)
        ]

    def refresh_derived(self) -> None:
        """From the row as stored (never from a draft in memory): files shown, components used, index."""
        from ..reindex import pages_heard_with, reindex_pages

        stored = type(self).objects.get(pk=self.pk)
        files, uses = files_and_components(stored)
        together = set(pages_heard_with([self.pk]).values_list("pk", flat=True))
        FileUse.record(stored, files, keep_former=is_taken_back(stored))
        version = stored.content_version + 1
        KnowledgePage.objects.filter(pk=self.pk).update(content_version=version, **uses)
        self.content_version = version
        for name, used in uses.items():
            setattr(self, name, used)
        indexing.index_keys([self.search_key])
        together |= set(pages_heard_with([self.pk]).values_list("pk", flat=True))
        reindex_pages(KnowledgePage.objects.filter(pk__in=together - {self.pk}))

    # Publishing and reading: one gate, one access function ---------------------------------------------------

    def publish(self, revision, *args, **kwargs):
        """Every road to publication passes here, but the editor, whose hook asks the same gate."""
        refuse_unless_ready(revision.as_object())
        return super().publish(revision, *args, **kwargs)

    def permissions_for_user(self, user):
        return ServicePagePermissionTester(user, self)

    def route(self, request, path_components):
        """A closed page answers no method at all, but once withdrawn, though no longer live, that it is gone."""
        if self.withdrawn_at and not path_components:
            return RouteResult(self)
        if not is_public(self):
            raise Http404
        return super().route(request, path_components)

    def serve(self, request, *args, **kwargs):
        if not (self.read_as_public or is_public(self)):
            if self.withdrawn_at:
                from ..views import gone

                return gone(request)
            raise Http404
        return super().serve(request, *args, **kwargs)

    def serve_preview(self, request, mode_name):
        """A page that is not saved yet has its kind too."""
        self.kind_slug = self.kind
        return super().serve_preview(request, mode_name)

    def get_sitemap_urls(self, request=None):
        return super().get_sitemap_urls(request) if is_public(self) else []

    def get_view_restrictions(self):
        """Wagtail's page privacy is a second truth, switched off: :mod:`savoirs.rights.access` is the first."""
        return PageViewRestriction.objects.none()

    def get_context(self, request, *args, **kwargs):
        from ..reading import shown_on

        shown = shown_on(self, is_draft=getattr(request, "is_preview", False))
        return {**super().get_context(request, *args, **kwargs), **shown}

    @property
    def is_late(self) -> bool:
        """The review date has passed."""
        return bool(self.review_by and self.review_by < timezone.localdate())


class Link(Orderable):
    """The one neutral relation between pages, so that page types never know each other."""

    class Role(models.TextChoices):
        RELATED = "related", _("sur le même sujet")
        PLACE = "place", _("se passe ici")

    source = ParentalKey(KnowledgePage, on_delete=models.CASCADE, related_name="links")
    target = models.ForeignKey(
        KnowledgePage, verbose_name=_("page"), on_delete=models.CASCADE, related_name="backlinks"
    )
    role = models.CharField(_("lien"), max_length=20, choices=Role, default=Role.RELATED)

    class Meta(Orderable.Meta):
        verbose_name = _("page liée")
        verbose_name_plural = _("pages liées")
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "role"], name="one_link_per_role"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="no_link_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id} ({self.role})"


class Source(Orderable):
    """Where the facts of a page come from, and which facts."""

    page = ParentalKey(KnowledgePage, on_delete=models.CASCADE, related_name="sources")
    title = models.CharField(_("source"), max_length=300)
    url = models.URLField(_("adresse"), blank=True, max_length=500)
    supports = models.CharField(_("ce qu’elle appuie"), max_length=300, blank=True)
    language = models.CharField(
        _("langue du titre"),
        max_length=12,
        blank=True,
        choices={"" if code == "fr" else code: name for code, name in LANGUAGES.items()},
        help_text=_(
            "Pour qu’une voix le lise bien. Si le titre est entre guillemets, c’est la langue de ce qu’ils "
            "entourent."
        ),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.title
