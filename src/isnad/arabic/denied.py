"""Words with which what is denied begins, by what they are: verbal nouns, nouns for something said, names of bodies."""

import re
from collections.abc import Mapping
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form

OF_AGENCIES = frozenset({"وكاله", "وكالات", "هييه", "جهاز", "لجنه"})  # before «الأنباء», which is then no news
DENYING = frozenset({"نفى", "أنكر", "فند", "كذب"})  # verbs that deny whatever stands behind them
# Patterns of verbal nouns that few other nouns have, as written: إفعال، استفعال، افتعال، انفعال، تفعيل، تفاعل، مفاعلة.
_VERBAL = re.compile("^(?:إ..ا.|إ.ا.ة|است..ا.|است.ا.ة|ا.[تدط].ا.|ان..ا.|ت..ي.|ت.ا[^يئ].|م.ا..ة|ا[تدطز].ا.)$")
_MARKS = re.compile("[\u064b-\u0652\u0670]")
_PRONOUNS = ("هما", "ها", "هم", "هن", "ه", "نا", "ي")
_LEAST = 3  # letters of a noun without its pronoun
_NOUNS = frozenset({"deed", "told"})


@cache
def denied_kinds() -> Mapping[str, str]:
    """The words of data/denied_objects.tsv, in matching form, with what they are: deed, told or body."""
    return {match_form(word): kind for word, kind in wordlists.rows("denied_objects")}


def has_verbal_pattern(bare: str, form: str) -> bool:
    """Whether a word, as written and in matching form, has a pattern of verbal nouns, and is no name of a body."""
    return _VERBAL.match(bare) is not None and denied_kinds().get(form) != "body"


def is_verbal_noun(bare: str, form: str, *, may_be_name: bool) -> bool:
    """Whether a word is a verbal noun by its pattern, or a noun with a pronoun: «تورطه»، «مشاركتها».

    A word that `may_be_name` is one only with a pronoun.
    """
    bare = _MARKS.sub("", bare)
    if has_verbal_pattern(bare, form) and not may_be_name:
        return True
    for pronoun in _PRONOUNS:
        stem, rest = bare.removesuffix(pronoun), form.removesuffix(pronoun)
        if len(rest) < _LEAST or rest == form:
            continue
        if denied_kinds().get(rest) in _NOUNS or has_verbal_pattern(stem, rest):
            return pronoun != "ي"
        if rest.endswith("ت") and (
            denied_kinds().get(rest[:-1] + "ه") in _NOUNS or has_verbal_pattern(stem[:-1] + "ة", rest)
        ):
            return pronoun != "ي"
    return False
