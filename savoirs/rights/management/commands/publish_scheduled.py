"""`manage.py publish_scheduled`: Wagtail's command, which one page without agreement must not stop."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.management.commands.publish_scheduled import Command as PublishScheduled
from wagtail.models import Revision

from savoirs.rights.gate import is_governed, missing


class Command(PublishScheduled):
    help = (
        "Met en ligne et retire les pages dont l’heure est venue. Une page sans accord est écartée, et dite."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
        for revision in due.order_by("approved_go_live_at"):
            page = revision.as_object()
            reasons = missing(page) if is_governed(page) else []
            if reasons:
                self._refuse(revision, page, reasons, dryrun=options["dryrun"])
        super().handle(*args, **options)

    def _refuse(self, revision: Revision, page: Any, reasons: list[str], *, dryrun: bool) -> None:
        self.stderr.write(
            _("« %(title)s » n’est pas mise en ligne : %(reasons)s")
            % {"title": page.title, "reasons": " ".join(str(reason) for reason in reasons)}
        )
        if not dryrun:
            Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
            log(
                instance=page,
                action="rights.refuse",
                revision=revision,
                data={"reasons": list(map(str, reasons))},
            )
