"""The shape of the code: rooms, sizes, what is used, what is nowhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.utils.functional import Promise
from wagtail.models import Page, get_page_models

from savoirs.contribute.steps import CORRECTION_ROAD, MEMORY_ROAD
from savoirs.knowledge.models import KnowledgePage
from savoirs.knowledge.models.kinds import SINGULAR
from search import registry
from tests.conventions.sources import ROOMS, ROOT, relative, templates, tracked

LIMIT = 400  # lines of a module
WAGTAIL_TEMPLATES = Path(apps.get_app_config("wagtailadmin").path) / "templates"  # ours may take their place


def _is_ours(thing: type) -> bool:
    return thing.__module__.split(".")[0] in ROOMS


# A model without permissions (`default_permissions = ()`) is machinery: no screen shows it.
SHOWN_MODELS = [model for model in apps.get_models() if _is_ours(model) and model._meta.default_permissions]
NOT_SEARCHED = {"HomePage", "KindIndexPage", "InfoPage"}
OUR_PAGES = [model for model in get_page_models() if _is_ours(model)]


def _text(*suffixes: str) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in tracked(*suffixes))


def test_rooms_are_imported_downwards_only() -> None:
    """In a process of its own: it silences every logger that it finds."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_module_is_long() -> None:
    lengths = {
        relative(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in tracked(".py", ".css", ".js", ".html")
        if "starter" not in path.parts
    }
    assert not {name: length for name, length in lengths.items() if length > LIMIT}


def test_git_does_not_ignore_the_media_package() -> None:
    ignored = subprocess.run(
        ["git", "check-ignore", "media", "media/models/photo.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ignored.returncode, ignored.stdout) == (1, "")


def test_every_template_is_used() -> None:
    sources = _text(".py", ".html", ".txt")
    by_convention = {page.template for page in OUR_PAGES}
    by_convention |= {step.template for step in MEMORY_ROAD + CORRECTION_ROAD}
    by_convention |= {"400.html", "403.html", "403_csrf.html", "404.html", "410.html", "500.html"}
    names = [str(path.relative_to(ROOT / "templates")) for path in templates()]
    by_convention |= {name for name in names if (WAGTAIL_TEMPLATES / name).exists()}
    unused = [
        name
        for name in names
        if name not in by_convention and f'"{name}"' not in sources and f"'{name}'" not in sources
    ]
    assert not unused


@pytest.mark.parametrize("page", OUR_PAGES, ids=lambda page: page.__name__)
def test_page_types_declare_their_place(page: type[Page]) -> None:
    assert "parent_page_types" in vars(page), f"{page.__name__} does not say under which pages it lives"
    assert "subpage_types" in vars(page), f"{page.__name__} does not say which pages it holds"


@pytest.mark.parametrize("page", OUR_PAGES, ids=lambda page: page.__name__)
def test_page_types_say_how_they_are_searched(page: type[Page]) -> None:
    """A page of knowledge is found under its kind; the others only lead to pages."""
    if page.__name__ in NOT_SEARCHED:
        assert not issubclass(page, KnowledgePage)
    elif page is not KnowledgePage:
        assert issubclass(page, KnowledgePage)
        assert registry.kind(page.kind).label == SINGULAR[page.kind]


@pytest.mark.parametrize("model", SHOWN_MODELS, ids=lambda model: model.__name__)
def test_models_have_a_french_name(model: type[models.Model]) -> None:
    assert {"verbose_name", "verbose_name_plural"} <= set(model._meta.original_attrs)


@pytest.mark.parametrize("model", SHOWN_MODELS, ids=lambda model: model.__name__)
def test_fields_have_a_french_name(model: type[models.Model]) -> None:
    unnamed = [
        field.name
        for field in model._meta.local_fields
        if field.editable and not field.auto_created and not isinstance(field.verbose_name, Promise)
        if not _belongs_to_another(field) and field.name not in _inherited_from_others(model)
    ]
    assert not unnamed


def _belongs_to_another(field: models.Field) -> bool:
    """A row that goes with its owner is written inside the owner's form, where the owner has no label."""
    return field.is_relation and getattr(field.remote_field, "on_delete", None) is models.CASCADE


def _inherited_from_others(model: type[models.Model]) -> set[str]:
    """The fields that a library's abstract model brings."""
    others = [base for base in model.__mro__ if hasattr(base, "_meta") and not _is_ours(base)]
    return {field.name for base in others for field in base._meta.local_fields}


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


FETCHED = re.compile(
    r"""(?:<(?:script|img|iframe|audio|video|source|track|embed|object|form|link)\b[^>]*?"""
    r"""\b(?:src|srcset|data|poster|action|href)\s*=\s*["']?|url\(\s*["']?|@import\s+["']?"""
    r"""|\b(?:fetch|import)\s*\(?\s*["'`]|\bfrom\s+["'`])(?:https?:)?//[^\s"'>)]+""",
    re.IGNORECASE,
)


def test_nothing_is_fetched_from_another_host() -> None:
    found = [
        f"{relative(path)}: {match[0]}"
        for path in tracked(".html", ".css", ".js", ".svg")
        if path.relative_to(ROOT).parts[0] in (*ROOMS, "templates")
        for match in FETCHED.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_no_path_of_a_machine_is_written_down() -> None:
    folders = re.compile(r"(?<![\w.])/(?:root|work|Users|home/\w+)/[\w.]")
    found = [
        f"{relative(path)}:{number}: {line.strip()[:120]}"
        for path in tracked(
            ".py", ".toml", ".txt", ".md", ".html", ".css", ".js", ".yml", ".yaml", "Makefile", "run"
        )
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if folders.search(line)
    ]
    assert not found
