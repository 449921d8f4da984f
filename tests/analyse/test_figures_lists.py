"""The word lists of figures keep the rules of lists."""

from isnad.arabic.letters import match_form
from isnad.arabic.wordlists import rows


def test_no_word_has_one_role_twice_in_two_spellings() -> None:
    seen = [(match_form(word), role) for word, role in rows("figure_context", "isnad.analyse")]
    assert sorted(seen) == sorted(set(seen))
