"""Every word list of every part of the house keeps the rules of lists."""

import unicodedata
from importlib.resources import files

import pytest

from isnad.arabic.wordlists import rows

PACKAGES = ("isnad.analyse", "isnad.arabic", "isnad.extract", "isnad.stories")
LISTS = sorted(
    (package, entry.name.removesuffix(".tsv"))
    for package in PACKAGES
    for entry in files(package).joinpath("data").iterdir()
    if entry.name[0] != "."
)


def text_of(package: str, name: str) -> str:
    return files(package).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")


@pytest.mark.parametrize(("package", "name"), LISTS)
class TestEveryList:
    def test_opens_by_saying_what_it_is(self, package: str, name: str) -> None:
        assert text_of(package, name).startswith("# ")

    def test_is_nfc_without_presentation_forms_tatweel_or_invisible_signs(self, package: str, name: str) -> None:
        text = "\n".join(line for line in text_of(package, name).splitlines() if line[:1] != "#")
        assert unicodedata.is_normalized("NFC", text_of(package, name))
        strange = [
            ch
            for ch in text
            if "\ufb50" <= ch <= "\ufdff"
            or "\ufe70" <= ch <= "\ufeff"
            or ch in "\u0640\u00a0"
            or unicodedata.category(ch) == "Cf"
        ]
        assert strange == []

    def test_ends_with_one_line_feed_and_has_no_blank_at_an_edge(self, package: str, name: str) -> None:
        text = text_of(package, name)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        fields = [field for line in text.splitlines() if line[:1] != "#" for field in line.split("\t")]
        assert [field for field in fields if not field or field != field.strip()] == []

    def test_is_sorted_and_says_nothing_twice(self, package: str, name: str) -> None:
        entries = rows(name, package)
        assert entries
        assert list(entries) == sorted(set(entries))

    def test_gives_every_entry_as_many_fields(self, package: str, name: str) -> None:
        entries = rows(name, package)
        assert {len(entry) for entry in entries} == {len(entries[0])}
