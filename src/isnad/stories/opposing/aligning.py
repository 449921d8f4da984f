"""Which words of one text stand for which of another, and which of either are left over.

A word stands for another that has its form, its lemma, its root, or almost its letters (a name spelt otherwise); then
for one that stands against it (up for down), then for one that says much the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from isnad.stories.opposing.words import Word
from isnad.stories.terms import NAME, NUMBER, PLACE

_SPELT_ALIKE = 0.6  # of their pairs of letters, how many two spellings share
_SHORTEST_SPELLING = 4
_SHORTEST_ROOT = 3  # two letters are shared by too many
_LONGEST_COMPARED = 60  # words of either text: what follows in a longer one is seldom its point


class Bond(StrEnum):
    """How two words stand to each other."""

    FORM = "form"
    LEMMA = "lemma"
    ROOT = "root"
    SPELLING = "spelling"
    AGAINST = "against"
    ALIKE = "alike"


SAME = (Bond.FORM, Bond.LEMMA, Bond.ROOT, Bond.SPELLING)


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two texts word by word; only words that tell something."""

    one: Sequence[Word]
    other: Sequence[Word]
    bonds: Sequence[tuple[int, int, Bond]]  # numbers of words of the one and the other
    left_one: Sequence[Word]  # without a word in the other
    left_other: Sequence[Word]

    def count(self, *bonds: Bond) -> int:
        """How many words stand to each other so."""
        return sum(bond in bonds for _, _, bond in self.bonds)


def aligned(one: Sequence[Word], other: Sequence[Word]) -> Aligned:
    """Aligns the words of two texts, the surest first; time grows with the square of the words left over."""
    first = [word for word in one if word.tells][:_LONGEST_COMPARED]
    second = [word for word in other if word.tells][:_LONGEST_COMPARED]
    open_one, open_other = list(range(len(first))), list(range(len(second)))
    bonds: list[tuple[int, int, Bond]] = []
    for bond, test in _TESTS:
        for i in tuple(open_one):
            j = next((j for j in open_other if test(first[i], second[j])), None)
            if j is not None:
                bonds.append((i, j, bond))
                open_one.remove(i)
                open_other.remove(j)
    return Aligned(first, second, bonds, [first[i] for i in open_one], [second[j] for j in open_other])


def _same_form(a: Word, b: Word) -> bool:
    return a.form == b.form


def _same_lemma(a: Word, b: Word) -> bool:
    # Numbers and places have one term in all their shapes: «ثلاثة» and «3», «التونسي» and «تونس».
    return a.lemma == b.lemma or (a.term == b.term and bool(a.kinds & (NUMBER | PLACE | NAME)))


def _same_root(a: Word, b: Word) -> bool:
    return len(a.root) >= _SHORTEST_ROOT and a.root == b.root and not a.against & b.axes


def _spelt_alike(a: Word, b: Word) -> bool:
    if a.kinds & NUMBER or b.kinds & NUMBER or min(len(a.form), len(b.form)) < _SHORTEST_SPELLING:
        return False
    return spelling_shared(a.form, b.form) >= _SPELT_ALIKE


def _against(a: Word, b: Word) -> bool:
    return bool(a.against & b.axes) and not a.axes & b.axes


def _alike(a: Word, b: Word) -> bool:
    return bool(a.axes & b.axes)


_TESTS: tuple[tuple[Bond, Callable[[Word, Word], bool]], ...] = (
    (Bond.FORM, _same_form),
    (Bond.LEMMA, _same_lemma),
    (Bond.ROOT, _same_root),
    (Bond.SPELLING, _spelt_alike),
    (Bond.AGAINST, _against),
    (Bond.ALIKE, _alike),
)


def spelling_shared(one: str, other: str) -> float:
    """How many of their pairs of letters two words share, edges too, from 0 to 1 (Dice)."""
    first, second = _letter_pairs(one), _letter_pairs(other)
    return 2 * len(first & second) / (len(first) + len(second))


@lru_cache(maxsize=50_000)
def _letter_pairs(form: str) -> frozenset[str]:
    edged = f" {form} "
    return frozenset(edged[at : at + 2] for at in range(len(edged) - 1))
