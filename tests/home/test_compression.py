"""What is sent compressed, and what must never be."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from home.compression import SharedTextCompression
from savoirs.contribute.models import Contribution
from tests.factories import make_site

TAKES_GZIP = {"Accept-Encoding": "gzip, deflate, br"}


def sent(answer: HttpResponse | StreamingHttpResponse) -> str:
    """The Content-Encoding under which ``answer`` leaves."""
    request = RequestFactory().get("/", headers=TAKES_GZIP)
    return SharedTextCompression(lambda _request: answer)(request).headers.get("Content-Encoding", "")


@pytest.mark.django_db
def test_a_public_page_is_sent_compressed_to_who_can_read_it(client: Client) -> None:
    make_site()
    plain, short = client.get("/recherche/"), client.get("/recherche/", headers=TAKES_GZIP)
    assert "Content-Encoding" not in plain.headers
    assert short.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(short.content) == plain.content
    assert len(short.content) < len(plain.content) / 2
    assert "Accept-Encoding" in short.headers["Vary"]


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["souvenir/", "aide/", "plus-tard/", "effacer/"])
def test_a_page_that_holds_the_secret_of_its_reader_is_not(client: Client, step: str) -> None:
    make_site()
    _draft, secret = Contribution.objects.begin(kind=Contribution.Kind.MEMORY)
    answer = client.get(f"/racontez/{secret}/{step}", headers=TAKES_GZIP)
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers


@pytest.mark.django_db
def test_a_page_that_holds_a_token_is_not(client: Client) -> None:
    answer = client.get("/admin/login/", headers=TAKES_GZIP)
    assert b"csrfmiddlewaretoken" in answer.content
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("sort", ["text/html; charset=utf-8", "application/atom+xml", "application/xml"])
def test_texts_are_compressed(sort: str) -> None:
    assert sent(HttpResponse("mot " * 200, content_type=sort)) == "gzip"


@pytest.mark.parametrize("sort", ["image/webp", "audio/mpeg", "application/zip", "application/pdf"])
def test_files_are_not(sort: str) -> None:
    assert sent(HttpResponse(b"mot " * 200, content_type=sort)) == ""


def test_what_may_be_stored_nowhere_is_not() -> None:
    secret = HttpResponse("mot " * 200, headers={"Cache-Control": "no-store, private"})
    assert sent(secret) == ""


def test_what_is_sent_by_parts_is_not() -> None:
    assert sent(StreamingHttpResponse([b"mot " * 200], content_type="text/plain")) == ""
