"""A place to register who may have a file. `media` knows nothing of rights: the room above registers here."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractUser, AnonymousUser
from wagtail.permissions import policy_registry

from .models import KeptDocument, Photo, Recording

FileIsPublic = Callable[[str], bool]
WorksOnPages = Callable[[AbstractUser, str], bool]

MODELS = {model._meta.model_name: model for model in (Photo, Recording, KeptDocument)}
WORK = ["add", "change", "delete", "choose"]

_file_is_public: FileIsPublic | None = None
_works_on_pages_with: WorksOnPages | None = None


def register(file_is_public: FileIsPublic, works_on_pages_with: WorksOnPages) -> None:
    """Register who may have a file, named by its key.

    ``file_is_public(file_key)``: does a page that the public may have, now, use this file?
    ``works_on_pages_with(user, file_key)``: may this signed-in person edit a page that uses it?
    """
    global _file_is_public, _works_on_pages_with
    _file_is_public, _works_on_pages_with = file_is_public, works_on_pages_with


def file_is_public(file_key: str) -> bool:
    """May the public have this file, now? No, as long as nobody answers."""
    return _file_is_public(file_key) if _file_is_public else False


def may_work_on(user: AbstractUser | AnonymousUser, file_key: str) -> bool:
    """May this person have the file, public or not: it is in a collection of theirs, or on a page of theirs?"""
    if isinstance(user, AnonymousUser) or not user.has_perm("wagtailadmin.access_admin"):
        return False
    in_collection = _has_collection_of(user, file_key)
    return in_collection or bool(_works_on_pages_with and _works_on_pages_with(user, file_key))


def _has_collection_of(user: AbstractUser, file_key: str) -> bool:
    name, _colon, pk = file_key.partition(":")
    model = MODELS[name]
    policy = policy_registry.get_by_type(model)
    file = model._default_manager.filter(pk=pk).first()
    return bool(file) and policy.user_has_any_permission_for_instance(user, WORK, file)
