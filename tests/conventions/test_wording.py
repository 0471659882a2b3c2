"""Our French for the English of add-ons (``savoirs/wording``), which hands write and no command sets."""

import re
from collections.abc import Iterator

import polib
import pytest

from tests.conventions.sources import ROOT
from tests.conventions.test_words import typographic_faults

# Wagtail's own templates put « : » right after these.
BEFORE_A_COLON = {"New", "Step %(step_number)s", "Used on the following active workflows"}
TWO_SPACES = re.compile(r"\S[ \u00a0\u202f]{2,}\S")


def wording_faults(source: str, french: str) -> list[str]:
    """What is wrong in how ``french`` is set, beside the English that it stands for."""
    faults = typographic_faults(re.sub(r"<[^>]+>", "", french))
    if TWO_SPACES.search(french):
        faults.append("two spaces")
    if french[:1].isspace() and not source[:1].isspace():
        faults.append("a space before")
    if french[-1:].isspace() and not source[-1:].isspace():
        faults.append("a space after")
    return faults


def _translations() -> Iterator[tuple[str, str]]:
    for path in (ROOT / "savoirs/wording").rglob("*.po"):
        for entry in polib.pofile(str(path)):
            yield entry.msgid, entry.msgstr
            if entry.msgid_plural:
                yield entry.msgid, entry.msgstr_plural[0]
                yield entry.msgid_plural, entry.msgstr_plural[1]


def test_the_wording_is_well_set() -> None:
    found = []
    for source, french in _translations():
        if source in BEFORE_A_COLON:
            assert french.endswith("\u00a0"), source
            french = french[:-1]
        found += [f"{french!r}: {', '.join(faults)}" for faults in [wording_faults(source, french)] if faults]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("source", "french"),
    [
        ("Allowed: %s.", "Autorisées\u00a0:  %s."),
        ("Edit", "Modifier "),
        ("Edit", " Modifier"),
        ("Edit", "Modifier\u00a0"),
        ("Edit <b>it</b>!", "<b>Modifiez</b>!"),
    ],
)
def test_a_fault_of_the_wording_is_seen(source: str, french: str) -> None:
    assert wording_faults(source, french)


def test_the_english_may_have_spaces_at_its_ends() -> None:
    assert not wording_faults("\n  Status: ", "\nÉtat\u00a0: ")
