"""What only the real server can show: bodies announced and not sent, bodies too heavy, addresses too long."""

import socket
import time
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import visiting
from tests.browser.contributor import Contributor
from tests.browser.samples import make_gifts
from tests.running_site import RunningSite

GIGABYTE = 1_000_000_000
BOUNDARY = "limite"
FORM = f"multipart/form-data; boundary={BOUNDARY}"
TYPED = "Tapé avant la vidéo."
AT_ONCE, AFTER_PATIENCE = 4, 15  # seconds, on a busy machine


@pytest.fixture(scope="module")
def draft(site: RunningSite) -> str:
    """The address of a contribution just begun."""
    with urlopen(f"{site.url}/racontez/", b"nature=souvenir") as answer:
        return answer.url.removeprefix(site.url).partition("#")[0]


def part(name: str, content: str, filename: str = "") -> bytes:
    about = f'; filename="{filename}"\r\nContent-Type: video/mp4' if filename else ""
    return (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{about}\r\n\r\n{content}\r\n'.encode()
    )


def ask(
    site: RunningSite, draft: str, sent: bytes, *, length: int, content_type: str = FORM
) -> tuple[int, str, float]:
    """Announce ``length`` bytes, send ``sent`` and nothing more: status, page, seconds."""
    head = (
        f"POST {draft} HTTP/1.1\r\nHost: localhost:{site.port}\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {length}\r\n\r\n"
    )
    started = time.monotonic()
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as connection:
        connection.sendall(head.encode() + sent)
        answer = HTTPResponse(connection)
        answer.begin()
        page = answer.read().decode().replace("\xa0", " ")
        return answer.status, page, time.monotonic() - started


def test_two_gigabytes_announced_are_answered_at_once_with_the_words(site: RunningSite, draft: str) -> None:
    words = part("text", TYPED)
    status, page, seconds = ask(
        site, draft, words + part("recording", "0" * 4096, "long.mp4"), length=2 * GIGABYTE
    )
    assert (status, seconds < AT_ONCE) == (422, True)
    assert "Vos fichiers sont trop lourds : 2,0 Go en tout, pour 1,4 Go au plus." in page
    assert TYPED in page


@pytest.mark.parametrize("content_type", [FORM, "application/x-www-form-urlencoded"])
def test_two_gigabytes_announced_and_nothing_sent(site: RunningSite, draft: str, content_type: str) -> None:
    status, page, seconds = ask(site, draft, b"", length=2 * GIGABYTE, content_type=content_type)
    assert (status, seconds < AFTER_PATIENCE) == (422, True)
    assert "Nous n’avons pas pu lire ce que vous avez envoyé" in page


def test_the_site_answers_others_meanwhile(site: RunningSite, draft: str) -> None:
    """Twice as many silent senders as one process has threads."""
    head = (
        f"POST {draft} HTTP/1.1\r\nHost: localhost\r\n"
        f"Content-Type: {FORM}\r\nContent-Length: {2 * GIGABYTE}\r\n\r\n"
    )
    silent = [socket.create_connection(("127.0.0.1", site.port), timeout=30) for _sender in range(16)]
    try:
        for connection in silent:
            connection.sendall(head.encode())
        with urlopen(f"{site.url}/robots.txt", timeout=AFTER_PATIENCE) as answer:
            assert answer.status == 200
    finally:
        for connection in silent:
            connection.close()


@pytest.mark.browser
def test_a_browser_reads_the_sentence_of_a_body_too_heavy(
    chromium: Browser, site: RunningSite, tmp_path: Path
) -> None:
    """A video of 1.6 GB, all of it sent: the page comes back, with the text, and the right file then passes."""
    film = tmp_path / "film.mp4"
    with film.open("wb") as empty:
        empty.truncate(1_600_000_000)
    with visiting(chromium, site.url) as visitor:
        page = visitor.page
        page.set_default_timeout(120_000)
        writer = Contributor(page).begin()
        writer.write("Trop lourd", TYPED)
        writer.give_sound(film)
        writer.go_on()
        expect(page.get_by_role("alert")).to_contain_text("Vos fichiers sont trop lourds")
        expect(page.get_by_label("Votre souvenir, par écrit")).to_have_value(TYPED)
        writer.give_sound(make_gifts(tmp_path).sound)
        writer.go_on()
        expect(page.get_by_label("C’était où ?")).to_be_visible()


@pytest.mark.browser
def test_a_browser_reads_the_sentence_of_a_picture_too_heavy(
    chromium: Browser, site: RunningSite, tmp_path: Path
) -> None:
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(make_gifts(tmp_path).pictures[0].read_bytes() + bytes(41_000_000))
    with visiting(chromium, site.url, javascript=False) as visitor:
        writer = Contributor(visitor.page).begin("J’ai une image")
        visitor.page.get_by_label("Votre souvenir, par écrit").fill(TYPED)
        visitor.page.get_by_label("Choisir ou prendre des images").set_input_files(picture)
        writer.go_on("Ajouter ces images")
        expect(visitor.page.get_by_role("alert")).to_contain_text(
            "ce fichier est trop lourd : 41 Mo, pour 40 Mo au plus."
        )
        expect(visitor.page.get_by_label("Votre souvenir, par écrit")).to_have_value(TYPED)


@pytest.mark.browser
def test_four_thousand_accented_letters_are_looked_for(chromium: Browser, site: RunningSite) -> None:
    with visiting(chromium, site.url) as visitor:
        answer = visitor.page.goto(f"/recherche/?q={quote('é' * 4000)}")
        assert answer
        assert answer.status == 200
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Chercher")
        assert "éééé" in visitor.page.title()
        assert len(visitor.page.title()) < 200


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET /recherche/?q=%00%FF%FE HTTP/1.1",
        b"GET /recherche/?q=\xc3\xa9\xff HTTP/1.1",
        b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
        b"GET /fichiers/../savoirs.sqlite3 HTTP/1.1",
        b"GET /fichiers/photos/%00 HTTP/1.1",
        b"GET /" + b"a/" * 5000 + b" HTTP/1.1",
        b"GET /static/%2e%2e/secret_key HTTP/1.1",
        b"HEAD /racontez/ HTTP/1.1",
        b"PUT /racontez/ HTTP/1.1",
        b"TRACE / HTTP/1.1",
        b"GET /racontez/suivi/" + b"A" * 3000 + b"/ HTTP/1.1",
    ],
)
def test_no_request_breaks_the_server(site: RunningSite, request_line: bytes) -> None:
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as connection:
        connection.sendall(
            request_line + f"\r\nHost: localhost:{site.port}\r\nConnection: close\r\n\r\n".encode()
        )
        answer = HTTPResponse(connection, method=request_line.split(b" ")[0].decode())
        answer.begin()
        content = answer.read()
    assert answer.status < 500
    assert b"SQLite format" not in content
    assert b"root:" not in content


def test_nothing_was_an_error_in_the_log(site: RunningSite) -> None:
    log = (site.folder / "logs" / "site.log").read_text(encoding="utf-8")
    assert "Traceback" not in log
