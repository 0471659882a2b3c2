"""The starter content as the search could be given it, straight from its files."""

from home.starter import reading
from search.schema import SearchDocument


def documents() -> list[SearchDocument]:
    """Pages, themes, quarters and periods, with the other names that lead to them."""
    library, _faults = reading.read()
    every: list[tuple[str, str, str, list[str]]] = [
        *(
            (one.kind, one.head.title, one.text, getattr(one.head, "old_names", []))
            for one in library.pages.values()
        ),
        *(("theme", one.label, one.text, one.aliases) for one in library.themes),
        *(("quarter", one.label, one.text, one.old_names) for one in library.quarters),
        *(("period", one.label, one.text, []) for one in library.periods),
    ]
    return [
        SearchDocument(key=str(number), version=1, kind=kind, title=title, body=text, names="\n".join(names))
        for number, (kind, title, text, names) in enumerate(every)
    ]
