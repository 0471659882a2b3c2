"""Hand the access function to the rooms below, which know nothing of the domain."""

from collections.abc import Sequence

from django.contrib.auth.models import AbstractUser
from wagtail.models import Page

from media import access as media_access
from media.models import FileUse
from search import access as search_access

from .access import files_may_be_shown, hidden_page_ids, public_page_ids

PAGE_KEY = "page:"


def _file_is_public(file_key: str) -> bool:
    pages = list(FileUse.objects.filter(file_key=file_key).values_list("page_id", flat=True))
    return files_may_be_shown(pages)


def _works_on_pages_with(user: AbstractUser, file_key: str) -> bool:
    pages = Page.objects.filter(file_uses__file_key=file_key).specific()
    return any(page.permissions_for_user(user).can_edit() for page in pages)


def _visible_keys(keys: Sequence[str]) -> set[str]:
    ids = [int(key.removeprefix(PAGE_KEY)) for key in keys if key.startswith(PAGE_KEY)]
    return {f"{PAGE_KEY}{pk}" for pk in public_page_ids(ids)}


def _hidden_keys() -> set[str]:
    return {f"{PAGE_KEY}{pk}" for pk in hidden_page_ids()}


def register() -> None:
    media_access.register(_file_is_public, _works_on_pages_with)
    search_access.register(visible=_visible_keys, hidden=_hidden_keys)
