"""Without the agreement that is needed nothing goes online, and the team reads why."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.contributor import Contributor
from tests.browser.reader import Reader
from tests.browser.staff import Staff

Visit = Callable[..., Page]
NO_ONLINE = "n’a pas dit oui pour la mise en ligne."
NO_PARENTS = "notez l’autorisation de ses deux parents"
NO_CHILD = "notez que l’enfant a dit oui lui-même."


def refused_on_the_review_screen(validator: Staff, title: str, *reasons: str) -> None:
    """Refused twice, the second time as the first: nothing has moved."""
    for _attempt in range(2):
        validator.open(title)
        validator.press("Valider et mettre en ligne")
        refusal = validator.page.get_by_role("alert").or_(validator.page.locator(".messages"))
        for reason in reasons:
            expect(refusal.get_by_text(reason).first).to_be_visible()
        expect(validator.page.get_by_text(f"La page « {title} » n’est pas mise en ligne.")).to_be_visible()


def refused_in_the_editor(validator: Staff, title: str, reason: str) -> None:
    """The road of the editor: refused too, and the correction made at the same time is kept."""
    page = validator.page
    validator.open(title)
    page.get_by_role("link", name="Corriger le texte").click()
    page.wait_for_load_state()
    page.locator("[name=summary]").fill("Un résumé corrigé par le musée.")
    page.get_by_role("button", name="Autres gestes").click()
    expect(page.get_by_role("button", name="Publier", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Valider et mettre en ligne", exact=True).click()
    expect(page.locator(".messages").get_by_text(reason).first).to_be_visible()
    expect(page.locator("[name=summary]")).to_have_value("Un résumé corrigé par le musée.")


def test_without_a_yes_for_online_nothing_goes_online(visit: Visit, staff: Callable[[str], Staff]) -> None:
    title = "Pour la famille seulement"
    writer = Contributor(visit(javascript=False))
    writer.send_text(title, "Notre cuisine sentait le zestounier.", online="Non")
    expect(writer.page.get_by_text("Il ne sera pas mis en ligne, comme vous l’avez demandé.")).to_be_visible()
    staff("maison-jourde").pass_on(title)
    validator = staff("musee-ziem")
    refused_on_the_review_screen(validator, title, NO_ONLINE)
    refused_in_the_editor(validator, title, NO_ONLINE)
    assert not Reader(visit()).found("zestounier")


def test_a_minor_waits_for_both_parents_and_their_own_yes(
    visit: Visit, staff: Callable[[str], Staff]
) -> None:
    title = "Ma première joute"
    writer = Contributor(visit(javascript=False))
    writer.send_text(title, "Je suis tombé dans le canal patafiolé.", age="J’ai moins de 18 ans")
    expect(writer.page.get_by_text("Montrez ce ticket à vos parents")).to_be_visible()
    reviewer, validator = staff("maison-jourde"), staff("musee-ziem")
    reviewer.pass_on(title)
    refused_on_the_review_screen(validator, title, NO_PARENTS, NO_CHILD)

    note_authorisations(reviewer, title, first="Mme Premier")
    refused_on_the_review_screen(validator, title, NO_PARENTS, NO_CHILD)
    note_authorisations(reviewer, title, first="Mme Premier", second="M. Second")
    refused_on_the_review_screen(validator, title, NO_CHILD)
    reader = Reader(visit())
    assert title not in reader.found("patafiole")
    note_authorisations(reviewer, title, first="Mme Premier", second="M. Second", child=True)
    validator.publish(title)
    reader.search("patafiole")
    reader.open(title)
    expect(reader.page.get_by_text("Mme Premier")).to_have_count(0)


def note_authorisations(
    reviewer: Staff, title: str, *, first: str, second: str = "", child: bool = False
) -> None:
    page = reviewer.page
    reviewer.open(title)
    page.get_by_role("link", name="Sans nom, contribution").click()
    page.get_by_label("Autorisation du premier parent").fill(first)
    page.get_by_label("Autorisation du second parent").fill(second)
    page.get_by_label("L’enfant a dit oui lui-même").set_checked(child)
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator(".messages")).to_be_visible()


@pytest.mark.parametrize("account", ["maison-jourde", "mjc"])
def test_only_museum_or_mediatheque_put_online(
    visit: Visit, staff: Callable[[str], Staff], account: str
) -> None:
    """The service that reads may not publish; another service does not even see the contribution."""
    title = f"Réservé aux validateurs ({account})"
    Contributor(visit(javascript=False)).send_text(title, "On attendait le musée.")
    member = staff(account)
    member.page.goto("/admin/contributions/")
    if account == "mjc":
        expect(member.page.get_by_role("link", name=title)).to_have_count(0)
        return
    member.pass_on(title)
    expect(member.page.get_by_role("button", name="Valider et mettre en ligne")).to_have_count(0)
