"""Bodies too heavy, sent by a real socket to a real server: an answer at once, the words kept, the rest drained."""

import socket
from collections.abc import Iterator
from http.client import HTTPResponse
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from savoirs.contribute.follow import follow_path
from savoirs.contribute.models import Contribution
from savoirs.contribute.reading import largest_body
from tests.factories import make_index

BOUNDARY = "frontiere"
GIGABYTE = 1024**3


@pytest.fixture
def draft(transactional_db: None, live_server) -> tuple[str, str]:
    """Host and port of the server, address of a step."""
    from savoirs.knowledge.models.kinds import Kind

    make_index(Kind.TESTIMONY)
    _contribution, secret = Contribution.objects.begin(kind=Contribution.Kind.MEMORY)
    return urlsplit(live_server.url).netloc, f"/racontez/{secret}/souvenir/"


def head_of(netloc: str, address: str, length: int, origin: str = "") -> bytes:
    return (
        f"POST {address} HTTP/1.1\r\nHost: {netloc}\r\nContent-Length: {length}\r\n"
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nConnection: close\r\n"
        f"Origin: {origin or f'http://{netloc}'}\r\n\r\n"
    ).encode()


def part(name: str, value: str, filename: str = "") -> bytes:
    file = f'; filename="{filename}"\r\nContent-Type: video/mp4' if filename else ""
    return f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n{value}\r\n'.encode()


def beginning() -> bytes:
    return part("text", "Tapé avant la vidéo.") + part("recording", "début" * 1000, "film.mp4").removesuffix(
        b"\r\n"
    )


def connected(netloc: str) -> socket.socket:
    host, _, port = netloc.partition(":")
    return socket.create_connection((host, int(port)), timeout=20)


def answer_on(connection: socket.socket) -> tuple[int, str]:
    with HTTPResponse(connection) as answer:
        answer.begin()
        return answer.status, answer.read().decode().replace("\xa0", " ")


def test_two_gigabytes_declared_are_answered_at_once_and_the_words_kept(draft) -> None:
    netloc, address = draft
    with connected(netloc) as connection:
        connection.sendall(head_of(netloc, address, 2 * GIGABYTE) + beginning())
        status, page = answer_on(connection)
    assert status == 422
    assert "<title>Erreur" in page
    assert "trop lourds : 2,1 Go" in page
    assert "Tapé avant la vidéo." in page
    assert Contribution.objects.get().text == "Tapé avant la vidéo."


def pieces(total: int) -> Iterator[bytes]:
    piece = bytes(4 * 1024**2)
    for start in range(0, total, len(piece)):
        yield piece[: total - start]


@pytest.mark.slow
def test_a_browser_that_sends_all_of_it_still_reads_the_sentence(draft) -> None:
    netloc, address = draft
    start = beginning()
    length = largest_body() + 1
    with connected(netloc) as connection:
        connection.sendall(head_of(netloc, address, length) + start)
        for piece in pieces(length - len(start)):
            connection.sendall(piece)
        status, page = answer_on(connection)
    assert (status, "trop lourds" in page) == (422, True)


def test_thirteen_megabytes_of_text_are_drained(draft) -> None:
    netloc, address = draft
    body = part("text", "mot " * 3_400_000) + f"--{BOUNDARY}--\r\n".encode()
    with connected(netloc) as connection:
        connection.sendall(head_of(netloc, address, len(body)) + body)
        status, page = answer_on(connection)
    assert status == 422
    assert "pas pu lire" in page


def test_a_form_from_elsewhere_is_refused_even_when_too_heavy(draft) -> None:
    netloc, address = draft
    with connected(netloc) as connection:
        connection.sendall(head_of(netloc, address, 2 * GIGABYTE, "https://ailleurs.example") + beginning())
        status, _page = answer_on(connection)
    assert status == 403
    assert Contribution.objects.get().text == ""


def test_a_broken_length_is_harmless(ready_site) -> None:
    answer = Client().post("/racontez/", {"nature": "souvenir"}, headers={"content-length": "beaucoup"})
    assert answer.status_code < 500


@pytest.mark.parametrize("screen", ["begin", "choose", "helpers", "follow", "followed", "erase", "withdraw"])
def test_a_plain_form_too_heavy_to_be_read_is_answered_and_changes_nothing(ready_site, screen) -> None:
    contribution, secret = Contribution.objects.begin(kind=Contribution.Kind.MEMORY)
    if screen in ("followed", "withdraw"):
        contribution.state = Contribution.State.QUESTION
        contribution.save()
        contribution.messages.create(from_staff=True, text="C’était où ?")
    token = follow_path(contribution).split("/")[-2]
    before = (contribution.state, contribution.messages.count())
    keys = {"begin": [], "follow": [], "followed": [token], "withdraw": [token]}.get(screen, [secret])
    answer = Client().post(
        reverse(f"contribute:{screen}", args=keys),
        b"text=" + b"%C3%A9" * 2_500_000,
        content_type="application/x-www-form-urlencoded",
    )
    page = b"".join(answer).decode()
    assert answer.status_code in (200, 422)
    assert "<h1" in page
    if screen in ("begin", "helpers", "followed"):
        assert "pas pu lire" in page
    contribution.refresh_from_db()
    assert (contribution.state, contribution.messages.count()) == before
