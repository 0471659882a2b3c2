"""Give the letters of the text a zero without its bar: `python docs/fonts/plain_zero.py` (needs fonttools and brotli).

In a year or a number the barred zero of Atkinson Hyperlegible Next reads as struck out. Its outer shape and its width
stay; its hollow becomes the same shape, as large as the two halves were. The licence (OFL) allows it.
"""

from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "savoirs" / "static" / "fonts"


def contours(glyph):
    pen, parts = RecordingPen(), []
    glyph.draw(pen)
    for step in pen.value:
        if step[0] == "moveTo":
            parts.append(RecordingPen())
        parts[-1].value.append(step)
    return parts


def bounds(parts):
    pen = BoundsPen(None)
    for part in parts:
        part.replay(pen)
    return pen.bounds


def with_plain_zero(font):
    outer, *hollow = contours(font.getGlyphSet()["zero"])
    x0, y0, x1, y1 = bounds([outer])
    u0, v0, u1, v1 = bounds(hollow)
    across, up = (u1 - u0) / (x1 - x0), (v1 - v0) / (y1 - y0)
    pen = TTGlyphPen(None)
    outer.replay(pen)
    outer.replay(TransformPen(ReverseContourPen(pen), (across, 0, 0, up, u0 - x0 * across, v0 - y0 * up)))
    font["glyf"]["zero"] = pen.glyph()
    return font


if __name__ == "__main__":
    for path in sorted(FONTS.glob("atkinson-*.woff2")):
        font = TTFont(path)
        if len(contours(font.getGlyphSet()["zero"])) > 2:
            with_plain_zero(font).save(path)
