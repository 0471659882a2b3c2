"""A picture without words keeps a page closed, and the refusal names it."""

import pytest

from media import intake
from savoirs.rights.gate import PublicationRefused
from tests.factories import make_page
from tests.media import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo():
    return intake.receive_photo(samples.upload(samples.picture(), "IMG_2034.JPG"), title="Le quai", alt="")


def test_publication_is_refused_until_the_picture_has_words(photo):
    page = make_page(live=False, body=[("picture", {"photo": photo, "caption": ""})])
    with pytest.raises(PublicationRefused, match="Le quai"):
        page.save_revision().publish()
    photo.alt = "Un quai et deux barques."
    photo.save()
    page.save_revision().publish()
    page.refresh_from_db()
    assert page.live


def test_a_decorative_cover_needs_no_words(photo):
    page = make_page(live=False, cover=photo)
    with pytest.raises(PublicationRefused, match="Le quai"):
        page.save_revision().publish()
    photo.is_decorative = True
    photo.save()
    page.save_revision().publish()
