"""The editor's panels, in the order of the work: tell, place in time and space, prove, rights."""

from collections.abc import Sequence

from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from savoirs.rights.panels import AgreementsPanel

from .questions.panels import AskedHerePanel
from .vocabulary.lines import LinesField

# As high as its lines, like Wagtail's own texts.
register_form_field_override(LinesField, override={"widget": AdminAutoHeightTextInput(attrs={"rows": 3})})


def lines(relation: str, heading, label="", **kwargs) -> InlinePanel:
    """An inline list under its heading; ``label`` says what one line is."""
    return InlinePanel(relation, heading=heading, label=label or heading, **kwargs)


class ToCheckPanel(Panel):
    """Recalls at the top of the editor what remains to be checked; nothing when all is."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "editing/to_check.html"

        def is_shown(self) -> bool:
            return bool(self.instance.to_check_list)


def knowledge_edit_handler(
    *own_panels: Panel,
    where: Sequence[Panel] = (),
    review: Sequence[Panel] = (FieldPanel("review_by"),),
) -> TabbedInterface:
    """The tabs of a kind: ``own_panels`` come before its text, ``where`` after its quarter.

    ``review`` says until when it is held true.
    """
    story = [
        ToCheckPanel(),
        TitleFieldPanel("title"),
        FieldPanel("summary", widget=AdminAutoHeightTextInput()),
        FieldPanel("cover"),
        *own_panels,
        FieldPanel(
            "body", help_text=_("Le « + » ajoute un morceau : texte, image, citation, enregistrement, lieu…")
        ),
        MultiFieldPanel(
            [FieldPanel("easy_text"), FieldPanel("easy_read_by")],
            heading=_("Version facile à lire"),
            classname="collapsed",
        ),
    ]
    around = [
        FieldPanel("themes"),
        FieldPanel("quarter", widget=Select),
        *where,
        FieldRowPanel(
            [
                FieldPanel("when_words", heading=_("En mots")),
                FieldPanel(
                    "when_edtf",
                    heading=_("La même date, pour classer la page"),
                    help_text=_("1962, 1650~ (vers 1650), 16XX (XVIIe siècle), 1920/1939."),
                ),
            ],
            heading=_("Quand"),
        ),
        lines("links", _("Lieux et pages liées"), _("Page liée")),
        AskedHerePanel(heading=_("Ce que la page demande aux habitants")),
        lines("answers", _("Questions auxquelles cette page répond"), _("Question")),
    ]
    proof = [
        lines("sources", _("Sources"), _("Source")),
        FieldPanel("reliability"),
        FieldPanel("to_check"),
        MultiFieldPanel(
            [FieldPanel("owner_service", widget=Select), *review, FieldPanel("is_example")],
            heading=_("Suivi"),
        ),
    ]
    rights = [
        lines("participations", _("Personnes et rôles"), _("Personne")),
        AgreementsPanel(heading=_("Accords")),
        FieldPanel("needs_agreement"),
        FieldPanel("embargo_until"),
        FieldRowPanel([FieldPanel("licence"), FieldPanel("licence_url")], heading=_("Licence")),
        FieldPanel("credits"),
    ]
    promote = [
        FieldPanel("slug"),
        FieldPanel("seo_title"),
        FieldPanel("search_description"),
        PublishingPanel(),
    ]
    return TabbedInterface(
        [
            ObjectList(story, heading=_("Raconter")),
            ObjectList(around, heading=_("Thèmes, lieux, époque")),
            ObjectList(proof, heading=_("Sources et suivi")),
            ObjectList(rights, heading=_("Personnes et droits")),
            ObjectList(promote, heading=_("Mise en ligne")),
        ]
    )
