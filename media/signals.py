"""What follows the arrival and the deletion of a file."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .models import Photo, Recording


@receiver(post_save, sender=Photo)
def make_copies(instance: Photo, raw: bool = False, **kwargs: Any) -> None:
    from .tasks import prepare_photo

    if not raw:
        transaction.on_commit(partial(prepare_photo.enqueue, instance.pk))


@receiver(post_save, sender=Recording)
def make_playback(instance: Recording, raw: bool = False, **kwargs: Any) -> None:
    from .tasks import prepare_recording

    if not raw and not instance.playback:
        transaction.on_commit(partial(prepare_recording.enqueue, instance.pk))


@receiver(post_delete, sender=Recording)
def forget_playback(instance: Recording, **kwargs: Any) -> None:
    if instance.playback:
        transaction.on_commit(partial(instance.playback.delete, save=False))
