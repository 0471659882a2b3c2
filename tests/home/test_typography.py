"""French typography at display."""

from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template
from django.utils.safestring import mark_safe

from home.typography import JOINER, NBSP, date_in_words, time_in_words, typeset_html, typeset_text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("l'étang d'à côté", "l’étang d’à côté"),
        ("Quoi ? Ici ! Voilà : oui ; non", f"Quoi{NBSP}? Ici{NBSP}! Voilà{NBSP}: oui{NBSP}; non"),
        (f"Ajouter{NBSP} : Thème", f"Ajouter{NBSP}: Thème"),
        ("« Le calen »", f"«{NBSP}Le calen{NBSP}»"),
        ('on dit "muge" ici', f"on dit «{NBSP}muge{NBSP}» ici"),
        ("et puis...", "et puis…"),
        ("115 m sur 12 m", f"115{NBSP}m sur{NBSP}12{NBSP}m"),
        ("20 000 tessons", f"20{NBSP}000 tessons"),
        ("de 9 h 30 à 12 h", f"de 9{NBSP}h{NBSP}30 à 12{NBSP}h"),
        ("30 % et 12 €", f"30{NBSP}% et 12{NBSP}€"),
        ("Mme Rose, n° 5", f"Mme{NBSP}Rose, n°{NBSP}5"),
        ("le 21 avril 1581, le 1er mai", f"le 21{NBSP}avril{NBSP}1581, le 1er{NBSP}mai"),
        ("en mai 2010, 2010 mai", f"en mai{NBSP}2010, 2010{NBSP}mai"),
        ("De 1945 à 2000", f"De{NBSP}1945 à{NBSP}2000"),
        ("en 2 jours, 30 minutes", f"en 2{NBSP}jours, 30{NBSP}minutes"),
        ("19 quai Paul-Doumer", f"19{NBSP}quai Paul-Doumer"),
        ("La Mède, la Mède, La mer", f"La{NBSP}Mède, la Mède, La mer"),
        ("notice 11215, Tome IV, article de", f"notice{NBSP}11215, Tome{NBSP}IV, article de"),
        ("au 04 42 00 00 01", f"au 04{NBSP}42{NBSP}00{NBSP}00{NBSP}01"),
        ("75334 Paris CEDEX 07, CC BY", f"75334{NBSP}Paris{NBSP}CEDEX{NBSP}07, CC{NBSP}BY"),
        ("Un titre (si vous voulez)", f"Un titre (si{NBSP}vous{NBSP}voulez)"),
        ("https://exemple.fr/a?b=c", "https://exemple.fr/a?b=c"),
        ("à 14:30", "à 14:30"),
        ("12 maisons", "12 maisons"),
    ],
)
def test_text_is_set(written: str, shown: str) -> None:
    assert typeset_text(written) == shown


