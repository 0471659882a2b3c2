"""The loop behind `manage.py worker`: tasks as they come, the search server told of changes, scheduled pages.

Tasks run at least once: one that a crash cut short is taken up again at the next start.
"""

import fcntl
import logging
import time
from collections.abc import Callable
from typing import TextIO

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from wagtail.models import Revision

from savoirs.knowledge.questions.answered import settle
from savoirs.knowledge.reindex import lift_embargoes
from savoirs.rights.management.commands.publish_scheduled import Command as PublishScheduled
from search.asked import forget_old_searches
from search.bell import Bell, ring
from search.outbox import Drainer

logger = logging.getLogger(__name__)

POLL = 1.0  # seconds between two looks at an empty queue when nothing rings
SCHEDULE = 60.0  # seconds between two looks at the scheduled pages
PAUSE_AFTER_ERROR = 5.0
TASKS_PER_ROUND = 20  # so that a long queue does not hold up the scheduled pages
ATTEMPTS = 5  # a task that kills the worker that often is given up


class Background:
    """One worker per installation, so that a task found running at the start is known to be an orphan."""

    def __init__(self) -> None:
        self._running = True
        self._schedule_due = 0.0
        self._worker: Worker | None = None
        self._drainer = Drainer()

    def stop(self) -> None:
        """End after the task under way."""
        self._running = False
        if self._worker:
            self._worker.running = False
        ring()

    def run(self) -> None:
        """Work until :meth:`stop`. A second worker waits here for the first to end."""
        with (settings.VAR_DIR / "worker.lock").open("w") as lock:
            if not self._acquire(lock):
                return
            logger.info("Worker started")
            self._guard(requeue_orphans)
            with Bell() as bell:
                while self._running:
                    self._work(bell)
            logger.info("Worker stopped")

    def _work(self, bell: Bell) -> None:
        """One round, then wait for the next."""
        healthy = self._guard(self._run_tasks)
        if not healthy:
            self._guard(requeue_orphans)
        self._guard(self._drainer.run)
        if time.monotonic() >= self._schedule_due:
            self._schedule_due = time.monotonic() + SCHEDULE
            self._guard(publish_scheduled)
            self._guard(lift_embargoes)
            self._guard(settle)
            self._guard(forget_old_searches)
        if healthy:
            bell.wait(POLL)
        else:
            self._pause()

    def _run_tasks(self) -> None:
        # Looking first spares the exclusive lock that the library takes at each look.
        if DBTaskResult.objects.filter(status=TaskResultStatus.READY).exists():
            self._worker = Worker(
                queue_names=["*"],
                excluded_queue_names=[],
                interval=0,
                batch=True,
                backend_name="default",
                startup_delay=False,
                max_tasks=TASKS_PER_ROUND,
                worker_id="worker",
            )
            self._worker.run()

    def _acquire(self, lock: TextIO) -> bool:
        while self._running:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                time.sleep(POLL)
            else:
                return True
        return False

    def _pause(self) -> None:
        end = time.monotonic() + PAUSE_AFTER_ERROR
        while self._running and time.monotonic() < end:
            time.sleep(POLL)

    @staticmethod
    def _guard(action: Callable[[], None]) -> bool:
        """Run ``action``; an error ("database is locked", a full disk) is logged and survived."""
        try:
            close_old_connections()
            action()
        except Exception:
            logger.exception("The worker goes on after an error")
            return False
        return True


def requeue_orphans() -> None:
    """Take up again the tasks that a killed worker left running; give up those that killed it each time."""
    for task in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
        if len(task.worker_ids) >= ATTEMPTS:
            task.set_failed(RuntimeError(f"Given up: cut short {ATTEMPTS} times"))
            logger.error("Task %s (%s) given up after %s attempts", task.id, task.task_path, ATTEMPTS)
            continue
        task.status = TaskResultStatus.READY
        task.started_at = None
        task.save(update_fields=["status", "started_at"])


def publish_scheduled() -> None:
    """The command; when a page cannot be published all the same, the others are."""
    try:
        PublishScheduled().handle(dryrun=False)
    except Exception:
        logger.exception("A scheduled page could not be published or expired")
        for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()):
            _publish(revision)


def _publish(revision: Revision) -> None:
    try:
        revision.publish(log_action="wagtail.publish.scheduled")
    except Exception:
        logger.exception("Revision %s could not be published", revision.pk)
