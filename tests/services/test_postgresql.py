"""The site of `make run` with its content in PostgreSQL: everything opens, takes in, and finds again."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode
from urllib.request import urlopen

import pytest

from tests.browser.crawl import crawl
from tests.running_site import PROJECT_DIR, RunningSite
from tests.services.postgresql import server

pytestmark = pytest.mark.slow

SECONDS = 60
TYPED = "Le pont levant s’ouvrait à midi, on attendait sur le quai."


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, postgresql_url: str) -> Iterator[RunningSite]:
    with RunningSite(tmp_path_factory.mktemp("postgresql"), DATABASE_URL=postgresql_url) as running:
        yield running


def found(site: RunningSite, words: str) -> str:
    """The text of the page of results."""
    with urlopen(f"{site.url}/recherche/?q={quote(words)}") as answer:
        return re.sub(r"<[^>]+>", "", answer.read().decode())


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def test_every_page_opens(library: RunningSite) -> None:
    answers = crawl(library.url)
    assert len(answers) > 200
    assert {address: answer.status for address, answer in answers.items() if answer.status >= 400} == {}


def test_the_content_is_in_the_server_and_the_index_in_its_file(library: RunningSite) -> None:
    assert not list(library.folder.glob("savoirs.sqlite3*"))
    assert (library.folder / "recherche.sqlite3").exists()
    library.manage("check")
    library.manage("makemigrations", "--check", "--dry-run")
    library.manage("search_check")


def test_a_memory_is_taken_in_and_read_again(library: RunningSite) -> None:
    def send(address: str, **fields: str) -> str:
        with urlopen(address, urlencode(fields).encode()) as answer:
            return answer.url

    first_step = send(f"{library.url}/racontez/", nature="souvenir").partition("#")[0]
    send(first_step, aller="continuer", text=TYPED)
    assert TYPED in urlopen(first_step).read().decode()


def test_a_page_is_found_once_the_worker_has_told_the_index_and_never_after_it_is_hidden(
    library: RunningSite,
) -> None:
    library.manage(
        "shell",
        "-c",
        "from savoirs.knowledge.models import StoryPage; page = StoryPage.objects.live().first(); "
        "page.title = 'La quincaillerie Zéphirin'; page.save_revision().publish()",
    )
    wait_for(lambda: "quincaillerie Zéphirin" in found(library, "zephirin"))
    library.manage(
        "shell",
        "-c",
        "from savoirs.knowledge.models import StoryPage; "
        "StoryPage.objects.get(title='La quincaillerie Zéphirin').unpublish()",
    )
    assert "quincaillerie" not in found(library, "zephirin")
    wait_for(lambda: "attend" not in library.manage("search_status"))
    library.manage("search_check")


def test_an_index_file_that_has_gone_is_made_again(library: RunningSite, tmp_path: Path) -> None:
    """As after a restoration: the database is there, the file is not."""
    other = RunningSite(tmp_path, DATABASE_URL=library.environment["DATABASE_URL"])
    other.manage("search_rebuild", "--if-needed")
    other.manage("search_check")


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://nom@127.0.0.1/savoirs", "DATABASE_URL attend une adresse PostgreSQL"),
        ("postgres://nom@127.0.0.1:1/savoirs", "La base de données ne répond pas"),
    ],
)
def test_what_is_wrong_is_said_in_french(tmp_path: Path, url: str, sentence: str) -> None:
    site = RunningSite(tmp_path, DATABASE_URL=url)
    command = [sys.executable, "manage.py", "prepare"]
    answer = subprocess.run(command, cwd=PROJECT_DIR, env=site.environment, capture_output=True, text=True)
    assert answer.returncode
    assert sentence in answer.stderr.replace("\xa0", " ")


def test_a_missing_server_is_said_in_french(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(server, "DEBIAN", tmp_path)
    with pytest.raises(server.Unavailable, match=r"Il manque PostgreSQL.*apt install"), server.running():
        pass
