"""Changes that do not pass through KnowledgePage.save: keep the search index true, in their transaction."""

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page

from media.models import Segment, Transcript
from savoirs.accounts.models import Service
from savoirs.rights.models import Agreement, Participation, Person
from search import indexing

from .models import KnowledgePage, Link, Period, PlacePage, Quarter, Theme
from .reindex import pages_heard_with, reindex_pages

LOSERS = "_pages_that_lose_it"


@receiver(post_save, sender=Page)
def base_page_saved(instance: Page, **kwargs) -> None:
    """Expiry and move save the base Page, which knows nothing of its type."""
    page = KnowledgePage.objects.filter(pk=instance.pk).first()
    if page:
        page.specific.refresh_derived()
        reindex_pages(_pages_at(instance))


def _pages_at(place: Page) -> QuerySet[KnowledgePage]:
    """The pages that are found by the name of ``place``."""
    return KnowledgePage.objects.filter(links__target=place.pk, links__role=Link.Role.PLACE)


@receiver(post_delete, sender=KnowledgePage)
def page_deleted(instance: KnowledgePage, **kwargs) -> None:
    indexing.remove_keys([instance.search_key])


def _pages_of(instance: Theme | Quarter | Service) -> QuerySet[KnowledgePage]:
    lookup = {Theme: "themed_items__tag", Quarter: "quarter", Service: "owner_service"}[type(instance)]
    return KnowledgePage.objects.filter(**{lookup: instance})


@receiver(post_save, sender=Theme)
@receiver(post_save, sender=Quarter)
@receiver(post_save, sender=Service)
def vocabulary_renamed(instance: Theme | Quarter | Service, created: bool, **kwargs) -> None:
    if not created:
        reindex_pages(_pages_of(instance))


@receiver(pre_delete, sender=Theme)
@receiver(pre_delete, sender=Quarter)
@receiver(pre_delete, sender=Service)
def vocabulary_about_to_go(instance: Theme | Quarter | Service, **kwargs) -> None:
    ids = list(_pages_of(instance).values_list("pk", flat=True))
    setattr(instance, LOSERS, ids)


@receiver(post_delete, sender=Theme)
@receiver(post_delete, sender=Quarter)
@receiver(post_delete, sender=Service)
def vocabulary_gone(instance: Theme | Quarter | Service, **kwargs) -> None:
    reindex_pages(KnowledgePage.objects.filter(pk__in=getattr(instance, LOSERS)))


@receiver(post_save, sender=PlacePage)
def place_renamed(instance: PlacePage, **kwargs) -> None:
    reindex_pages(_pages_at(instance))


@receiver(pre_delete, sender=Page)
def page_about_to_go(instance: Page, **kwargs) -> None:
    losers = (*_pages_at(instance), *pages_heard_with([instance.pk]))
    setattr(instance, LOSERS, [page.pk for page in losers])


@receiver(post_delete, sender=Page)
def page_gone(instance: Page, **kwargs) -> None:
    reindex_pages(KnowledgePage.objects.filter(pk__in=getattr(instance, LOSERS)))


@receiver([post_save, post_delete], sender=Agreement)
@receiver([post_save, post_delete], sender=Participation)
def agreement_changed(instance: Agreement | Participation, **kwargs) -> None:
    """What the recordings of its page say may be found, or no longer, through every page that uses them."""
    reindex_pages(pages_heard_with([instance.page_id]))


@receiver(post_save, sender=Person)
def witness_changed(instance: Person, **kwargs) -> None:
    """An agreement is judged with the age of who gave it."""
    reindex_pages(pages_heard_with(instance.agreements.values_list("page", flat=True)))


@receiver([post_save, post_delete], sender=Period)
def period_changed(instance: Period, **kwargs) -> None:
    reindex_pages(KnowledgePage.objects.exclude(when_edtf=""))


@receiver([post_save, post_delete], sender=Segment)
@receiver([post_save, post_delete], sender=Transcript)
def transcript_changed(instance, **kwargs) -> None:
    """Words may have become public, or ceased to be: what the page uses is told again, beside the index."""
    transcript = instance.transcript if isinstance(instance, Segment) else instance
    shown_on = KnowledgePage.objects.filter(file_uses__file_key=f"recording:{transcript.recording_id}")
    with transaction.atomic():
        for page in shown_on.specific():
            page.refresh_derived()
