"""What stands around a page: seen from both sides, public pages only, drafts included in their own preview."""

import pytest
from django.test import RequestFactory

from savoirs.knowledge.around import SAME_SUBJECT, around
from savoirs.knowledge.models import (
    Link,
    PlacePage,
    StoryPage,
    TestimonyPage,
    Theme,
    ThemedPage,
    TrailPage,
    TrailStep,
)
from savoirs.rights.models import Participation
from tests.factories import make_index, make_page, make_person

pytestmark = pytest.mark.django_db


def link(source, target, role: str = Link.Role.RELATED) -> None:
    Link.objects.create(source_id=source.pk, target_id=target.pk, role=role)


def test_a_link_is_seen_from_both_sides_and_only_to_public_pages() -> None:
    story, other, draft, place = make_page(), make_page(), make_page(live=False), make_page(PlacePage)
    link(story, other)
    link(story, draft)
    link(story, place, Link.Role.PLACE)
    seen = around(story)
    assert [page.pk for page in seen.linked] == [other.pk]
    assert [page.pk for page in seen.places] == [place.pk]
    assert [page.pk for page in around(other).linked] == [story.pk]
    assert [page.pk for page in around(place).linked] == [story.pk]
    assert around(draft).linked[0].pk == story.pk


def test_the_same_subject_is_nearest_in_time_first_and_does_not_repeat_links() -> None:
    theme = Theme.objects.create(name="Pêche", slug="peche")
    years = [1900, 1500, 1910, 1800, 1962, None, 1850, 1905, 1300]
    pages = []
    for year in years:
        page = make_page(when_words="alors" if year else "", when_edtf=f"{year}" if year else "")
        ThemedPage.objects.create(tag=theme, content_object=page)
        pages.append(page)
    link(pages[0], pages[7])
    found = around(pages[0]).same_subject
    assert [page.start_year for page in found] == [
        1910,
        1850,
        1962,
        1800,
        1500,
    ]  # six neighbours, the linked one included
    assert len(found) == SAME_SUBJECT - 1


def test_a_page_that_is_not_saved_yet_can_be_previewed() -> None:
    other, place = make_page(), make_page(PlacePage)
    request = RequestFactory().get("/")
    request.is_preview = True
    kinds = {
        StoryPage: {},
        TestimonyPage: {"participations": [Participation(person=make_person())]},
        TrailPage: {"steps": [TrailStep(place_id=place.pk, title="Halte", text="<p>Ici.</p>")]},
    }
    for model, parts in kinds.items():
        draft = model(title="Brouillon", summary="Un résumé.", **parts)
        draft.set_url_path(make_index(model.kind))
        draft.links = [Link(target_id=other.pk)]
        context = draft.get_context(request)
        assert [page.pk for page in context["linked"]] == [other.pk]
    assert [step.place.pk for step in context["steps"]] == [place.pk]


def test_the_lead_does_not_say_what_the_text_says_just_below() -> None:
    told = [("text", "<p>On attendait le <b>pont</b>, et l’on\nparlait.</p>")]
    assert make_page(summary="On attendait le pont, et l’on…", body=told).lead == ""
    assert make_page(summary="Une attente au pont.", body=told).lead == "Une attente au pont."
    assert make_page(summary="Une attente au pont.").lead == "Une attente au pont."
