"""The shape of the starter content: what each file holds. README.md says the same to those who write.

Every key of a kind is in every file of that kind and there is no other; only the ``language`` of a source is left
out when its title is in French. Empty is "" for a text, [] for a list, ``None`` (null) for a number or a position
that nobody knows. Dates are EDTF level 1 (Library of Congress), positions WGS84 degrees, durations seconds, times of
a recording ``HH:MM:SS.mmm``.
"""

from typing import Annotated, Literal, Self

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from media.languages import LANGUAGES
from savoirs.knowledge.models.question import LONGEST_DETAIL, LONGEST_QUESTION
from savoirs.knowledge.vocabulary import edtf

COMMUNE = {"lat": (43.2, 43.6), "lon": (4.8, 5.3)}


def known_date(value: str) -> str:
    try:
        if value:
            edtf.parse(value)
    except ValidationError as error:
        raise ValueError(error.messages[0]) from error
    return value


def known_language(value: str) -> str:
    if value and value not in LANGUAGES:
        raise ValueError(_("langue inconnue"))
    return value


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
SlugOrEmpty = Annotated[str, StringConstraints(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$")]
Language = Annotated[str, AfterValidator(known_language)]
Edtf = Annotated[str, AfterValidator(known_date)]
Instant = Annotated[str, StringConstraints(pattern=r"^\d\d:[0-5]\d:[0-5]\d\.\d{3}$")]
IsoDateOrEmpty = Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d\d-\d\d)?$")]
Reliability = Literal["etabli", "une-source", "en-debat"]


InfoAppendix = Literal[
    "", "contact", "sources", "plan", "accessibilite", "mentions", "donnees", "accord", "credits"
]


class Part(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Source(Part):
    title: str = Field(min_length=1)
    url: str
    supports: str
    language: Language = ""


class When(Part):
    """``words`` is shown as written; ``edtf`` classes the page. A yearly feast has words and no edtf."""

    words: str
    edtf: Edtf

    @model_validator(mode="after")
    def has_words_beside_its_date(self) -> Self:
        if self.edtf and not self.words:
            raise ValueError(_("une date EDTF ne va pas sans ses mots"))
        return self


class Page(Part):
    title: str = Field(min_length=1, max_length=90)
    summary: str = Field(min_length=1, max_length=280)
    themes: list[Slug] = Field(min_length=1, max_length=3)
    quarter: SlugOrEmpty
    places: list[Slug]
    period: When
    related: list[Slug]
    reliability: Reliability
    sources: list[Source]
    to_check: list[str]


class Story(Page):
    pass


class Position(Part):
    lat: float = Field(gt=COMMUNE["lat"][0], lt=COMMUNE["lat"][1])
    lon: float = Field(gt=COMMUNE["lon"][0], lt=COMMUNE["lon"][1])
    precision: Literal["exacte", "approximative"]
    margin_m: int | None

    @model_validator(mode="after")
    def has_a_margin_when_approximate(self) -> Self:
        if (self.precision == "exacte") != (self.margin_m is None):
            raise ValueError(
                _("une position approximative a une marge en mètres, une position exacte n’en a pas")
            )
        return self


class Place(Page):
    position: Position | None
    old_names: list[str]


class Useful(Page):
    owner: str
    audience: list[str]
    steps: list[str]
    bring: list[str]
    cost: str
    address: str
    phone: str
    hours: str
    verified_on: IsoDateOrEmpty
    review_months: int = Field(ge=1)


class Halt(Part):
    place: Slug
    title: str = Field(min_length=1)
    text: str = Field(min_length=1)


class Trail(Page):
    duration: str
    length_km: float | None
    access: str
    steps: list[Halt] = Field(min_length=2)


class RecordingFiles(Part):
    """``file``, ``captions`` (WebVTT) and ``text`` are paths from the folder of the starter content."""

    file: str
    captions: str
    text: str
    title: str
    duration_s: float
    language: str
    credit: str = Field(min_length=1, max_length=200)
    licence: str = Field(min_length=1)
    licence_url: str


class Subject(Part):
    start: Instant
    end: Instant
    title: str
    keywords: list[str]


class Testimony(Page):
    """A model of form: nobody is a witness, and the page says so."""

    example: Literal[True]
    recordings: list[RecordingFiles]
    segments: list[Subject]


class Theme(Part):
    slug: Slug
    label: str
    text: str
    aliases: list[str]
    broader: SlugOrEmpty
    see: str


class Quarter(Part):
    slug: Slug
    label: str
    old_names: list[str]
    where: str
    text: str
    aliases: list[str]
    to_check: list[str]


class Period(Part):
    slug: Slug
    label: str
    edtf: Edtf
    text: str
    aliases: list[str]


class WordSource(Part):
    title: str
    url: str


class OneWay(Part):
    from_: str = Field(alias="from", min_length=1)
    to: list[str] = Field(min_length=1)


class Word(Part):
    """Either ``words`` (forms worth each other) or ``one_way`` (``from`` also finds ``to``, not the reverse)."""

    note: str
    verified: bool
    source: WordSource
    words: list[str] | None = Field(default=None, min_length=1)
    one_way: OneWay | None = None

    @model_validator(mode="after")
    def is_of_one_sort(self) -> Self:
        if (self.words is None) == (self.one_way is None):
            raise ValueError(_("une entrée a « words » ou « one_way », l’un des deux"))
        if self.verified and self.words and len(self.words) < 2:
            raise ValueError(_("un mot seul n’agit pas : « verified » est alors false"))
        return self


class Info(Part):
    """An information page; ``rank`` is its place among the others."""

    title: str = Field(min_length=1, max_length=90)
    introduction: str = Field(max_length=280)
    appendix: InfoAppendix
    footer: Literal["", "site", "legal"]
    rank: int


class Question(Part):
    """A question to the inhabitants, which stands alone; ``page`` is where it arises, if anywhere."""

    key: Slug
    text: str = Field(min_length=1, max_length=LONGEST_QUESTION, pattern=r"\u00a0\?$")
    detail: str = Field(max_length=LONGEST_DETAIL)
    page: SlugOrEmpty
    theme: Slug
    quarter: SlugOrEmpty


PAGES: dict[str, type[Page]] = {
    "stories": Story,
    "places": Place,
    "useful": Useful,
    "trails": Trail,
    "testimonies": Testimony,
}
VOCABULARY: dict[str, type[Part]] = {"themes": Theme, "quarters": Quarter, "periods": Period, "words": Word}
