"""Each form of the front door with each kind of writing: a page in French, nothing run, nothing good lost."""

import re
import time
from typing import Any

import pytest

from savoirs.contribute.words import clean
from tests.bad_input.conftest import FORMS, PublicForm, look, read, shows
from tests.bad_input.values import HOSTILE, INVALID_UTF8, SCRIPT, TEN_MEGABYTES, form_body
from tests.savoirs.contribute.conftest import Writer

pytestmark = pytest.mark.django_db
SECONDS = 20  # left to ten megabytes on a busy machine


def assert_french_page(answer: Any) -> str:
    """A page of the site: done, or refused with a reason; never the words of a machine. Returns it."""
    assert answer.status_code in (200, 302, 422, 503), answer.status_code
    page = "" if answer.status_code == 302 else read(answer)
    if answer.status_code == 422:
        assert re.search(r"<title>\s*Erreur", page)
        reason = re.search(r'role="alert".*?<li>(?:<a[^>]*>)?([^<]+)', page, re.DOTALL)
        assert reason, "no reason"
        assert reason[1][0].isupper() or reason[1].startswith("«")
    return page


def post(writer: Writer, form: PublicForm, value: str) -> tuple[Any, str]:
    address = form.reach(writer)
    return writer.client.post(address, dict(form.others) | dict.fromkeys(form.fields, value)), address


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_writing_in_every_form(writer, form: PublicForm, value: str) -> None:
    answer, _address = post(writer, form, value)
    page = assert_french_page(answer)
    for text in (page, look(writer.client, answer)):
        assert SCRIPT[:15] not in text
        assert "\x00" not in text


KEPT = {
    "telling": ("title", "text"),
    "place and time": ("where_words", "when_words"),
    "naming": ("shown_name", "contact_name"),
    "helper": ("shown_name",),
    "correction": ("page_words", "text", "source_words"),
    "answering": ("contact_name",),
    "answer to the team": ("text",),
}


@pytest.mark.parametrize("value", ["emoji", "right to left", "script", "template", "query", "NUL"])
@pytest.mark.parametrize("name", KEPT)
def test_what_is_writing_is_kept_and_shown_again(writer, name: str, value: str) -> None:
    """In the page that answers, or in the one where the browser is sent, or in the form opened again."""
    for field in KEPT[name]:
        form = FORMS[name]
        address = form.reach(writer)
        answer = writer.client.post(address, {**dict(form.others), field: HOSTILE[value]})
        pages = [look(writer.client, answer), read(writer.client.get(address))]
        assert any(shows(page, clean(HOSTILE[value])) for page in pages), field


@pytest.mark.parametrize("name", ["naming", "answering"])
def test_a_wrong_address_stays_in_its_field(writer, name: str) -> None:
    answer, _address = post(writer, FORMS[name], "<b>rose@</b>")
    page = assert_french_page(answer)
    assert 'value="&lt;b&gt;rose@&lt;/b&gt;"' in page
    assert "Cette adresse de courriel n’est pas complète" in page


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_bytes_that_are_not_writing(writer, form: PublicForm) -> None:
    address = form.reach(writer)
    body = form_body(dict.fromkeys(form.fields, INVALID_UTF8))
    answer = writer.client.generic("POST", address, body, content_type="application/x-www-form-urlencoded")
    assert_french_page(answer)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b"{}"),
        ("text/plain", b"text=bonjour"),
        ("multipart/form-data", b"--x"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\ncoup',
        ),
        ("application/x-www-form-urlencoded; charset=nowhere", b"text=%E9"),
        ("application/x-www-form-urlencoded; charset=utf-16", b"text=%E9"),
    ],
)
@pytest.mark.parametrize("name", ["telling", "code", "beginning"])
def test_bodies_of_another_nature(writer, name: str, content_type: str, body: bytes) -> None:
    answer = writer.client.generic("POST", FORMS[name].reach(writer), body, content_type=content_type)
    assert answer.status_code in (302, 400, 422)
    if answer.status_code != 302:
        assert '<html lang="fr">' in read(answer)


@pytest.mark.parametrize("form", [FORMS[name] for name in KEPT] + [FORMS["code"]], ids=[*KEPT, "code"])
def test_ten_megabytes_of_text(writer, form: PublicForm) -> None:
    """A sentence, in seconds, on a page that is not as heavy as what was sent."""
    address = form.reach(writer)
    field = form.fields[0] if "text" not in form.fields else "text"
    started = time.monotonic()
    answer = writer.client.post(address, {**dict(form.others), field: TEN_MEGABYTES})
    page = assert_french_page(answer)
    assert answer.status_code == 422
    assert time.monotonic() - started < SECONDS
    assert len(page) < 300_000
    assert shows(page, TEN_MEGABYTES[:500])


def test_a_form_of_another_site_is_refused_in_french(writer) -> None:
    address = writer.begin().address("souvenir")
    answer = writer.client.post(address, {"text": "Perdu ?"}, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert '<html lang="fr">' in read(answer)
