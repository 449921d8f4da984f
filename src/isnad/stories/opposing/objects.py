"""The nouns with which what is denied or told begins: verbal nouns, nouns for what was said; and words as written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from isnad.arabic.denied import denied_kinds, is_verbal_noun
from isnad.arabic.letters import match_form
from isnad.stories.opposing.words import words_of
from isnad.stories.terms import NAME, PLACE

_WORD = re.compile(r"[^\s«»\"“”()\[\]]+")
_SIGNS = "،,:؛.!؟…'’`"
_LEAST = 3  # letters of a noun
_FRONTS = ("ال", "بال", "لل", "وال", "ب", "ل", "و")
WHICH = frozenset(["الذي", "التي", "الذين", "اللذان", "اللتان", "اللذين", "اللتين"])


@dataclass(frozen=True, slots=True)
class Written:
    """A word as it stands in a text, without the signs beside it."""

    bare: str
    form: str  # in matching form
    start: int
    end: int

    @property
    def kinds(self) -> int:
        """NAME, PLACE and the like, as `stories.terms` has them; of a word of several parts, of its first."""
        found = words_of(self.bare)
        return found[0].kinds if found else 0


def written(text: str, start: int, end: int) -> Iterator[Written]:
    """The words of a stretch of text, without quotation marks and brackets."""
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        bare = word.strip(_SIGNS)
        if bare:
            first = match.start() + word.index(bare)
            yield Written(bare, match_form(bare), first, first + len(bare))


@lru_cache(maxsize=20_000)
def is_deed(form: str) -> bool:
    """Whether a form is a verbal noun, whatever stands before or behind it: «استخدام»، «بالاستيلاء»، «تورطها»."""
    for front in ("", *_FRONTS):
        bare = form.removeprefix(front)
        if form.startswith(front) and len(bare) >= _LEAST and denied_kinds().get(bare) != "body":
            kinds = Written(bare, bare, 0, len(bare)).kinds
            if denied_kinds().get(bare) == "deed" or is_verbal_noun(
                bare, bare, may_be_name=bool(kinds & (NAME | PLACE))
            ):
                return True
    return False


@lru_cache(maxsize=20_000)
def tells_of_telling(form: str) -> bool:
    """Whether a form is a noun for something said, with article or preposition, or the «what» of «ما نشر»."""
    bares = (form, *(form.removeprefix(front) for front in _FRONTS if form.startswith(front)))
    return form in {"ما", "لما", "وما", "مما"} or any(
        denied_kinds().get(bare) == "told" and bare != "صحه" for bare in bares
    )
