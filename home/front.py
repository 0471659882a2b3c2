"""What the home page shows today: it changes each day, and is the same for everyone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from savoirs.knowledge.listing import period_bars, ready_to_list, told
from savoirs.knowledge.models import KnowledgePage, Period, Quarter, Question, TestimonyRecording, Theme
from savoirs.knowledge.models.kinds import Kind
from savoirs.knowledge.questions.listing import open_questions
from savoirs.rights.access import public

if TYPE_CHECKING:
    from .models import HomePage

STORIES = 5
USEFUL_PAGES = 3


def of_the_day(items: Sequence[int], count: int) -> list[int]:
    """``count`` of ``items``, others each day, coming round to the first after the last."""
    if not items:
        return []
    first = timezone.localdate().toordinal() * count
    return [items[(first + rank) % len(items)] for rank in range(min(count, len(items)))]


def question_of_the_day(home: "HomePage") -> Question | None:
    """The one that editors chose as long as it is open, another each day otherwise; two queries."""
    waiting = list(open_questions().order_by("pk").values_list("pk", flat=True))
    chosen = [home.question_id] if home.question_id in waiting else of_the_day(waiting, 1)
    return Question.objects.select_related("theme").filter(pk__in=chosen).first()


def home_context(home: "HomePage") -> dict[str, Any]:
    """The sections of the home page: public pages only, in few queries whatever their number."""
    rows = list(
        public(told(KnowledgePage.objects.order_by("pk"))).values_list(
            "pk", "kind_slug", "uses_voice", "when_edtf", "start_year", "end_year"
        )
    )
    ids: dict[str, list[int]] = {kind: [row[0] for row in rows if row[1] == kind] for kind in Kind}
    with_voice = [row[0] for row in rows if row[1] == Kind.TESTIMONY and row[2]]
    public_ids = {row[0] for row in rows}

    stories = of_the_day([pk for pk in ids[Kind.STORY] if pk != home.featured_id], STORIES)
    if home.featured_id in public_ids:
        stories = [home.featured_id, *stories[: STORIES - 1]]
    heard = of_the_day(with_voice, 1)
    useful = of_the_day(ids[Kind.USEFUL], USEFUL_PAGES)
    found = {
        page.pk: page for page in ready_to_list(KnowledgePage.objects.filter(pk__in=stories + heard + useful))
    }

    def pages(wanted: list[int]) -> list[KnowledgePage]:
        return [found[pk] for pk in wanted if pk in found]

    question = question_of_the_day(home)
    recording = TestimonyRecording.objects.filter(page_id__in=heard).select_related("recording").first()
    return {
        "stories": pages(stories),
        "testimony": next(iter(pages(heard)), None),
        "recording": recording.recording if recording else None,
        "useful_pages": pages(useful),
        "quarters": list(Quarter.objects.all()),
        "themes": list(Theme.objects.all()),
        "question": question,
        "question_theme": question.theme if question else None,
        "periods": period_bars(list(Period.objects.all()), [row[4:] for row in rows if row[3]]),
    }
