"""Pages of every length and pictures of every shape, on a running site: what people really send.

``make()`` runs in the site's own process (``manage.py shell``); ``ADDRESSES`` says where its pages are.
"""

from io import BytesIO
from typing import Any

from PIL import Image
from wagtail.models import Page

from media.models import Photo, Recording
from savoirs.knowledge.models import (
    KindIndexPage,
    StoryPage,
    TestimonyPage,
    TestimonyRecording,
    Theme,
    ThemedPage,
)
from tests.factories import make_agreement
from tests.media.samples import upload, video

SENTENCE = (
    "Le quai sentait le goudron, la sardine et le café ; on y parlait fort, et l’on s’y taisait aussi. "
)
LONGEST_TITLE = "Comment, à Jonquières, les patrons pêcheurs tiraient au sort leur place pour l’hiver 1911"
ADDRESSES = {
    "short": "/recits/essai-court/",
    "long": "/recits/essai-long/",
    "long title, ten themes": "/recits/essai-titre/",
    "upright": "/recits/essai-debout/",
    "dark": "/recits/essai-sombre/",
    "video": "/temoignages/essai-video/",
    "sound": "/recits/essai-sonore/",
    "two hundred": "/recits/?page=3",
}


def photograph(size: tuple[int, int], light: int, mode: str = "L") -> bytes:
    """Grain on a slow gradient around ``light`` (0 black, 255 white)."""
    slope = (
        Image.linear_gradient("L")
        .resize(size)
        .point([max(0, min(255, light - 60 + i // 2)) for i in range(256)])
    )
    grain = Image.blend(slope, Image.effect_noise(size, 60), 0.25)
    output = BytesIO()
    (grain if mode == "L" else Image.merge("RGB", [grain, grain, slope])).save(output, "JPEG")
    return output.getvalue()


def chapters(count: int, sentences: int) -> list[tuple[str, str]]:
    text = "".join(f"<h2>Chapitre {n + 1}</h2><p>{SENTENCE * sentences}</p>" for n in range(count))
    return [("text", f"<p>{SENTENCE * 2}</p>{text}")]


def story(slug: str, title: str, **fields: Any) -> StoryPage:
    values = {"title": title, "slug": slug, "summary": "Une page d’essai, pour regarder sa forme.", **fields}
    return KindIndexPage.objects.get(kind_slug="recits").add_child(instance=StoryPage(**values))


def photo(name: str, content: bytes) -> Photo:
    return Photo.objects.create(
        title=name,
        file=upload(content, f"{name}.jpg", "image/jpeg"),
        alt="Une image d’essai",
        credit="Collection d’essai",
    )


def make_stories() -> None:
    story("essai-court", "Un récit court", body=[("text", f"<p>{SENTENCE * 7}</p>")])
    story("essai-long", "Un récit long", body=chapters(8, 14))
    titled = story("essai-titre", LONGEST_TITLE, body=chapters(2, 3))
    for theme in Theme.objects.all()[:10]:
        ThemedPage.objects.create(tag=theme, content_object=titled)
    upright = photo("debout", photograph((900, 1400), 150))
    dark = photo("sombre", photograph((1600, 1200), 40, "RGB"))
    for slug, title, cover in (
        ("essai-debout", "Une photo de famille", upright),
        ("essai-sombre", "Une photo de nuit", dark),
    ):
        body = [*chapters(1, 6), ("picture", {"photo": cover, "caption": "Devant la porte."})]
        make_agreement(story(slug, title, cover=cover, body=body))
    for number in range(200):
        story(f"essai-{number}", f"Récit d’essai {number}")


def make_sound() -> None:
    """A story with the recording of the starter content inside its text."""
    heard = {"recording": Recording.objects.filter(type="audio").first(), "caption": "Une annonce."}
    body = [*chapters(1, 2), ("recording", heard), *chapters(1, 2)]
    page = story("essai-sonore", "Un récit où l’on entend une voix", body=body)
    make_agreement(page)
    page.save()


def make_video() -> None:
    clip = Recording.objects.create(
        title="Vidéo debout", file=upload(video(size=(720, 1280)), "debout.mp4", "video/mp4"), type="video"
    )
    index = KindIndexPage.objects.get(kind_slug="temoignages")
    page = index.add_child(
        instance=TestimonyPage(
            title="Une vidéo prise debout", slug="essai-video", summary="Une page d’essai."
        )
    )
    TestimonyRecording.objects.create(page=page, recording=clip)
    make_agreement(page)
    page.save()


def make() -> None:
    make_stories()
    make_sound()
    make_video()


def remove() -> None:
    for page in Page.objects.filter(slug__startswith="essai-"):
        page.delete()
    Photo.objects.filter(title__in=("debout", "sombre")).delete()
    Recording.objects.filter(title="Vidéo debout").delete()
