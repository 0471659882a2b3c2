"""ONE function answers "may the public have this, now?": :func:`is_public`, and its SQL form :func:`public`.

Everything public asks here at the moment of reading: pages, files, search, feeds, sitemap. Dates are judged
when read, so nothing has to be pushed at the minute. The index, a cache or a URL is never the authority.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from media.models import FileUse

from .models import Agreement, Governed, Participation
from .models.person import SPEAKING_ROLES

M = TypeVar("M", bound=Model)


def governed_models() -> list[type[Model]]:
    """The concrete page models that carry :class:`Governed` fields in their own table."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Governed) and any(f.name == "withdrawn_at" for f in model._meta.local_fields)
    ]


def _minor_is_covered() -> Q:
    both = ~Q(first_parent="") & ~Q(second_parent="")
    sole = ~Q(sole_authority="") & (~Q(first_parent="") | ~Q(second_parent=""))
    return Q(is_minor=False, person__is_minor=False) | (
        Q(child_said_yes=True, recorded_by__isnull=False) & (both | sole)
    )


def sufficient_agreement() -> Q:
    """Condition on Agreement, inside a subquery of a governed page: it allows all that the page uses."""
    return (
        Q(revoked_at__isnull=True, online=True)
        & (Q(voice=True) | Q(voice=OuterRef("uses_voice")))
        & (Q(image=True) | Q(image=OuterRef("uses_image")))
        & (Q(text=True) | Q(text=OuterRef("uses_text")))
        & _minor_is_covered()
    )


def agreed_condition() -> Q:
    """Everyone who speaks on the page has an agreement, and each agreement allows all that the page uses."""
    agreements = Agreement.objects.filter(page_id=OuterRef("pk"))
    speaker_without_agreement = Participation.objects.filter(
        page_id=OuterRef("pk"), role__in=SPEAKING_ROLES
    ).exclude(Exists(Agreement.objects.filter(page_id=OuterRef("page_id"), person_id=OuterRef("person_id"))))
    return (
        Q(Exists(agreements))
        & ~Q(Exists(agreements.filter(~sufficient_agreement())))
        & ~Q(Exists(speaker_without_agreement))
    )


def public_condition(now: datetime | None = None) -> Q:
    """The condition, on a governed model, for a page to be public at ``now`` (default: this instant)."""
    now = now or timezone.now()
    return (
        Q(live=True, withdrawn_at__isnull=True)
        & (Q(embargo_until__isnull=True) | Q(embargo_until__lte=now))
        & (Q(go_live_at__isnull=True) | Q(go_live_at__lte=now))
        & (Q(expire_at__isnull=True) | Q(expire_at__gt=now))
        & (Q(needs_agreement=False) | agreed_condition())
    )


def sealed_condition(now: datetime | None = None) -> Q:
    """A witness, an embargo or a withdrawal closes the page, published or not: its files are closed with it."""
    refused = Q(Exists(Agreement.objects.filter(page_id=OuterRef("pk")))) & ~agreed_condition()
    return Q(withdrawn_at__isnull=False) | Q(embargo_until__gt=now or timezone.now()) | refused


def public(queryset: "QuerySet[M]", now: datetime | None = None) -> "QuerySet[M]":
    """Keep the rows of ``queryset`` (pages of a governed model) that the public may have at ``now``."""
    return queryset.filter(public_condition(now))


def is_public(page: Page, now: datetime | None = None) -> bool:
    """May the public have this page, now? Reads the database, never the instance in memory."""
    return page.pk is not None and page.pk in public_page_ids([page.pk], now)


def public_pages(ids: list[int], now: datetime | None = None) -> QuerySet[Page]:
    """Those of ``ids`` (primary keys of any Wagtail pages) that the public may have at ``now``, as base pages."""
    allowed = Page.objects.filter(pk__in=ids, live=True)
    for model in governed_models():
        governed = model._default_manager.filter(pk__in=ids)
        allowed = allowed.exclude(
            pk__in=governed.exclude(pk__in=public(governed, now).values("pk")).values("pk")
        )
    return allowed


def public_page_ids(ids: list[int], now: datetime | None = None) -> set[int]:
    """Primary keys of :func:`public_pages`."""
    return set(public_pages(ids, now).values_list("pk", flat=True))


def hidden_page_ids(now: datetime | None = None) -> set[int]:
    """Pages that the public may not have at ``now``, drafts included: an index may have been left behind."""
    hidden: set[int] = set()
    for model in governed_models():
        every = model._default_manager.order_by()
        hidden |= set(every.exclude(pk__in=public(every, now).values("pk")).values_list("pk", flat=True))
    return hidden


def sealed_files(file_keys: Iterable[str], now: datetime | None = None) -> set[str]:
    """Those of ``file_keys`` that a page closed by its witness, an embargo or a withdrawal uses, in one query.

    No public page gives them, nor says what is heard in them.
    """
    return set(sealed_uses(now).filter(file_key__in=file_keys).values_list("file_key", flat=True))


def is_sealed(model: type[Model], now: datetime | None = None, *, named_by: str = "pk") -> Exists:
    """The same as a condition on files of ``model``, for the query that fetches them or names them in a field."""
    return Exists(sealed_uses(now).filter(file_key=FileUse.outer_key(model, named_by)))


def sealed_uses(now: datetime | None = None) -> QuerySet[FileUse]:
    """The uses of files by the pages that a witness, an embargo or a withdrawal closes."""
    closed = Q()
    for model in governed_models():
        closed |= Q(page__in=model._default_manager.filter(sealed_condition(now)).values("pk"))
    return FileUse.objects.filter(closed)


def files_may_be_shown(ids: list[int], now: datetime | None = None) -> bool:
    """May the public have a file that the pages ``ids`` use? One must be public, and none sealed.

    So a witness's recording does not come back through a story that also uses it.
    """
    sealed = (m._default_manager.filter(pk__in=ids).filter(sealed_condition(now)) for m in governed_models())
    return public_pages(ids, now).exists() and not any(pages.exists() for pages in sealed)
