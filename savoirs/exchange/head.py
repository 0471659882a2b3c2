"""What the head of a page says to those who share it: its address, its picture, its nature (Open Graph 1.0)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page as ListPage
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page

from media import renditions
from media.models import Photo
from savoirs.knowledge.models import KindIndexPage, KnowledgePage, Period, Quarter, Theme
from savoirs.knowledge.models.kinds import Kind
from savoirs.rights.access import sealed_files

from .json_ld import Node, Teller, graph

CARD = "img/partage.jpg"


@dataclass(frozen=True)
class Picture:
    """Always a JPEG: no network shows a drawing in SVG. Sizes in pixels."""

    address: str
    width: int
    height: int
    words: str


@dataclass(frozen=True)
class Feed:
    address: str
    nature: str
    words: str


@dataclass(frozen=True)
class Head:
    """The head of the page that ``context`` draws. ``own_words``: its description, if its template has one."""

    request: HttpRequest
    context: Mapping[str, Any]
    title: str
    own_words: str
    publisher: str

    @property
    def address(self) -> str:
        """The one address of this content: without what is asked after it, but the number of the page."""
        # By type: asking a lazy value what it is would draw the form's token, and set its cookie on every page.
        shown = (value for value in self.context.values() if issubclass(type(value), ListPage))
        number = next((screen.number for screen in shown), 1)
        return self.request.build_absolute_uri(self.request.path) + (f"?page={number}" if number > 1 else "")

    @property
    def shared_title(self) -> str:
        """« Accueil » says nothing to those who receive the address of the site."""
        return _("Bibliothèque des savoirs martégaux") if self.request.path == "/" else self.title

    @property
    def kind(self) -> str:
        return "article" if isinstance(self.context.get("page"), KnowledgePage) else "website"

    @cached_property
    def description(self) -> str:
        things = (self.context.get("page"), self.context.get("entry"))
        return self.own_words or next(filter(None, map(_description, things)), "") or _default()

    @cached_property
    def picture(self) -> Picture:
        page = self.context.get("page")
        return (isinstance(page, KnowledgePage) and self._cover(page)) or Picture(
            self._absolute(static(CARD)),
            1200,
            630,
            _("Dessin : un pont, des façades et des barques au couchant."),
        )

    @property
    def feed(self) -> Feed | None:
        """The feed of this very page, beside that of the site."""
        page, entry = self.context.get("page"), self.context.get("entry")
        if isinstance(entry, Theme):
            return Feed(reverse("theme-feed", args=[entry.slug]), "application/atom+xml", entry.name)
        if isinstance(page, KindIndexPage) and page.kind_slug == Kind.TESTIMONY:
            return Feed(reverse("podcast"), "application/rss+xml", _("Les voix de Martigues"))
        return None

    @property
    def data(self) -> Node:
        """For machines: see :mod:`savoirs.exchange.json_ld`."""
        teller = Teller(
            base=self._absolute("/").removesuffix("/"),
            path=self.request.path,
            title=self.title,
            description=self.description,
            image=self.picture.address,
            site=_("Bibliothèque des savoirs martégaux"),
            publisher=self.publisher,
        )
        return graph(self.context, teller)

    def _cover(self, page: KnowledgePage) -> Picture | None:
        """The JPEG copy of its cover, as long as the public may have it: another page may have sealed it."""
        photo = page.cover
        _copies, jpeg = renditions.find(photo, "cover") if photo else ([], None)
        if not photo or not jpeg or self._is_sealed(photo):
            return None
        return Picture(self._absolute(jpeg.url), jpeg.width, jpeg.height, photo.default_alt_text)

    def _is_sealed(self, photo: Photo) -> bool:
        """The page around has asked it with all the rest, or nobody has."""
        known = self.context.get("sealed")
        return photo.file_key in (sealed_files([photo.file_key]) if known is None else known)

    def _absolute(self, address: str) -> str:
        return self.request.build_absolute_uri(address)


def _default() -> str:
    return _(
        "Récits, voix, lieux et infos utiles de Martigues : ce que la ville sait, ce qu’elle se rappelle."
    )


def _description(thing: object) -> str:
    if isinstance(thing, KnowledgePage):
        return thing.search_description or thing.summary
    if isinstance(thing, Page):
        return thing.search_description or getattr(thing, "introduction", "")
    if isinstance(thing, Quarter):
        return (thing.where or thing.text).replace("*", "")
    return thing.text.replace("*", "") if isinstance(thing, Theme | Period) else ""
