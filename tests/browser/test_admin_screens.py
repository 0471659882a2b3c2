"""The admin screens that we add or draw: for everyone, at two widths, and by keyboard alone (ACC-33)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.contributor import Contributor
from tests.browser.staff import Staff
from tests.running_site import RunningSite

TITLE = "La voile rapiécée"
ADDRESSES = (
    "/admin/",
    "/admin/contributions/",
    "/admin/reports/pages-a-relire/?owner_service=tous",
    "/admin/reports/pages-sans-source/?owner_service=tous",
    "/admin/reports/points-a-verifier/?owner_service=tous",
    "/admin/snippets/rights/person/",
    "/admin/snippets/knowledge/word/",
    "/admin/reports/ce-que-l-on-cherche/",
)
# What Wagtail draws around our screens, the same on each of its own.
WAGTAIL = {
    "landmark-unique": "the search of its menu has no name",
    "aria-allowed-role": "it says the number of results in a heading that is also an alert",
    "label-content-name-mismatch": "its menu of exports",
}
RUN = "options => axe.run({include: [['#main']]}, options).then(({violations}) => violations)"


def assert_for_everyone(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.evaluate(axe.SOURCE)
    faults = [rule for rule in page.evaluate(RUN, axe.EVERY_RULE) if rule["id"] not in WAGTAIL]
    told = [f"{rule['id']}: {node['target']}" for rule in faults for node in rule["nodes"]]
    assert not told, f"{page.url}\n" + "\n".join(told)
    assert page.locator("h1").count() == 1
    assert_as_wide_as_the_screen(page)


def assert_as_wide_as_the_screen(page: Page) -> None:
    wider = page.locator("#main").evaluate("main => main.scrollWidth - main.clientWidth")
    assert wider <= 0, f"{page.url} hides {wider} px on its right"


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_the_screens_of_the_team_are_for_everyone(
    visit: Callable[..., Page], site: RunningSite, width: int
) -> None:
    visitor = visit(width=PHONE)
    Contributor(visitor).send_text(TITLE, "La voile tenait par ses pièces.")
    for _time in range(2):
        visitor.goto("/recherche/?q=zanzibarette")
    page = visit(width=width)
    member = Staff(page, site, "administration")
    for address in ADDRESSES:
        page.goto(address)
        assert_for_everyone(page)
    expect(page.get_by_role("link", name="Ajouter un mot : zanzibarette")).to_be_visible()
    member.open(TITLE)
    assert_for_everyone(page)
    page.get_by_role("link", name="Retirer à la demande d’une personne…").click()
    assert_for_everyone(page)
    page.goto("/admin/reports/points-a-verifier/?owner_service=tous")
    editors = page.locator("main td.title a").evaluate_all("links => links.map(link => link.pathname)")
    chosen = [address.split("/")[3] for address in editors[:2]]
    page.goto(f"/admin/bulk/wagtailcore/page/share/?next=/admin/&id={chosen[0]}&id={chosen[1]}")
    expect(page.get_by_role("group", name="Thèmes").get_by_role("combobox")).to_have_count(3)
    assert_for_everyone(page)


def test_the_lists_of_files_fit_a_phone(visit: Callable[..., Page], site: RunningSite) -> None:
    page = visit(width=PHONE)
    Staff(page, site, "maison-jourde")
    for address in ("/admin/images/", "/admin/documents/", "/admin/media/"):
        page.goto(address)
        assert_as_wide_as_the_screen(page)


def test_a_story_is_begun_by_keyboard_alone(visit: Callable[..., Page], site: RunningSite) -> None:
    page = visit()
    Staff(page, site, "maison-jourde")
    story = page.get_by_role("link", name="Récit", exact=True)
    for _press in range(80):
        if story.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(story).to_be_focused()
    page.keyboard.press("Enter")
    title = page.get_by_placeholder("Titre de la page")
    title.wait_for()
    page.wait_for_load_state()
    title.focus()
    page.keyboard.type("Le quai au matin")
    page.get_by_role("tab", name="Raconter").focus()
    page.keyboard.press("ArrowRight")
    first = page.get_by_role("combobox", name="Thème principal")
    expect(first).to_be_visible()
    first.press_sequentially("Sports")
    first.press("Tab")
    expect(first.locator("option:checked")).to_have_text("Sports")
    expect(page.get_by_role("combobox", name="Deuxième thème")).to_be_focused()
