"""A testimony in two recordings, on a running site. ``make()`` runs in the site's own process (``manage.py shell``)."""

from wagtail.models import Page

from media import derivatives, intake
from media.models import Recording, Segment, Transcript
from savoirs.knowledge.models import KindIndexPage, TestimonyPage, TestimonyRecording
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


def make() -> None:
    index = KindIndexPage.objects.get(kind_slug="temoignages")
    page = index.add_child(
        instance=TestimonyPage(title="Deux voix", slug="essai-deux-voix", summary="Une page d’essai.")
    )
    for number, lines in enumerate(SAID, 1):
        kept = upload(sound(SECONDS + number), f"voix-{number}.wav")
        recording = intake.receive_recording(kept, title=f"Essai, voix {number}", credit="Voix : essai.")
        derivatives.prepare(recording)
        transcript = Transcript.objects.create(recording=recording)
        for start, text in lines.items():
            Segment.objects.create(transcript=transcript, start=start, end=start + 2, text=text)
        TestimonyRecording.objects.create(page=page, recording=recording, sort_order=number)
    make_agreement(page)
    page.save()


def remove() -> None:
    Page.objects.get(slug="essai-deux-voix").delete()
    Recording.objects.filter(title__startswith="Essai, voix").delete()
