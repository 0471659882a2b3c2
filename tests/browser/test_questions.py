"""What the town does not know: asked on the home page, answered, read, published, shown beside the facts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.chromium import PHONE
from tests.browser.contributor import Contributor
from tests.browser.staff import Staff
from tests.browser.test_main_road import review

Visit = Callable[..., Page]


@pytest.mark.parametrize("javascript", [False, True], ids=["without script", "with script"])
def test_the_question_of_the_day_finds_its_answer(visit: Visit, staff, javascript: bool) -> None:
    page = visit(width=PHONE, javascript=javascript)
    page.goto("/")
    asked = page.locator("#question")
    question, address = asked.inner_text(), asked.get_by_role("link").get_attribute("href") or ""
    page.get_by_role("link", name="Répondre", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(question)
    title = f"Ma réponse {'avec' if javascript else 'sans'} script"
    writer = Contributor(page)
    writer.go_on("J’écris plutôt")
    expect(page.get_by_role("heading", level=1)).to_have_text(question)
    writer.write(title, "On le disait en tirant, et tout le quai répondait.")
    writer.go_on()
    expect(page.get_by_text(question)).to_be_visible()
    writer.say_where_and_when()
    writer.be_named()
    writer.agree()
    reader = visit()
    reader.goto(address)
    expect(reader.get_by_text(title)).to_have_count(0)
    review(staff, title)

    reader.goto(address)
    expect(reader.get_by_role("heading", name="On nous a répondu")).to_be_visible()
    reader.get_by_role("link", name=title).click()
    expect(reader.get_by_role("heading", name="Cette page répond à une question")).to_be_visible()
    reader.get_by_role("link", name=question).click()
    expect(reader).to_have_url(re.compile(f"{address}$"))
    reader.goto("/")
    expect(reader.locator("#question")).not_to_have_text(question)


def test_a_search_in_vain_is_asked_read_and_shown(visit: Visit, staff, page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/recherche/?q=zigoulavarde")
    page.get_by_role("link", name="Poser la question à la ville").click()
    field = page.get_by_label("Votre question")
    assert "zigoulavarde" in field.input_value()
    field.fill("")
    page.get_by_role("button", name="Envoyer ma question").click()
    expect(page.get_by_role("alert")).to_contain_text("Écrivez votre question.")
    question = "Qui a déjà vu un zigoulavarde ?"
    page.get_by_label("Votre question").fill(question)
    page.get_by_role("button", name="Envoyer ma question").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Votre question est arrivée")
    reader = visit()
    reader.goto("/questions/")
    expect(reader.get_by_text("zigoulavarde")).to_have_count(0)
    member: Staff = staff("maison-jourde")
    member.page.get_by_role("button", name=f"Accepter : {question}").click()
    expect(member.page.get_by_text("La question est ouverte à tous.")).to_be_visible()
    reader.reload()
    expect(reader.get_by_role("heading", name="zigoulavarde")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_screens_of_questions_are_for_everyone(visit: Visit, width: int) -> None:
    page = visit(width=width)
    page.goto("/questions/")
    assert_accessible(page)
    page.get_by_role("link", name="Pêche").first.click()
    assert_accessible(page)
    page.locator(".asked h3 a").first.click()
    assert_accessible(page)
    page.get_by_role("link", name="Aller demander", exact=True).click()
    expect(page.get_by_role("button", name="Imprimer cette feuille")).to_be_visible()
    assert_accessible(page)
    for address in ("/racontez/?question=1", "/racontez/poser-une-question/"):
        page.goto(address)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_the_sheet_holds_on_one_page_of_paper(visit: Visit) -> None:
    page = visit()
    asked: dict[str, int] = {}
    for rank in (1, 2, 3):
        page.goto(f"/questions/?page={rank}")
        asked |= page.locator(".asked").evaluate_all(
            "items => Object.fromEntries(items.map(item => [item.querySelector('a').pathname, item.innerText.length]))"
        )
    assert len(asked) > 50
    longest = sorted(asked, key=asked.__getitem__)[-8:]
    for address in ("/questions/1/", *longest):
        page.goto(f"{address}demander/")
        paper = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1, address
