"""``manage.py search_status``: what answers, what it holds, what it has yet to be told. Exit status 1 if ill."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from search import state


class Command(BaseCommand):
    help = _("Dit quel moteur répond, combien de pages il connaît et ce qui attend.")

    def handle(self, *args: Any, **options: Any) -> None:
        found = state.states()
        asked = next(one for one in found if one.is_asked)
        self.stdout.write(_("Les visiteurs interrogent : %s.") % asked.label)
        for one in found:
            held = state.summary(one) if one.documents or not one.problems else ""
            for sentence in (held, one.waiting, *one.problems):
                if sentence:
                    self.stdout.write(sentence)
        if any(one.problems for one in found):
            sys.exit(1)
