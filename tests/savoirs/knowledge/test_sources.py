"""The title of a source in another language says which one (WCAG 3.1.2), wherever it is shown."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from lxml import html

from home.models import InfoPage
from home.templatetags.typography import typeset
from savoirs.knowledge.models import Source, StoryPage
from savoirs.knowledge.templatetags.knowledge_tags import in_language
from tests.factories import make_page, make_site

TITLE = "Office de tourisme, « Martigues, land of <cinema> » (en anglais)"


@pytest.mark.parametrize(
    ("title", "code", "expected"),
    [
        ("Un <livre>", "", "Un &lt;livre&gt;"),
        ("The XIXe & its land", "en", '<span lang="en">The XIX<sup>e</sup> &amp; its land</span>'),
        ("بحر", "ar", '<span lang="ar" dir="rtl">بحر</span>'),
        ("A, « B », « C »", "it", 'A, «\u00a0<span lang="it">B</span>\u00a0», «\u00a0C\u00a0»'),
        ('A, "Il 1<3"', "it", 'A, «\u00a0<span lang="it">Il 1&lt;3</span>\u00a0»'),
    ],
)
def test_what_is_quoted_is_in_the_language_or_else_the_whole_title(
    title: str, code: str, expected: str
) -> None:
    assert in_language(typeset(title), code) == expected


@pytest.mark.django_db
def test_a_title_says_its_language_on_the_page_on_paper_and_in_the_list_of_sources(client: Client) -> None:
    site = make_site()
    story = make_page(StoryPage, title="Le cinéma")
    for url in ("", "https://exemple.fr/cinema"):
        Source.objects.create(page=story, title=TITLE, url=url, language="en")
    Source.objects.create(page=story, title="Reflets, n° 30")
    listed = InfoPage(
        title="Nos sources",
        slug="nos-sources",
        body="<p>Ce que nous citons.</p>",
        appendix=InfoPage.AppendixName.SOURCES,
    )
    site.add_child(instance=listed)
    for address, times in ((story.url, 2), (f"{story.url}imprimer/", 2), (listed.url, 1)):
        page = html.fromstring(client.get(address).text)
        spans = page.xpath("//main//*[@lang]")
        assert [(span.get("lang"), span.text_content()) for span in spans] == [
            ("en", "Martigues, land of <cinema>")
        ] * times, address


@pytest.mark.django_db
def test_the_editor_chooses_among_languages_french_first(admin_client: Client) -> None:
    story = make_page(StoryPage)
    page = html.fromstring(admin_client.get(f"/admin/pages/{story.pk}/edit/").text)
    options = page.xpath("//select[@name='sources-__prefix__-language']/option")
    assert [(option.get("value"), option.text) for option in options][:2] == [
        ("", "français"),
        ("oc-provenc", "provençal"),
    ]
    with pytest.raises(ValidationError):
        Source(page=story, title="Un titre", language="klingon").full_clean()
