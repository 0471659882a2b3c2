"""What the starter content owes its readers beyond its shape: links that lead somewhere, French typography,
sentences that can be read in one breath, captions that agree with their sound."""

import re
import wave
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media.transcripts import BadTranscript
from media.transcripts import read as read_captions

from . import format as shape
from .reading import FOLDER, Fault, FaultyContent, Library, PageFile, Scalar, read

NBSP = "\u00a0"
LONGEST_SENTENCE = 32
DURATION_MARGIN_S = 0.5
FOR_MACHINES = {"url", "licence_url", "see", "phone", "edtf", "file", "captions", "start", "end"}
PAGE_LINK = re.compile(r"\]\(page:([^)]*)\)")
ADDRESS = re.compile(r"https?://[^\s)]+")
MARKUP = re.compile(r"\]\(page:[^)]*\)|\{lang=[\w-]+\}|[*\[]")
SENTENCE_END = re.compile(rf"(?<=[.!?…»])[\s{NBSP}]+(?=[«A-ZÀ-Ý])|\n+")


TYPOGRAPHY = [
    (re.compile(pattern), message)
    for pattern, message in [
        ("'", gettext_lazy("apostrophe droite, écrire ’")),
        ('"', gettext_lazy("guillemet droit, écrire « »")),
        (r"[\u2000-\u200a\u202f]", gettext_lazy("espace particulière, écrire U+00A0")),
        (rf"[^{NBSP}\s][;!?»]", gettext_lazy("pas d’espace insécable avant ; ! ? »")),
        (r" [;!?»:]", gettext_lazy("espace ordinaire avant ; ! ? » :")),
        (rf"«(?!{NBSP})", gettext_lazy("pas d’espace insécable après «")),
        (r"\w:(?=\s|$)", gettext_lazy("pas d’espace insécable avant :")),
        (
            r"\d \d|\d (m|km|ha|m²|m³|km²|h)\b",
            gettext_lazy("espace ordinaire dans un nombre ou avant son unité"),
        ),
        (r"\.\.\.", gettext_lazy("écrire …")),
        (r"  ", gettext_lazy("deux espaces")),
        (r" [,.)]", gettext_lazy("espace avant , . )")),
        (r"\b[IVX]+[eè]me\b|\u1d49", gettext_lazy("écrire « Ve siècle »")),
        (r"\b[Cc]oeur|\b[Oo]e(uvre|il|uf)|\bEtang|\bEglise|\bEtat", gettext_lazy("écrire œ, É")),
        (r"\]\((?!page:|http|/)", gettext_lazy("lien qui n’est ni page:, ni http, ni /")),
        (
            r"\]\{(?!lang=[a-z]{2,3}(-provenc)?\})",
            gettext_lazy("un mot étranger s’écrit *[calen]{lang=oc-provenc}*"),
        ),
        (r"<[a-z/!]|!\[", gettext_lazy("ni HTML ni image dans un texte")),
    ]
]


def load(folder: Path = FOLDER) -> Library:
    """Read and check ``folder``. Raises :class:`FaultyContent` with every fault found."""
    library, faults = read(folder)
    if {*shape.VOCABULARY, "questions"} <= library.lists.keys():
        faults += _check(library)
    if faults:
        raise FaultyContent(faults)
    return library


def _check(library: Library) -> Iterator[Fault]:
    known = {
        "themes": {theme.slug for theme in library.themes},
        "quarter": {quarter.slug for quarter in library.quarters},
        "places": {page.slug for page in library.of_kind("places")},
        "pages": set(library.pages),
    }
    for page in library.pages.values():
        yield from _check_slugs(page, known)
        yield from _check_text(page)
        yield from _check_recordings(page, library.folder)
    for page in library.infos.values():
        yield from _check_links(page, known["pages"] | set(library.infos))
        yield from _check_text(page)
    for name in shape.VOCABULARY:
        yield from _check_vocabulary(library, name)
    yield from _check_questions(library, {**known, "theme": known["themes"], "page": known["pages"]})


def _check_slugs(page: PageFile, known: dict[str, set[str]]) -> Iterator[Fault]:
    head = page.head
    halts = [halt.place for halt in head.steps] if page.kind == "trails" else []
    uses = [
        ("themes", head.themes, known["themes"]),
        ("quarter", [head.quarter] if head.quarter else [], known["quarter"]),
        ("places", head.places, known["places"]),
        ("related", head.related, known["pages"]),
        ("place", halts, known["places"]),
    ]
    for key, slugs, allowed in uses:
        for slug in slugs:
            if slug not in allowed:
                yield _fault(page, _line_of(page, key, slug), _("« %s » n’existe pas") % slug)
            elif slug == page.slug and key != "quarter":
                yield _fault(page, _line_of(page, key, slug), _("la page se cite elle-même"))
        for slug, times in Counter(slugs).items():
            if times > 1 and key != "place":
                yield _fault(page, _line_of(page, key, slug), _("« %s » est cité deux fois") % slug)
    yield from _check_links(page, known["pages"])
    if page.kind != "testimonies" and not head.sources:
        yield _fault(page, 1, _("la source manque"))
    if page.kind == "trails" and set(halts) != set(head.places):
        yield _fault(page, 1, _("« places » nomme chaque lieu des étapes, et eux seuls"))


