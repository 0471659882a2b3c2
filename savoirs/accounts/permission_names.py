"""Permissions named in French for the screen of groups: Django and Wagtail name them in English, in the database."""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext_lazy as _

# Wagtail takes the name of the model off the end of the last one: it is a choice of its own, under « Peut voir ».
OF_MODELS = {
    "add": _("Peut ajouter : %s"),
    "change": _("Peut modifier : %s"),
    "delete": _("Peut supprimer : %s"),
    "view": _("Peut voir %s"),
}
OF_PAGES = {
    "bulk_delete_page": _("Peut supprimer des pages avec celles du dessous"),
    "lock_page": _("Peut verrouiller, et déverrouiller ce que l’on a verrouillé"),
    "publish_page": _("Peut mettre en ligne toute page"),
    "unlock_page": _("Peut déverrouiller toute page"),
}


def name_permissions() -> None:
    """Safe to repeat. What is left of models that are gone, or is not shown, keeps its name."""
    for permission in Permission.objects.select_related("content_type"):
        words = _words(permission)
        if words and permission.name != words:
            permission.name = words
            permission.save(update_fields=["name"])


def _words(permission: Permission) -> str:
    if permission.codename in OF_PAGES:
        return str(OF_PAGES[permission.codename])
    model = permission.content_type.model_class()
    action, _separator, of_what = permission.codename.partition("_")
    if model and action in OF_MODELS and of_what == model._meta.model_name:
        return str(OF_MODELS[action]) % model._meta.verbose_name
    return ""
