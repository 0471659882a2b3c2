import re
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from django.conf import settings

from tests.services.elasticsearch import server


@pytest.fixture
def nothing_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "TARGET", tmp_path)
    monkeypatch.setattr(server, "STATE", tmp_path / "running.json")


@pytest.mark.usefixtures("nothing_built")
@pytest.mark.parametrize(("there", "missing"), [(None, "Java 17"), ("1.8.0", "Java 17"), ("21.0.2", "Maven")])
def test_what_is_missing_is_said_in_french(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str | None, missing: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    if there:
        compiler = tmp_path / "javac"
        compiler.write_text(f"#!/bin/sh\necho javac {there}\n")
        compiler.chmod(0o755)
    with pytest.raises(server.Unavailable, match=f"Il manque {missing}.*apt install"):
        server.start()


@pytest.mark.usefixtures("nothing_built")
def test_stopping_twice_is_not_an_error() -> None:
    server.stop()
    server.stop()


@pytest.mark.usefixtures("nothing_built")
def test_another_process_that_took_the_number_is_left_alone(tmp_path: Path) -> None:
    server.STATE.write_text(f'{{"pid": 1, "url": "", "home": "{tmp_path / "gone"}"}}')
    server.stop()
    assert not server.STATE.exists()
    assert Path("/proc/1").exists()


def test_operators_are_given_the_version_that_is_tried_here() -> None:
    compose = yaml.safe_load((settings.BASE_DIR / "compose.yaml").read_text())
    tried = re.search(r"<elasticsearch.version>(.+)<", (server.FOLDER / "pom.xml").read_text())
    assert tried
    assert compose["services"]["elasticsearch"]["image"] == f"elasticsearch:{tried[1]}"
    assert version("elasticsearch").split(".")[:2] == tried[1].split(".")[:2]
