"""The vocabulary in Wagtail's admin: themes, quarters, periods; the words of the place come with their own screens."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Period, Quarter, Theme
from .words.admin import WordViewSet

# The hook by which other screens enter the menu of the vocabulary.
VOCABULARY_MENU = "register_vocabulary_menu_item"


class EntryViewSet(SnippetViewSet):
    """Abstract: one list of the vocabulary. Wagtail's own words for adding know no gender."""

    add_label: Any

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(add_item_label=self.add_label, **kwargs)


class ThemeViewSet(EntryViewSet):
    model = Theme
    add_label = _("Ajouter un thème")
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


class QuarterViewSet(EntryViewSet):
    model = Quarter
    add_label = _("Ajouter un quartier")
    icon = "site"
    menu_label = _("Quartiers")
    list_display = ["label", "slug"]
    search_fields = ["label", "aliases", "old_names"]
    panels = [
        FieldPanel(name)
        for name in ("label", "slug", "where", "text", "old_names", "aliases", "to_check", "order")
    ]


class PeriodViewSet(EntryViewSet):
    model = Period
    add_label = _("Ajouter une période")
    icon = "date"
    menu_label = _("Périodes")
    list_display = ["label", "edtf"]
    search_fields = ["label", "aliases"]
    panels = [FieldPanel(name) for name in ("label", "slug", "edtf", "text", "aliases")]


class VocabularyGroup(SnippetViewSetGroup):
    submenu_hook = VOCABULARY_MENU
    menu_label = _("Vocabulaire")
    menu_icon = "list-ul"
    menu_order = 300
    items = (ThemeViewSet, QuarterViewSet, PeriodViewSet, WordViewSet)
