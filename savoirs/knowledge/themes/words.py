"""The words of a theme: its name and its other words, compared as people read them."""

from collections.abc import Iterable

from search.analysis import fold

from ..models import Theme


def distinct(words: Iterable[str]) -> list[str]:
    """``words`` without twins: neither accents nor capitals make another word."""
    found: dict[str, str] = {}
    for word in words:
        if word.strip():
            found.setdefault(fold(word.strip()), word.strip())
    return list(found.values())


def add_other_words(theme: Theme, words: Iterable[str]) -> None:
    """Make ``words`` other words of ``theme``, unsaved; those that it has already change nothing."""
    kept = distinct([theme.name, *theme.aliases_list, *words])
    theme.aliases = "\n".join(kept[1:])


def theme_called(word: str) -> Theme | None:
    """The theme that ``word`` names, by its name or another of its words, if there is one."""
    wanted = fold(word.strip())
    for theme in Theme.objects.all():
        if wanted in map(fold, (theme.name, *theme.aliases_list)):
            return theme
    return None
