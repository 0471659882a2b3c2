"""Words that wait: the same word once, decided for all its pages, given to those that the person may change."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from savoirs.accounts.models import User
from savoirs.knowledge.models import KnowledgePage, ProposedWord, StoryPage, Theme
from savoirs.knowledge.themes.proposals import proposals
from tests.factories import make_page, make_service, make_testimony, make_user

pytestmark = pytest.mark.django_db

State = ProposedWord.State
LIST = "/admin/themes/mots-proposes/"


@pytest.fixture
def keeper(client: Client) -> User:
    """Someone of the museum, who keeps the themes, signed in."""
    service = make_service("musee", validates_heritage=True)
    user = make_user("conservatrice", service=service)
    client.force_login(user)
    return user


def _propose(text: str, page: KnowledgePage | None = None) -> ProposedWord:
    return ProposedWord.objects.create(text=text, page=page or make_page(StoryPage))


def _decide(client: Client, word: ProposedWord, gesture: str, **fields):
    return client.post(reverse("proposed_word", args=[word.pk]), {"gesture": gesture, **fields})


def _themes(page: KnowledgePage) -> list[str]:
    return [item.tag.name for item in page.themed_items.select_related("tag").order_by("pk")]


def test_the_same_word_is_read_once_with_all_its_pages(client: Client, keeper: User) -> None:
    first, second = make_page(StoryPage, title="Le calen"), make_page(StoryPage, title="La barque")
    _propose("Filet", first)
    _propose("filet", second)
    _propose("école")
    ProposedWord.objects.create(text="écarté", page=first, state=State.SET_ASIDE)
    assert sorted(len(proposal.rows) for proposal in proposals()) == [1, 2]
    page = client.get(LIST).content.decode()
    for words in ("Le calen", "La barque", "école"):
        assert words in page
    assert "écarté" not in page


def test_the_first_screen_says_what_waits_to_those_who_decide(client: Client, keeper: User) -> None:
    assert "proposed-words" not in client.get("/admin/").content.decode()
    word = _propose("Filet")
    shown = client.get("/admin/").content.decode()
    assert "1 mot proposé" in shown.replace("\u00a0", " ")
    assert reverse("proposed_word", args=[word.pk]) in shown
    client.force_login(make_user("jourde", service=make_service("maison-jourde")))
    assert "Filet" not in client.get("/admin/").content.decode()


def test_a_word_becomes_a_theme_and_its_pages_have_it(client: Client, keeper: User) -> None:
    wider = Theme.objects.create(name="Pêche", slug="peche")
    pages = [make_page(StoryPage) for _ in range(2)]
    words = [_propose(text, page) for text, page in zip(("Filets", "filets"), pages, strict=True)]
    answer = _decide(
        client, words[0], "theme", **{"new-name": "Filets", "new-slug": "", "new-broader": wider.pk}
    )
    assert answer.status_code == 302
    theme = Theme.objects.get(slug="filets")
    assert (theme.name, theme.broader) == ("Filets", wider)
    for word, page in zip(words, pages, strict=True):
        word.refresh_from_db()
        assert (word.state, word.theme) == (State.ACCEPTED, theme)
        assert word.decided_at
        assert _themes(page) == ["Filets"]
        page.refresh_from_db()
        assert page.latest_revision.user == keeper
    assert client.get("/themes/filets/").status_code == 200


def test_a_word_becomes_another_word_of_a_theme(client: Client, keeper: User) -> None:
    theme = Theme.objects.create(name="Pêche", slug="peche", aliases="muge")
    page = make_page(StoryPage)
    word = _propose("filet", page)
    assert _decide(client, word, "other", **{"other-theme": theme.pk}).status_code == 302
    theme.refresh_from_db()
    assert theme.aliases_list == ["muge", "filet"]
    assert _themes(page) == ["Pêche"]
    assert client.get("/recherche/?q=filet").context["results_page"].total == 1


def test_a_word_that_a_theme_has_already_is_pointed_at(client: Client, keeper: User) -> None:
    Theme.objects.create(name="Pêche", slug="peche", aliases="Filets")
    word = _propose("filets")
    answer = client.get(reverse("proposed_word", args=[word.pk]))
    assert answer.context["known"].slug == "peche"
    assert f'<option value="{answer.context["known"].pk}" selected>' in answer.content.decode()
    answer = _decide(client, word, "theme", **{"new-name": "FILETS"})
    assert answer.status_code == 422
    assert Theme.objects.count() == 1


def test_a_word_is_set_aside(client: Client, keeper: User) -> None:
    page = make_page(StoryPage)
    word = _propose("bidule", page)
    assert _decide(client, word, "aside").status_code == 302
    word.refresh_from_db()
    assert (word.state, word.theme) == (State.SET_ASIDE, None)
    assert _themes(page) == []
    assert _decide(client, word, "theme", **{"new-name": "Bidule"}).status_code == 302
    assert not Theme.objects.exists(), "what is decided is decided"


def test_a_page_with_changes_that_wait_keeps_them_and_waits_too(client: Client, keeper: User) -> None:
    page = make_page(StoryPage, title="En ligne")
    draft = page.get_latest_revision_as_object()
    draft.title = "En cours"
    draft.save_revision()
    answer = _decide(client, _propose("Filets", page), "theme", **{"new-name": "Filets"})
    said = client.get(answer.url).content.decode()
    assert "En ligne" in said
    assert "En cours" not in said, "what a draft says is its editors' alone"
    page.refresh_from_db()
    assert page.title == "En ligne"
    assert _themes(page) == []
    latest = page.get_latest_revision_as_object()
    assert latest.title == "En cours"
    assert [theme.name for theme in latest.themes.all()] == ["Filets"]


def test_a_draft_gets_the_theme_without_being_published(client: Client, keeper: User) -> None:
    draft = make_testimony(live=False, needs_agreement=True)
    draft.save_revision()
    _decide(client, _propose("Filets", draft), "theme", **{"new-name": "Filets"})
    draft.refresh_from_db()
    assert not draft.live
    assert [theme.name for theme in draft.get_latest_revision_as_object().themes.all()] == ["Filets"]


def test_a_page_that_the_person_may_not_change_is_left_and_named(client: Client) -> None:
    user = make_user("vocabulaire", service=make_service("mjc"))
    user.user_permissions.add(*Permission.objects.filter(codename__in=["add_theme", "change_theme"]))
    client.force_login(user)
    page = make_page(StoryPage, title="Une autre page")
    answer = _decide(client, _propose("Filets", page), "theme", **{"new-name": "Filets"})
    assert "Une autre page" in client.get(answer.url).content.decode()
    assert Theme.objects.filter(name="Filets").exists()
    assert _themes(page) == []


@pytest.mark.parametrize(
    ("gesture", "fields"),
    [
        ("theme", {"new-name": ""}),
        ("theme", {"new-name": "🙂"}),
        ("theme", {"new-name": "Filets", "new-slug": "pas bon"}),
        ("theme", {"new-name": "Filets", "new-slug": "peche"}),
        ("theme", {"new-name": "Filets", "new-broader": "999"}),
        ("other", {"other-theme": ""}),
        ("other", {"other-theme": "999"}),
        ("other", {"other-theme": "x"}),
    ],
)
def test_a_bad_answer_gets_a_sentence_and_decides_nothing(
    client: Client, keeper: User, gesture: str, fields: dict[str, str]
) -> None:
    Theme.objects.create(name="Pêche", slug="peche")
    word = _propose("filets")
    answer = _decide(client, word, gesture, **fields)
    assert answer.status_code == 422
    assert "error-message" in answer.content.decode()
    word.refresh_from_db()
    assert word.state == State.WAITING
    assert Theme.objects.count() == 1


def test_an_unknown_gesture_or_word_decides_nothing(client: Client, keeper: User) -> None:
    word = _propose("filets")
    assert _decide(client, word, "autre").url == LIST
    assert client.get(reverse("proposed_word", args=[word.pk + 1])).url == LIST
    word.refresh_from_db()
    assert word.state == State.WAITING


def test_only_those_who_keep_the_themes_decide(client: Client) -> None:
    client.force_login(make_user("relais", service=make_service("mjc")))
    word = _propose("filets")
    assert client.get(LIST).status_code in (302, 403)
    assert _decide(client, word, "aside").status_code in (302, 403)
    word.refresh_from_db()
    assert word.state == State.WAITING
    assert "mots-proposes" not in client.get("/admin/").content.decode()
