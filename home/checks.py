"""What the town must fill in before it opens the site: `manage.py check --deploy` fails and names each of them."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.db import DatabaseError
from django.utils.translation import gettext as _
from wagtail.models import Site

from .models import SiteSettings


def missing_information() -> list[str]:
    """The lines that the town has not filled in, in words; all of them while there is no site yet."""
    site = Site.objects.filter(is_default_site=True).first()
    return (SiteSettings.for_site(site) if site else SiteSettings()).missing()


@register(deploy=True)
def check_site_settings(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """One error a missing line; none when the database is not there yet, which other checks say."""
    try:
        missing = missing_information()
    except DatabaseError:
        return []
    return [
        Error(
            _("Il manque « %(name)s ».") % {"name": name},
            hint=_("Remplissez-le dans l’administration : Réglages, Aide et mentions légales."),
            id="home.E001",
        )
        for name in missing
    ]
