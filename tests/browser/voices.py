"""On a running site, a testimony in two recordings and a story that has one of its own.

``make()`` runs in the site's own process (``manage.py shell``).
"""

from collections.abc import Mapping

from wagtail.models import Page
from wagtail.rich_text import RichText

from media import derivatives, intake
from media.models import Recording, Segment, Transcript
from savoirs.knowledge.models import KindIndexPage, StoryPage, TestimonyPage, TestimonyRecording
from tests.factories import make_agreement
from tests.media.samples import sound, upload

ADDRESS = "/temoignages/essai-deux-voix/"
WORD = "zarboulette"
SECONDS = 24
# What is said, by recording and by second.
SAID = (
    {1.5: "On habitait le quai.", 4.25: f"On relevait la {WORD} avant le jour.", 9.75: "Puis on dormait."},
    {
        2.5: "Moi, j’étais sur l’autre rive.",
        12.5: f"La {WORD}, je l’ai vue partir.",
        18.0: f"Plus de {WORD}.",
    },
)


STORY_ADDRESS = "/recits/essai-recit-et-voix/"
STORY_WORD = "tarabiscoulette"
STORY_SAID = {1.0: "On partait à trois.", 6.5: f"La {STORY_WORD} attendait au quai.", 11.0: "On rentrait."}


def make() -> None:
    _make_testimony()
    _make_story()


def _make_testimony() -> None:
    index = KindIndexPage.objects.get(kind_slug="temoignages")
    page = index.add_child(
        instance=TestimonyPage(title="Deux voix", slug="essai-deux-voix", summary="Une page d’essai.")
    )
    for number, lines in enumerate(SAID, 1):
        TestimonyRecording.objects.create(
            page=page, recording=_make_recording(number, lines), sort_order=number
        )
    make_agreement(page)
    page.save()


def _make_story() -> None:
    recording = _make_recording(3, STORY_SAID)
    body = [
        ("text", RichText("<p>Ce que l’on sait. On peut aussi l’entendre.</p>")),
        ("recording", {"recording": recording, "caption": ""}),
    ]
    index = KindIndexPage.objects.get(kind_slug="recits")
    index.add_child(
        instance=StoryPage(
            title="Récit et voix",
            slug="essai-recit-et-voix",
            summary="Une page d’essai.",
            body=body,
            is_example=True,
        )
    )


def _make_recording(number: int, lines: Mapping[float, str]) -> Recording:
    kept = upload(sound(SECONDS + number), f"voix-{number}.wav")
    recording = intake.receive_recording(kept, title=f"Essai, voix {number}", credit="Voix : essai.")
    derivatives.prepare(recording)
    transcript = Transcript.objects.create(recording=recording)
    for start, text in lines.items():
        Segment.objects.create(transcript=transcript, start=start, end=start + 2, text=text)
    return recording


def remove() -> None:
    for slug in ("essai-deux-voix", "essai-recit-et-voix"):
        Page.objects.get(slug=slug).delete()
    Recording.objects.filter(title__startswith="Essai, voix").delete()
