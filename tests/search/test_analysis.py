import pytest

from search import analysis
from search.analysis import begun, filed, fold, forms, stems, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'île", ["ile"]),
        ("l’île d’Avignon", ["ile", "avignon"]),
        ("Jusqu’à l'école", ["a", "ecole"]),
        ("qu’aujourd’hui", ["aujourdhui"]),
        ("la prud’homie", ["la", "prudhomie"]),
        ("Port-de-Bouc", ["port", "de", "bouc"]),
        ("un ŒUF, des cœurs ; ex æquo", ["un", "oeuf", "des", "coeurs", "ex", "aequo"]),
        ("e\u0301te\u0301", ["ete"]),
        ("mar\u00adtégal", ["martegal"]),
        ("le 1er mai 1930-1945", ["le", "1er", "mai", "1930", "1945"]),
        ("25 m²", ["25", "m2"]),
        ("guerre 39-45 (04 42 00 19 39).", ["guerre", "39", "45", "0442001939"]),
        ("+33 4.42.00.19.39, 0442001939", ["0442001939", "0442001939"]),
        ("04 42 00 19 391, 1 04", ["04", "42", "00", "19", "391", "1", "04"]),
        ("nom_de_fichier", ["nom", "de", "fichier"]),
        ("Straße, Łódź", ["strasse", "lodz"]),
        ("? ! « » \x00 🎣", []),
        ("l’", ["l"]),
        ("St-Pierre, Ste Marie, STES. Maries", ["saint", "pierre", "sainte", "marie", "saintes", "maries"]),
        ("une Sté de st", ["une", "ste", "de", "saint"]),
    ],
)
def test_exact_forms(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("typed", "start"),
    [
        ("chapelle de l ann", "chapelle de ann"),
        ("chapelle de l’", "chapelle de"),
        ("d Éa", "ea"),
        ("rue d", "rue d"),
        ("le char T 3", "le char t 3"),
        ("st p", "saint p"),
        ("ste ", "sainte"),
        ("st", "st"),
    ],
)
def test_what_is_being_typed_lacks_apostrophes_and_its_last_word_goes_on(typed: str, start: str) -> None:
    assert begun(typed) == start


def test_titles_are_filed_without_the_article_that_opens_them() -> None:
    titles = [
        "Venise provençale",
        "Les 48 pièces",
        "Le théâtre",
        "L’oppidum",
        "L'âge d’or",
        "Élan",
        "La chapelle",
    ]
    assert sorted(titles, key=filed) == [
        "Les 48 pièces",
        "L'âge d’or",
        "La chapelle",
        "Élan",
        "L’oppidum",
        "Le théâtre",
        "Venise provençale",
    ]
    assert [filed(title) for title in ("Une", "Les uns et les autres", "?")] == [
        "une",
        "uns et les autres",
        "",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Pêcheurs", "pecheur"),
        ("les canaux", "canaux"),
        ("mémoires", "MEMOIRE"),
        ("récits", "recit"),
        ("jeux", "jeu"),
        ("élus", "élu"),
        ("bijoux", "bijou"),
        ("canal", "canaux"),
        ("vélos", "vélo"),
        ("emplois", "emploi"),
        ("un refus", "refuser"),
        ("les portes", "porte"),
        ("un marais", "marais"),
    ],
)
def test_words_of_a_family_share_a_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("le port", "la porte"),
        ("la mer", "la mère"),
        ("les marais", "en mars"),
        ("Marie", "mars"),
        ("au parc", "parce que"),
        ("trois fois", "le foyer"),
        ("en bas", "la base"),
    ],
)
def test_other_words_have_another_stem(one: str, other: str) -> None:
    assert not set(stems(one)) & set(stems(other))


def test_accents_fold_before_stemming() -> None:
    typed_without = [fold(word) for word in ("élevées", "pêché", "bâtiments", "île")]
    assert stems("élevées pêché bâtiments île") == stems(" ".join(typed_without))


def test_stop_words_have_a_form_and_no_stem() -> None:
    assert [(token.form, token.stem) for token in tokens("À la mer")] == [
        ("a", ""),
        ("la", ""),
        ("mer", "mer"),
    ]


def test_tokens_stand_on_the_original_text() -> None:
    text = "« L’Œuvre » des pe\u0302cheurs"
    assert [text[token.start : token.end] for token in tokens(text)] == ["Œuvre", "des", "pe\u0302cheurs"]


def test_an_endless_word_is_cut() -> None:
    assert [len(form) for form in forms("a" * 10_000)] == [analysis.LONGEST_FORM]


def test_the_fingerprint_follows_the_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    before = analysis.fingerprint()
    assert analysis.fingerprint() == before
    monkeypatch.setattr(analysis, "STOP_WORDS", analysis.STOP_WORDS - {"la"})
    assert analysis.fingerprint() != before


def test_small_words_need_no_apostrophe() -> None:
    assert stems("quil est dun salarié, quon dit") == stems("qu’il est d’un salarié, qu’on dit")
    assert stems("la dune, la lune") == ["dun", "lun"]
