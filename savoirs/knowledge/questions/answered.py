"""Keep ``state`` and ``answered_at``, which the staff read, true to what the public may read."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from savoirs.rights.models import Agreement
from savoirs.rights.withdrawal import page_withdrawn

from ..models import Answer, KnowledgePage, Question
from .listing import ACCEPTED, has_an_answer

State = Question.State


def settle() -> None:
    """An open question with a public answer is answered, from now; one without is open again."""
    answered = has_an_answer()
    with transaction.atomic():
        Question.objects.filter(answered, state=State.OPEN).update(
            state=State.ANSWERED, answered_at=timezone.now()
        )
        Question.objects.filter(~answered, state=State.ANSWERED).update(state=State.OPEN, answered_at=None)


@receiver([page_published, page_unpublished, page_withdrawn])
@receiver([post_save, post_delete], sender=Answer)
@receiver([post_save, post_delete], sender=Agreement)
@receiver(post_save, sender=Question)
def something_changed(raw: bool = False, **kwargs: Any) -> None:
    """Dates (an embargo that ends) change nothing here: the worker settles each minute."""
    if not raw:
        settle()


@receiver(pre_delete, sender=KnowledgePage)
def page_about_to_go(instance: KnowledgePage, **kwargs: Any) -> None:
    """Its questions go with it: they may say what the public was never to read there."""
    Question.objects.filter(page=instance.pk, state__in=ACCEPTED).update(state=State.SET_ASIDE)
