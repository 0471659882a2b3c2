"""axe-core with the rules of the requirement ACC-01: violations fail, and so does what axe leaves undecided."""

from pathlib import Path

from playwright.sync_api import Page

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
# The raised letters of ordinals (XIXe) are too short for axe to measure; they have the colours of their line.
RUN = """options => axe.run({exclude: [['sup']]}, options)
    .then(({violations, incomplete}) => ({violations, incomplete}))"""


def assert_accessible(page: Page, settled: dict[str, str] | None = None) -> None:
    """Fail on each violation, and on each undecided point that ``settled`` does not answer.

    ``settled`` maps "rule selector" (its beginning is enough) to the reason why a person judged it right.
    """
    page.evaluate(SOURCE)
    results = page.evaluate(RUN, OPTIONS)
    faults = list(_told("violation", results["violations"]))
    for point in _told("undecided", results["incomplete"]):
        if not any(point.startswith(f"undecided: {answer}") for answer in settled or {}):
            faults.append(point)
    assert not faults, f"{page.url}\n" + "\n".join(faults)


def _told(kind: str, rules: list[dict]) -> list[str]:
    return [
        f"{kind}: {rule['id']} {' '.join(map(str, node['target']))} — {node.get('failureSummary') or rule['help']}"
        for rule in rules
        for node in rule["nodes"]
    ]
