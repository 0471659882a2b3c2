"""One style sheet for the browser, many small ones for us.

``css/site.css`` is a list of ``@import``; a browser reads it as it is in development. When static files are
collected, the imported parts are put in its place, so that a phone asks for one file under a lasting name.
All parts lie in one folder: their relative addresses stay true.
"""

import re
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/site.css"
IMPORT = re.compile(r'@import "([\w-]+\.css)";')


def joined(storages: dict[str, tuple[Storage, str]], name: str = SHEET) -> str:
    """Return the text of ``name`` with each ``@import`` replaced by what it imports."""

    def text_of(sheet: str) -> str:
        storage, path = storages[sheet]
        with storage.open(path) as file:
            return file.read().decode("utf-8")

    folder = name.rpartition("/")[0]
    return IMPORT.sub(lambda found: text_of(f"{folder}/{found[1]}"), text_of(name))


class JoinedStylesheetStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's hashed and compressed files, with ``css/site.css`` in one piece."""

    def post_process(self, paths: dict[str, tuple[Storage, str]], **options: Any) -> Any:
        if SHEET in paths:
            memory = InMemoryStorage()
            memory.save(SHEET, ContentFile(joined(paths).encode("utf-8")))
            paths = {**paths, SHEET: (memory, SHEET)}
        yield from super().post_process(paths, **options)