def _check_links(page: PageFile, known: set[str]) -> Iterator[Fault]:
    for line, text in _lines(page):
        for slug in PAGE_LINK.findall(text):
            if slug not in known or slug == page.slug:
                yield _fault(page, line, _("lien vers « %s », qui n’existe pas ou est la page même") % slug)


def _check_text(page: PageFile) -> Iterator[Fault]:
    if not page.text.strip():
        yield _fault(page, page.text_line, _("le texte manque"))
    for line, text in _lines(page):
        for message in misprints(text):
            yield _fault(page, line, message)
        for sentence in SENTENCE_END.split(MARKUP.sub("", text)):
            words = len(sentence.split())
            if words > LONGEST_SENTENCE and not sentence.startswith(("#", "- ")):
                yield _fault(
                    page,
                    line,
                    _("phrase de %(words)s mots : %(start)s…")
                    % {
                        "words": words,
                        "start": sentence[:60],
                    },
                )
    yield from _check_scalars(page.path, page.scalars)


def _check_scalars(path: Path, scalars: list[Scalar]) -> Iterator[Fault]:
    for scalar in scalars:
        if scalar.key not in FOR_MACHINES:
            for message in misprints(scalar.value):
                yield Fault(f"{path.parent.name}/{path.name}", scalar.line, message)


def misprints(text: str) -> Iterator[str]:
    """Say each fault of French typography in ``text``, with the words around it."""
    text = ADDRESS.sub("http", text)
    for pattern, message in TYPOGRAPHY:
        if found := pattern.search(text):
            around = text[max(0, found.start() - 20) : found.end() + 12]
            yield f"{message} (…{around}…)"


def _check_recordings(page: PageFile, folder: Path) -> Iterator[Fault]:
    for recording in getattr(page.head, "recordings", []):
        line = _line_of(page, "file", recording.file)
        wanted = (recording.file, recording.captions, recording.text)
        missing = [name for name in wanted if not (folder / name).is_file()]
        if missing:
            yield _fault(page, line, _("fichier absent : %s") % ", ".join(missing))
            continue
        with wave.open(str(folder / recording.file)) as sound:
            seconds = sound.getnframes() / sound.getframerate()
        if abs(seconds - recording.duration_s) > DURATION_MARGIN_S:
            yield _fault(page, line, _("le son dure %.1f s") % seconds)
        try:
            spoken = " ".join(
                said.text for said in read_captions((folder / recording.captions).read_bytes(), seconds)
            )
        except BadTranscript as error:
            yield Fault(recording.captions, 1, error.messages[0])
            continue
        if spoken.split() != (folder / recording.text).read_text("utf-8").split():
            yield _fault(page, line, _("les sous-titres et le texte diffèrent"))


def _check_vocabulary(library: Library, name: str) -> Iterator[Fault]:
    file = library.lists[name]
    label = f"{file.path.parent.name}/{file.path.name}"
    yield from _check_scalars(file.path, file.scalars)
    words = Counter(
        word.lower()
        for item in file.items
        for word in (getattr(item, "words", None) or getattr(item, "aliases", []))
    )
    slugs = Counter(item.slug for item in file.items if hasattr(item, "slug"))
    for word, times in (words + slugs).items():
        if times > 1 and (words[word] > 1 or slugs[word] > 1):
            line = next((scalar.line for scalar in file.scalars if scalar.value.lower() == word), 1)
            yield Fault(label, line, _("« %s » est écrit deux fois") % word)
    for theme in file.items if name == "themes" else []:
        if theme.broader and theme.broader not in slugs:
            yield Fault(label, 1, _("« %s » n’existe pas") % theme.broader)


def _check_questions(library: Library, known: dict[str, set[str]]) -> Iterator[Fault]:
    file = library.lists["questions"]
    yield from _check_scalars(file.path, file.scalars)
    label = f"{file.path.parent.name}/{file.path.name}"
    seen: set[tuple[str, str]] = set()
    for scalar in file.scalars:
        if scalar.key in ("key", "text") and (scalar.key, scalar.value) in seen:
            yield Fault(label, scalar.line, _("« %s » est écrit deux fois") % scalar.value)
        if scalar.key in ("theme", "quarter", "page") and scalar.value not in known[scalar.key] | {""}:
            yield Fault(label, scalar.line, _("« %s » n’existe pas") % scalar.value)
        seen.add((scalar.key, scalar.value))


def _lines(page: PageFile) -> Iterator[tuple[int, str]]:
    """Each line of prose with its number: the text, and what the steps of a trail say."""
    yield from enumerate(page.text.splitlines(), page.text_line)
    for scalar in page.scalars:
        if scalar.key == "text" and page.kind == "trails":
            yield scalar.line, scalar.value


def _line_of(page: PageFile, key: str, value: str) -> int:
    return next((scalar.line for scalar in page.scalars if (scalar.key, scalar.value) == (key, value)), 1)


def _fault(page: PageFile, line: int, message: str) -> Fault:
    return Fault(f"{page.path.parent.name}/{page.path.name}", line, message)
