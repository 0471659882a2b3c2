"""« Retirer », with the code typed by hand: everywhere at once, and told without telling who."""

import re
import time
from collections.abc import Callable
from email import message_from_string
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

from playwright.sync_api import APIRequestContext, APIResponse, Page, expect

from tests.browser.contributor import Contributor
from tests.browser.reader import Reader
from tests.browser.samples import make_gifts
from tests.browser.staff import Staff
from tests.running_site import RunningSite

TITLE = "Le manège du cours"
TEXT = "Le manège tournait au son d’un limonaire biscornu."
PRIVATE = {"nom": "Rose Canari", "courriel": "rose.canari@exemple.fr", "téléphone": "06 39 98 12 34"}
LISTS = (
    "/",
    "/temoignages/",
    "/recherche/?q=biscornu",
    "/recherche/?avec=son",
    "/flux.atom",
    "/sitemap-temoignages.xml",
)
SUBJECTS = {
    "Nous avons bien reçu ce que vous avez confié",
    "Ce que vous avez confié est en ligne",
    "Ce que vous aviez confié est retiré",
    "Une page attend votre relecture",
    "Une page attend la validation patrimoine",
    "Une contribution a été retirée",
}


def test_withdrawal_acts_at_once_on_every_surface(
    visit: Callable[..., Page], staff: Callable[[str], Staff], site: RunningSite, tmp_path: Path
) -> None:
    gifts = make_gifts(tmp_path)
    writer = Contributor(visit(width=390)).begin()
    writer.write(TITLE, TEXT)
    writer.give_sound(gifts.sound)
    writer.give_pictures(*gifts.pictures)
    writer.go_on()
    writer.say_where_and_when()
    writer.be_named("Rosette", **PRIVATE)
    code = writer.agree()
    staff("maison-jourde").pass_on(TITLE)
    staff("musee-ziem").publish(TITLE)

    reader = Reader(visit())
    reader.search("biscornu")
    reader.open(TITLE)
    reader.hear()
    address, files = reader.page.url, files_of(reader.page)
    ask = reader.page.request
    assert {"ecoute", "copies"} <= {file.split("/")[4] for file in files}
    assert {answer.status for file in files for answer in answers(ask, file)} <= {200, 206}
    shown_before = {
        path for path in LISTS if TITLE in ask.get(path).text() or address in ask.get(path).text()
    }
    assert {
        "/temoignages/",
        "/recherche/?q=biscornu",
        "/flux.atom",
        "/sitemap-temoignages.xml",
    } <= shown_before
    private = writer_files(writer, code)
    assert_nothing_private(ask, [address, *LISTS])

    withdraw(visit(javascript=False), code)

    gone = ask.get(address)
    assert gone.status == 410
    assert TITLE not in gone.text()
    assert "retiré" in gone.text()
    assert ask.head(address).status == 410
    assert {answer.status for file in files for answer in answers(ask, file)} == {404}
    assert {ask.get(file).status for file in private} == {404}
    for path in LISTS:
        text = ask.get(path).text()
        assert TITLE not in text, path
        assert address not in text, path
    assert_mails_are_discreet(site)


def files_of(page: Page) -> set[str]:
    """Every address of a file that the page names: sound, copies of pictures, captions."""
    base = page.url.partition("/temoignages/")[0]
    return {f"{base}{path}" for path in re.findall(r"/fichiers/[^\s\"#,]+", page.content())}


def answers(ask: APIRequestContext, file: str) -> list[APIResponse]:
    return [
        ask.get(file),
        ask.head(file),
        ask.get(file, headers={"Range": "bytes=0-9"}),
        ask.head(file, headers={"Range": "bytes=0-"}),
        ask.get(file, headers={"Range": "bytes=-5"}),
    ]


def writer_files(writer: Contributor, code: str) -> list[str]:
    """The addresses under which the contributor hears and sees their own files."""
    writer.follow(code)
    page = writer.page
    sources = [source.get_attribute("src") or "" for source in page.locator("main audio, main img").all()]
    assert {page.request.get(source).status for source in sources} == {200}
    return [f"{page.url.partition('/racontez/')[0]}{source}" for source in sources]


def assert_nothing_private(ask: APIRequestContext, addresses: list[str]) -> None:
    for address in addresses:
        text = ask.get(address).text()
        assert not [value for value in PRIVATE.values() if value in text], address


def withdraw(page: Page, code: str) -> None:
    """In two gestures, by someone who has only the ticket, without script."""
    Contributor(page).follow(f" {code.lower().replace('-', '  ')} ")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("link", name="Retirer").click()
    page.get_by_role("button", name="Oui, tout retirer").click()
    expect(page.get_by_text("Vous avez tout retiré.")).to_be_visible()


def assert_mails_are_discreet(site: RunningSite) -> None:
    """Each event told once, in French, by a subject that names nobody; nobody but the witness reads their data."""
    messages = wait_for(site, SUBJECTS)
    for message in messages:
        assert not [value for value in (TITLE, "Rosette", *PRIVATE.values()) if value in message["Subject"]]
        body = cast(EmailMessage, message.get_body()).get_content()
        assert body.startswith("Bonjour,")
        assert message["Auto-Submitted"] == "auto-generated"
        if message["To"] != PRIVATE["courriel"]:
            assert not [value for value in PRIVATE.values() if value in body], message["Subject"]
    to_witness = [message["Subject"] for message in messages if message["To"] == PRIVATE["courriel"]]
    assert to_witness == [
        "Nous avons bien reçu ce que vous avez confié",
        "Ce que vous avez confié est en ligne",
        "Ce que vous aviez confié est retiré",
    ]


def wait_for(site: RunningSite, subjects: set[str], seconds: int = 60) -> list[EmailMessage]:
    """The messages sent so far, once the background work has written all of ``subjects``."""
    deadline = time.monotonic() + seconds
    while True:
        raw = [part for mail in site.mails() for part in mail.split("-" * 79 + "\n") if part.strip()]
        messages = [cast(EmailMessage, message_from_string(part.strip(), policy=default)) for part in raw]
        missing = subjects - {message["Subject"] for message in messages}
        if not missing or time.monotonic() > deadline:
            assert not missing
            return messages
        time.sleep(0.5)
