"""The two things the Makefile asks for: a virtual environment, and a running site."""

import os
import sys

from .checks import Refusal, check_address, check_folder, check_venv_module
from .environment import environment_is_ready, install
from .paths import LOG_DIR, PROJECT_DIR, VAR_DIR
from .processes import run_site


def main(arguments: list[str]) -> int:
    """Run ``run`` or ``install <requirements file>``. Returns the exit status; a refusal is one sentence."""
    os.chdir(PROJECT_DIR)
    try:
        match arguments:
            case ["run"]:
                return _run()
            case ["install", requirements]:
                _install(requirements)
                return 0
        raise Refusal("Commandes connues : run, install FICHIER.")
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


def _run() -> int:
    host, port = check_address(os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000")
    check_folder(VAR_DIR, "des données")
    check_folder(LOG_DIR, "des journaux")
    _install("requirements.txt")
    return run_site(host, port)
