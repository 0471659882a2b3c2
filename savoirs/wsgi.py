"""WSGI entry point (gunicorn)."""

import os

from django.core.wsgi import get_wsgi_application

from search import french

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "savoirs.settings.production")
application = get_wsgi_application()
# Read once, before the server forks: its processes share them.
french.words()
