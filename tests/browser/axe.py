"""axe-core with the rules of the requirement ACC-01: violations fail, and so does what axe leaves undecided."""

from collections.abc import Collection
from pathlib import Path

from playwright.sync_api import Page

from tests.browser import contrast

SOURCE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
OPTIONS = {
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
    "resultTypes": ["violations", "incomplete"],
}
# What axe leaves to a person, and what a person has answered.
SETTLED = {
    "hidden-content": "the menu of phones, the choices of display and the player without script have their own tests",
    "css-orientation-lock": "no rule of ours speaks of orientation",
}
# The raised letters of ordinals (XIXe) are too short for axe to measure; they have the colours of their line.
RUN = """options => axe.run({exclude: [['sup']]}, options)
    .then(({violations, incomplete}) => ({violations, incomplete}))"""


def assert_accessible(page: Page, settled: Collection[str] = ()) -> None:
    """Fail on each violation, on each contrast that the pixels refuse, on what is undecided and not ``settled``."""
    page.evaluate(SOURCE)
    results = page.evaluate(RUN, OPTIONS)
    faults = list(_told("violation", results["violations"]))
    for rule in results["incomplete"]:
        if rule["id"] == "color-contrast":
            for node in rule["nodes"]:
                faults += contrast.faults(page, node["target"][0])
        elif rule["id"] not in (*SETTLED, *settled):
            faults += _told("undecided", [rule])
    assert not faults, f"{page.url}\n" + "\n".join(faults)


def _told(kind: str, rules: list[dict]) -> list[str]:
    return [
        f"{kind}: {rule['id']} {' '.join(map(str, node['target']))} — {node.get('failureSummary') or rule['help']}"
        for rule in rules
        for node in rule["nodes"]
    ]
