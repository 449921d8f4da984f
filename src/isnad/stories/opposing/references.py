"""Words by which a denial points at what was said: «ذلك»، «هذه الاتهامات»."""

from collections.abc import Mapping
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.stories.opposing.words import Word

_THIS = "this"
# What says of something told that it is not so, where the verb does not: «لا صحة»، «غير صحيح»، «لا أساس».
SAYS_UNTRUE = frozenset(
    ["صحه", "صحيح", "اساس", "كاذب", "كذب", "مفبرك", "ملفق", "باطل", "عار", "عاري", "عاريه", "افتراء"]
)


def refers(word: Word) -> bool:
    """Whether a word points at what was said, and says nothing of what."""
    return word.form in _references() or word.lemma in _references()


def points(word: Word) -> bool:
    """Whether it is «this» or «that»."""
    return _references().get(word.form) == _THIS


@cache
def _references() -> Mapping[str, str]:
    return {match_form(word): kind for word, kind in wordlists.rows("reference_words", "isnad.stories")}
