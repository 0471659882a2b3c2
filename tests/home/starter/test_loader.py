"""Loading the starter content: once, whole, never over what someone wrote."""

import io
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, Revision

from home.starter import loader
from home.starter.loader import AlreadyLoaded, SiteInUse, load_into_site
from home.starter.models import StarterLoad
from home.starter.pages import Filler
from home.starter.reading import Library
from home.starter.tree import ensure_tree
from savoirs.knowledge.models import StoryPage, Theme
from tests.factories import make_page, make_site

pytestmark = pytest.mark.django_db


def snapshot() -> list[Any]:
    return [
        list(Page.objects.order_by("pk").values_list("pk", "path", "title", "live", "latest_revision_id")),
        Revision.objects.count(),
        list(Theme.objects.values_list("pk", "name")),
    ]


def test_a_second_load_changes_nothing(small_library: Library) -> None:
    load_into_site(small_library, quiet=True)
    before = snapshot()
    with pytest.raises(AlreadyLoaded):
        load_into_site(small_library, quiet=True)
    assert snapshot() == before
    assert StoryPage.objects.filter(live=True).count() == 20


def test_a_site_where_someone_wrote_is_left_alone(small_library: Library) -> None:
    make_page(title="Le récit de quelqu’un")
    before = snapshot()
    with pytest.raises(SiteInUse):
        load_into_site(small_library, quiet=True)
    assert snapshot() == before
    assert not StarterLoad.objects.exists()


def test_a_theme_made_by_someone_is_enough_to_refuse(small_library: Library) -> None:
    Theme.objects.create(name="Chanson", slug="chanson")
    with pytest.raises(SiteInUse):
        load_into_site(small_library, quiet=True)


def test_an_empty_home_page_is_not_something_written(small_library: Library) -> None:
    home = make_site()
    load_into_site(small_library, quiet=True)
    assert StoryPage.objects.first().get_ancestors().filter(pk=home.pk).exists()


def test_no_task_is_left_about_the_welcome_page_that_goes(settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    ensure_tree()
    asked = [task.args_kwargs["args"] for task in DBTaskResult.objects.all()]
    assert len(asked) > 10
    gone = [
        (app, model, pk) for app, model, pk in asked if not apps.get_model(app, model).objects.filter(pk=pk)
    ]
    assert not gone


class Cut(BaseException):
    """As abrupt as a kill: nothing in the loader catches it."""


@pytest.mark.parametrize("after", [0, 3, 17])
def test_a_load_that_was_cut_goes_on_where_it_stopped(
    small_library: Library, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    done: list[str] = []
    fill = Filler.fill

    def fill_until_the_cut(self: Filler, page: Any, file: Any) -> None:
        if len(done) == after:
            raise Cut
        fill(self, page, file)
        done.append(file.slug)

    monkeypatch.setattr(Filler, "fill", fill_until_the_cut)
    with pytest.raises(Cut):
        load_into_site(small_library, quiet=True)
    monkeypatch.setattr(Filler, "fill", fill)
    kept = after - after % loader.PAGES_IN_A_TRANSACTION
    assert StoryPage.objects.filter(live=True).count() == kept
    before = set(Revision.objects.values_list("pk", flat=True))
    load_into_site(small_library, quiet=True)
    assert StoryPage.objects.filter(live=True).count() == StoryPage.objects.count() == 20
    assert before <= set(Revision.objects.values_list("pk", flat=True))
    assert Revision.objects.count() == 20
    assert StarterLoad.objects.get().finished_at


def test_the_command_says_what_it_did(small_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.management.commands.starter_content.load", lambda: small_library)
    said = io.StringIO()
    call_command("starter_content", stdout=said)
    call_command("starter_content", stdout=said)
    StarterLoad.objects.all().delete()
    call_command("starter_content", stdout=said)
    assert said.getvalue().replace("\u00a0", " ").splitlines() == [
        "20 pages de départ chargées.",
        "Les textes de départ sont déjà chargés : rien n’a changé.",
        "Quelqu’un a déjà écrit sur ce site : les textes de départ ne sont pas chargés.",
    ]
