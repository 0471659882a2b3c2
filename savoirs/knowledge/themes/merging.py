"""Two themes become one: the pages, the words and the addresses of the one that goes lead to the one that stays.

Undoing it is making the theme again: nothing remembers which pages were its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Field, Model
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision

from savoirs.accounts.models import User

from ..models import KnowledgePage, Question, Theme, ThemedPage
from .words import add_other_words


@dataclass(frozen=True)
class Forecast:
    """What a merge would change, in numbers of pages (drafts too), narrower themes and questions."""

    pages: int
    pages_with_both: int
    narrower: int
    questions: int


def forecast(gone: Theme, kept: Theme) -> Forecast:
    of_gone = ThemedPage.objects.filter(tag=gone)
    of_kept = ThemedPage.objects.filter(tag=kept).values("content_object")
    return Forecast(
        pages=of_gone.count(),
        pages_with_both=of_gone.filter(content_object__in=of_kept).count(),
        narrower=gone.narrower.count(),
        questions=Question.objects.filter(theme=gone).count(),
    )


def merge(gone: Theme, kept: Theme, user: User | None = None) -> None:
    """Make ``gone`` a part of ``kept``, in one transaction; the saving of ``kept`` indexes their pages again."""
    if gone.pk == kept.pk:
        raise ValueError("a theme cannot be merged into itself")
    with transaction.atomic():
        pages = list(ThemedPage.objects.filter(tag=gone).values_list("content_object", flat=True))
        _move_pages(gone, kept)
        _rewrite_revisions(gone.pk, kept.pk)
        _place_narrower(gone, kept)
        for field in _other_references():
            field.model._default_manager.filter(**{field.name: gone}).update(**{field.name: kept})
        add_other_words(kept, [gone.name, *gone.aliases_list])
        kept.see = kept.see or gone.see
        kept.uri = kept.uri or gone.uri
        kept.save()
        _lead_from(gone, kept)
        log(instance=kept, action="knowledge.merge_theme", user=user, data={"gone": gone.name})
        gone.delete()
        for page in KnowledgePage.objects.filter(pk__in=pages).specific():
            ReferenceIndex.create_or_update_for_object(page)


def _move_pages(gone: Theme, kept: Theme) -> None:
    """Each page keeps the order of its themes; one that has both keeps the first of the two places."""
    ours = {item.content_object_id: item for item in ThemedPage.objects.filter(tag=kept)}
    for item in ThemedPage.objects.filter(tag=gone):
        twin = ours.get(item.content_object_id)
        if twin and twin.pk < item.pk:
            item.delete()
            continue
        if twin:
            twin.delete()
        item.tag = kept
        item.save(update_fields=["tag"])


def _rewrite_revisions(gone: int, kept: int) -> None:
    """Versions of pages name their themes by key: none may bring back, or drop, the theme that goes."""
    named = Revision.page_revisions.values_list("pk", "content__themed_items")
    concerned = [pk for pk, items in named.iterator() if any(item["tag"] == gone for item in items or [])]
    for revision in Revision.objects.filter(pk__in=concerned).iterator():
        items = list(_merged(revision.content["themed_items"], gone, kept))
        content = {**revision.content, "themed_items": items}
        Revision.objects.filter(pk=revision.pk).update(content=content)


def _merged(items: list[dict], gone: int, kept: int) -> Iterator[dict]:
    seen = set()
    for item in items:
        tag = kept if item["tag"] == gone else item["tag"]
        if tag not in seen:
            seen.add(tag)
            yield {**item, "tag": tag}


def _place_narrower(gone: Theme, kept: Theme) -> None:
    """What ``gone`` contained goes under ``kept``; what contains ``kept`` goes up, so that no circle is made."""
    above = set(_ancestors(kept))
    for narrower in gone.narrower.all():
        is_on_the_way = narrower.pk == kept.pk or narrower.pk in above
        narrower.broader = gone.broader if is_on_the_way else kept
        narrower.save()
    kept.refresh_from_db(fields=["broader"])


def _ancestors(theme: Theme) -> Iterator[int]:
    while theme.broader and theme.broader_id:
        yield theme.broader_id
        theme = theme.broader


def _other_references() -> list[Field]:
    """Every foreign key to a theme, of whatever model, but the pages' and the themes' own."""
    relations = Theme._meta.get_fields(include_hidden=True)
    fields = [relation.field for relation in relations if relation.one_to_many and relation.auto_created]
    own: tuple[type[Model], ...] = (Theme, ThemedPage)
    return [field for field in fields if field.model not in own]


def _lead_from(gone: Theme, kept: Theme) -> None:
    """The address of ``gone``, and those that led to it, lead to ``kept``."""
    old, new = gone.get_absolute_url(), kept.get_absolute_url()
    Redirect.objects.filter(old_path=Redirect.normalise_path(new)).delete()
    Redirect.objects.filter(redirect_link=old).update(redirect_link=new)
    Redirect.objects.update_or_create(
        old_path=Redirect.normalise_path(old),
        site=None,
        defaults={
            "redirect_link": new,
            "redirect_page": None,
            "is_permanent": True,
            "automatically_created": True,
        },
    )


def former_slugs() -> dict[str, str]:
    """The slugs of themes that are no more, each with that of the theme it became. Two queries."""
    root = f"{Redirect.normalise_path(reverse('themes'))}/"
    led = Redirect.objects.filter(old_path__startswith=root, redirect_link__startswith=root)
    became = {
        old.removeprefix(root): new.removeprefix(root).strip("/")
        for old, new in led.values_list("old_path", "redirect_link")
    }
    known = set(Theme.objects.filter(slug__in={*became, *became.values()}).values_list("slug", flat=True))
    return {old: new for old, new in became.items() if old not in known and new in known}


def themes_by_slug() -> dict[str, Theme]:
    """Every theme by its slug, and by the slugs of those that were merged into it."""
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    return {**themes, **{old: themes[new] for old, new in former_slugs().items()}}
