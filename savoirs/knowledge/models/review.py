"""The two readings of a page before it is public: its own service, then museum or médiathèque."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Task


class ServiceReviewTask(Task):
    """« Relecture » by the members of the page's owner service."""

    class Meta:
        verbose_name = _("relecture par le service")
        verbose_name_plural = _("relectures par le service")


class HeritageReviewTask(Task):
    """« Validation patrimoine » by a service that validates heritage (museum, médiathèque)."""

    class Meta:
        verbose_name = _("validation patrimoine")
        verbose_name_plural = _("validations patrimoine")
