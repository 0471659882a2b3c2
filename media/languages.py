"""The languages heard in recordings and read in the titles of sources, by BCP 47 code."""

from django.utils.translation import gettext_lazy as _

LANGUAGES = {
    "fr": _("français"),
    "oc-provenc": _("provençal"),
    "oc": _("occitan d’ailleurs"),
    "it": _("italien"),
    "es": _("espagnol"),
    "ar": _("arabe"),
    "hy": _("arménien"),
    "pt": _("portugais"),
    "en": _("anglais"),
    "de": _("allemand"),
}
