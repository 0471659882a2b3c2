"""Contrast measured on the pixels, where axe cannot tell what lies behind the words (drawings, ripples, maps)."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import FloatRect, Page

NORMAL, LARGE = 4.5, 3.0  # WCAG 2.2, 1.4.3
SEEN_THROUGH = 0.1  # share of the pixels behind the words that a line of a drawing may take
# Shows what is behind the words, and says their colour, their place in the window and whether they are large.
HIDE_WORDS = """async element => {
  element.scrollIntoView({block: "center", inline: "center", behavior: "instant"});
  await new Promise(ready => requestAnimationFrame(() => requestAnimationFrame(ready)));
  const style = getComputedStyle(element), isDrawn = element instanceof SVGElement;
  const range = document.createRange();
  range.selectNodeContents(element);
  const {x, y, width, height} = range.getBoundingClientRect();
  const scale = isDrawn ? element.getScreenCTM().a : 1, size = parseFloat(style.fontSize) * scale;
  const found = {
    colour: isDrawn ? style.fill : style.color,
    isLarge: size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700,
    clip: {x, y, width: Math.max(width, 1), height: Math.max(height, 1)},
  };
  for (const part of [element, ...element.querySelectorAll("*")]) {
    if (isDrawn) part.style.fill = "transparent";
    else part.style.webkitTextFillColor = "transparent";
  }
  return found;
}"""
SHOW_WORDS = """element => [element, ...element.querySelectorAll("*")].forEach(part => {
  part.style.fill = part.style.webkitTextFillColor = "";
})"""

Colour = tuple[float, ...]


def faults(page: Page, selector: str) -> list[str]:
    """What is too pale among the words of ``selector``; nothing when they can be read."""
    words = page.locator(selector).first
    found = words.evaluate(HIDE_WORDS)
    share = _share_behind(
        page, found["clip"], _parsed(found["colour"]), LARGE if found["isLarge"] else NORMAL
    )
    words.evaluate(SHOW_WORDS)
    return (
        [f"contrast: {selector}: {share:.0%} of what is behind {found['colour']}"]
        if share > SEEN_THROUGH
        else []
    )


def ratio(one: Colour, other: Colour) -> float:
    """Of two sRGB colours, 0 to 255: 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _share_behind(page: Page, clip: FloatRect, words: Colour, wanted: float) -> float:
    """The share of the pixels of ``clip`` that are too near to the colour of the words."""
    picture = Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB")
    counted = picture.getcolors(picture.width * picture.height) or []
    too_near = sum(count for count, colour in counted if ratio(words, colour) < wanted)  # type: ignore[arg-type]
    return too_near / (picture.width * picture.height)


def _parsed(colour: str) -> Colour:
    return tuple(float(part) for part in colour.partition("(")[2].rstrip(")").replace(" ", "").split(",")[:3])


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
