import unicodedata
from importlib.resources import files

import pytest

from isnad.arabic import wordlists

LISTS = sorted(
    entry.name.removesuffix(".tsv")
    for entry in files("isnad.arabic").joinpath("data").iterdir()
    if entry.name[0] != "."
)


def text_of(name: str) -> str:
    return files("isnad.arabic").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LISTS)
class TestEveryList:
    def test_opens_by_saying_what_it_is(self, name: str) -> None:
        assert text_of(name).startswith("# ")

    def test_is_nfc_without_presentation_forms_tatweel_or_invisible_signs(self, name: str) -> None:
        text = "\n".join(line for line in text_of(name).splitlines() if line[:1] != "#")
        assert unicodedata.is_normalized("NFC", text)
        strange = [
            ch
            for ch in text
            if "\ufb50" <= ch <= "\ufdff"
            or "\ufe70" <= ch <= "\ufeff"
            or ch in "\u0640\u00a0"
            or unicodedata.category(ch) == "Cf"
        ]
        assert strange == []

    def test_ends_with_one_line_feed_and_has_no_blank_at_an_edge(self, name: str) -> None:
        text = text_of(name)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        fields = [field for line in text.splitlines() if line[:1] != "#" for field in line.split("\t")]
        assert [field for field in fields if field != field.strip()] == []

    def test_is_sorted_and_says_nothing_twice(self, name: str) -> None:
        rows = wordlists.rows(name)
        assert rows
        assert list(rows) == sorted(set(rows))

    def test_gives_every_entry_as_many_fields(self, name: str) -> None:
        rows = wordlists.rows(name)
        assert {len(row) for row in rows} == {len(rows[0])}
        assert all(row[0] for row in rows)


def test_words_are_the_first_fields() -> None:
    assert wordlists.words("abbreviations") == {row[0] for row in wordlists.rows("abbreviations")}


def test_a_list_that_is_not_there_is_a_mistake_of_ours() -> None:
    with pytest.raises(FileNotFoundError):
        wordlists.rows("no_such_list")
