"""The square that a telephone aims at."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr(address: str) -> SafeString:
    """An ``address`` as a QR code (ISO/IEC 18004), in SVG without size, to be set by the style sheet."""
    drawing = segno.make(address, micro=False).svg_inline(
        omitsize=True, border=2, svgclass=None, lineclass=None
    )
    return mark_safe(drawing.replace("<svg", '<svg aria-hidden="true" focusable="false"', 1))
