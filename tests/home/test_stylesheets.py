"""One style sheet for the browser, from many parts."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.management import call_command

from home.stylesheets import IMPORT

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "savoirs" / "static"


def _collected(tmp_path, settings) -> str:
    settings.STATIC_ROOT = tmp_path
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "home.stylesheets.JoinedStylesheetStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    (sheet,) = [
        path
        for path in (tmp_path / "css").glob("site.*.css")
        if re.search(r"site\.[0-9a-f]{12}\.css$", path.name)
    ]
    return sheet.read_text(encoding="utf-8")


def test_the_collected_sheet_is_one_piece_with_lasting_names(tmp_path, settings) -> None:
    sheet = _collected(tmp_path, settings)
    assert "@import" not in sheet
    assert ".masthead" in sheet
    assert "@layer tokens, base, layout, components, utilities, print;" in sheet
    addresses = re.findall(r"url\(\"?([^\")]+)", sheet)
    assert addresses
    for address in addresses:
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", address), address
        assert (tmp_path / "css" / address).resolve().is_file()


def test_every_sheet_is_used_once() -> None:
    parts = IMPORT.findall((STATIC / "css" / "site.css").read_text(encoding="utf-8"))
    sources = [*ROOT.glob("savoirs/**/*.py"), *ROOT.glob("templates/**/*.html")]
    linked = {
        name for source in sources for name in re.findall(r"css/([\w-]+\.css)", source.read_text("utf-8"))
    }
    assert len(parts) == len(set(parts))
    assert {path.name for path in (STATIC / "css").glob("*.css")} == set(parts) | linked
    assert not set(parts) & linked


def test_letters_keep_their_licence() -> None:
    assert finders.find("fonts/OFL-atkinson-hyperlegible-next.txt")
    assert finders.find("fonts/OFL-bricolage-grotesque.txt")
