"""Which claims a denial denies: by the words both have, by what «this» points at, by what stands just before it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isnad.model import Act, Join
from isnad.stories.opposing.statements import Piece, Statement, keys_of, same_speaker, speaker_words
from isnad.stories.opposing.weighing import Bag, Weights, points, refers
from isnad.stories.opposing.words import Word

_NO_CLAIM = frozenset([Act.DENY, Act.URGE, Act.JUDGE])  # acts that assert nothing that could be denied
_COVERED = 0.5  # of a denial's weight, how much the claim must have
_BESIDE = 0.3  # ... in the sentences just before it
_ENOUGH = 1.1  # the least weight shared: two rare words, or three common ones
_NEAR_BEST = 0.75  # a claim is taken only when it shares so much of what the best one does
_NEAR = 260  # code points from a claim's end to the verb that denies it: the next sentence
_FAR = 420  # ... where «this» points back
_MOST = 12  # claims that one denial may answer
_COMMON = 60  # statements that have a word for it to find candidates; more have it only by chance
_TOLD_WORDS = 1  # words of weight that a denial by «this» may still have


@dataclass(frozen=True, slots=True)
class Tied:
    """A claim and the denial it was joined to."""

    claim: Statement
    piece: Piece  # of the claim, that was compared
    denial: Statement
    join: Join
    shared: tuple[Word, ...]  # of the denial, weightiest first
    score: float


class Index:
    """The statements of a story by their words."""

    def __init__(self, found: Sequence[Statement]) -> None:
        self._by_key: defaultdict[str, list[tuple[Statement, Piece]]] = defaultdict(list)
        self._by_article: defaultdict[str, list[Statement]] = defaultdict(list)
        self._bags: dict[int, Bag] = {}
        for statement in found:
            self._by_article[_state(statement)].append(statement)
            if statement.claim.act in _NO_CLAIM:
                continue
            for piece in statement.pieces:
                for key in piece.keys():
                    self._by_key[key].append((statement, piece))

    def bag(self, piece: Piece) -> Bag:
        """The words of a piece, made once."""
        found = self._bags.get(id(piece))
        if found is None:
            found = self._bags[id(piece)] = Bag(piece)
        return found

    def candidates(self, words: Sequence[Word]) -> Iterator[tuple[Statement, Piece]]:
        """Pieces of claims that have one of the words, each once; words that too many have find none."""
        seen: set[int] = set()
        for key in {key for word in words if word.tells and not refers(word) for key in keys_of(word)}:
            found = self._by_key.get(key, [])
            if len(found) > _COMMON:
                continue
            for statement, piece in found:
                if id(piece) not in seen:
                    seen.add(id(piece))
                    yield statement, piece

    def beside(self, denial: Statement) -> list[Statement]:
        """The claims of the same state of the same article."""
        return self._by_article[_state(denial)]


def _state(statement: Statement) -> str:
    return f"{statement.told.placed.article} {statement.told.revision}"


def claims_denied(denial: Statement, index: Index, weights: Weights) -> list[Tied]:
    """The claims that a denial denies, best first."""
    words = denial.pieces[0].words
    telling = [word for word in words if weights.of(word) > 0]
    found = [] if not telling else [*_by_wording(denial, telling, index, weights)]
    found += _by_place(denial, telling, index, weights)
    best: dict[int, Tied] = {}
    for tied in sorted(found, key=lambda each: (-each.score, each.claim.order)):
        best.setdefault(tied.claim.order, tied)
    most = max((tied.score for tied in best.values()), default=0.0)
    return [tied for tied in best.values() if tied.score >= _NEAR_BEST * most][:_MOST]


def _by_wording(denial: Statement, telling: Sequence[Word], index: Index, weights: Weights) -> Iterator[Tied]:
    total = max(weights.total(telling), _ENOUGH)
    for claim, piece in index.candidates(telling):
        if not _may_be_denied(claim, denial) or claim.told.at > denial.told.at:
            continue
        shared, weight = _shared(telling, piece, index, weights)
        if len(shared) > 1 and weight >= _ENOUGH and weight >= _COVERED * total:
            yield Tied(claim, piece, denial, Join.WORDING, shared, weight / total)


def _by_place(denial: Statement, telling: Sequence[Word], index: Index, weights: Weights) -> Iterator[Tied]:
    """What stands just before it, on the same thing; or what «this» points at."""
    pointing = len(telling) <= _TOLD_WORDS and any(points(word) for word in denial.pieces[0].words)
    total = max(weights.total(telling), _ENOUGH)
    nearest = None
    for claim in index.beside(denial):
        gap = denial.claim.cue.start - claim.claim.content.end
        if not 0 <= gap <= (_FAR if pointing else _NEAR) or not _may_be_denied(claim, denial):
            continue
        if claim.claim.act in _NO_CLAIM or not claim.pieces:
            continue
        if pointing:
            nearest = claim if nearest is None or _is_nearer(claim, nearest) else nearest
            continue
        for piece in claim.pieces:
            shared, weight = _shared(telling, piece, index, weights)
            if shared and weight >= _BESIDE * total:
                yield Tied(claim, piece, denial, Join.NEIGHBOUR, shared, weight / total)
    if nearest is not None:
        yield Tied(nearest, nearest.pieces[0], denial, Join.REFERENCE, (), 1.0)


def _is_nearer(claim: Statement, other: Statement) -> bool:
    return claim.claim.content.end > other.claim.content.end


def _shared(telling: Sequence[Word], piece: Piece, index: Index, weights: Weights) -> tuple[tuple[Word, ...], float]:
    """The words that a piece of a claim has too, and their weight; none where the claim negates most of them itself."""
    bag = index.bag(piece)
    found: dict[str, tuple[float, Word]] = {}
    turned = 0.0
    for word in telling:
        share, place = bag.share(word)
        key = keys_of(word)[0]
        if share and key not in found:
            weight = weights.of(word) * share
            found[key] = (weight, word)
            turned += weight if place in piece.negated else 0.0
    weight = sum(each for each, _ in found.values())
    if turned > weight / 2:
        return (), 0.0
    return tuple(word for _, word in sorted(found.values(), key=lambda each: -each[0])), weight


def _may_be_denied(claim: Statement, denial: Statement) -> bool:
    """Whether a claim is another's, and no part of the denial or of what the denier tells."""
    if claim is denial or any(same_speaker(speaker_words(link.called), denial.speaker) for link in claim.claim.chain):
        return False
    return not (claim.told is denial.told and is_within(claim, denial))


def is_within(claim: Statement, denial: Statement) -> bool:
    """Whether a claim stands in the words of a denial, or the denial in its."""
    one, other = claim.claim.content, denial.claim.content
    return one.start < other.end and other.start < one.end
