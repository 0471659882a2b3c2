"""Settings of the web server (`gunicorn --config savoirs/server.py`)."""

import os

wsgi_app = "savoirs.wsgi:application"
host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
worker_class = "gthread"
workers = int(os.environ.get("SAVOIRS_PROCESSES", "2"))
threads = 8
preload_app = True
graceful_timeout = 15
# 4,000 accented letters in ?q= weigh 24 kB once encoded; 0 is gunicorn's only way above 8 kB (it still stops at 1 MB).
limit_request_line = 0
# The site writes under var/ only; gunicorn would otherwise open a socket in the home folder.
control_socket_disable = True
# Visitors' addresses are nobody's business: errors are logged, visits are not.
accesslog = None
errorlog = "-"
