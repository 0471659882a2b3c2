"""« Mots d’ici » in the admin: written, read with what each group brings, by those who keep the vocabulary."""

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from savoirs.knowledge.models import Word
from tests.admin import editor_data
from tests.factories import make_page, make_service, make_site, make_user

pytestmark = pytest.mark.django_db
LIST, ADD, EDIT = (f"wagtailsnippets_knowledge_word:{view}" for view in ("list", "add", "edit"))


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    main = html.fromstring(answer.content.decode()).cssselect("main")[0]
    return " ".join(" ".join(main.itertext()).split())


def send(client: Client, address: str, **typed: str):
    form = client.get(address).context["form"]
    action = client.get(address).context["action_url"]
    return client.post(action, {**editor_data(None, form=form), **typed})


def test_those_who_keep_the_vocabulary_write_words_that_act_at_once(keeper: Client) -> None:
    make_page(title="Le muge saute")
    answer = send(keeper, reverse(ADD), forms=" testu \n\nmuge\nmuge")
    assert answer.status_code == 302
    word = Word.objects.get()
    assert (word.forms_list, word.verified) == (["testu", "muge"], True)
    assert "Le muge saute" in shown(keeper, "/recherche/?q=testu&tel_quel=1")


def test_others_do_not(client: Client) -> None:
    make_site()
    make_service("mjc")
    client.force_login(make_user("rosette", service="mjc"))
    for view in (LIST, ADD):
        assert client.get(reverse(view)).status_code == 302


def test_the_list_and_the_editor_say_what_each_group_brings(keeper: Client) -> None:
    page = make_page(title="Le muge saute")
    make_page(title="Le testu")
    word = Word.objects.create(one_way_from="testu", one_way_to="muge", verified=True)
    Word.objects.create(forms="seinche\ncinche", verified=True)
    listed = shown(keeper, reverse(LIST))
    assert "1 page de plus pour « testu » Le muge saute" in listed
    assert "rien de plus aujourd’hui" in listed
    assert f'href="{page.url}"' in keeper.get(reverse(LIST)).content.decode()
    edited = shown(keeper, reverse(EDIT, args=[word.pk]))
    assert "« testu » : 1 page sans ce groupe, 1 de plus avec lui Le muge saute (Récit)" in edited
    Word.objects.update(verified=False)
    assert "n’agit pas encore" in shown(keeper, reverse(EDIT, args=[word.pk]))


def test_a_searched_word_begins_a_group(keeper: Client) -> None:
    address = f"{reverse(ADD)}?mot=chiqueur+de+poutargue"
    form = keeper.get(address).context["form"]
    assert (form["forms"].value(), form["verified"].value()) == ("chiqueur de poutargue", True)
    assert keeper.get(f"{reverse(ADD)}?mot={'a' * 5000}").status_code == 200


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"forms": "la\nmuge"}, "« la » ne se cherche pas seul"),
        ({"forms": "muge\n" + "a" * 81}, "Un mot par ligne, de 80 signes au plus"),
        ({"forms": "", "one_way_from": "??", "one_way_to": "muge"}, "« ?? » ne se cherche pas seul"),
        ({"forms": "muge", "one_way_from": "testu", "one_way_to": "muge"}, "Écrivez soit les mots du groupe"),
        ({"forms": "", "note": "Une note gardée"}, "Écrivez soit les mots du groupe"),
        ({"forms": "seul", "note": "Une note gardée"}, "Écrivez un deuxième mot"),
    ],
)
def test_what_cannot_be_searched_is_said_and_nothing_is_lost(
    keeper: Client, typed: dict[str, str], said: str
) -> None:
    answer = send(keeper, reverse(ADD), **typed)
    assert answer.status_code == 200
    text = answer.content.decode().replace("\u00a0", " ")
    assert said in text
    assert all(answer.context["form"][name].value() == value for name, value in typed.items())
    assert not Word.objects.exists()


def test_a_word_alone_is_kept_for_what_it_means(keeper: Client) -> None:
    assert (
        send(keeper, reverse(ADD), forms="escoude", note="Outil du carrier.", verified="").status_code == 302
    )
    assert not Word.objects.get().verified


def test_a_word_too_common_is_the_only_fault_told(keeper: Client) -> None:
    errors = send(keeper, reverse(ADD), forms="la").context["form"].errors
    assert list(errors) == ["forms"]
