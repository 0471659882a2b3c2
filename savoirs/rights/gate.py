"""The gate that every road to publication passes."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Agreement, Governed, Participation
from .models.person import SPEAKING_ROLES

COMPONENTS = [
    ("uses_voice", "voice", gettext_lazy("sa voix")),
    ("uses_image", "image", gettext_lazy("son image")),
    ("uses_text", "text", gettext_lazy("ses mots écrits")),
]


class PublicationRefused(ValidationError):
    """``page`` may not be published. ``messages`` says what is missing, in French."""

    def __init__(self, page, reasons: list[str]) -> None:
        super().__init__(reasons)
        self.page = page


def missing(page) -> list[str]:
    """What still lacks before ``page`` (a governed page, stored or draft) may be public; empty: nothing."""
    if page.withdrawn_at:
        return [
            _("La personne a retiré cette page : elle ne peut pas revenir en ligne sans un nouvel accord.")
        ]
    return [*page.unready(), *missing_agreements(page)]


def missing_agreements(page) -> list[str]:
    """Whose agreement, for what, ``page`` still lacks, withdrawn or not."""
    if not page.must_have_agreement():
        return []
    agreements = list(Agreement.objects.filter(page_id=page.pk).select_related("person"))
    if not agreements:
        return [_("Il manque l’accord de la personne qui raconte.")]
    reasons = [reason for agreement in agreements for reason in _missing_in(agreement, page)]
    agreed = {agreement.person_id for agreement in agreements}
    for participation in page.participations.all():
        if participation.role in SPEAKING_ROLES and participation.person_id not in agreed:
            reasons.append(_("Il manque l’accord de %(person)s.") % {"person": participation.person})
    return reasons


def is_governed(page) -> bool:
    """Does ``page`` carry rights, so that the gate has a say?"""
    return isinstance(page, Governed)


def refuse_unless_ready(page) -> None:
    """Raise :class:`PublicationRefused` unless ``page`` lacks nothing."""
    reasons = missing(page)
    if reasons:
        raise PublicationRefused(page, reasons)


def has_witness(page) -> bool:
    """Does someone speak on ``page``, or has someone agreed to it, whatever was left out since?"""
    if page.pk is None:
        return False
    speakers = Participation.objects.filter(page_id=page.pk, role__in=SPEAKING_ROLES)
    return speakers.exists() or Agreement.objects.filter(page_id=page.pk).exists()


def is_taken_back(page) -> bool:
    """Has ``page`` been withdrawn, or an agreement to it taken back? What it showed then stays sealed with it."""
    revoked = Agreement.objects.filter(page_id=page.pk, revoked_at__isnull=False)
    return page.withdrawn_at is not None or revoked.exists()


def _missing_in(agreement: Agreement, page) -> list[str]:
    person = {"person": agreement.person}
    if agreement.revoked_at:
        return [_("%(person)s a repris son accord.") % person]
    reasons = []
    if not agreement.online:
        reasons.append(_("%(person)s n’a pas dit oui pour la mise en ligne.") % person)
    for allowed, words in _components(page):
        if not getattr(agreement, allowed):
            reasons.append(_("%(person)s n’a pas dit oui pour %(what)s.") % {**person, "what": words})
    if agreement.is_minor or agreement.person.is_minor:
        reasons.extend(_missing_for_a_minor(agreement))
    return reasons


def _components(page):
    """Pairs (field of the agreement, words) for each component that the page, as given, makes public."""
    used = page.components_used()
    return [(allowed, words) for name, allowed, words in COMPONENTS if used[name]]


def _missing_for_a_minor(agreement: Agreement) -> list[str]:
    person = {"person": agreement.person}
    reasons = []
    both = agreement.first_parent and agreement.second_parent
    sole = agreement.sole_authority and (agreement.first_parent or agreement.second_parent)
    if not (both or sole):
        reasons.append(
            _(
                "%(person)s a moins de 18 ans. Notez l’autorisation de ses deux parents, "
                "ou le document qui montre qu’un seul a l’autorité parentale."
            )
            % person
        )
    if not agreement.child_said_yes:
        reasons.append(_("%(person)s a moins de 18 ans : notez que l’enfant a dit oui lui-même.") % person)
    if (both or sole) and agreement.child_said_yes and not agreement.recorded_by_id:
        reasons.append(
            _("%(person)s a moins de 18 ans : un membre du service doit noter ces autorisations.") % person
        )
    return reasons
