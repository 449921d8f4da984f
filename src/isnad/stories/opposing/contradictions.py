"""Claims that cannot both be right, without a word of denial: one negates what the other says."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from isnad.stories.opposing.agreement import disagreement
from isnad.stories.opposing.clauses import Piece
from isnad.stories.opposing.differing import Contrary, is_one_source, is_unsure, may_be_so
from isnad.stories.opposing.index import Index
from isnad.stories.opposing.readings import ALIKE, ROOT_ONLY, excepts
from isnad.stories.opposing.statements import ASSERTING, Statement, is_same_copy
from isnad.stories.opposing.tying import is_within
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.words import Word

_ENOUGH = 0.8  # the least weight shared
_COVERED = 0.55  # of the lighter clause's weight
_COVERED_LONGER = 0.45  # of the heavier one's
_SURE = 0.9  # how probable the learned decision must hold it that the two disagree
_SURE_OF_ONE = 0.6  # ... of two claims of one source, which says the same thing in the same words but once
_ALL = frozenset(["كل", "جميع", "كافه"])  # «كل من صعد يحمل تذكرة»: what is said of all, one of them can belie
_SEVERAL = 3  # shared words, where it is not said of all
_LEAST_KEYS = 3  # lemmas and roots that two clauses must share to be looked at
_CHANGED = timedelta(hours=12)  # within which a source that says otherwise was rather read amiss
_WILL_NOT = frozenset(["لن", "ولن", "فلن"])
_SO_THAT = frozenset(["حتي", "كي", "لكي", "كيلا", "لكيلا", "لئلا", "الا", "خارج"])
_RATHER = re.compile(r"[\s»\"،]*(?:بل|لكن|ولكن|وإنما|إنما)\b")


def contraries(found: Sequence[Statement], index: Index, weights: Weights) -> Iterator[Contrary]:
    """The pairs of claims that cannot both be right."""
    seen: set[tuple[int, int]] = set()
    for negating in found:
        if not negating.negates or negating.denies or is_unsure(negating):
            continue
        for piece in negating.pieces:
            if not _negates_once(piece) or _goes_on(negating, piece):
                continue
            for plain, other in _candidates(negating, piece, index):
                first, second = sorted(((negating, piece), (plain, other)), key=lambda each: each[0].order)
                pair = (first[0].order, second[0].order)
                if pair in seen or not _may_differ(first[0], second[0]):
                    continue
                if is_one_source(first[0], second[0]) and not _is_other_plan(piece, other):
                    continue
                contrary = _contrary(first, second, weights)
                if contrary is not None:
                    seen.add(pair)
                    yield contrary


def _negates_once(piece: Piece) -> bool:
    """Whether a clause says of one thing that it is not so, and no more."""
    # «دون تحديد النوع» says how another thing was done.
    turners = piece.reading.turners
    if may_be_so(piece) or any(word.form in _SO_THAT for word in piece.words):
        return False  # «حتى لا تواجه»
    return bool(piece.negated) and len(turners) == 1 and not excepts(turners[0]) and piece.words[0].negates != "noun"


def _goes_on(statement: Statement, piece: Piece) -> bool:
    """Whether the clause is set right by what follows: «لم يكن قنبلة بل عبوة حارقة»."""
    return _RATHER.match(statement.text, piece.span.end) is not None


def _candidates(negating: Statement, piece: Piece, index: Index) -> Iterator[tuple[Statement, Piece]]:
    """Clauses that say plainly what this one negates."""
    heads = frozenset(key for place in piece.negated for key in piece.words[place].keys)
    keys = piece.reading.telling_keys
    for plain in index.having(heads, keys, _LEAST_KEYS):
        if plain is negating or plain.claim.act not in ASSERTING or is_unsure(plain):
            continue
        for other in plain.pieces:
            if (
                heads & other.reading.keys
                and len(keys & other.reading.keys) >= _LEAST_KEYS
                and not other.reading.turners
                and _is_plain(other)
            ):
                yield plain, other


def _is_plain(piece: Piece) -> bool:
    """Whether a clause says that something is so, and neither that it is elsewhere nor that it shall not be."""
    return piece.reading.asserts and not may_be_so(piece) and not any(word.form in _SO_THAT for word in piece.words)


def _may_differ(one: Statement, other: Statement) -> bool:
    """Whether two claims are of two sources, or of one that may have changed its mind since."""
    if not one.claim.chain[0].called or not other.claim.chain[0].called:
        return False
    if one.told is other.told and is_within(one, other):
        return False
    return not is_one_source(one, other) or (not is_same_copy(one, other) and other.told.at - one.told.at >= _CHANGED)


def _is_other_plan(negating: Piece, plain: Piece) -> bool:
    """Whether one says that what the other will do will not be done: only so is a source set against itself."""
    will_not = any(word.form in _WILL_NOT for word in negating.words)
    return will_not and any(word.form.startswith("س") and not word.lemma.startswith("س") for word in plain.words)


def _contrary(first: tuple[Statement, Piece], second: tuple[Statement, Piece], weights: Weights) -> Contrary | None:
    (one, one_piece), (other, other_piece) = first, second
    all_said = any(word.lemma in _ALL for piece in (one_piece, other_piece) for word in piece.words)
    least = ALIKE if all_said else ROOT_ONLY
    shared: dict[str, tuple[float, Word]] = {}
    turned: list[Word] = []
    for place, word in enumerate(other_piece.words):
        part, there = one_piece.reading.share(word)
        weight = weights.of(word) * part
        if weight:
            if (place in other_piece.negated) != (there in one_piece.negated) and part > least:
                turned.append(word)
            shared.setdefault(word.key, (weight, word))
    by_noun = any(word.negates == "noun" for piece in (one_piece, other_piece) for word in piece.words)
    if not turned or len(shared) < (2 if all_said else _SEVERAL) or (by_noun and not all_said):
        return None
    weight = sum(each for each, _ in shared.values())
    lighter, heavier = sorted((weights.total(one_piece.words), weights.total(other_piece.words)))
    if weight < max(_ENOUGH, _COVERED * lighter, _COVERED_LONGER * heavier):
        return None
    doubt = disagreement(one_piece.span.text, other_piece.span.text)
    if doubt < (_SURE_OF_ONE if is_one_source(one, other) else _SURE):
        return None
    words = tuple(word for _, word in sorted(shared.values(), key=lambda each: -each[0]))
    return Contrary(one, one_piece, other, other_piece, words, tuple(turned), doubt)
