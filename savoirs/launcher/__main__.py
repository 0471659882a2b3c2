"""Entry point of `make run` and `make venv`. Kept readable by any Python 3, so that an old one gets a sentence."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        "Il faut Python 3.11 ou plus récent ; celui-ci est Python %d.%d. "  # noqa: UP031
        "Indiquez-en un autre : make run PYTHON=/chemin/vers/python3.11" % sys.version_info[:2]
    )

from savoirs.launcher.commands import main

sys.exit(main(sys.argv[1:]))
