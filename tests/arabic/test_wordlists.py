import pytest

from isnad.arabic import wordlists


def test_words_are_the_first_fields() -> None:
    assert wordlists.words("abbreviations") == {row[0] for row in wordlists.rows("abbreviations")}


def test_forms_are_the_first_fields_in_matching_form() -> None:
    forms = wordlists.forms("given_names")
    assert "احمد" in forms
    assert "أحمد" not in forms


def test_words_of_one_kind_are_those_alone() -> None:
    assert wordlists.forms_of("date_words", "about") == {"تقريبا", "حدود", "حوالي", "زهاء", "قرابه", "نحو"}
    assert wordlists.forms_of("date_words", "no such kind") == frozenset()


def test_a_list_that_is_not_there_is_a_mistake_of_ours() -> None:
    with pytest.raises(FileNotFoundError):
        wordlists.rows("no_such_list")
