"""Themes, quarters, periods and words of the starter content, as rows."""

from django.db import transaction

from savoirs.knowledge.models import Period, Quarter, Theme, Word
from savoirs.knowledge.themes.merging import themes_by_slug

from .reading import Library


def load_vocabulary(library: Library) -> None:
    """Make the entries that do not exist yet, in one transaction."""
    with transaction.atomic():
        _load_themes(library)
        _load_quarters(library)
        for period in library.periods:
            Period.objects.get_or_create(
                slug=period.slug,
                defaults={
                    "label": period.label,
                    "edtf": period.edtf,
                    "text": period.text,
                    "aliases": "\n".join(period.aliases),
                },
            )
        if not Word.objects.exists():
            _load_words(library)


def _load_themes(library: Library) -> None:
    """A theme that the staff merged into another is not made again; the place of a known one is theirs to choose."""
    known = themes_by_slug()
    new = [theme for theme in library.themes if theme.slug not in known]
    for theme in new:
        known[theme.slug] = Theme.objects.create(
            slug=theme.slug,
            name=theme.label,
            text=theme.text,
            aliases="\n".join(theme.aliases),
            see=theme.see,
            order=library.themes.index(theme),
        )
    for theme in new:
        if theme.broader:
            Theme.objects.filter(slug=theme.slug).update(broader=known[theme.broader])


def _load_quarters(library: Library) -> None:
    for order, quarter in enumerate(library.quarters):
        Quarter.objects.get_or_create(
            slug=quarter.slug,
            defaults={
                "label": quarter.label,
                "where": quarter.where,
                "text": quarter.text,
                "old_names": "\n".join(quarter.old_names),
                "aliases": "\n".join(quarter.aliases),
                "to_check": "\n".join(quarter.to_check),
                "order": order,
            },
        )


def _load_words(library: Library) -> None:
    for word in library.words:
        Word.objects.create(
            forms="\n".join(word.words or []),
            one_way_from=word.one_way.from_ if word.one_way else "",
            one_way_to="\n".join(word.one_way.to) if word.one_way else "",
            note=word.note,
            verified=word.verified,
            source_title=word.source.title,
            source_url=word.source.url,
        )
