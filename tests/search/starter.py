"""The starter content as the search could be given it, straight from its files."""

from home.starter import reading
from search.schema import SearchDocument


def documents() -> list[SearchDocument]:
    """Pages, themes, quarters and periods, with the other names that lead to them."""
    library, _faults = reading.read()
    pages = [
        (page.kind, page.head.title, page.text, getattr(page.head, "old_names", []))
        for page in library.pages.values()
    ]
    themes = [("theme", theme.label, theme.text, theme.aliases) for theme in library.themes]
    periods = [("periode", one.label, one.text, []) for one in library.periods]
    quarters = [("quarter", one.label, one.text, one.old_names) for one in library.quarters]
    return [
        SearchDocument(key=str(number), version=1, kind=kind, title=title, body=text, names="\n".join(names))
        for number, (kind, title, text, names) in enumerate([*pages, *themes, *quarters, *periods])
    ]
