"""The partner services of the town, by the names that the starter texts give to the owners of useful pages."""

from dataclasses import dataclass

from savoirs.accounts.models import Service
from savoirs.accounts.permission_names import name_permissions
from savoirs.knowledge.models import KindIndexPage
from savoirs.knowledge.partner_access import equip_service, open_kind, review_workflow


@dataclass(frozen=True)
class Partner:
    """A service to make where it is missing; what staff have changed since is kept."""

    slug: str
    name: str
    validates_heritage: bool = False


PARTNERS = (
    Partner("musee-ziem", "Musée Ziem", validates_heritage=True),
    Partner("mediatheque-louis-aragon", "Médiathèque Louis-Aragon", validates_heritage=True),
    Partner("maison-jourde", "Maison Jourde"),
    Partner("bibliotheque-des-savoirs", "Bibliothèque des savoirs martégaux"),
    Partner("archives-communales", "Archives communales"),
    Partner("cinematheque-gnidzaz", "Cinémathèque Gnidzaz"),
    Partner("maisons-de-quartier", "Association pour l’animation des centres sociaux de Martigues (AACS)"),
    Partner("mjc", "MJC de Martigues"),
    Partner("ccas-cias", "CCAS de Martigues et CIAS du Pays de Martigues"),
    Partner("mairiebus", "Ville de Martigues (MairieBus)"),
    Partner(
        "dinsi",
        "Ville de Martigues, direction de l’innovation numérique et des systèmes d’information (DINSI)",
    ),
    Partner("ville-de-martigues", "Ville de Martigues"),
    Partner("ville-et-office-de-tourisme", "Ville de Martigues et office de tourisme"),
    Partner("office-de-tourisme", "Office de tourisme de Martigues"),
    Partner("maison-de-la-formation", "Maison de la formation"),
    Partner("theatre-des-salins", "Théâtre des Salins"),
    Partner("cinema-la-cascade", "Cinéma Jean-Renoir – La Cascade"),
    Partner("metropole-mobilite", "La Métropole Mobilité"),
    Partner("maritima", "Maritima"),
)


def make_partners() -> int:
    """Make the services that are missing, repair and name what members of all may do; return how many were made."""
    made = 0
    for partner in PARTNERS:
        defaults = {"name": partner.name, "validates_heritage": partner.validates_heritage}
        made += Service.objects.get_or_create(slug=partner.slug, defaults=defaults)[1]
    review_workflow()
    name_permissions()
    for service in Service.objects.all():
        equip_service(service)
    for page in KindIndexPage.objects.all():
        open_kind(page)
    return made
