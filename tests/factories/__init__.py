"""Small builders of real rows for the tests: a site, its kinds, its pages, people and their agreements."""

from itertools import count
from typing import Any

from wagtail.models import Page, Site

from home.models import HomePage
from savoirs.accounts.models import Service, User
from savoirs.knowledge.models import KindIndexPage, KnowledgePage, StoryPage, TestimonyPage
from savoirs.knowledge.models.kinds import Kind
from savoirs.rights.models import Agreement, AgreementText, Participation, Person

_number = count(1)


def make_site() -> HomePage:
    """The home page at the root of the default site; the same one at each call."""
    home = HomePage.objects.first()
    if home is None:
        root = Page.get_first_root_node()
        root.get_children().filter(slug="home").delete()
        root.refresh_from_db()
        home = root.add_child(instance=HomePage(title="Bibliothèque", slug="accueil"))
        Site.objects.update_or_create(
            is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
        )
        Site.clear_site_root_paths_cache()
    return home


def make_index(kind: Kind) -> KindIndexPage:
    """The page of a kind, at its address."""
    found = KindIndexPage.objects.filter(kind_slug=kind).first()
    if found:
        return found
    page = KindIndexPage(title=kind.label.capitalize(), slug=kind.value, kind_slug=kind)
    return make_site().add_child(instance=page)


def make_page(model: type[KnowledgePage] = StoryPage, **fields: Any) -> Any:
    """A stored page of knowledge; ``live=False`` for a draft. ``body`` as a list of (block, value)."""
    number = next(_number)
    values = {"title": f"Page {number}", "summary": "Un résumé.", "slug": f"page-{number}", **fields}
    return make_index(model.kind).add_child(instance=model(**values))


def make_testimony(**fields: Any) -> TestimonyPage:
    return make_page(TestimonyPage, **fields)


def make_person(**fields: Any) -> Person:
    return Person.objects.create(**{"name": f"Personne {next(_number)}", **fields})


def make_agreement(page: Page, person: Person | None = None, **fields: Any) -> Agreement:
    """An agreement that allows everything online, unless said otherwise; the person becomes its witness."""
    person = person or make_person()
    text, _ = AgreementText.objects.get_or_create(version="essai", defaults={"body": "Texte d’essai."})
    Participation.objects.get_or_create(page=page, person=person)
    values = {"online": True, "voice": True, "image": True, "text": True, **fields}
    return Agreement.objects.create(page=page, person=person, text_version=text, **values)


def make_service(slug: str, **fields: Any) -> Service:
    """A service with its group and what its members may do; the same one at each call."""
    values = {"name": slug.replace("-", " ").capitalize(), **fields}
    return Service.objects.get_or_create(slug=slug, defaults=values)[0]


def make_user(username: str, *, service: str | Service | None = None, **fields: Any) -> User:
    """Someone who signs in, with an address; a member of ``service`` (or its slug) if given."""
    user = User.objects.create_user(username, **{"email": f"{username}@exemple.fr", **fields})
    if service:
        row = make_service(service) if isinstance(service, str) else service
        assert row.contributors
        user.groups.add(row.contributors)
    return user
