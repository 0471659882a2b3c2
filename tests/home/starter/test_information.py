"""The information pages of the starter content: made on any site, kept as the town leaves them."""

import io
import re
import shutil
import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command
from wagtail.models import Page

from home.models import HomePage, InfoPage, StarterInfo
from home.starter.checks import load
from home.starter.info import load_information
from home.starter.reading import FaultyContent, Library, read
from tests.conventions.sources import ROOT
from tests.factories import make_page, make_site

pytestmark = pytest.mark.django_db
ADDRESSES = {
    "a-propos", "comment-ca-marche", "nos-sources", "aide", "plan-du-site", "accessibilite",
    "mentions-legales", "donnees-personnelles", "accord", "credits",
}  # fmt: skip


@pytest.fixture
def home() -> HomePage:
    return make_site()


@pytest.fixture
def folder(information_files: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(information_files, tmp_path / "starter"))


def change(folder: Path, slug: str, before: str, after: str) -> Library:
    path = folder / f"info/{slug}.md"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    return read(folder)[0]


def edit(slug: str, **fields: str) -> InfoPage:
    """What an editor does."""
    page = InfoPage.objects.get(slug=slug)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def test_every_page_is_public_at_its_address(home: HomePage, information: Library, client) -> None:
    assert load_information(information) == len(ADDRESSES)
    assert set(InfoPage.objects.live().values_list("slug", flat=True)) == ADDRESSES
    for slug in ADDRESSES:
        assert client.get(f"/{slug}/").status_code == 200
    assert load_information(information) == 0


def test_a_link_to_a_page_that_this_site_lacks_leaves_its_words(home: HomePage, information: Library) -> None:
    load_information(information)
    body = InfoPage.objects.get(slug="aide").body
    assert "comment joindre la mairie" in body
    assert "linktype" not in body


def test_links_find_the_pages_of_this_site(home: HomePage, information: Library) -> None:
    town_hall = make_page(slug="joindre-la-mairie")
    load_information(information)
    assert f'<a linktype="page" id="{town_hall.pk}">comment joindre la mairie</a>' in (
        InfoPage.objects.get(slug="aide").body
    )
    agreement = InfoPage.objects.get(slug="accord")
    assert f'id="{agreement.pk}"' in InfoPage.objects.get(slug="comment-ca-marche").body


def test_a_page_that_nobody_changed_follows_its_file(
    home: HomePage, information: Library, folder: Path
) -> None:
    load_information(information)
    assert load_information(change(folder, "aide", "Des réponses courtes", "Des réponses brèves")) == 1
    assert InfoPage.objects.get(slug="aide").introduction.startswith("Des réponses brèves")


def test_a_page_that_the_town_changed_is_never_overwritten(
    home: HomePage, information: Library, folder: Path
) -> None:
    load_information(information)
    edit("aide", introduction="Nos mots.")
    assert load_information(change(folder, "aide", "Des réponses courtes", "Des réponses brèves")) == 0
    assert InfoPage.objects.get(slug="aide").introduction == "Nos mots."


def test_even_a_draft_of_the_town_is_kept(home: HomePage, information: Library, folder: Path) -> None:
    load_information(information)
    page = InfoPage.objects.get(slug="aide")
    page.introduction = "Un essai."
    page.save_revision()
    assert load_information(change(folder, "aide", "Des réponses courtes", "Des réponses brèves")) == 0
    assert page.get_latest_revision_as_object().introduction == "Un essai."


def test_what_the_town_deleted_does_not_come_back(home: HomePage, information: Library) -> None:
    load_information(information)
    InfoPage.objects.get(slug="credits").delete()
    assert load_information(information) == 0
    assert not InfoPage.objects.filter(slug="credits").exists()


def test_what_the_town_took_offline_stays_offline(home: HomePage, information: Library, folder: Path) -> None:
    load_information(information)
    InfoPage.objects.get(slug="aide").unpublish()
    assert load_information(change(folder, "aide", "Des réponses courtes", "Des réponses brèves")) == 0
    assert not InfoPage.objects.get(slug="aide").live


def test_an_address_of_the_town_is_left_to_it(home: HomePage, information: Library) -> None:
    home.add_child(instance=InfoPage(title="Notre aide", slug="aide", body="<p>La nôtre.</p>"))
    assert load_information(information) == len(ADDRESSES) - 1
    assert InfoPage.objects.get(slug="aide").title == "Notre aide"
    assert StarterInfo.objects.get(slug="aide").page is None


def test_a_site_without_home_page_is_left_alone(information: Library) -> None:
    before = Page.objects.count()
    assert load_information(information) == 0
    assert Page.objects.count() == before


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("appendix: contact", "appendix: météo", "une de ces valeurs est attendue"),
        ("rank: 4", "", "clé absente"),
        ("(page:joindre-la-mairie)", "(page:la-mairie)", "la-mairie.*qui n’existe pas"),
        ("d’un lien", "d'un lien", "apostrophe droite"),
    ],
)
def test_a_fault_is_refused(folder: Path, before: str, after: str, message: str) -> None:
    change(folder, "aide", before, after)
    with pytest.raises(FaultyContent, match=message):
        load(folder)


def test_the_libraries_that_the_site_uses_are_thanked(information: Library) -> None:
    """Whoever adds one names it, with its licence, in the credits."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [re.split(r"[^\w.-]", requirement)[0].lower() for requirement in project["dependencies"]]
    credits = information.infos["credits"].text.lower()
    assert not [name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", credits)]


def test_the_command_counts_those_that_follow_their_file(
    home: HomePage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = read(folder)[0]
    make_page()
    said = io.StringIO()
    monkeypatch.setattr("home.management.commands.starter_content.load", lambda: library)
    call_command("starter_content", stdout=said)
    library = change(folder, "aide", "Des réponses courtes", "Des réponses brèves")
    call_command("starter_content", stdout=said)
    told = said.getvalue().replace("\u00a0", " ").splitlines()
    assert [line for line in told if "information" in line] == [
        f"{len(ADDRESSES)} pages d’information mises en place.",
        "1 page d’information mise en place.",
    ]
