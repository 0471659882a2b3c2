"""Three pages easy to read: true to the European rules, loaded once, left as the team makes them since."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import strip_tags
from wagtail.models import Revision

from home.starter import easy
from home.starter.checks import TYPOGRAPHY, load
from home.starter.loader import load_into_site
from home.starter.reading import Library
from savoirs.knowledge.models import StoryPage
from search.finder import find
from search.query import Query

MOST_WORDS = 12
LINK = re.compile(r"\[([^\]]*)\]\((?:page:)?([^)]*)\)")
NEGATION = re.compile(r"\b(ne|pas|jamais|rien|aucun\w*|sans|ni|personne ne)\b|\bn’", re.IGNORECASE)
TEXTS = sorted(easy.files().values())


def lines(path: Path) -> list[str]:
    """The sentences of a text, one a line, without their marks."""
    text = LINK.sub(r"\1", path.read_text("utf-8"))
    return [re.sub(r"^(##|-|\d+\.)\s*", "", line) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_one_short_idea_a_line_said_as_it_is(path: Path) -> None:
    for line in lines(path):
        words = re.findall(r"[\w’-]+", line)
        assert len(words) <= MOST_WORDS, line
        assert not NEGATION.search(line), line
        assert not re.search(r"[;(]|[.!?]\s+\w", line), f"two ideas: {line}"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_text_is_typeset_and_leads_somewhere(path: Path) -> None:
    text, pages = path.read_text("utf-8"), load().pages
    assert path.stem in pages
    for pattern, fault in TYPOGRAPHY:
        assert not pattern.search(text), (str(fault), pattern.search(text))
    for _words, target in LINK.findall(text):
        assert target.startswith("/") or target in pages, target


@pytest.mark.django_db
class TestLoading:
    @pytest.fixture(autouse=True)
    def _one_text(self, small_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        text = tmp_path / "recit-1.md"
        text.write_text("Le filet se nomme calen.\n\nOn lève le filet.\n", "utf-8")
        monkeypatch.setattr(easy, "files", lambda: {text.stem: text, "recit-inconnu": text})
        self.library = small_library
        load_into_site(small_library, quiet=True)
        self.page = StoryPage.objects.get(slug="recit-1")

    def test_a_page_gets_its_text_once_and_shows_it(self, client: Client) -> None:
        assert easy.load_easy_texts(self.library) == 1
        revisions = Revision.objects.count()
        assert easy.load_easy_texts(self.library) == 0
        assert Revision.objects.count() == revisions
        shown = client.get("/recits/recit-1/facile-a-lire/").content.decode()
        assert "On lève le filet.</p>" in shown
        assert 'href="/recits/recit-1/facile-a-lire/"' in client.get("/recits/recit-1/").content.decode()

    def test_what_an_editor_emptied_stays_empty(self) -> None:
        easy.load_easy_texts(self.library)
        page = StoryPage.objects.get(pk=self.page.pk)
        page.easy_text = ""
        page.save_revision().publish()
        assert easy.load_easy_texts(self.library) == 0

    def test_what_an_editor_wrote_stays(self) -> None:
        self.page.easy_text = "<p>Autre.</p>"
        self.page.save_revision().publish()
        assert easy.load_easy_texts(self.library) == 0

    def test_a_draft_under_way_is_not_published(self) -> None:
        self.page.title = "Un titre en travail"
        self.page.save_revision()
        assert easy.load_easy_texts(self.library) == 1
        page = StoryPage.objects.get(pk=self.page.pk)
        assert page.easy_text == ""
        assert page.title != "Un titre en travail"
        draft = page.get_latest_revision_as_object()
        assert draft.title == "Un titre en travail"
        assert "calen" in strip_tags(draft.easy_text)

    def test_the_page_is_found_by_its_easy_words(self) -> None:
        easy.load_easy_texts(self.library)
        found = find(Query(text="nomme"))
        assert [card.key for _hit, card in found.lines] == [self.page.search_key]
