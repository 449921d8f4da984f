"""Words with which what is denied begins, by what they are: verbal nouns, nouns for something said, names of bodies."""

from collections.abc import Mapping
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form

OF_AGENCIES = frozenset({"وكاله", "وكالات", "هييه", "جهاز", "لجنه"})  # before «الأنباء», which is then no news


@cache
def denied_kinds() -> Mapping[str, str]:
    """The words of data/denied_objects.tsv, in matching form, with what they are: deed, told or body."""
    return {match_form(word): kind for word, kind in wordlists.rows("denied_objects")}
