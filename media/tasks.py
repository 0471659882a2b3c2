"""Background work on files."""

from django_tasks import task

from . import derivatives, renditions
from .models import Photo, Recording


@task()
def prepare_photo(pk: int) -> None:
    photo = Photo.objects.filter(pk=pk).first()
    if photo:
        renditions.prepare(photo)


@task()
def prepare_recording(pk: int) -> None:
    recording = Recording.objects.filter(pk=pk).first()
    if recording:
        derivatives.prepare(recording)
