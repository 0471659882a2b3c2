"""Our own table of which page shows which file: the base of access to files."""

from collections.abc import Iterable

from django.db import models
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class FileUse(models.Model):
    """Page ``page`` shows, in its published state, the file named ``file_key`` ("photo:3", "recording:8")."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="file_uses")
    file_key = models.CharField(_("clé du fichier"), max_length=40, db_index=True)

    class Meta:
        verbose_name = _("usage d’un fichier")
        verbose_name_plural = _("usages des fichiers")
        constraints = [models.UniqueConstraint(fields=["page", "file_key"], name="one_use_per_page")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.file_key}"

    @staticmethod
    def outer_key(model: type[models.Model], named_by: str = "pk") -> Concat:
        """The key of a file of ``model``, for a subquery of a query on rows that name it in ``named_by``."""
        return Concat(
            models.Value(f"{model._meta.model_name}:"), Cast(models.OuterRef(named_by), models.CharField())
        )

    @classmethod
    def record(cls, page: Page, file_keys: Iterable[str], *, keep_former: bool = False) -> None:
        """Replace what is known of the files that ``page`` shows; ``keep_former`` forgets none of them."""
        wanted = set(file_keys)
        known = set(FileUse.objects.filter(page_id=page.pk).values_list("file_key", flat=True))
        if not keep_former:
            FileUse.objects.filter(page_id=page.pk, file_key__in=known - wanted).delete()
        FileUse.objects.bulk_create(
            [FileUse(page_id=page.pk, file_key=key) for key in sorted(wanted - known)]
        )
