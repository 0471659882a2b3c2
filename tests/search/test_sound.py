import pytest

from search.sound import sound


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("kanal", "canal"),
        ("provensale", "provençales"),
        ("etan", "étang"),
        ("bere", "Berre"),
        ("jonkière", "Jonquières"),
        ("kapoulière", "capoulière"),
        ("batau", "bateaux"),
        ("bouyabesse", "bouillabaisse"),
        ("teatre", "théâtre"),
        ("tanbourin", "tambourins"),
        ("fare", "phare"),
        ("eglize", "église"),
        ("osean", "océan"),
        ("garson", "garçon"),
        ("filé", "filer"),
        ("verminque", "Verminck"),
        ("ziemme", "Ziem"),
        ("câlin", "calen"),
        ("ponto", "Ponteau"),
        ("ban", "bancs"),
    ],
)
def test_words_said_alike_have_one_key(heard: str, written: str) -> None:
    assert sound(heard) == sound(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [("calen", "canal"), ("poutargue", "poutarge"), ("pont", "port"), ("chat", "cas"), ("mer", "me")],
)
def test_words_said_otherwise_have_two(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(("short", "key"), [("a", "a"), ("eau", "o"), ("les", "le"), ("", ""), ("h", "")])
def test_a_small_word_keeps_its_vowel(short: str, key: str) -> None:
    assert sound(short) == key
