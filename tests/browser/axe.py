"""axe-core with the rules of the requirement ACC-01: violations fail, and so does what axe leaves undecided."""

from collections.abc import Collection, Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import contrast

SOURCE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RESULTS = ["violations", "incomplete"]
EVERY_RULE = {
    "runOnly": {
        "type": "tag",
        "values": [
            "RGAAv4",
            "wcag2a",
            "wcag2aa",
            "wcag21a",
            "wcag21aa",
            "wcag22aa",
            "best-practice",
            "experimental",
        ],
    },
    "rules": {"target-size": {"enabled": True}, "audio-caption": {"enabled": True}},
    "resultTypes": RESULTS,
}
# What a colour mode can change; ACC-15 asks more of the reinforced one.
COLOUR_RULES = {
    "dark": ("color-contrast", "link-in-text-block"),
    "contrast": ("color-contrast", "color-contrast-enhanced", "link-in-text-block"),
}
# What axe leaves to a person, and what a person has answered.
SETTLED = {
    "hidden-content": "the menu of phones, the choices of display and the player without script have their own tests",
    "css-orientation-lock": "no rule of ours speaks of orientation",
}
# The raised letters of ordinals (XIXe) are too short for axe to measure; they have the colours of their line.
RUN = """options => axe.run({exclude: [['sup']]}, options)
    .then(({violations, incomplete}) => ({violations, incomplete}))"""
DRESS = "mode => document.documentElement.dataset.theme = mode"
UNDRESS = "delete document.documentElement.dataset.theme"


def assert_accessible(page: Page, settled: Collection[str] = ()) -> None:
    """Fail on each violation, on each contrast that the pixels refuse, on what is undecided and not ``settled``."""
    page.wait_for_load_state()
    faults = _faults(page, EVERY_RULE, settled)
    assert not faults, _report(page, faults)


def assert_colours(page: Page, settled: Collection[str] = ()) -> None:
    """The same on the page as it is now, for what the dark and the reinforced colours change."""
    for mode, rules in COLOUR_RULES.items():
        page.evaluate(DRESS, mode)
        faults = _faults(
            page, {"runOnly": {"type": "rule", "values": rules}, "resultTypes": RESULTS}, settled
        )
        page.evaluate(UNDRESS)
        assert not faults, f"In the mode {mode}: {_report(page, faults)}"


def _faults(page: Page, options: dict, settled: Collection[str]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    results = page.evaluate(RUN, options)
    faults = list(_told("violation", results["violations"]))
    for rule in results["incomplete"]:
        if rule["id"] in contrast.NEEDED:
            faults += contrast.faults(page, rule["id"], [node["target"][0] for node in rule["nodes"]])
        elif rule["id"] not in (*SETTLED, *settled):
            faults += _told("undecided", [rule])
    return faults


def _told(kind: str, rules: list[dict]) -> Iterator[str]:
    for rule in rules:
        for node in rule["nodes"]:
            target, why = " ".join(map(str, node["target"])), node.get("failureSummary") or rule["help"]
            yield f"{kind}: {rule['id']} {target} — {why}"


def _report(page: Page, faults: list[str]) -> str:
    return f"{page.url} at {page.viewport_size}\n" + "\n".join(faults)
