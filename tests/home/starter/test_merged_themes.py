"""What the staff did to the themes holds when the starter content is loaded again."""

import pytest

from home.starter.reading import Library
from home.starter.vocabulary import load_vocabulary
from savoirs.knowledge.models import Theme
from savoirs.knowledge.themes.merging import merge, themes_by_slug

pytestmark = pytest.mark.django_db


def test_a_merged_theme_is_not_made_again_and_pages_get_the_one_that_stays(loaded: Library) -> None:
    merge(Theme.objects.get(slug="nature"), Theme.objects.get(slug="sports"))
    count = Theme.objects.count()
    load_vocabulary(loaded)
    assert Theme.objects.count() == count
    assert themes_by_slug()["nature"].slug == "sports"


def test_a_theme_stays_where_the_staff_put_it(loaded: Library) -> None:
    Theme.objects.filter(slug="peche").update(broader=Theme.objects.get(slug="nature"))
    Theme.objects.get(slug="patrimoine-bati").delete()
    load_vocabulary(loaded)
    assert Theme.objects.get(slug="peche").broader.slug == "nature"
    assert Theme.objects.get(slug="canaux-et-ponts").broader is None
