"""How pictures, sound and times are shown."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from media import renditions, waveform
from media.models import Photo, Recording, Segment

register = template.Library()


@register.filter
def media_time(seconds: float) -> str:
    """83.2 → "1:23"; 3723 → "1:02:03"."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


@register.filter
def spoken_time(seconds: float) -> str:
    """83.2 → "1 min 23 s", to be read or heard, unbroken at the end of a line."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        words = _("%(hours)d h %(minutes)02d min") % {"hours": hours, "minutes": minutes}
    elif minutes:
        words = _("%(minutes)d min %(seconds)02d s") % {"minutes": minutes, "seconds": rest}
    else:
        words = _("%(seconds)d s") % {"seconds": rest}
    return words.replace(" ", "\N{NO-BREAK SPACE}")


@register.simple_tag
def photo(image: Photo, name: str, alt: str | None = None) -> SafeString:
    """``{% photo page.cover "cover" %}``: a responsive picture; ``name`` is one of ``STANDARD_SPECS``.

    Shows the copies that exist and never makes one; without any, the alternative text in its place.
    """
    words = image.default_alt_text if alt is None else alt
    webp, jpeg = renditions.find(image, name)
    shown = jpeg or (webp[-1] if webp else None)
    if shown is None:
        return format_html('<span class="caption">{}</span>', words) if words else SafeString()
    sources = SafeString()
    if webp:
        sources = format_html(
            '<source type="image/webp" srcset="{}" sizes="{}">',
            ", ".join(f"{copy.url} {copy.width}w" for copy in webp),
            renditions.STANDARD_SPECS[name].sizes,
        )
    return format_html(
        '<picture>{}<img src="{}" width="{}" height="{}" alt="{}" decoding="async"{}></picture>',
        sources,
        shown.url,
        shown.width,
        shown.height,
        words,
        SafeString(' fetchpriority="high"' if name == "cover" else ' loading="lazy"'),
    )


@register.filter
def street(peaks: list[int]) -> str:
    """The marks of a recording as the path of an SVG: see :mod:`media.waveform`."""
    return waveform.street(peaks)


@dataclass(frozen=True)
class ShownLine:
    """A line of transcript: its second as in ``?t=``, its own anchor, whether the reader arrives on it."""

    segment: Segment
    second: int
    anchor: str
    is_arrival: bool


@dataclass
class Part:
    """One recording in the player of a page. ``rank`` starts at 1; ``start`` in seconds, 0 for the beginning."""

    recording: Recording
    rank: int
    start: int

    @property
    def prefix(self) -> str:
        """What makes the anchors of this recording its own: nothing for the first, as in "#t83"."""
        return "" if self.rank == 1 else f"son{self.rank}-"

    @property
    def query(self) -> str:
        return "" if self.rank == 1 else f"&son={self.rank}"

    @property
    def heard_from(self) -> float:
        """``start``, or the first word of the line that begins within that second."""
        begun = (line.segment.start for line in self.lines if line.is_arrival and line.second == self.start)
        return next(begun, self.start)

    @cached_property
    def lines(self) -> list[ShownLine]:
        segments = self.recording.segments
        seconds = [int(segment.start) for segment in segments]
        before = [second for second in seconds if second <= self.start]
        arrival = seconds.index(before[-1]) if self.start and before else -1
        used: Counter[int] = Counter()
        lines = []
        for number, (segment, second) in enumerate(zip(segments, seconds, strict=True)):
            used[second] += 1
            twin = f"-{used[second]}" if used[second] > 1 else ""
            lines.append(ShownLine(segment, second, f"{self.prefix}t{second}{twin}", number == arrival))
        return lines


@register.inclusion_tag("components/player.html", takes_context=True)
def player(
    context: dict[str, Any],
    recordings: Iterable[Recording],
    chapters: Iterable[Any] = (),
    beside: SafeString | str = "",
) -> dict[str, Any]:
    """``{% player recordings %}``: players with their lines. Reads ``?t=83`` and, past the first, ``&son=2``.

    ``beside`` is the HTML of what stands in the margin of the lines of the first recording.

    ``recordings`` with "transcript__segments" prefetched; ``chapters`` (of the first recording) have ``start``
    in seconds and ``title``.
    """
    parts = [part(context, recording, rank) for rank, recording in enumerate(recordings, start=1)]
    return {"parts": parts, "chapters": list(chapters), "beside": beside}


@register.simple_tag(takes_context=True)
def part(context: Mapping[str, Any], recording: Recording, rank: int) -> Part:
    """``{% part recording 2 as part %}``: the recording of that rank, from the second asked for if it is that one's."""
    asked = context["request"].GET if "request" in context else {}
    second, wanted = _whole(asked.get("t")), _whole(asked.get("son")) or 1
    return Part(recording, rank, second if rank == wanted and second < recording.duration else 0)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0
