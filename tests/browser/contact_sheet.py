"""All the pictures of a folder on one HTML page, with filters by name, width and colours."""

from html import escape
from pathlib import Path

SHEET = Path(__file__).with_suffix(".html").read_text(encoding="utf-8")


def write_sheet(folder: Path, pictures: list[Path]) -> Path:
    """Write the contact sheet of ``pictures`` (name-width-mode) into ``folder``; return its path."""
    shown = [(picture.name, *picture.stem.rsplit("-", 2)) for picture in pictures]
    widths = sorted({width for _, _, width, _ in shown}, key=int)
    modes = sorted({mode for *_, mode in shown})
    sheet = folder / "index.html"
    choices = _choice("width", "Largeur", widths) + _choice("mode", "Couleurs", modes)
    figures = "\n".join(_figure(*picture) for picture in shown)
    page = SHEET.replace("<!-- choices -->", choices).replace("<!-- figures -->", figures)
    sheet.write_text(page, encoding="utf-8")
    return sheet


def _choice(name: str, label: str, values: list[str]) -> str:
    options = "".join(f"<option>{escape(value)}</option>" for value in values)
    return f'<label>{label} <select name="{name}"><option value="">toutes</option>{options}</select></label>'


def _figure(file: str, name: str, width: str, mode: str) -> str:
    return (
        f'<figure data-name="{escape(name)}" data-width="{width}" data-mode="{mode}">'
        f"<figcaption>{escape(name)}, {width} px, {mode}</figcaption>"
        f'<a href="{escape(file)}"><img src="{escape(file)}" alt="" loading="lazy"></a></figure>'
    )
