"""Where things lie. The same rule as savoirs.settings.base, which cannot be imported before the installation."""

import os
from pathlib import Path

PROJECT_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(os.environ.get("SAVOIRS_VAR") or PROJECT_DIR / "var").resolve()
LOG_DIR = VAR_DIR / "logs"
MAIL_DIR = VAR_DIR / "mails"
DEMONSTRATION_ACCOUNTS = VAR_DIR / "demonstration.txt"
VENV_DIR = PROJECT_DIR / ".venv"
VENV_PYTHON = VENV_DIR / "bin" / "python"
