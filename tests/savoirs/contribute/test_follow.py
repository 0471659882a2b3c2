"""With the code: state, text, sound, answer, « Retirer » — at once, everywhere, and a second time harmless."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from freezegun import freeze_time
from wagtail.models import Page

from media.models import Photo
from savoirs.contribute import follow
from savoirs.contribute.models import Attempt, ContactDetails, Contribution, ReviewMessage
from savoirs.contribute.secrets import code_of
from tests.factories import make_page

pytestmark = pytest.mark.django_db

CANARIES = {"contact_name": "Canari Serin", "email": "canari@exemple.fr", "phone": "06 39 98 12 34"}


def html(answer: Any) -> str:
    return answer.content.decode().replace("\xa0", " ")


def status(client: Client, address: str) -> int:
    """The status of a file, read to its end."""
    answer = client.get(address)
    if answer.streaming:
        b"".join(answer)
    return answer.status_code


def open_with(client: Client, code: str) -> str:
    """The signed address that a code opens."""
    answer = client.post("/racontez/suivi/", {"code": code})
    assert answer.status_code == 302, html(answer)
    return answer.url


def publish(contribution: Contribution) -> Page:
    page = contribution.page.specific
    page.save_revision().publish()
    contribution.refresh_from_db()
    return Page.objects.get(pk=page.pk).specific


def test_a_code_typed_loosely_opens_text_sound_and_pictures(writer) -> None:
    code = writer.send_all(files=True)
    address = open_with(writer.client, f" {code.lower().replace('-', ' ')} ")
    page = html(writer.client.get(address))
    assert "Le pont se levait à midi" in page
    assert "L’équipe va le lire" in page
    for file in writer.contribution.files.all():
        whole = writer.client.get(f"{address}fichier/{file.pk}/")
        assert (whole.status_code, bool(b"".join(whole))) == (200, True)
        part = writer.client.get(f"{address}fichier/{file.pk}/", headers={"range": "bytes=0-9"})
        assert (part.status_code, len(b"".join(part))) == (206, 10)
        assert "no-store" in whole["Cache-Control"]


def test_the_square_of_the_ticket_fills_the_field(writer) -> None:
    assert 'value="PHARE-1234-BCDFG"' in html(writer.client.get("/racontez/suivi/?code=PHARE-1234-BCDFG"))
    assert "<script>x" not in html(writer.client.get("/racontez/suivi/?code=<script>x"))


@pytest.mark.parametrize(
    "typed", ["", "PHARE", "PHARE-1234-BCDFG", "🙂", "\0", "<script>", "x" * 100_000, "מים"]
)
def test_a_false_code_is_told_and_kept_in_its_field(writer, typed: str) -> None:
    answer = writer.client.post("/racontez/suivi/", {"code": typed})
    assert answer.status_code == 422
    assert "Erreur" in html(answer)
    assert 'href="#id_code"' in html(answer)


def test_guessing_codes_is_slowed_and_told(writer) -> None:
    code = writer.send_all()
    for _ in range(Attempt.LIMITS[Attempt.What.CODE]):
        writer.client.post("/racontez/suivi/", {"code": "PHARE-1234-BCDFG"})
    answer = writer.client.post("/racontez/suivi/", {"code": code})
    assert answer.status_code == 429
    assert "Attendez une heure" in html(answer)
    with freeze_time(tz_offset=0) as clock:
        clock.tick(delta=3_700)
        assert open_with(writer.client, code)


def test_a_signed_address_runs_out_and_cannot_be_forged(writer) -> None:
    writer.send_all()
    path = follow.follow_path(writer.contribution, follow.AFTER_A_CODE)
    assert writer.client.get(path).status_code == 200
    assert writer.client.get(path[:-3] + "xx/").url == "/racontez/suivi/"
    with freeze_time(tz_offset=0) as clock:
        clock.tick(delta=follow.AFTER_A_CODE)
        assert writer.client.get(path).url == "/racontez/suivi/"


def test_one_contributor_cannot_reach_the_files_of_another(writer, another_writer) -> None:
    writer.send_all(files=True)
    other = another_writer()
    address = open_with(other.client, other.send_all())
    for file in writer.contribution.files.all():
        assert other.client.get(f"{address}fichier/{file.pk}/").status_code == 404
        assert other.client.get(file.kept.file.url).status_code == 404


def test_a_question_is_answered_and_goes_back_to_the_team(writer) -> None:
    address = open_with(writer.client, writer.send_all())
    given = writer.contribution
    ReviewMessage.objects.create(contribution=given, from_staff=True, text="Quel pont ?")
    Contribution.objects.update(state=Contribution.State.QUESTION)
    page = html(writer.client.get(address))
    assert "Quel pont ?" in page
    assert "une question" in page
    for empty in ("", " \0 "):
        assert writer.client.post(address, {"text": empty}).status_code == 422
    long = writer.client.post(address, {"text": "mot " * 5_000})
    assert long.status_code == 422
    assert "très longue" in html(long)
    assert writer.client.post(address, {"text": "Le pont <b>levant</b>"}).status_code == 302
    assert writer.contribution.state == Contribution.State.SENT
    assert ReviewMessage.objects.get(from_staff=False).text == "Le pont <b>levant</b>"
    assert "&lt;b&gt;levant" in html(writer.client.get(address))


def test_a_refusal_is_told_with_its_reason(writer) -> None:
    address = open_with(writer.client, writer.send_all())
    ReviewMessage.objects.create(
        contribution=writer.contribution, from_staff=True, text="Déjà raconté ailleurs."
    )
    Contribution.objects.update(state=Contribution.State.REFUSED)
    page = html(writer.client.get(address))
    assert "ne l’a pas retenu" in page
    assert "Déjà raconté ailleurs." in page


SURFACES = [
    "/",
    "/temoignages/",
    "/recherche/?q=canari",
    "/recherche/?q=pont",
    "/flux.atom",
    "/sitemap-temoignages.xml",
]


def surfaces(client: Client, page: Page) -> dict[str, str]:
    """What every public surface answers, by address."""
    addresses = [page.url, *SURFACES]
    return {address: client.get(address, follow=True).content.decode() for address in addresses}


def test_withdrawal_takes_two_gestures_and_acts_at_once_everywhere(
    writer, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        address = open_with(writer.client, writer.send_all(files=True))
    with django_capture_on_commit_callbacks(execute=True):
        page = publish(writer.contribution)
    visitor = Client()
    photo = Photo.objects.first()
    copy = photo.get_rendition("width-480|format-webp|webpquality-74").url
    sound = page.recordings.get().recording.playback.url
    assert [status(visitor, url) for url in (page.url, copy, sound)] == [200, 200, 200]
    shown = surfaces(visitor, page)
    for place in ("/temoignages/", "/recherche/?q=pont", "/flux.atom", "/sitemap-temoignages.xml"):
        assert page.slug in shown[place], place
    assert "C’est en ligne" in html(writer.client.get(address))

    assert "Oui, tout retirer" in html(writer.client.get(f"{address}retirer/"))
    assert visitor.get(page.url).status_code == 200
    assert writer.client.post(f"{address}retirer/").status_code == 302

    assert visitor.get(page.url).status_code == 410
    assert [status(visitor, url) for url in (copy, sound)] == [404, 404]
    for place, content in surfaces(visitor, page).items():
        assert page.slug not in content, place
    followed = html(writer.client.get(address))
    assert "Vous avez tout retiré" in followed
    assert "Le pont se levait" not in followed
    file = writer.contribution.files.first()
    assert writer.client.get(f"{address}fichier/{file.pk}/").status_code == 404
    call_command("search_check")


def test_a_second_withdrawal_is_harmless(writer) -> None:
    address = open_with(writer.client, writer.send_all())
    writer.client.post(f"{address}retirer/")
    first = writer.contribution.withdrawn_at
    assert writer.client.post(f"{address}retirer/").status_code == 302
    assert writer.contribution.withdrawn_at == first


def test_what_is_not_published_yet_is_withdrawn_too(writer) -> None:
    address = open_with(writer.client, writer.send_all())
    writer.client.post(f"{address}retirer/")
    given = writer.contribution
    page = given.page.specific
    assert given.state == Contribution.State.WITHDRAWN
    assert page.withdrawn_at
    assert page.current_workflow_state is None
    assert page.agreements.get().revoked_at


def test_a_correction_is_withdrawn(writer) -> None:
    target = make_page()
    writer.begin(Contribution.Kind.CORRECTION, page=str(target.pk))
    writer.post("correction", text="Faux.")
    writer.post("envoyer")
    address = open_with(writer.client, code_of(writer.secret))
    assert "Faux." in html(writer.client.get(address))
    writer.client.post(f"{address}retirer/")
    assert writer.contribution.state == Contribution.State.WITHDRAWN
    target.refresh_from_db()
    assert target.withdrawn_at is None


def test_contact_data_appear_on_no_public_surface(writer, caplog, django_capture_on_commit_callbacks) -> None:
    """LEG-22: neither pages, search, feed, sitemap, revisions, people, log lines, nor the ticket."""
    with django_capture_on_commit_callbacks(execute=True):
        code = writer.send_all(**CANARIES)
        page = publish(writer.contribution)
    assert ContactDetails.objects.get().email == CANARIES["email"]
    address = open_with(writer.client, code)
    seen = surfaces(Client(), page)
    seen |= {
        "followed": html(writer.client.get(address)),
        "ticket": html(writer.get("merci")),
        "log": caplog.text,
    }
    seen["revisions"] = str(list(page.revisions.values_list("content", flat=True)))
    seen["people"] = str(list(page.participations.values("displayed_name", "person__name")))
    seen["representation"] = f"{ContactDetails.objects.get()!r} {writer.contribution!r}"
    for place, content in seen.items():
        for canary in CANARIES.values():
            assert canary not in content, place
