"""`make run` and the developer's machine: plain http on localhost, mail to files under var/mails."""

from .base import *  # noqa: F403
from .base import VAR_DIR, env
from .secret import local_secret_key

DEBUG = env.bool("SAVOIRS_DEBUG", default=False)
SECRET_KEY = local_secret_key(VAR_DIR)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *env.list("SAVOIRS_HOSTS", default=[])]
PORT = env.int("PORT", default=8000)
WAGTAILADMIN_BASE_URL = f"http://localhost:{PORT}"

SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mails"
DEMONSTRATION = True
