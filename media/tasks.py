"""Background work on files."""

from django_tasks import task

from . import derivatives, renditions
from .models import Photo, Recording

# Someone waits for these; Wagtail's own tasks, at 0, come by hundreds after a load and may be late.
FIRST = 50


@task(priority=FIRST)
def prepare_photo(pk: int) -> None:
    photo = Photo.objects.filter(pk=pk).first()
    if photo:
        renditions.prepare(photo)


@task(priority=FIRST)
def prepare_recording(pk: int) -> None:
    recording = Recording.objects.filter(pk=pk).first()
    if recording:
        derivatives.prepare(recording)
