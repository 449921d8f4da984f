"""Whether what meets a watch was told before, perhaps in other words."""

from collections.abc import Iterable

from isnad.arabic.lemmas import search_terms
from isnad.model import Level, Mark, Placement, TheTold
from isnad.stories.terms import function_words

# Two papers tell one denial in words of which the shorter has so many in common with the longer. In one story little
# is needed: a speaker seldom denies two things there. Elsewhere it must be nearly the same. Set by hand on sentences
# of our own, before any was measured.
_SHARED_IN_STORY = 0.5
_SHARED_ELSEWHERE = 0.75


def is_told(mark: Mark, placement: Placement, told: Iterable[TheTold]) -> bool:
    """Whether a mark of an article in this place is one of those that were told by the same watch.

    A copy of a text that was told is told; so is, in one story, the same figure of the same thing; and a denial of the
    same by the same, wherever it stands.
    """
    return any(_is_same(mark, placement, each) for each in told)


def _is_same(mark: Mark, placement: Placement, told: TheTold) -> bool:
    if mark.level is not told.mark.level or mark.key != told.mark.key:
        return False
    inside = told.copy == placement.copy if mark.level is Level.COPY else told.story == placement.story
    if not mark.gist:
        return inside
    return told.copy == placement.copy or _says_same(mark.gist, told.mark.gist, in_story=inside)


def _says_same(one: str, other: str, *, in_story: bool) -> bool:
    few, many = sorted((_telling(one), _telling(other)), key=len)
    if not few:
        return in_story  # «نفى ذلك»: of what, the text says elsewhere
    shared = len(few & many) / len(few)
    return shared >= (_SHARED_IN_STORY if in_story else _SHARED_ELSEWHERE)


def _telling(words: str) -> frozenset[str]:
    return frozenset(term for term in search_terms(words) if len(term) > 1) - function_words()
