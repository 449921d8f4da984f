"""The word lists of extraction keep the form of all word lists of the project."""

import unicodedata
from importlib.resources import files

import pytest

from isnad.arabic.letters import TATWEEL, match_form
from isnad.extract.credit_words import credit_form
from isnad.extract.furniture import Furniture
from isnad.extract.wordlists import rows

NAMES = sorted(path.name.removesuffix(".tsv") for path in files("isnad.extract").joinpath("data").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_sorted_unique_and_nfc(name: str) -> None:
    text = files("isnad.extract").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[0].startswith("# ")
    entries = [line for line in lines if not line.startswith("#")]
    assert entries == sorted(set(entries))
    assert unicodedata.is_normalized("NFC", text)
    assert TATWEEL not in text
    assert not any("\ufb50" <= ch <= "\ufdff" or "\ufe70" <= ch <= "\ufeff" for ch in text)
    assert len({len(row) for row in rows(name)}) == 1
    assert len({row[0] for row in rows(name)}) == len(entries)


@pytest.mark.parametrize("name", ["agencies", "outlets", "places", "given_names", "desks", "place_openers"])
def test_no_two_entries_are_one_name(name: str) -> None:
    forms = [credit_form(row[0]) for row in rows(name)]
    assert sorted(forms) == sorted(set(forms))


def test_no_name_is_both_an_agency_and_an_outlet() -> None:
    assert not {credit_form(row[0]) for row in rows("agencies")} & {credit_form(row[0]) for row in rows("outlets")}


@pytest.mark.parametrize("name", ["furniture", "furniture_classes"])
def test_every_kind_of_furniture_is_known(name: str) -> None:
    assert {row[1] for row in rows(name)} <= {kind.value for kind in Furniture}


def test_openers_that_need_a_sign_are_openers_of_several_words() -> None:
    openers = {match_form(row[0]) for row in rows("furniture")}
    for (words,) in rows("furniture_sentences"):
        assert match_form(words) in openers
        assert " " in words
