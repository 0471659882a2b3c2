"""What the members of a partner service may do in the admin: their group, collection, pages, and the review.

All follows from the :class:`~savoirs.accounts.models.Service` rows and can be repeated at will: permissions are
added, never taken away. Rooms above add theirs to ``MEMBER_PERMISSIONS`` ("app.codename") when they are ready.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from savoirs.accounts.models import Service

from .models import HeritageReviewTask, KindIndexPage, ServiceReviewTask

MEMBER_PERMISSIONS = [
    "wagtailadmin.access_admin",
    "rights.add_person", "rights.change_person", "rights.view_person",
    "rights.add_agreement", "rights.change_agreement", "rights.view_agreement",
    "rights.view_agreementtext",
    "knowledge.add_question", "knowledge.change_question", "knowledge.view_question",
]  # fmt: skip
# The services that validate heritage keep the themes and the words of the place too.
KEEP_VOCABULARY = [
    "knowledge.add_theme", "knowledge.change_theme", "knowledge.delete_theme", "knowledge.view_theme",
    "knowledge.add_word", "knowledge.change_word", "knowledge.delete_word", "knowledge.view_word",
]  # fmt: skip
ADD_FILES = (
    "wagtailimages.add_image", "wagtailimages.choose_image",
    "wagtaildocs.add_document", "wagtaildocs.choose_document",
    "wagtailmedia.add_media",
)  # fmt: skip
CORRECT_FILES = ("wagtailimages.change_image", "wagtaildocs.change_document", "wagtailmedia.change_media")
WRITE_PAGES = ("wagtailcore.add_page",)
PUBLISH_PAGES = ("wagtailcore.change_page", "wagtailcore.publish_page", "wagtailcore.lock_page")


def equip_service(service: Service) -> None:
    """Give ``service`` its group and collection, and its members what they may do."""
    with transaction.atomic():
        group = _group_of(service)
        group.permissions.add(*_permissions(MEMBER_PERMISSIONS))
        collection = collection_of(service)
        _allow_in_collection(group, collection, (*ADD_FILES, *CORRECT_FILES))
        if service.validates_heritage:
            group.permissions.add(*_permissions(KEEP_VOCABULARY))
            _allow_in_collection(group, Collection.get_first_root_node(), (*ADD_FILES, *CORRECT_FILES))
        for page in KindIndexPage.objects.all():
            _allow_on_page(group, page, service)


def open_kind(page: KindIndexPage) -> None:
    """Let every service write under the page of a kind, and send what it writes through the review."""
    for service in Service.objects.select_related("contributors"):
        _allow_on_page(_group_of(service), page, service)
    if not WorkflowPage.objects.filter(page=page).exists():
        WorkflowPage.objects.create(page=page, workflow=review_workflow())


def review_workflow() -> Workflow:
    """« Relecture puis validation patrimoine », made at the first call."""
    workflow = Workflow.objects.filter(workflow_tasks__task__in=HeritageReviewTask.objects.all()).first()
    if workflow is None:
        with transaction.atomic():
            workflow = Workflow.objects.create(name=_("Relecture puis validation patrimoine"))
            reading = ServiceReviewTask.objects.create(name=_("Relecture"))
            validation = HeritageReviewTask.objects.create(name=_("Validation patrimoine"))
            for order, task in enumerate((reading, validation)):
                WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow


def _group_of(service: Service) -> Group:
    if service.contributors is None:
        service.contributors, _made = Group.objects.get_or_create(name=service.name)
        Service.objects.filter(pk=service.pk).update(contributors=service.contributors)
    return service.contributors


def collection_of(service: Service) -> Collection:
    """Where the files of ``service`` are kept, made at the first call."""
    group, root = _group_of(service), Collection.get_first_root_node()
    known = Collection.objects.filter(group_permissions__group=group).exclude(pk=root.pk).first()
    return known or root.get_children().filter(name=service.name).first() or root.add_child(name=service.name)


def _permissions(names: Iterable[str]) -> list[Permission]:
    pairs = (name.split(".") for name in names)
    return [Permission.objects.get(content_type__app_label=app, codename=codename) for app, codename in pairs]


def _allow_in_collection(group: Group, collection: Collection, names: Iterable[str]) -> None:
    for permission in _permissions(names):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def _allow_on_page(group: Group, page: KindIndexPage, service: Service) -> None:
    names = (*WRITE_PAGES, *PUBLISH_PAGES) if service.validates_heritage else WRITE_PAGES
    for permission in _permissions(names):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


@receiver(post_save, sender=Service)
def service_saved(instance: Service, raw: bool = False, **kwargs) -> None:
    if not raw:
        equip_service(instance)


@receiver(post_save, sender=KindIndexPage)
def kind_saved(instance: KindIndexPage, created: bool, raw: bool = False, **kwargs) -> None:
    if created and not raw:
        open_kind(instance)
