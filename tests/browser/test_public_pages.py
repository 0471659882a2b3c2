"""The public pages as people with different eyes, hands and devices meet them; axe alone: test_accessibility."""

import re

import pytest
from playwright.sync_api import Page, expect


def test_display_choices_stay_on_the_device_without_cookie(page: Page) -> None:
    page.goto("/recits/le-calen/")
    page.locator(".display > summary").click()
    page.get_by_label("Contraste renforcé").check()
    page.get_by_label("Très grande").check()
    expect(page.get_by_text("Vos choix restent dans cet appareil")).to_be_visible()
    page.goto("/")
    shown = page.evaluate(
        "({size: getComputedStyle(document.body).fontSize, paper: getComputedStyle(document.body).backgroundColor})"
    )
    assert shown == {"size": "27px", "paper": "rgb(255, 255, 255)"}
    assert page.context.cookies() == []
    page.locator(".display > summary").click()
    expect(page.get_by_label("Contraste renforcé")).to_be_checked()
    page.get_by_label("Comme l’appareil").check()
    page.get_by_label("Normale").check()
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "18px"


def test_menu_and_display_work_without_script(page_without_script: Page) -> None:
    page = page_without_script
    page.goto("/recits/le-calen/")
    expect(page.get_by_role("link", name="Lieux")).to_be_hidden()
    page.get_by_role("button", name="Menu", exact=True).click()
    page.get_by_role("navigation", name="Principal").get_by_role("link", name="Lieux").click()
    expect(page).to_have_url(re.compile("/lieux/$"))
    page.locator(".display > summary").click()
    page.get_by_label("Sombre").check()
    expect(page.locator("body")).to_have_css("background-color", "rgb(11, 34, 43)")
    expect(page.get_by_text("Imprimer en gros caractères")).to_have_count(0)


def test_targets_are_large_enough_for_a_finger(phone: Page) -> None:
    phone.goto("/recits/le-calen/")
    for control in phone.locator(".masthead a, .masthead button, .display > summary, .button").all():
        box = control.bounding_box()
        if box and box["width"]:
            assert box["height"] >= 44, control.inner_text()


def test_paper_keeps_the_whole_picture(page: Page) -> None:
    page.goto("/recits/le-calen/")
    page.emulate_media(media="print")
    picture = page.locator(".picture img").first
    whole, shown = picture.evaluate("img => [img.naturalWidth / img.naturalHeight, img.width / img.height]")
    assert shown == pytest.approx(whole, rel=0.02)
    expect(page.locator(".picture").first).to_have_css("overflow", "visible")


def test_paper_carries_the_text_and_not_the_furniture(page: Page) -> None:
    page.goto("/recits/le-calen/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("body")).to_have_css("font-size", "24px")
    for furniture in (".masthead__nav", ".foot", ".display", ".band.no-print", ".button"):
        for piece in page.locator(furniture).all():
            expect(piece).to_be_hidden()
