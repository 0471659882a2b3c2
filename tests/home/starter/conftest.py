"""The starter content loaded once for the tests that read it, and a small library for those that load."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from home.starter.checks import load
from home.starter.easy import load_easy_texts
from home.starter.info import load_information
from home.starter.loader import load_into_site
from home.starter.questions import load_questions
from home.starter.reading import Library

VOCABULARY = {
    "themes": '- {slug: peche, label: "Pêche", text: "La mer.", aliases: [], broader: "", see: ""}\n',
    "quarters": '- {slug: l-ile, label: "L’Île", old_names: [], where: "", text: "", aliases: [], to_check: []}\n',
    "periods": '- {slug: xvie-siecle, label: "XVIe siècle", edtf: "1500/1599", text: "", aliases: []}\n',
    "words": '- {words: [calen, calens], note: "", verified: true, source: {title: "", url: ""}}\n',
}
QUESTIONS = """
- {key: premiere, text: "Qui sait\u00a0?", detail: "", page: recit-1, theme: peche, quarter: l-ile}
- {key: seconde, text: "Qui se rappelle\u00a0?", detail: "", page: "", theme: peche, quarter: ""}
"""
PAGE = """---
title: "{title}"
summary: "Un résumé."
themes: [peche]
quarter: ""
places: []
period: {{words: "", edtf: ""}}
related: []
reliability: etabli
sources: [{{title: "Un livre", url: "", supports: "Tout le récit."}}]
to_check: []
---
Un texte court.
"""


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Library]:
    """The whole starter content, on the site of the tests; each test undoes what it changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        library = load()
        load_into_site(library, quiet=True)
        load_questions(library)
        load_easy_texts(library)
        load_information(library)
        yield library
        transaction.set_rollback(True)


@pytest.fixture
def small_library(tmp_path: Path) -> Library:
    """Twenty stories: more than one transaction holds."""
    for name, text in VOCABULARY.items():
        (tmp_path / "vocabulary").mkdir(exist_ok=True)
        (tmp_path / "vocabulary" / f"{name}.yaml").write_text(text, "utf-8")
    (tmp_path / "questions.yaml").write_text(QUESTIONS, "utf-8")
    (tmp_path / "stories").mkdir()
    for number in range(20):
        (tmp_path / "stories" / f"recit-{number}.md").write_text(
            PAGE.format(title=f"Récit {number}"), "utf-8"
        )
    return load(tmp_path)
