"""Load the starter content once, into a site where nobody has written yet.

Pages are made in two passes, in short transactions: names first, so that every link finds its target, then the
rest. A page without revision is still to fill, so a load that was cut goes on where it stopped.
"""

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils import timezone
from tqdm import tqdm
from wagtail.models import Page, Revision

from home.partners import make_partners
from savoirs.knowledge.models import KnowledgePage, Quarter, Theme, Word
from savoirs.knowledge.models.kinds import Kind

from .models import StarterLoad
from .pages import MODELS, Filler, blank_page
from .questions import load_questions
from .reading import Library, PageFile
from .tree import ensure_tree
from .vocabulary import load_vocabulary

PAGES_IN_A_TRANSACTION = 15
BRANCH: dict[str, Kind] = {kind: model.kind for kind, model in MODELS.items()}


class SiteInUse(Exception):
    """Someone has written on this site: nothing was loaded."""


class AlreadyLoaded(Exception):
    """The starter content was loaded before: nothing was changed."""


def load_into_site(library: Library, *, quiet: bool = False) -> None:
    """Load ``library``. Raises :class:`AlreadyLoaded` or :class:`SiteInUse`, and then changes nothing."""
    load = _begin()
    load_vocabulary(library)
    make_partners()
    branches = ensure_tree()
    files = [page for kind in MODELS for page in library.of_kind(kind)]
    with tqdm(
        total=2 * len(files), desc="Textes de départ", unit="étape", disable=True if quiet else None
    ) as progress:
        for batch in batches(files):
            with transaction.atomic():
                for file in batch:
                    _make_blank(file, branches[BRANCH[file.kind]])
            progress.update(len(batch))
        filler = Filler(library, page_ids_of(files))
        for batch in batches(files):
            with transaction.atomic():
                for file in batch:
                    _fill_if_blank(file, filler)
            progress.update(len(batch))
    load.finished_at = timezone.now()
    load.save()
    load_questions(library)


def someone_has_written() -> bool:
    """Does the site hold more than what an installation makes?"""
    return (
        KnowledgePage.objects.exists()
        or Revision.objects.exists()
        or Page.objects.filter(depth__gt=2).exists()
        or any(model.objects.exists() for model in (Theme, Quarter, Word))
    )


def _begin() -> StarterLoad:
    with transaction.atomic():
        load = StarterLoad.objects.first()
        if load and load.finished_at:
            raise AlreadyLoaded
        if load is None and someone_has_written():
            raise SiteInUse
        return load or StarterLoad.objects.create()


def _make_blank(file: PageFile, branch: Page) -> None:
    if not KnowledgePage.objects.filter(slug=file.slug, kind_slug=BRANCH[file.kind]).exists():
        branch.refresh_from_db()
        branch.add_child(instance=blank_page(file))


def _fill_if_blank(file: PageFile, filler: Filler) -> None:
    page = KnowledgePage.objects.get(pk=filler.page_ids[file.slug])
    if page.latest_revision_id is None:
        filler.fill(page.specific, file)


def page_ids_of(files: Sequence[PageFile]) -> dict[str, int]:
    return dict(
        KnowledgePage.objects.filter(slug__in=[file.slug for file in files]).values_list("slug", "pk")
    )


def batches(files: Sequence[PageFile]) -> Iterator[Sequence[PageFile]]:
    """Cut a long work into transactions short enough for other writers to wait."""
    for start in range(0, len(files), PAGES_IN_A_TRANSACTION):
        yield files[start : start + PAGES_IN_A_TRANSACTION]
