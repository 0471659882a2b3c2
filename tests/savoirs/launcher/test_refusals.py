"""Each thing that can be wrong before the start is one clear sentence, an exit status, and no traceback."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT_DIR = Path(__file__).resolve().parents[3]


def _start(var: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "savoirs.launcher", "serve"],
        cwd=PROJECT_DIR,
        env={**os.environ, "SAVOIRS_VAR": str(var), **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def _refused_because(answer: subprocess.CompletedProcess[str], words: str) -> None:
    assert answer.returncode == 1
    assert words in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_busy_port(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        _refused_because(_start(tmp_path, PORT=str(port)), f"Le port {port} est déjà pris")


@pytest.mark.parametrize("port", ["huit mille", "0", "70000", "-1", "８０００"])
def test_a_port_that_is_none(tmp_path: Path, port: str) -> None:
    _refused_because(_start(tmp_path, PORT=port), "PORT doit être un nombre entre 1 et 65535")


def test_an_address_that_is_not_ours(tmp_path: Path) -> None:
    _refused_because(_start(tmp_path, HOST="pas une adresse"), "n’est pas une adresse de cette machine")


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    in_the_way = tmp_path / "fichier"
    in_the_way.write_text("")
    _refused_because(_start(in_the_way / "var"), "Impossible d’écrire dans le dossier des données")


def test_python_without_its_venv_module() -> None:
    script = (
        "import importlib.util as util; find = util.find_spec\n"
        "util.find_spec = lambda name, *rest: None if name == 'ensurepip' else find(name, *rest)\n"
        "from savoirs.launcher.checks import check_venv_module; check_venv_module()"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT_DIR, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 1
    assert "sudo apt install python3-venv" in answer.stderr


def test_python_too_old() -> None:
    script = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0)\n"
        "runpy.run_module('savoirs.launcher', run_name='__main__')"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT_DIR, capture_output=True, text=True, check=False
    )
    _refused_because(answer, "Il faut Python 3.11 ou plus récent ; celui-ci est Python 3.9.")
