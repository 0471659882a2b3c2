"""A real installation: everything comes from the environment; a missing value is an error at start."""

from .base import *  # noqa: F403
from .base import env

SECRET_KEY = env.str("SAVOIRS_SECRET_KEY")
ALLOWED_HOSTS = env.list("SAVOIRS_HOSTS")
WAGTAILADMIN_BASE_URL = env.str("SAVOIRS_BASE_URL")
CSRF_TRUSTED_ORIGINS = env.list("SAVOIRS_TRUSTED_ORIGINS", default=[WAGTAILADMIN_BASE_URL])
DEMONSTRATION = False

PROXY_COUNT = env.int("SAVOIRS_PROXIES", default=1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.bool("SAVOIRS_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SAVOIRS_HSTS_SECONDS", default=31_536_000)

globals().update(env.email_url("SAVOIRS_EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.str("SAVOIRS_FROM_EMAIL")
