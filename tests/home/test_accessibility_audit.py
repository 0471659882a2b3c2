"""The state of conformity: computed from the stored audit, the same wherever it is said, and mortal."""

import html
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.html import strip_tags
from freezegun import freeze_time

from home.models import AccessibilityAudit, HomePage, InfoPage, SiteSettings
from home.models.accessibility import Conformity, conformity
from tests.factories import make_user

pytestmark = pytest.mark.django_db
IMPOSED_HEADINGS = [
    "État de conformité",
    "Résultats des tests",
    "Contenus non accessibles",
    "Non-conformités",
    "Dérogations pour charge disproportionnée",
    "Contenus non soumis à l’obligation d’accessibilité",
    "Établissement de cette déclaration d’accessibilité",
    "Technologies utilisées pour le site",
    "Environnement de test",
    "Outils pour évaluer l’accessibilité",
    "Pages du site ayant fait l’objet de la vérification de conformité",
    "Retour d’information et contact",
    "Voies de recours",
]


@pytest.fixture
def home(informed_home: HomePage) -> HomePage:
    return informed_home


def audit(**fields) -> AccessibilityAudit:
    values = {
        "audited_on": date(2026, 11, 2),
        "auditor": "Cabinet d’essai",
        "respected": 40,
        "failed": 20,
        "not_applicable": 46,
        "faults": "3.2 : un contraste faible",
        "pages": "Accueil\nAide",
        "environment": "Firefox et NVDA",
    }
    return AccessibilityAudit.objects.create(**{**values, **fields})


def words(client: Client, address: str = "/accessibilite/") -> str:
    page = client.get(address).content.decode()
    return " ".join(html.unescape(strip_tags(page)).replace("\u00a0", " ").split())


def mentions(client: Client) -> set[str]:
    """What the home page, a page of information, the statement itself and an error page say at their foot."""
    addresses = ("/", "/aide/", "/accessibilite/", "/rien-ici/")
    foots = [words(client, address).rsplit("Plan du site", 1)[1] for address in addresses]
    return {foot.split("Mentions légales")[0].strip() for foot in foots}


@pytest.mark.parametrize(
    ("respected", "failed", "state"),
    [
        (0, 0, Conformity.NONE),
        (0, 60, Conformity.NONE),
        (29, 31, Conformity.NONE),
        (30, 30, Conformity.PARTIAL),
        (59, 1, Conformity.PARTIAL),
        (60, 0, Conformity.FULL),
    ],
)
@freeze_time("2026-11-25 12:00")
def test_the_share_of_respected_criteria_gives_the_state(
    respected: int, failed: int, state: Conformity
) -> None:
    assert conformity(date(2026, 11, 1), respected, failed) == state


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-11-01", Conformity.NONE),  # not made yet
        ("2026-11-02", Conformity.PARTIAL),
        ("2029-11-01", Conformity.PARTIAL),
        ("2029-11-02", Conformity.NONE),
        ("2036-01-01", Conformity.NONE),
    ],
)
def test_an_audit_is_worth_three_years(today: str, state: Conformity) -> None:
    with freeze_time(f"{today} 12:00"):
        assert conformity(date(2026, 11, 2), 40, 20) == state


def test_an_audit_of_the_29th_of_february_ends() -> None:
    with freeze_time("2027-02-28 12:00"):
        assert conformity(date(2024, 2, 29), 40, 20) == Conformity.NONE


def test_no_audit_no_conformity(client: Client, home: HomePage) -> None:
    assert mentions(client) == {"Accessibilité : non conforme"}
    assert "Aucun audit n’a encore été fait." in words(client)


@freeze_time("2026-11-25 12:00")
def test_the_same_state_on_every_page(client: Client, home: HomePage) -> None:
    audit()
    assert mentions(client) == {"Accessibilité : partiellement conforme"}
    statement = words(client)
    for expected in (
        "66,6 % des critères applicables sont respectés",
        "L’audit fait par Cabinet d’essai le 2 novembre 2026",
        "en conformité partielle",
        "3.2 : un contraste faible",
        "Firefox et NVDA",
        "Accueil",
    ):
        assert expected in statement, expected
    audit(audited_on=date(2026, 11, 20), respected=60, failed=0)
    assert mentions(client) == {"Accessibilité : totalement conforme"}
    assert "100 % des critères" in words(client)


