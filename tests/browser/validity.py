"""The Nu validator (vnu), which the W3C runs: HTML and CSS without error (ACC-04). `make validator` installs it."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.running_site import PROJECT_DIR

JAR = PROJECT_DIR / ".venv" / "validator" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def require_validator() -> None:
    """Without Java or the validator the test is skipped, except in CI, where it fails."""
    if not (shutil.which("java") and JAR.exists()):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "no validator: install Java, then make validator"
        )


def errors(sources: Mapping[str, str]) -> list[str]:
    """Each error in ``sources``: names ending in .html or .css → texts as the site sends them."""
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, text) in enumerate(sources.items()):
            path = Path(folder) / f"{number}{Path(name).suffix}"
            path.write_text(text, encoding="utf-8")
            names[path.as_uri()] = name
        answer = subprocess.run(
            ["java", "-jar", JAR, "--errors-only", "--also-check-css", "--format", "json", folder],
            capture_output=True,
            text=True,
            check=False,
        )
    told = json.loads(answer.stderr)["messages"]
    return [_told(names, message) for message in told]


def _told(names: Mapping[str, str], message: dict) -> str:
    place = names.get(message.get("url", "").replace("file:/", "file:///", 1), message.get("url", ""))
    return f"{place}:{message.get('lastLine', '')}: {message['message']} {message.get('extract', '')[:120]}"
