"""The vocabulary in Wagtail's admin: themes, quarters, periods, words of the place."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Period, Quarter, Theme, Word

# The hook by which other screens enter the menu of the vocabulary.
VOCABULARY_MENU = "register_vocabulary_menu_item"


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = _("Thèmes")
    list_display = ["name", "broader", "slug"]
    search_fields = ["name", "aliases"]
    panels = [
        FieldPanel("name", heading=_("Nom")),
        FieldPanel("slug", heading=_("Identifiant (dans l’adresse)")),
        FieldPanel("text"),
        FieldPanel("aliases"),
        FieldPanel("broader"),
        FieldRowPanel([FieldPanel("uri"), FieldPanel("see"), FieldPanel("order")]),
    ]


class QuarterViewSet(SnippetViewSet):
    model = Quarter
    icon = "site"
    menu_label = _("Quartiers")
    list_display = ["label", "slug"]
    search_fields = ["label", "aliases", "old_names"]
    panels = [
        FieldPanel(name)
        for name in ("label", "slug", "where", "text", "old_names", "aliases", "to_check", "order")
    ]


class PeriodViewSet(SnippetViewSet):
    model = Period
    icon = "date"
    menu_label = _("Périodes")
    list_display = ["label", "edtf"]
    search_fields = ["label", "aliases"]
    panels = [FieldPanel(name) for name in ("label", "slug", "edtf", "text", "aliases")]


class WordViewSet(SnippetViewSet):
    model = Word
    icon = "openquote"
    menu_label = _("Mots d’ici")
    list_display = ["__str__", BooleanColumn("verified", label=_("Vérifié"), sort_key="verified")]
    list_filter = ["verified"]
    search_fields = ["forms", "one_way_from", "one_way_to"]
    panels = [
        FieldPanel("forms"),
        MultiFieldPanel(
            [FieldPanel("one_way_from"), FieldPanel("one_way_to")], heading=_("Ou dans un seul sens")
        ),
        FieldPanel("note"),
        FieldPanel("verified"),
        FieldRowPanel([FieldPanel("source_title"), FieldPanel("source_url")]),
    ]


class VocabularyGroup(SnippetViewSetGroup):
    submenu_hook = VOCABULARY_MENU
    menu_label = _("Vocabulaire")
    menu_icon = "list-ul"
    menu_order = 300
    items = (ThemeViewSet, QuarterViewSet, PeriodViewSet, WordViewSet)
