"""What the Makefile asks for: a virtual environment (``install``), a site (``run``: both, then ``serve``)."""

import os
import sys

from .checks import Refusal, check_address, check_folder, check_venv_module
from .environment import environment_is_ready, install
from .paths import LOG_DIR, PROJECT_DIR, VAR_DIR, VENV_PYTHON
from .processes import run_site


def main(arguments: list[str]) -> int:
    """Do what ``arguments`` say. Returns the exit status; a refusal is one sentence."""
    os.chdir(PROJECT_DIR)
    try:
        match arguments:
            case ["run"]:
                _check_site()
                _install("requirements.txt")
                os.execv(VENV_PYTHON, [str(VENV_PYTHON), "-m", "savoirs.launcher", "serve"])
            case ["serve"]:
                return run_site(*_check_site())
            case ["install", requirements]:
                _install(requirements)
                return 0
        raise Refusal("Commandes connues : run, serve, install FICHIER.")
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
    except KeyboardInterrupt:
        print("\nArrêté.", file=sys.stderr)
    except OSError as error:
        print(f"Le système a refusé une opération : {error}", file=sys.stderr)
    return 1


def _install(requirements: str) -> None:
    check_folder(PROJECT_DIR, "du projet")
    if not environment_is_ready():
        check_venv_module()
    install(PROJECT_DIR / requirements)


def _check_site() -> tuple[str, int]:
    check_folder(VAR_DIR, "des données")
    check_folder(LOG_DIR, "des journaux")
    return check_address(os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000")
