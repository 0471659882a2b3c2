"""Everything that changes what may be found keeps the index true, in the content's own transaction."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from savoirs.accounts.models import Service
from savoirs.knowledge.models import Link, PlacePage, Quarter, StoryPage, Theme
from savoirs.knowledge.models.kinds import Kind
from savoirs.rights.withdrawal import withdraw
from tests.factories import make_agreement, make_index, make_page, make_testimony

pytestmark = pytest.mark.django_db

TEXT = [("text", "<p>Une tartane chargée de thym.</p>")]


@pytest.fixture
def story() -> StoryPage:
    return make_page(title="La tartane", body=TEXT)


def found(client: Client, words: str, **filters: str) -> list[str]:
    """Titles of the pages found, in no order."""
    answer = client.get("/recherche/", {"q": words, **filters})
    assert answer.status_code == 200
    return titles(answer)


def titles(answer) -> list[str]:
    return sorted(line.card.title for line in answer.context["results_page"].lines)


def index_is_true() -> bool:
    try:
        call_command("search_check", stdout=StringIO(), stderr=StringIO())
    except (CommandError, SystemExit) as stop:
        return getattr(stop, "code", 1) == 0
    return True


@pytest.fixture(autouse=True)
def _index_is_true_at_the_end(db):
    yield
    assert index_is_true()


def test_publish_and_unpublish(story, client):
    assert found(client, "thym") == ["La tartane"]
    story.unpublish()
    assert found(client, "thym") == []
    story.save_revision().publish()
    assert found(client, "thym") == ["La tartane"]


def test_a_draft_is_not_found_until_it_is_published(story, client):
    story.body = [("text", "<p>Un voilier.</p>")]
    revision = story.save_revision()
    assert found(client, "thym") == ["La tartane"]
    assert found(client, "voilier") == []
    revision.publish()
    assert found(client, "thym") == []
    assert found(client, "voilier") == ["La tartane"]


def test_delete(story, client):
    story.delete()
    assert found(client, "thym") == []


def test_delete_through_the_base_page(story, client):
    Page.objects.get(pk=story.pk).delete()
    assert found(client, "thym") == []


def test_move_and_slug_change_lead_to_the_new_address(story, client):
    story.slug = "la-belle-tartane"
    story.save_revision().publish()
    answer = client.get("/recherche/", {"q": "thym"})
    assert "/recits/la-belle-tartane/" in answer.content.decode()


def test_copy_is_found_only_once_published(story, client):
    copied = story.copy(update_attrs={"title": "La copie", "slug": "copie"}, keep_live=False)
    assert found(client, "thym") == ["La tartane"]
    copied.save_revision().publish()
    assert found(client, "thym") == ["La copie", "La tartane"]


def test_an_alias_does_not_show_the_page_twice(story, client):
    story.create_alias(update_slug="double")
    assert found(client, "thym") == ["La tartane"]


def test_scheduled_publication_and_expiry(story, client):
    soon = timezone.now() + timedelta(hours=1)
    later = make_page(title="Plus tard", body=TEXT, live=False)
    later.go_live_at = soon
    later.save_revision(approved_go_live_at=soon).publish()
    assert found(client, "thym") == ["La tartane"]
    story.expire_at = timezone.now() - timedelta(minutes=1)
    story.save()
    assert found(client, "thym") == []
    call_command("publish_scheduled")
    assert found(client, "thym") == []


def test_embargo_closes_hits_and_counts_at_once(story, client):
    StoryPage.objects.filter(pk=story.pk).update(embargo_until=timezone.now() + timedelta(days=1))
    answer = client.get("/recherche/", {"q": "thym"})
    assert titles(answer) == []
    assert "La tartane" not in answer.content.decode()


def test_theme_renamed_merged_aliases_and_deleted(story, client):
    theme = Theme.objects.create(name="Batellerie", slug="batellerie")
    story.themes.add(theme)
    story.save()
    assert found(client, "batellerie") == ["La tartane"]
    theme.name, theme.aliases = "Navigation", "marine"
    theme.save()
    assert found(client, "navigation") == ["La tartane"]
    assert found(client, "marine") == ["La tartane"]
    theme.delete()
    assert found(client, "navigation") == []


def test_quarter_and_service_and_place_renamed(story, client):
    story.quarter = Quarter.objects.create(slug="brescon", label="Brescon")
    story.owner_service = Service.objects.create(slug="port", name="Le port")
    place = make_page(PlacePage, title="La calanque verte")
    story.links.add(Link(target=place, role=Link.Role.PLACE))
    story.save()
    assert found(client, "brescon") == ["La tartane"]
    assert found(client, "calanque") == ["La calanque verte", "La tartane"]
    story.quarter.label = "Carro"
    story.quarter.save()
    place.title = "La crique verte"
    place.save()
    assert found(client, "carro") == ["La tartane"]
    assert found(client, "brescon") == []
    assert found(client, "crique") == ["La crique verte", "La tartane"]
    story.owner_service.delete()
    story.quarter.delete()
    assert found(client, "carro") == []


def test_withdrawal_and_agreement(client):
    page = make_testimony(title="La voix", body=TEXT)
    assert found(client, "thym") == []
    agreement = make_agreement(page)
    assert found(client, "thym") == ["La voix"]
    agreement.online = False
    agreement.save()
    assert found(client, "thym") == []
    agreement.online = True
    agreement.save()
    withdraw(page)
    assert found(client, "thym") == []


def test_a_transaction_undone_leaves_no_trace(story, client):
    class Undone(Exception):
        pass

    story.title = "Jamais"
    story.body = [("text", "<p>Un brigantin.</p>")]

    def publish_then_fail() -> None:
        with transaction.atomic():
            story.save_revision().publish()
            raise Undone

    with pytest.raises(Undone):
        publish_then_fail()
    assert found(client, "brigantin") == []
    assert found(client, "thym") == ["La tartane"]


def test_check_sees_a_change_made_behind_the_back_of_the_index(story):
    StoryPage.objects.filter(pk=story.pk).update(content_version=story.content_version + 5)
    assert not index_is_true()
    call_command("search_rebuild", stdout=StringIO(), stderr=StringIO())
    assert index_is_true()


def test_facets_come_with_their_counts(story, client):
    make_page(PlacePage, title="Le port", body=TEXT)
    answer = client.get("/recherche/", {"q": "thym", "genre": Kind.PLACE.value})
    assert titles(answer) == ["Le port"]
    assert make_index(Kind.PLACE).url == "/lieux/"


@pytest.mark.parametrize("state", ["live", "withdrawn_at", "embargo_until", "needs_agreement"])
def test_a_closed_place_lends_its_name_to_no_page(story, client, state):
    """Found through the page that cites it, or offered as a spelling, the name would tell that it exists."""
    now = timezone.now()
    closed = {
        "live": False,
        "withdrawn_at": now,
        "embargo_until": now + timedelta(days=1),
        "needs_agreement": True,
    }
    place = make_page(PlacePage, title="Le Zarboulon", slug="le-zarboulon", **{state: closed[state]})
    Link.objects.create(source=story, target=place, role=Link.Role.PLACE)
    story.save()
    assert found(client, "Zarboulon") == []
    assert "zarboulon" not in client.get("/recherche/", {"q": "Zarboulom"}).content.decode().lower()


@pytest.mark.parametrize("leave", ["unpublish", "withdraw", "expire", "delete"])
def test_the_pages_of_a_place_forget_its_name_when_it_closes(story, client, leave):
    place = make_page(PlacePage, title="Le Zarboulon")
    Link.objects.create(source=story, target=place, role=Link.Role.PLACE)
    story.save()
    assert found(client, "Zarboulon") == ["La tartane", "Le Zarboulon"]
    base = Page.objects.get(pk=place.pk)
    if leave == "unpublish":
        base.unpublish()
    elif leave == "withdraw":
        withdraw(place)
    elif leave == "delete":
        base.delete()
    else:
        Page.objects.filter(pk=place.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        call_command("publish_scheduled", stdout=StringIO())
    assert found(client, "Zarboulon") == []
