"""Codes: long enough, sayable, tolerant; nothing in the database that opens a door."""

import math
import re

import pytest
from django.test import override_settings

from savoirs.contribute import secrets
from savoirs.contribute.models import Contribution


def test_a_code_has_forty_bits_and_plain_distinct_words() -> None:
    choices = (
        len(secrets.WORDS)
        * len(secrets.DIGITS) ** secrets.DIGIT_COUNT
        * len(secrets.LETTERS) ** secrets.LETTER_COUNT
    )
    assert math.log2(choices) >= 40
    assert len(set(secrets.WORDS)) == len(secrets.WORDS) == 64
    assert all(word.isascii() and word.isupper() for word in secrets.WORDS)


def test_codes_follow_from_their_address_and_differ() -> None:
    addresses = [secrets.new_address() for _ in range(300)]
    codes = {secrets.code_of(address) for address in addresses}
    assert len(codes) == 300
    assert all(re.fullmatch(r"[A-Z]+-\d{4}-[BCDFGHJ-NP-TV-XZ]{5}", code) for code in codes)
    assert secrets.code_of(addresses[0]) in codes


@pytest.mark.parametrize(
    "typed",
    [
        "PHARE-4820-KMRTX",
        "phare 4820 kmrtx",
        " Pharé – 4820 — k.m.r.t.x ",
        "phare482Okmrtx",
        "PHARE/4820\tKMRTX\n",
    ],
)
def test_a_code_is_read_as_people_type_it(typed: str) -> None:
    assert secrets.read_code(typed) == "PHARE-4820-KMRTX"


def test_letters_and_digits_that_look_alike_are_told_apart_by_their_place() -> None:
    assert secrets.read_code("étang IZSB 1S2B8") == "ETANG-1258-LSZBB"


@pytest.mark.parametrize(
    "typed", ["", "4820", "PHARE", "bonjour-4820-KMRTX", "x" * 10_000, "\0", "٤٨٢٠", "🙂"]
)
def test_what_is_not_a_code_reads_as_nothing(typed: str) -> None:
    assert secrets.read_code(typed) in ("", typed)


@pytest.mark.django_db
def test_the_database_holds_neither_address_nor_code() -> None:
    contribution, address = Contribution.objects.begin(kind=Contribution.Kind.MEMORY)
    row = Contribution.objects.filter(pk=contribution.pk).values().get()
    stored = " ".join(str(value) for value in row.values())
    assert address not in stored
    assert secrets.code_of(address) not in stored
    assert Contribution.objects.at_address(address) == contribution
    assert Contribution.objects.at_address(address[:-1]) is None


@pytest.mark.django_db
def test_a_code_opens_once_sent_and_survives_a_change_of_key() -> None:
    contribution, address = Contribution.objects.begin(kind=Contribution.Kind.MEMORY)
    code = secrets.code_of(address)
    assert Contribution.objects.with_code(code) is None
    Contribution.objects.update(state=Contribution.State.SENT)
    assert Contribution.objects.with_code(code.lower().replace("-", " ")) == contribution
    with override_settings(SECRET_KEY="another", SECRET_KEY_FALLBACKS=["only-for-the-tests"]):
        assert Contribution.objects.with_code(code) == contribution
    with override_settings(SECRET_KEY="another"):
        assert Contribution.objects.with_code(code) is None
