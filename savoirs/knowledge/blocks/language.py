"""« Langue »: words of another language say which one (WCAG 3.1.2), so that a voice reads them rightly.

Stored as ``<span lang="oc-provenc">calen</span>``; in the editor, one inline style per language (BCP 47 codes).
"""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineStyleElementHandler
from wagtail.admin.rich_text.editors.draftail.features import Feature
from wagtail.rich_text.feature_registry import FeatureRegistry

FEATURE = "langue"
# What the button says, and what it says when one points at it.
LANGUAGES = {
    "oc-provenc": (_("prov."), _("Mot provençal")),
    "oc": (_("occ."), _("Mot occitan d’ailleurs")),
    "it": (_("it."), _("Mot italien")),
    "es": (_("esp."), _("Mot espagnol")),
    "ar": (_("arabe"), _("Mot arabe")),
    "la": (_("lat."), _("Mot latin")),
    "en": (_("angl."), _("Mot anglais")),
}


class LanguageFeature(Feature):
    def construct_options(self, options: dict[str, Any]) -> None:
        options.setdefault("inlineStyles", []).extend(
            {
                "type": _style(code),
                "label": label,
                "description": description,
                "style": {"borderBottom": "1px dotted"},
            }
            for code, (label, description) in LANGUAGES.items()
        )


def register_languages(features: FeatureRegistry) -> None:
    features.register_editor_plugin("draftail", FEATURE, LanguageFeature())
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {
                f"span[lang={code}]": InlineStyleElementHandler(_style(code)) for code in LANGUAGES
            },
            "to_database_format": {
                "style_map": {
                    _style(code): {"element": "span", "props": _attributes(code)} for code in LANGUAGES
                }
            },
        },
    )


def _attributes(code: str) -> dict[str, str]:
    return {"lang": code, "dir": "rtl"} if code in settings.LANGUAGES_BIDI else {"lang": code}


def _style(code: str) -> str:
    return f"LANG-{code.upper()}"