def test_the_clock_takes_an_old_audit_away(client: Client, home: HomePage) -> None:
    audit()
    with freeze_time("2029-11-01 12:00"):
        assert mentions(client) == {"Accessibilité : partiellement conforme"}
    with freeze_time("2029-11-02 12:00"):
        assert mentions(client) == {"Accessibilité : non conforme"}
        assert "Son dernier audit ne vaut plus depuis le 2 novembre 2029." in words(client)


def test_almost_everything_is_not_everything() -> None:
    assert audit(respected=105, failed=1, not_applicable=0).percentage == 99.0
    assert AccessibilityAudit(respected=999, failed=1).percentage == 99.9
    assert AccessibilityAudit(respected=0, failed=0).percentage == 0


def test_the_imposed_headings_are_there_in_order(client: Client, home: HomePage) -> None:
    statement = words(client)
    positions = [statement.index(heading) for heading in IMPOSED_HEADINGS]
    assert positions == sorted(positions)
    page = client.get("/accessibilite/").content.decode()
    for heading in IMPOSED_HEADINGS:
        assert f">{heading}</h" in html.unescape(page).replace("\u00a0", " "), heading


def test_one_knows_where_to_complain(client: Client, home: HomePage) -> None:
    about = SiteSettings.for_site(home.get_site())
    about.accessibility_contact = "acces@exemple.fr\n1 quai des essais"
    about.save()
    page = client.get("/accessibilite/").content.decode()
    assert 'href="https://formulaire.defenseurdesdroits.fr/"' in page
    assert "Libre réponse 71120" in page
    assert '<a href="mailto:acces@exemple.fr">acces@exemple.fr</a><br>1 quai des essais' in page


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"audited_on": date(2126, 1, 1)}, "audited_on"),
        ({"respected": 0, "failed": 0}, "respected"),
        ({"respected": 100, "failed": 7}, "__all__"),
        ({"faults": " \n "}, "faults"),
        ({"auditor": ""}, "auditor"),
        ({"environment": ""}, "environment"),
    ],
)
def test_an_absurd_audit_is_refused(fields: dict, wrong: str) -> None:
    good = audit()
    good.full_clean()
    for name, value in fields.items():
        setattr(good, name, value)
    with pytest.raises(ValidationError) as refused:
        good.full_clean()
    assert wrong in refused.value.message_dict


def test_staff_write_an_audit_in_the_admin(client: Client, home: HomePage) -> None:
    client.force_login(make_user("admin", is_superuser=True, is_staff=True))
    listing = "/admin/snippets/home/accessibilityaudit/"
    answers = {
        "audited_on": "2026-11-02", "auditor": "Cabinet d’essai", "reference": "RGAA 4.1.2",
        "respected": "30", "failed": "10", "not_applicable": "66", "faults": "", "derogations": "", "exempt": "",
        "pages": "Accueil", "environment": "Firefox", "tools": "", "technologies": "HTML",
    }  # fmt: skip
    with freeze_time("2026-11-25 12:00"):
        refused = client.post(f"{listing}add/", answers)
        assert refused.status_code == 200
        assert "Dites quelles non-conformités ont été trouvées." in refused.content.decode()
        assert "Cabinet d’essai" in html.unescape(refused.content.decode()), "nothing typed is lost"
        assert client.post(f"{listing}add/", {**answers, "faults": "3.2"}).status_code == 302
        assert "partiellement conforme" in client.get(listing).content.decode()


def test_a_title_of_the_town_does_not_change_the_mention(client: Client, home: HomePage) -> None:
    InfoPage.objects.filter(slug="accessibilite").update(title="Notre accessibilité : parfaite")
    assert mentions(client) == {"Accessibilité : non conforme"}
