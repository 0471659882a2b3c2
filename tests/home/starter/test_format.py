"""The files of the starter content are right, and a wrong one is refused with its file and its line."""

import shutil
from pathlib import Path

import pytest

from home.starter.checks import load
from home.starter.reading import FOLDER, FaultyContent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the starter content that a test may spoil."""
    return Path(
        shutil.copytree(FOLDER, tmp_path / "starter", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    )


def spoil(path: Path, before: str, after: str) -> int:
    """Replace the first ``before`` of a file, and return its line."""
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    return text[: text.index(before)].count("\n") + 1


def faults(folder: Path) -> list[str]:
    with pytest.raises(FaultyContent) as refused:
        load(folder)
    return [str(fault).replace("\u00a0", " ") for fault in refused.value.faults]


def test_the_starter_content_is_right() -> None:
    library = load()
    assert len(library.pages) == 132
    assert [len(library.of_kind(kind)) for kind in ("stories", "places", "useful", "trails", "testimonies")] == [
        68, 35, 22, 4, 3,
    ]  # fmt: skip
    assert (len(library.themes), len(library.quarters), len(library.periods)) == (14, 8, 10)


def test_every_fault_is_said_at_once_with_its_line(folder: Path) -> None:
    first = spoil(folder / "stories/le-calen.md", "reliability: une-source", "reliability: certain")
    second = spoil(folder / "places/pont-levant.md", "places: [canal-de-galliffet]", "places: [nulle-part]")
    third = spoil(folder / "vocabulary/themes.yaml", "- slug: archeologie", "- slug: archéologie")
    said = "\n".join(faults(folder))
    assert f"stories/le-calen.md:{first} : reliability : une de ces valeurs est attendue" in said
    assert f"vocabulary/themes.yaml:{third} : slug : cette forme n’est pas celle attendue" in said
    spoil(folder / "vocabulary/themes.yaml", "- slug: archéologie", "- slug: archeologie")
    assert f"places/pont-levant.md:{second} : « nulle-part » n’existe pas" in "\n".join(faults(folder))


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("quarter: jonquieres\n", "", "quarter : clé absente"),
        ("old_names: []", "old_names: []\nheight: 3", "height : clé inconnue"),
        ("old_names: []", 'old_names: ""', "old_names : une liste est attendue, vide s’écrit []"),
        ("old_names: []", "old_names: []\nquarter: l-ile", "clé écrite deux fois"),
        ('edtf: "1962?"', 'edtf: "soixante-deux"', "« soixante-deux » n’est pas une date normalisée"),
        ("lat: 43.4050", "lat: 48.8566", "position.lat : moins de 43.6 est attendu"),
        ("margin_m: 200", "margin_m: null", "une position approximative a une marge en mètres"),
        ("(page:l-ile)", "(page:l-isle)", "lien vers « l-isle », qui n’existe pas ou est la page même"),
        ("L’Île](page", "L'Île](page", "apostrophe droite, écrire ’"),
        ("title: \"Le pont levant\"", "title: \"Le pont levant", "YAML illisible"),
        ("Ce pont mobile", "Ce <b>pont</b> mobile", "ni HTML ni image dans un texte"),
        ('hauteur des navires"', 'hauteur des navires", language: "latin"', "language : langue inconnue"),
        ("related: [le-pont-levant", "related: [pont-levant", "la page se cite elle-même"),
    ],
)  # fmt: skip
def test_a_fault_names_its_file_and_says_what_is_wrong(
    folder: Path, before: str, after: str, message: str
) -> None:
    path = folder / "places/pont-levant.md"
    line = spoil(path, before, after)
    said = faults(folder)
    assert any(message in fault for fault in said), said
    here = [fault for fault in said if message in fault]
    assert all(fault.startswith("places/pont-levant.md:") for fault in here)
    number = int(here[0].split(":")[1].split()[0])
    assert number in (1, 2, line, line + 1)


def test_a_story_without_source_is_refused(folder: Path) -> None:
    path = folder / "stories/le-calen.md"
    head, listed, rest = path.read_text("utf-8").partition("sources:\n")
    _, to_check, rest = rest.partition("to_check:")
    path.write_text(f"{head}sources: []\n{to_check}{rest}", "utf-8")
    assert listed
    assert faults(folder) == ["stories/le-calen.md:1 : la source manque"]


def test_a_page_without_header_and_a_missing_list_are_refused(folder: Path) -> None:
    (folder / "stories/le-calen.md").write_text("Un texte seul.\n", "utf-8")
    (folder / "vocabulary/words.yaml").unlink()
    assert faults(folder) == [
        "stories/le-calen.md:1 : un en-tête entre deux lignes « --- » est attendu",
        "vocabulary/words.yaml:1 : ce fichier manque",
    ]


def test_a_name_serves_one_page_only(folder: Path) -> None:
    shutil.copy(folder / "stories/le-calen.md", folder / "places/le-calen.md")
    assert any("ce nom de fichier sert déjà" in fault for fault in faults(folder))


def test_captions_agree_with_the_text_and_the_sound(folder: Path) -> None:
    spoil(folder / "sounds/annonces.txt", "agent", "agents")
    line = (
        spoil(
            folder / "testimonies/exemple-une-annonce-enregistree.md", "duration_s: 65.7", "duration_s: 12.0"
        )
        - 4
    )
    said = faults(folder)
    path = "testimonies/exemple-une-annonce-enregistree.md"
    assert f"{path}:{line} : les sous-titres et le texte diffèrent" in said
    assert f"{path}:{line} : le son dure 65.7 s" in said
    (folder / "sounds/annonces.wav").unlink()
    assert f"{path}:{line} : fichier absent : sounds/annonces.wav" in faults(folder)


def test_a_long_sentence_is_refused(folder: Path) -> None:
    path = folder / "stories/le-calen.md"
    path.write_text(path.read_text("utf-8") + "\n" + "mot " * 40 + "fin.\n", "utf-8")
    assert any("phrase de 41 mots" in fault for fault in faults(folder))
