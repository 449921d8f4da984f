"""The word lists of figures keep the rules of lists."""

import unicodedata
from importlib.resources import files

import pytest

from isnad.arabic.letters import match_form
from isnad.arabic.wordlists import rows

LISTS = ("figure_context", "figure_pairs", "figure_predicates")


@pytest.mark.parametrize("name", LISTS)
def test_sorted_unique_and_plain(name: str) -> None:
    text = files("isnad.analyse").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    entries = [line for line in text.splitlines() if not line.startswith("#")]
    assert text.startswith("# ")
    assert entries == sorted(set(entries))
    assert unicodedata.is_normalized("NFC", text)
    assert "\u0640" not in "".join(entries)


def test_no_word_has_one_role_twice_in_two_spellings() -> None:
    seen = [(match_form(word), role) for word, role in rows("figure_context", "isnad.analyse")]
    assert sorted(seen) == sorted(set(seen))
