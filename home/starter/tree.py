"""The branches of the site: a home page and one page for each kind."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.models import HomePage
from savoirs.knowledge.models import KindIndexPage
from savoirs.knowledge.models.kinds import Kind


def _branches() -> dict[str, tuple[str, str]]:
    return {
        Kind.STORY: (
            _("Récits"),
            _("Les ponts, la pêche, les fêtes, les quartiers : l’histoire de Martigues, avec ses sources."),
        ),
        Kind.TESTIMONY: (
            _("Témoignages"),
            _("Des voix d’ici racontent ce qu’elles ont vécu. Le texte suit la voix."),
        ),
        Kind.USEFUL: (_("Infos utiles"), _("À qui s’adresser, où aller, quoi apporter.")),
        Kind.PLACE: (_("Lieux"), _("Les lieux de la ville, et ce qui s’y est passé.")),
        Kind.TRAIL: (_("Parcours"), _("Des promenades à faire à son pas, d’une étape à l’autre.")),
    }


def ensure_tree() -> dict[str, KindIndexPage]:
    """Make the branches that do not exist yet; return the page of each kind by its slug."""
    with transaction.atomic():
        home = HomePage.objects.first() or _make_home()
        for slug, (title, introduction) in _branches().items():
            if not KindIndexPage.objects.filter(kind_slug=slug).exists():
                home.add_child(
                    instance=KindIndexPage(
                        title=title, slug=slug, kind_slug=slug, introduction=introduction, show_in_menus=True
                    )
                )
                home.refresh_from_db()
    return {page.kind_slug: page for page in KindIndexPage.objects.all()}


def _make_home() -> HomePage:
    """The home page takes the place of the welcome page that Wagtail's own migration makes."""
    root = Page.objects.get(depth=1)
    welcome = root.get_children().filter(content_type__model="page", numchild=0).first()
    if welcome:
        # Not saved: Wagtail would have the worker read again a page that is about to go.
        Page.objects.filter(pk=welcome.pk).update(slug="bienvenue-wagtail")
    home = HomePage(title=_("Bibliothèque des savoirs martégaux"), slug="home")
    root.add_child(instance=home)
    site, _made = Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    site.root_page = home
    site.site_name = home.title
    site.save()
    if welcome:
        Page.objects.get(pk=welcome.pk).delete()
    return HomePage.objects.get(pk=home.pk)
