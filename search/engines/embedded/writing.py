"""Write documents into the embedded index, inside the caller's transaction."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from uuid import uuid4

from django.db import transaction

from search import spelling
from search.analysis import LONGEST_FORM, Token, filed, in_full, tokens
from search.models import Entry, Membership, Passage, State, Word
from search.registry import KIND_FACET
from search.schema import SearchDocument

from .tables import alias, database

PASSAGE_BITS = 20


def current_state() -> State:
    return State.objects.using(alias()).get_or_create(pk=1, defaults={"analysis": spelling.fingerprint()})[0]


def write(documents: Iterable[SearchDocument], generation: int, *, overwrite: bool = False) -> None:
    """Write ``documents``; one that is older than what is held is left aside, unless ``overwrite``."""
    newest: dict[str, SearchDocument] = {}
    for document in documents:
        known = newest.get(document.key)
        if known is None or known.version <= document.version:
            newest[document.key] = document
    if not newest:
        return
    with transaction.atomic(using=alias()):
        held = dict(Entry.objects.using(alias()).filter(key__in=newest).values_list("key", "version"))
        fresh = [
            document
            for key, document in newest.items()
            if overwrite or key not in held or held[key] <= document.version
        ]
        gone = _take_out([document.key for document in fresh if document.key in held])
        _put_in(fresh, generation)
        _forget_words(gone)
        _stamp()


def remove(keys: Iterable[str]) -> None:
    with transaction.atomic(using=alias()):
        _forget_words(_take_out(list(keys)))
        _stamp()


def _stamp() -> None:
    State.objects.using(alias()).update(stamp=uuid4())


def _take_out(keys: Sequence[str]) -> set[str]:
    """Remove entries; return the exact forms that they held."""
    entries = Entry.objects.using(alias()).filter(key__in=keys)
    ids = list(entries.values_list("pk", flat=True)) if keys else []
    if not ids:
        return set()
    marks = ",".join(["%s"] * len(ids))
    with database().cursor() as cursor:
        cursor.execute(f"SELECT words FROM search_forms WHERE rowid IN ({marks})", ids)
        forms = {form for (words,) in cursor.fetchall() for form in words.split()}
        cursor.execute(f"DELETE FROM search_entry WHERE id IN ({marks})", ids)
    return forms


def _put_in(documents: Sequence[SearchDocument], generation: int) -> None:
    entries = Entry.objects.using(alias()).bulk_create(
        [_entry(document, generation) for document in documents]
    )
    analysed = [_Analysed(document) for document in documents]
    pairs = list(zip(entries, analysed, strict=True))
    _insert("search_stems", ((entry.pk, one.stems) for entry, one in pairs))
    _insert("search_titles", ((entry.pk, one.title_stems) for entry, one in pairs))
    _insert("search_forms", ((entry.pk, one.forms) for entry, one in pairs))
    passages = [
        Passage(
            id=(entry.pk << PASSAGE_BITS) | rank,
            entry=entry,
            recording=segment.recording,
            second=segment.second,
            text=segment.text,
        )
        for entry, document in zip(entries, documents, strict=True)
        for rank, segment in enumerate(document.segments)
    ]
    Passage.objects.using(alias()).bulk_create(passages)
    _insert("search_passage_stems", ((passage.pk, _stems(tokens(passage.text))) for passage in passages))
    Membership.objects.using(alias()).bulk_create(
        Membership(entry=entry, facet=facet, slug=slug)
        for entry, document in zip(entries, documents, strict=True)
        for facet, slugs in {**document.facets, KIND_FACET: (document.kind,)}.items()
        for slug in dict.fromkeys(slugs)
    )
    _learn_words(analysed)


def _entry(document: SearchDocument, generation: int) -> Entry:
    return Entry(
        key=document.key,
        version=document.version,
        fingerprint=document.fingerprint,
        generation=generation,
        title=document.title,
        sort_title=" ".join(token.form for token in tokens(document.title)),
        filed_title=filed(document.title),
        summary=document.summary,
        body=document.body,
        date=document.date,
        first_year=document.start,
        last_year=document.end,
        latitude=document.latitude,
        longitude=document.longitude,
    )


class _Analysed:
    """A document as the full-text tables take it, and how its words are written."""

    def __init__(self, document: SearchDocument) -> None:
        spoken = [segment.text for segment in document.segments]
        self.spellings: Counter[tuple[str, str]] = Counter()
        found: list[Token] = []
        for text in (document.title, document.summary, document.names, document.body, *spoken):
            for token in tokens(text):
                found.append(token)
                self.spellings[token.form, in_full(text[token.start : token.end].lower())] += 1
        self.stems = _stems(found)
        self.title_stems = _stems(tokens(document.title))
        self.forms = " ".join(token.form for token in found)


def _stems(found: Iterable[Token]) -> str:
    return " ".join(token.stem for token in found if token.stem)


def _insert(table: str, rows: Iterable[tuple[int, str]]) -> None:
    with database().cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} (rowid, words) VALUES (%s, %s)", list(rows))


def _learn_words(analysed: Sequence[_Analysed]) -> None:
    spellings: Counter[tuple[str, str]] = Counter()
    for one in analysed:
        spellings.update(one.spellings)
    best: dict[str, str] = {}
    for (form, spelling_), _count in spellings.most_common():
        if spelling.is_repairable(form):
            best.setdefault(form, spelling_)
    known = {form for forms in _in_hundreds(best) for form in _known_words(forms)}
    words = Word.objects.using(alias()).bulk_create(
        Word(form=form, spelling=written[:LONGEST_FORM])
        for form, written in best.items()
        if form not in known
    )
    keys = [(key, word.pk) for word in words for key in spelling.keys(word.form, word.spelling)]
    with database().cursor() as cursor:
        cursor.executemany("INSERT INTO search_deletion (deletion, word) VALUES (%s, %s)", keys)


def _known_words(forms: Sequence[str]) -> Iterator[str]:
    yield from Word.objects.using(alias()).filter(form__in=forms).values_list("form", flat=True)


def _forget_words(forms: Iterable[str]) -> None:
    """Drop those of ``forms`` that no document holds any more: what is withdrawn leaves no trace."""
    for some in _in_hundreds(forms):
        marks = ",".join(["%s"] * len(some))
        with database().cursor() as cursor:
            cursor.execute(f"SELECT term FROM search_vocabulary WHERE term IN ({marks})", some)
            gone = list(set(some) - {term for (term,) in cursor.fetchall()})
            marks = ",".join(["%s"] * len(gone))
            cursor.execute(f"DELETE FROM search_word WHERE form IN ({marks})", gone)


def _in_hundreds(values: Iterable[str]) -> Iterator[list[str]]:
    waiting = list(values)
    for first in range(0, len(waiting), 500):
        yield waiting[first : first + 500]
