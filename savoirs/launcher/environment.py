"""The virtual environment of the project, reinstalled only when the pins have changed."""

import hashlib
import subprocess
import sys
from pathlib import Path

from .checks import Refusal
from .paths import VENV_DIR, VENV_PYTHON


def environment_is_ready() -> bool:
    """Does the environment's Python answer? (It does not once its folder has moved or its Python has gone.)"""
    return VENV_PYTHON.exists() and _succeeds(VENV_PYTHON, "-c", "import pip")


def install(requirements: Path) -> None:
    """Make the environment if needed and bring it to the pins of ``requirements``."""
    if not environment_is_ready():
        print("Préparation de l’environnement Python…", flush=True)
        if not _succeeds(sys.executable, "-m", "venv", "--clear", VENV_DIR):
            raise Refusal(f"L’environnement Python n’a pas pu être créé dans {VENV_DIR}.")
    stamp = VENV_DIR / f"{requirements.stem}.installed"
    pins = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == pins:
        return
    print("Installation des bibliothèques (quelques minutes la première fois)…", flush=True)
    answer = subprocess.run(
        [VENV_PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--quiet",
         "--require-hashes", "--requirement", requirements],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    if answer.returncode:
        raise Refusal(
            f"{answer.stdout.strip()}\n\nL’installation des bibliothèques a échoué (voir ci-dessus). "
            "Vérifiez la connexion à Internet, puis relancez la commande."
        )
    stamp.write_text(pins)


def _succeeds(*command: str | Path) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
