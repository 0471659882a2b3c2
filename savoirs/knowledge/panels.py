"""The editor's panels, in the order of the work: tell, place in time and space, prove, rights."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from savoirs.rights.panels import AgreementsPanel

from .questions.panels import AskedHerePanel


def lines(relation: str, heading, **kwargs) -> InlinePanel:
    """An inline list under one heading."""
    return InlinePanel(relation, heading=heading, label=heading, **kwargs)


def knowledge_edit_handler(*own_panels) -> TabbedInterface:
    """The tabs of a kind: ``own_panels`` come after the shared text."""
    story = [
        TitleFieldPanel("title"),
        FieldPanel("summary"),
        FieldPanel("cover"),
        *own_panels,
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("easy_text"), FieldPanel("easy_read_by")],
            heading=_("Version facile à lire"),
            classname="collapsed",
        ),
    ]
    around = [
        FieldPanel("themes"),
        FieldPanel("quarter"),
        FieldRowPanel([FieldPanel("when_words"), FieldPanel("when_edtf")], heading=_("Quand")),
        lines("links", _("Lieux et pages liées")),
        AskedHerePanel(heading=_("Ce que la page demande aux habitants")),
        lines("answers", _("Questions auxquelles cette page répond")),
    ]
    proof = [
        FieldPanel("reliability"),
        lines("sources", _("Sources")),
        FieldPanel("to_check"),
        MultiFieldPanel(
            [FieldPanel("owner_service"), FieldPanel("review_by"), FieldPanel("is_example")],
            heading=_("Suivi"),
        ),
    ]
    rights = [
        lines("participations", _("Personnes et rôles")),
        FieldPanel("needs_agreement"),
        AgreementsPanel(heading=_("Accords")),
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