def test_setting_twice_changes_nothing_more() -> None:
    once = typeset_text('Qui ? « moi » ou "toi" : 20 000 m...')
    assert typeset_text(once) == once


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("au XIXe siècle", "au XIX<sup>e</sup> siècle"),
        ("du Ier siècle", "du I<sup>er</sup> siècle"),
        ("aux XVIe et XVIIe siècles", "aux XVI<sup>e</sup> et XVII<sup>e</sup> siècles"),
        ("du Ve à la fin du IIe siècle", "du V<sup>e</sup> à la fin du II<sup>e</sup> siècle"),
        ("François Ier", "François I<sup>er</sup>"),
        (
            "le 1er janvier, la 1re fois, le 2e pont",
            f"le 1<sup>er</sup>{NBSP}janvier, la 1<sup>re</sup> fois, le 2<sup>e</sup> pont",
        ),
        ("ISBN 3e4, réf. 12e5", "ISBN 3e4, réf. 12e5"),
        ("le Vieux-Port, la VIE, Irène", f"le Vieux-{JOINER}Port, la VIE, Irène"),
        ("Saint-Jean-Baptiste, Louis-Aragon", f"Saint-{JOINER}Jean-Baptiste, Louis-{JOINER}Aragon"),
        ("en 1850-1851, 1914-18", f"en 1850-{JOINER}1851, 1914-{JOINER}18"),
        ("ISBN 978-2-1234-5678-9, 2026-11-30", "ISBN 978-2-1234-5678-9, 2026-11-30"),
        ("le site mjc-martigues.com", f"le site mjc-{JOINER}martigues.com"),
        ("accueil@mjc-martigues.com", "accueil@mjc-martigues.com"),
        ("D'un quartier à l'autre, près de l'eau", f"D’un quartier à{NBSP}l’autre, près de{NBSP}l’eau"),
        ("Quels mots disait-on ?", f"Quels mots disait-{JOINER}on{NBSP}?"),
        ("Se prépare-t-on, est-ce là ?", f"Se prépare-{JOINER}t-{JOINER}on, est-{JOINER}ce là{NBSP}?"),
        ("sous licence CC BY-SA 4.0", f"sous licence CC{NBSP}BY-{JOINER}SA{NBSP}4.0"),
        (
            "Dites-le, c’est-à-dire en trompe-l’œil",
            f"Dites-{JOINER}le, c’est-{JOINER}à-dire en trompe-{JOINER}l’œil",
        ),
        ("étape 4 sur 5", f"étape 4 sur{NBSP}5"),
        ("voir https://exemple.fr/Saint-Pierre/2018-2025", "voir https://exemple.fr/Saint-Pierre/2018-2025"),
        ("Jean-Pierre@exemple.fr", "Jean-Pierre@exemple.fr"),
        ("<p>tapez <code>1944-22</code></p>", "<p>tapez <code>1944-22</code></p>"),
        ("Saint-Julien-les-Martigues, l’avant-onde", f"Saint-{JOINER}Julien-les-Martigues, l’avant-onde"),
        ("<i>Le Vieux</i>", "<i>Le Vieux</i>"),
        ("<a href=\"/l'ile/?q=a : b\">l'île</a>", '<a href="/l\'ile/?q=a : b">l’île</a>'),
    ],
)
def test_html_is_set_between_its_tags(written: str, shown: str) -> None:
    assert typeset_html(written) == shown


def _render(source: str, **context: object) -> str:
    return Template("{% load typography %}" + source).render(Context(context))


def test_what_is_typed_is_escaped_once() -> None:
    assert _render("{{ words|typeset }}", words="<script>l'eau & le sel</script>") == (
        "&lt;script&gt;l’eau &amp; le sel&lt;/script&gt;"
    )
    assert _render("{{ words|typeset }}", words=mark_safe("<b>l'eau</b>")) == "<b>l’eau</b>"
    assert _render("{{ words|emphasis|typeset }}", words="*Toni* <b>") == "<i>Toni</i> &lt;b&gt;"


def test_dates_are_in_words() -> None:
    assert date_in_words(date(2026, 11, 24)) == f"24{NBSP}novembre{NBSP}2026"
    assert date_in_words(date(1791, 1, 1)) == f"1er{NBSP}janvier{NBSP}1791"
    assert date_in_words(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == f"1er{NBSP}janvier{NBSP}2027"
    assert _render("{{ day|date_in_words }}", day=None) == ""


def test_times_are_in_words() -> None:
    assert time_in_words(time(14, 30)) == f"14{NBSP}h{NBSP}30"
    assert time_in_words(time(9, 0)) == f"9{NBSP}h"
    assert time_in_words(datetime(2026, 7, 1, 12, 5, tzinfo=UTC)) == f"14{NBSP}h{NBSP}05"


def test_numbers_for_telephones_and_maps() -> None:
    assert _render("{{ number|phone_digits }}", number="04 42 44 33 33") == "0442443333"
    assert _render("{{ number|phone_digits }}", number="+33 (0)4 42") == "+33442"
    assert _render("{{ latitude|degrees }}", latitude=43.405) == "43,4050°"
