"""The wording of the agreement in use: the latest version stored, or the first one, kept beside this module.

The first text waits for the town's legal reading. A version that someone has agreed to is never changed: another
one is added in the admin.
"""

from pathlib import Path

from django.utils import timezone

from savoirs.rights.models import AgreementText

FIRST_VERSION = "2026-1"
FIRST_BODY = Path(__file__).with_name("agreement_2026_1.txt").read_text(encoding="utf-8")


def current() -> AgreementText:
    """The version in use today. The first one, as long as nobody has agreed to it, is not saved yet."""
    stored = AgreementText.objects.filter(valid_from__lte=timezone.localdate()).first()
    return stored or AgreementText(version=FIRST_VERSION, body=FIRST_BODY)


def current_saved() -> AgreementText:
    """The version in use today, stored."""
    text = current()
    if text.pk is None:
        text.save()
    return text
