"""The worker: tasks done, orphans taken up, scheduled pages published whatever happens to one of them."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max
from wagtail.images.tasks import set_image_focal_point_task
from wagtail.models import Page

from home.background import ATTEMPTS, publish_scheduled, requeue_orphans

PROJECT_DIR = Path(__file__).resolve().parents[2]


def _running_task(attempts: int) -> DBTaskResult:
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now(),
        args_kwargs={"args": [], "kwargs": {}},
        task_path="tests.home.test_background.count",
        worker_ids=["worker"] * attempts,
        backend_name="default",
        run_after=get_date_max(),
    )


@pytest.mark.django_db
def test_a_task_cut_short_is_taken_up_again() -> None:
    orphan = _running_task(attempts=1)
    requeue_orphans()
    orphan.refresh_from_db()
    assert orphan.status == TaskResultStatus.READY


@pytest.mark.django_db
def test_a_task_that_always_kills_the_worker_is_given_up() -> None:
    poison = _running_task(attempts=ATTEMPTS)
    requeue_orphans()
    poison.refresh_from_db()
    assert poison.status == TaskResultStatus.FAILED


@pytest.mark.django_db
def test_a_task_whose_row_has_gone_is_over_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    set_image_focal_point_task.enqueue("media", "photo", 404)
    (record,) = (record for record in caplog.records if record.name == "django_tasks")
    assert (record.levelname, record.exc_info) == ("WARNING", None)
    assert "set_image_focal_point_task" in record.getMessage()
    assert record.getMessage().endswith("Photo matching query does not exist.")


@pytest.mark.django_db
def test_a_page_that_refuses_does_not_hold_up_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    due = timezone.now() - timedelta(minutes=1)
    root = Page.get_first_root_node()
    pages = [
        root.add_child(instance=Page(title=title, slug=title, live=False)) for title in ("refuse", "accepte")
    ]
    for page in pages:
        page.go_live_at = due
        page.save_revision(approved_go_live_at=due)
    publish = Page.publish

    def refusing(self: Page, *args: object, **kwargs: object) -> None:
        if self.slug == "refuse":
            raise RuntimeError("refused")
        publish(self, *args, **kwargs)

    monkeypatch.setattr(Page, "publish", refusing)
    publish_scheduled()
    assert [Page.objects.get(pk=page.pk).live for page in pages] == [False, True]
