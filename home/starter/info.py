"""The information pages of the starter content, on any site: what the town does with them is never undone.

A page that the site has never had is made. One that nobody has changed since follows its file. One that the town
has changed, taken offline, deleted, or had at that address before, is left as it is.
"""

import hashlib

from django.db import transaction

from home.models import HomePage, InfoPage

from .loader import page_ids_of
from .models import StarterInfo
from .prose import to_rich_text, without_lost_links
from .reading import Library, PageFile


def load_information(library: Library) -> int:
    """Bring the information pages up to ``library``; return how many were written."""
    home = HomePage.objects.first()
    if home is None:
        return 0
    files = sorted(library.infos.values(), key=lambda file: file.head.rank)
    with transaction.atomic():
        for file in files:
            _make_blank(file, home)
        # Together, so that every link finds its target.
        records = {record.slug: record for record in StarterInfo.objects.exclude(page=None)}
        page_ids = page_ids_of(list(library.pages.values()))
        page_ids |= {slug: record.page_id for slug, record in records.items() if record.page_id}
        return sum(_fill(file, records[file.slug], page_ids) for file in files if file.slug in records)


def _make_blank(file: PageFile, home: HomePage) -> None:
    if StarterInfo.objects.filter(slug=file.slug).exists():
        return
    page = None
    if not home.get_children().filter(slug=file.slug).exists():
        page = home.add_child(instance=InfoPage(title=file.head.title, slug=file.slug, live=False))
    StarterInfo.objects.create(slug=file.slug, page=page)


def _fill(file: PageFile, record: StarterInfo, page_ids: dict[str, int]) -> bool:
    """Write what ``file`` says and publish, unless it is written already or someone has been there since."""
    digest = hashlib.sha256(file.path.read_bytes()).hexdigest()
    page = InfoPage.objects.get(pk=record.page_id)
    taken_offline = record.revision_id is not None and not page.live
    if digest == record.digest or page.latest_revision_id != record.revision_id or taken_offline:
        return False
    for name in ("title", "introduction", "appendix", "footer"):
        setattr(page, name, getattr(file.head, name))
    page.body = to_rich_text(without_lost_links(file.text, page_ids), page_ids)
    revision = page.save_revision()
    revision.publish()
    record.revision_id, record.digest = revision.pk, digest
    record.save()
    return True
