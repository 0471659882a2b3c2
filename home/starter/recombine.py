"""Invented pages for measures: true sentences of the starter content, in another order. Never for readers."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from . import format as shape
from .reading import Library, PageFile

PARAGRAPHS = (5, 9)
SEED = 1581


@dataclass(frozen=True)
class _Material:
    stories: list[PageFile]
    paragraphs: list[str]
    headings: list[str]


def recombined(library: Library, count: int, start: int = 1) -> Iterator[PageFile]:
    """Yield ``count`` stories made of others' paragraphs; the same ones each time, numbered from ``start``."""
    material = _gather(library)
    for number in range(start, start + count):
        draw = random.Random(SEED + number)
        yield _one(material, draw, number)


def _gather(library: Library) -> _Material:
    stories = library.of_kind("stories")
    blocks = [block.strip() for story in stories for block in story.text.split("\n\n") if block.strip()]
    return _Material(
        stories=stories,
        paragraphs=[block for block in blocks if not block.startswith("#")],
        headings=[block.splitlines()[0] for block in blocks if block.startswith("## ")],
    )


def _one(material: _Material, draw: random.Random, number: int) -> PageFile:
    model, other = draw.sample(material.stories, 2)
    paragraphs = draw.sample(material.paragraphs, draw.randint(*PARAGRAPHS))
    text = "\n\n".join(
        part for paragraph in paragraphs for part in (draw.choice(material.headings), paragraph)
    )
    head: shape.Page = model.head.model_copy(
        update={
            "title": f"Essai {number}\u00a0: {other.head.title}"[:90],
            "summary": other.head.summary,
            "themes": draw.choice(material.stories).head.themes,
            "period": draw.choice(material.stories).head.period,
            "quarter": draw.choice(material.stories).head.quarter,
            "related": [story.slug for story in draw.sample(material.stories, 3)],
        }
    )
    return replace(model, slug=f"essai-{number}", head=head, text=text, scalars=[])
