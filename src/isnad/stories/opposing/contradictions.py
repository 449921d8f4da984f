"""Claims that cannot both be right, without a word of denial: one negates what the other says, or says its opposite."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isnad.model import Act, Join
from isnad.stories.opposing.denials import Index
from isnad.stories.opposing.statements import Piece, Statement, is_same_copy, keys_of
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.words import Word

_NO_ASSERTION = frozenset([Act.DENY, Act.URGE, Act.JUDGE, Act.PROMISE, Act.EXPECT])
_COMMON = 40  # pieces that share a word with the other side for it to find pairs
_ENOUGH = 1.6  # the least weight shared beside what is turned
_COVERED = 0.5  # of the shorter piece's weight


@dataclass(frozen=True, slots=True)
class Contrary:
    """Two claims that cannot both be right, the older first."""

    one: Statement
    one_piece: Piece
    other: Statement
    other_piece: Piece
    join: Join
    shared: tuple[Word, ...]  # of the other, weightiest first
    turned: tuple[Word, ...]  # the word that is negated in one of them, or two antonyms
    score: float


def contraries(found: Sequence[Statement], index: Index, weights: Weights) -> Iterator[Contrary]:
    """The pairs of claims that cannot both be right."""
    pieces = [
        (statement, piece)
        for statement in found
        if statement.claim.act not in _NO_ASSERTION and not statement.claim.hedged
        for piece in statement.pieces
    ]
    seen: set[tuple[int, int]] = set()
    for first, second in _candidates(pieces):
        one, other = sorted((first, second), key=lambda each: each[0].order)
        pair = (one[0].order, other[0].order)
        if pair in seen or not _may_differ(one[0], other[0]):
            continue
        contrary = _contrary(one, other, index, weights)
        if contrary is not None:
            seen.add(pair)
            yield contrary


Of = tuple[Statement, Piece]


def _candidates(pieces: Sequence[Of]) -> Iterator[tuple[Of, Of]]:
    """Pairs of which one negates a word of the other, or has a word against it."""
    negated: defaultdict[str, list[Of]] = defaultdict(list)
    plain: defaultdict[str, list[Of]] = defaultdict(list)
    axes: defaultdict[str, list[Of]] = defaultdict(list)
    for each in pieces:
        for place, word in enumerate(each[1].words):
            if not word.tells:
                continue
            for key in keys_of(word):
                (negated if place in each[1].negated else plain)[key].append(each)
            for axis in word.axes:
                axes[axis].append(each)
    for key, turned in negated.items():
        yield from _crossed(turned, plain.get(key, ()))
    for axis, there in axes.items():
        if axis.endswith("+"):
            yield from _crossed(there, axes.get(f"{axis[:-1]}-", ()))


def _crossed(one: Sequence[Of], other: Sequence[Of]) -> Iterator[tuple[Of, Of]]:
    if len(one) * len(other) <= _COMMON * _COMMON:
        yield from ((first, second) for first in one for second in other if first[0] is not second[0])


def _may_differ(one: Statement, other: Statement) -> bool:
    if is_same_copy(one, other) and one.claim.chain[0].called == other.claim.chain[0].called:
        return False
    return True


def _contrary(one: Of, other: Of, index: Index, weights: Weights) -> Contrary | None:
    bag = index.bag(one[1])
    shared: dict[str, tuple[float, Word]] = {}
    turned: list[Word] = []
    join = Join.NEGATION
    for place, word in enumerate(other[1].words):
        part, there = bag.share(word)
        weight = weights.of(word) * part
        if weight:
            if (place in other[1].negated) != (there in one[1].negated):
                turned.append(word)
            shared.setdefault(keys_of(word)[0], (weight, word))
            continue
        against = bag.against(word)
        if against >= 0 and (place in other[1].negated) == (against in one[1].negated):
            turned += [one[1].words[against], word]
            join = Join.ANTONYM
    if not turned:
        return None
    weight = sum(each for each, _ in shared.values())
    total = min(weights.total(one[1].words), weights.total(other[1].words))
    if len(shared) < 2 or weight < _ENOUGH or weight < _COVERED * total:
        return None
    words = tuple(word for _, word in sorted(shared.values(), key=lambda each: -each[0]))
    return Contrary(*one, *other, join, words, tuple(turned), weight / max(total, _ENOUGH))
