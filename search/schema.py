"""What a search engine sees of a page: plain data, no engine and no page class in it."""

from dataclasses import dataclass, field
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Segment:
    """A passage of a transcript. ``second`` is its start in the recording, in seconds; the hit opens there.

    ``recording`` is the rank (0, 1…) of the recording within its page.
    """

    second: float
    text: str
    recording: int = 0


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One searchable thing.

    ``key`` is lasting ("page:12"), never a URL. ``version`` grows with each change: an engine keeps the
    highest. ``facets`` maps a facet's name to the slugs that it holds. ``start`` and ``end`` are the years
    (astronomical, so 400 BC is -399) between which the document is dated; ``date`` is the ISO date that
    "newest first" sorts by.
    """

    key: str
    version: int
    kind: str
    title: str
    summary: str = ""
    body: str = ""
    names: str = ""
    segments: tuple[Segment, ...] = ()
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    start: int | None = None
    end: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    date: str = ""

    @property
    def fingerprint(self) -> str:
        """Tells whether an index holds exactly this: the version and a digest of everything."""
        return f"{self.version}:{blake2b(repr(self).encode(), digest_size=12).hexdigest()}"
