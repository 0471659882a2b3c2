"""`manage.py worker`: background tasks, and the pages whose hour has come."""

import signal
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from home.background import Background


class Command(BaseCommand):
    help = "Fait les travaux de fond (un seul à la fois par installation) et publie les pages programmées."

    def handle(self, *args: Any, **options: Any) -> None:
        background = Background()

        def stop(number: int, frame: FrameType | None) -> None:
            background.stop()

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        background.run()
