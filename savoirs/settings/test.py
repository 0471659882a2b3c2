"""Tests: fast hashes, files in a temporary folder, undefined variables of our own templates are errors."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import databases

VAR_DIR = Path(tempfile.mkdtemp(prefix="savoirs-test-"))
SECRET_KEY = "only-for-the-tests"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DATABASES = databases(VAR_DIR)
for one in DATABASES.values():
    if one["ENGINE"].endswith("sqlite3"):  # a file, which threads and processes share
        one["TEST"] = {"NAME": f"{one['NAME']}.test"}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Rows come back under the same keys from one test to the next: a copy must not outlive its picture.
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir()  # WhiteNoise warns when it is absent
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
DEMONSTRATION = False
SEARCH_ENGINE = "embedded"
