"""What must be true before anything starts. Each failure is one sentence in French, never a traceback."""

import errno
import importlib.util
import socket
import tempfile
from pathlib import Path


class Refusal(Exception):
    """The site cannot start. The message is the sentence shown to the person who typed the command."""


def check_venv_module() -> None:
    """Debian ships Python without ``ensurepip`` unless python3-venv is installed."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise Refusal(
            "Il manque le module venv de Python. Sous Debian : sudo apt install python3-venv, "
            "puis relancez la commande."
        )


def check_folder(folder: Path, what: str) -> None:
    """Make ``folder`` if it is missing, and write in it once: the only proof that holds (quotas, read-only mounts)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"0")
    except OSError as error:
        raise Refusal(
            f"Impossible d’écrire dans le dossier {what}, {folder} ({error.strerror}). "
            "Donnez-vous le droit d’y écrire, ou choisissez un autre dossier de données : "
            "SAVOIRS_VAR=/autre/dossier make run"
        ) from error


def check_address(host: str, port: str) -> tuple[str, int]:
    """Return ``(host, port)`` after having held the address for an instant."""
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise Refusal(f"PORT doit être un nombre entre 1 et 65535, pas « {port} ».")
    number = int(port)
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError) as error:
        raise Refusal(f"HOST=« {host} » n’est pas une adresse de cette machine.") from error
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise Refusal(_why_not_bound(error, host, number)) from error
    return host, number


def _why_not_bound(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Le port {port} est déjà pris par un autre programme. "
            f"Arrêtez-le, ou choisissez un autre port : PORT={port + 1 if port < 65535 else 8000} make run"
        )
    if error.errno == errno.EACCES:
        return f"Le port {port} est réservé à l’administrateur. Choisissez-en un au-dessus de 1023 : PORT=8000 make run"
    return f"Impossible d’ouvrir l’adresse {host}:{port} ({error.strerror})."
