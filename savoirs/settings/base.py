"""Safe values for every installation. development.py and test.py relax them; production.py reads the environment."""

import logging
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured, ObjectDoesNotExist
from django.utils.translation import gettext_lazy as _

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[2]
# Everything the site writes lies under one folder.
VAR_DIR = Path(env.str("SAVOIRS_VAR", default=str(BASE_DIR / "var"))).resolve()

DEBUG = False
ALLOWED_HOSTS: list[str] = []
SITE_NAME = _("Bibliothèque des savoirs martégaux")

INSTALLED_APPS = [
    "home",
    "savoirs.contribute",
    "savoirs.atlas",
    "savoirs.exchange",
    "savoirs.knowledge",
    "savoirs.rights",
    "savoirs.accounts",
    "search",
    "media",
    "wagtailmedia",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "modelsearch",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "home.compression.SharedTextCompression",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "savoirs.rights.refusal.PublicationRefusalMiddleware",
]

ROOT_URLCONF = "savoirs.urls"
WSGI_APPLICATION = "savoirs.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

# BEGIN IMMEDIATE and a long timeout: two writers wait for each other instead of failing with "database is locked".
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-64000; PRAGMA foreign_keys=ON;"
    ),
}


def databases(folder: Path) -> dict[str, Any]:
    """One SQLite file in ``folder`` for the content and its index; with DATABASE_URL, the index alone is there."""
    sqlite = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": SQLITE_OPTIONS}
    url = env.str("DATABASE_URL", default="")
    if not url:
        return {"default": {**sqlite, "NAME": folder / "savoirs.sqlite3"}}
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            "DATABASE_URL attend une adresse PostgreSQL : postgres://nom:secret@serveur/base."
        )
    content = {**env.db_url_config(url), "CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    return {"default": content, "search": {**sqlite, "NAME": folder / "recherche.sqlite3"}}


DATABASES = databases(VAR_DIR)
DATABASE_ROUTERS = ["search.routing.IndexRouter"]
# An address typed without its scheme is taken as https, as Django 6 will.
FORMS_URLFIELD_ASSUME_HTTPS = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
WAGTAILADMIN_USER_LOGIN_FORM = "savoirs.accounts.forms.SignInForm"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("français"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "français")]
TIME_ZONE = "Europe/Paris"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
USE_I18N = True
USE_TZ = True
# `locale` is written by `make messages`; `wording` holds our French for the English strings of add-ons.
LOCALE_PATHS = [BASE_DIR / "savoirs" / "locale", BASE_DIR / "savoirs" / "wording"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "savoirs" / "static", ("guide", BASE_DIR / "docs" / "images" / "guide")]
# Uploads are private: the delivery view of `media` asks the access function before it answers.
MEDIA_URL = "/fichiers/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "home.stylesheets.JoinedStylesheetStorage"},
}
FILE_UPLOAD_TEMP_DIR = None
MEDIA_MAX_PHOTO_BYTES = 40_000_000
MEDIA_MAX_PIXELS = 64_000_000  # of one picture, all its views together
MEDIA_MAX_RECORDING_BYTES = 1_000_000_000
MEDIA_MAX_DOCUMENT_BYTES = 40_000_000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

WAGTAIL_SITE_NAME = "Bibliothèque des savoirs martégaux"
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
# Reviewers are written to by savoirs.contribute.review, one message an event.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_APPEND_SLASH = True
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {"WIDGET": "savoirs.knowledge.editing.rich_text.TolerantRichTextArea"}
}
WAGTAILIMAGES_IMAGE_MODEL = "media.Photo"
WAGTAILDOCS_DOCUMENT_MODEL = "media.KeptDocument"
WAGTAILMEDIA = {
    "MEDIA_MODEL": "media.Recording",
    "MEDIA_FORM_BASE": "media.forms.RecordingForm",
    # Files are judged by their content, never by their name.
    "AUDIO_EXTENSIONS": [],
    "VIDEO_EXTENSIONS": [],
}
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif", "heic", "heif"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.PhotoForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "media.forms.DocumentForm"
TAGGIT_CASE_INSENSITIVE = True

DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
LOGIN_URL = "wagtailadmin_login"
DEFAULT_FROM_EMAIL = "Bibliothèque des savoirs martégaux <bibliotheque@localhost>"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# The only cookie of a visitor, on the pages with a form: it goes when the browser is closed.
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "home.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
PERMISSIONS_POLICY = {"microphone": "self", "camera": [], "geolocation": [], "browsing-topics": []}

# How many proxies of ours stand before the site: the visitor's address is the one that the last of them has seen.
PROXY_COUNT = 0

# The public pages. Wagtail's admin has inline scripts, which no policy of ours allows: it is left out.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "media-src": ["'self'", "blob:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    },
    "EXCLUDE_URL_PREFIXES": ("/admin/",),
}


def over_with_its_row(record: logging.LogRecord) -> bool:
    """What one of Wagtail's tasks was for may be deleted before its turn: then it is over, which one line says."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, ObjectDoesNotExist) and "path=wagtail." in record.getMessage():
        record.msg, record.exc_info = f"{record.getMessage()}: {error}", None
        record.args, record.levelno, record.levelname = (), logging.WARNING, "WARNING"
    return True


# Everything goes to the standard error; whoever starts the process says where that is kept.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {
        "over_with_its_row": {"()": "django.utils.log.CallbackFilter", "callback": over_with_its_row}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "home": {"level": "INFO"},
        "django_tasks": {"level": "WARNING", "filters": ["over_with_its_row"]},
        # Below an error, these write the addresses that visitors ask for: some of them are secret.
        "django.request": {"level": "ERROR"},
        "django.security.csrf": {"level": "ERROR"},
        # Once each time that a server is asked in vain: the search says it once, and when it is back.
        "elastic_transport": {"level": "ERROR"},
    },
}

# "embedded" needs no server; "elasticsearch" asks the one at ELASTICSEARCH_URL. See search/engines.
SEARCH_ENGINE = env.str("SEARCH_ENGINE", default="embedded")
ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_PREFIX = "savoirs"
SEARCH_TITLE_WEIGHT = 0.5
