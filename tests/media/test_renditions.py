"""Copies of pictures: bare of hidden data, upright, made beforehand; a page never falls for one."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from PIL import Image

from media import intake, renditions
from media.models import Photo

from . import samples

pytestmark = pytest.mark.django_db


def receive(content: bytes, **fields) -> Photo:
    return intake.receive_photo(samples.upload(content, "IMG_2034.JPG"), title="IMG_2034", **fields)


def shown(photo: Photo, arguments: str = '"figure"') -> str:
    return Template("{% load media_tags %}{% photo image " + arguments + " %}").render(
        Context({"image": photo})
    )


def test_no_copy_tells_the_place_nor_the_device() -> None:
    content = samples.picture_with_hidden_data()
    with Image.open(BytesIO(content)) as original:
        assert original.getexif().get_ifd(0x8825)[2] == (43.0, 24.0, 18.0)
    photo = receive(content)
    assert renditions.prepare(photo) == []
    for spec in ("max-165x165", "original", "width-300|format-png", "width-300|format-jpeg"):
        photo.get_rendition(spec)
    assert photo.renditions.count() >= 8
    for copy in photo.renditions.all():
        made = Path(copy.file.path).read_bytes()
        assert b"Marque-Espionne" not in made
        assert b"commentaire-cache" not in made
        assert b"Exif" not in made
        with Image.open(BytesIO(made)) as image:
            assert not image.getexif()
    assert Path(photo.file.path).read_bytes() == content


def test_copies_are_upright() -> None:
    photo = receive(samples.picture_with_hidden_data(orientation=6))
    assert photo.height > photo.width, "the original lies, the photo stands"
    renditions.prepare(photo)
    _webp, jpeg = renditions.find(photo, "figure")
    assert jpeg
    assert (jpeg.width, jpeg.height) == (480, 640)
    with Image.open(jpeg.file.path) as image:
        top: Any
        bottom: Any
        top, bottom = image.getpixel((240, 60)), image.getpixel((240, 580))
    assert top[0] > 200 > top[2]
    assert bottom[2] > 200 > bottom[0]


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP", "GIF", "HEIF"])
def test_every_kind_of_picture_gets_its_copies(image_format: str) -> None:
    photo = receive(samples.picture(image_format))
    assert renditions.prepare(photo) == []
    webp, jpeg = renditions.find(photo, "card")
    assert [(copy.width, copy.height) for copy in webp] == [(160, 160), (320, 320)]
    assert jpeg
    assert jpeg.file.name.endswith(".jpg")


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "CMYK", "I;16", "1"])
def test_every_kind_of_colour_gets_its_copies(mode: str) -> None:
    output = BytesIO()
    Image.new(mode, (300, 200)).save(output, "JPEG" if mode == "CMYK" else "PNG")
    assert renditions.prepare(receive(output.getvalue())) == []


def test_the_tag_shows_copies_with_their_sizes_and_words() -> None:
    photo = receive(samples.picture(size=(2000, 1500)), alt="Le port & <les pointus>")
    renditions.prepare(photo)
    html = shown(photo)
    assert html.count(".webp ") == 3
    assert "1600w" in html
    assert 'width="960" height="720"' in html
    assert 'alt="Le port &amp; &lt;les pointus&gt;"' in html
    assert 'loading="lazy"' in html
    assert "lazy" not in shown(photo, '"cover"')
    assert 'fetchpriority="high"' in shown(photo, '"cover"')
    assert 'alt=""' in shown(photo, '"card" alt=""')


def test_a_decorative_picture_says_nothing() -> None:
    photo = receive(samples.picture(), alt="à ne pas dire", is_decorative=True)
    renditions.prepare(photo)
    assert 'alt=""' in shown(photo)


def test_a_small_picture_is_not_named_three_times() -> None:
    photo = receive(samples.picture(size=(300, 200)))
    renditions.prepare(photo)
    assert shown(photo).count("300w") == 1


def test_a_visit_makes_no_copy_and_a_missing_one_breaks_nothing(django_assert_max_num_queries) -> None:
    photo = receive(samples.picture(), alt="Le port")
    with django_assert_max_num_queries(1):
        assert shown(photo) == '<span class="caption">Le port</span>'
    assert not photo.renditions.exists()


def test_a_file_lost_by_the_disk_breaks_nothing() -> None:
    photo = receive(samples.picture(), alt="Le port")
    Path(photo.file.path).unlink()
    assert len(renditions.prepare(photo)) == len(
        {f for s in renditions.STANDARD_SPECS.values() for f in s.all}
    )
    assert "Le port" in shown(photo)


def test_arrival_asks_for_the_copies(django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        photo = receive(samples.picture())
    wanted = {wanted for spec in renditions.STANDARD_SPECS.values() for wanted in spec.all}
    assert set(photo.renditions.values_list("filter_spec", flat=True)) == wanted


def test_a_new_file_forgets_the_copies_of_the_one_before() -> None:
    photo = receive(samples.picture())
    renditions.prepare(photo)
    photo.file = samples.upload(samples.picture("PNG", (100, 100)), "b.png")  # type: ignore[assignment]
    photo.save()
    assert not photo.renditions.exists()
    assert photo.width == 100


def banded(size: tuple[int, int]) -> bytes:
    """A picture whose rows say their height, from black at the top to white at the foot."""
    shades = Image.linear_gradient("L").resize(size)
    output = BytesIO()
    shades.save(output, "PNG")
    return output.getvalue()


def cut_from(photo: Photo) -> tuple[float, float]:
    """Where its piece for lists begins and ends, in parts of its height."""
    assert renditions.prepare(photo, ["card"]) == []
    webp, _jpeg = renditions.find(photo, "card")
    with Image.open(webp[-1].file.path) as image:
        shades = image.convert("L")
        first: Any
        last: Any
        first, last = shades.getpixel((100, 0)), shades.getpixel((100, image.height - 1))
    return first / 255, last / 255


def test_a_piece_of_an_upright_picture_is_cut_where_faces_are() -> None:
    assert cut_from(receive(banded((600, 1200)))) == pytest.approx((0.125, 0.625), abs=0.02)
    assert cut_from(receive(banded((1200, 600)))) == pytest.approx((0, 1), abs=0.02)
    turned = receive(samples.picture_with_hidden_data(orientation=6))
    assert renditions.prepare(turned, ["card"]) == []
    _webp, jpeg = renditions.find(turned, "card")
    assert jpeg
    with Image.open(jpeg.file.path) as image:
        reds: list[Any] = [image.getpixel((160, row)) for row in (0, 180, 195, 319)]
    assert [red > blue for red, _green, blue in reds] == [True, True, False, False]


def test_the_editor_says_better_where_a_picture_is_cut() -> None:
    photo = receive(banded((600, 1200)))
    photo.focal_point_x, photo.focal_point_y = 300, 1100
    photo.focal_point_width = photo.focal_point_height = 100
    photo.save()
    assert cut_from(photo) == pytest.approx((0.5, 1), abs=0.05)
