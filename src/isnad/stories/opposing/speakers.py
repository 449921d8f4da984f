"""Who speaks: the words of a name, and whether two names may be of one source."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form

_NAME_WORD = re.compile(r"[^\W\d_]+")
_TITLES = frozenset(["السيد", "الدكتور", "د", "باسم", "في", "من", "ال", "بن", "ابن"])


@lru_cache(maxsize=20_000)
def speaker_words(name: str) -> frozenset[str]:
    """The words of a name in matching form, the article left out; of a capital that stands for its state, the state."""
    forms = _NAME_WORD.findall(match_form(name))
    bare = (_bare(form) for form in forms if form not in _TITLES and len(form) > 1)
    return frozenset(_states().get(form, form) for form in bare)


def _bare(form: str) -> str:
    return (form[1:] if form.startswith(("وال", "بال", "لل")) else form).removeprefix("ال").removeprefix("ل" * 2)


@cache
def _states() -> Mapping[str, str]:
    rows = wordlists.rows("capitals", "isnad.stories")
    return {_bare(match_form(capital)): _bare(match_form(state)) for capital, state in rows}


def same_speaker(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names may be of one source: one has all the words of the other."""
    return bool(one) and bool(other) and (one <= other or other <= one)
