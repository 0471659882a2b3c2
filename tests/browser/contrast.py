"""Contrast measured on the pixels, where axe cannot tell what lies behind the words (drawings, ripples, maps)."""

import re
from collections.abc import Collection, Iterator
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page

# WCAG 2.2, 1.4.3 and 1.4.6: what words need, then large words.
NEEDED = {"color-contrast": (4.5, 3.0), "color-contrast-enhanced": (7.0, 4.5)}
SEEN_THROUGH = 0.1  # share of the pixels behind the words that a line of a drawing may take
# Shows what is behind the words of each selector; says their colour, their place on the page, whether they are large.
HIDE_WORDS = """async selectors => {
  scrollTo({top: 0, behavior: "instant"});
  const found = [];
  for (const selector of selectors) {
    const element = document.querySelector(selector);
    const style = getComputedStyle(element), isDrawn = element instanceof SVGElement;
    const range = document.createRange(), boxes = [];
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      range.selectNodeContents(texts.currentNode);
      if (texts.currentNode.data.trim()) boxes.push(...range.getClientRects());
    }
    const scale = isDrawn ? element.getScreenCTM().a : 1, size = parseFloat(style.fontSize) * scale;
    found.push({
      selector,
      colour: isDrawn ? style.fill : style.color,
      isLarge: size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700,
      boxes: boxes.filter(box => box.width >= 1 && box.height >= 1)
        .map(({left, top, right, bottom}) => [left, top + scrollY, right, bottom + scrollY]),
    });
  }
  for (const selector of selectors) {
    const element = document.querySelector(selector), isDrawn = element instanceof SVGElement;
    for (const part of [element, ...element.querySelectorAll("*")]) {
      if (isDrawn) part.style.fill = "transparent";
      else part.style.webkitTextFillColor = "transparent";
    }
  }
  // A window that nobody looks at may draw no frame: the picture taken next makes it draw one.
  await new Promise(ready => {
    requestAnimationFrame(() => requestAnimationFrame(ready));
    setTimeout(ready, 1000);
  });
  return found;
}"""
SHOW_WORDS = """selectors => selectors.forEach(selector => {
  const element = document.querySelector(selector);
  for (const part of [element, ...element.querySelectorAll("*")]) part.style.fill = part.style.webkitTextFillColor = "";
})"""

Colour = tuple[float, ...]
NUMBER = re.compile(r"[\d.]+(?:e-\d+)?")


def faults(page: Page, rule: str, selectors: Collection[str]) -> list[str]:
    """What is too pale for ``rule`` (a key of ``NEEDED``) among the words of ``selectors``."""
    if not selectors:
        return []
    words = page.evaluate(HIDE_WORDS, list(selectors))
    picture = Image.open(BytesIO(page.screenshot(full_page=True, type="jpeg", quality=95))).convert("RGB")
    page.evaluate(SHOW_WORDS, list(selectors))
    return list(_told(picture, NEEDED[rule], words))


def ratio(one: Colour, other: Colour) -> float:
    """Of two sRGB colours, 0 to 255: 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _told(picture: Image.Image, needed: tuple[float, float], words: list[dict]) -> Iterator[str]:
    for found in words:
        shares = [
            _share_behind(
                picture.crop(tuple(map(round, box))), _parsed(found["colour"]), needed[found["isLarge"]]
            )
            for box in found["boxes"]
            if box[0] >= 0 and box[2] <= picture.width and box[3] <= picture.height
        ]
        if not shares:
            yield f"contrast: {found['selector']}: its words are not on the picture of the page"
        elif max(shares) > SEEN_THROUGH:
            yield f"contrast: {found['selector']}: {max(shares):.0%} of what is behind {found['colour']}"


def _share_behind(behind: Image.Image, words: Colour, wanted: float) -> float:
    """The share of the pixels that are too near to the colour of the words."""
    counted = behind.getcolors(behind.width * behind.height) or []
    too_near = sum(count for count, colour in counted if ratio(words, colour) < wanted)  # type: ignore[arg-type]
    return too_near / (behind.width * behind.height)


def _parsed(colour: str) -> Colour:
    """From « rgb(10, 74, 87) », or « color(srgb .04 .29 .34) » where two are mixed."""
    scale = 255 if colour.startswith("color(srgb") else 1
    red, green, blue = NUMBER.findall(colour)[:3]
    return float(red) * scale, float(green) * scale, float(blue) * scale


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
