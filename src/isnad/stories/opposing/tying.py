"""A claim and the denial that it was joined to, and which claims may be joined to one at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isnad.model import Join
from isnad.stories.opposing.clauses import Piece
from isnad.stories.opposing.naming import names_somebody, written
from isnad.stories.opposing.rereading import WHICH, is_inherited
from isnad.stories.opposing.speakers import same_speaker, speaker_words
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.words import Word
from isnad.stories.terms import PLACE

INVOLVED = "involved+"
_DENIES = "confirm-"  # the axis on which «نفى» and «كذب» stand
_SUPPOSED = frozenset(["حال", "حتي", "لو", "كي", "قبل", "اذا"])  # «في حال تبين أن»
_LOOK_BACK = 20  # code points
_DENYING = ("نفي", "نفت", "نفو", "نافي", "تنفي", "ينفي", "ينفو", "انكر", "فند", "كذب", "نفا")
_IF = frozenset(["اذا", "لو", "هل", "لولا", "حال"])


@dataclass(frozen=True, slots=True)
class Tied:
    """A claim and the denial it was joined to."""

    claim: Statement
    piece: Piece  # of the claim, that was compared
    denial: Statement
    join: Join
    shared: tuple[Word, ...]  # of the denial, weightiest first
    score: float


def asserts(piece: Piece) -> bool:
    """Whether a piece says that something is so: no question, no condition, no other denial told."""
    return not any(word.form in _IF or _denies(word) for word in piece.words)


def _denies(word: Word) -> bool:
    return word.negates == "verb" and (_DENIES in word.axes or word.form.removeprefix("و").startswith(_DENYING))


def is_heard(claim: Statement) -> bool:
    """Whether who claims is surely the one it is told of: named beside the verb, in no relative clause."""
    link = claim.claim.chain[0]
    if not names_somebody(link.called):
        return False
    cue = claim.claim.cue.start
    if claim.claim.cue.end <= claim.claim.content.start and "\n" in claim.text[cue : claim.claim.content.start]:
        return False
    before = list(written(claim.text, max(0, cue - _LOOK_BACK), cue))
    if before and (before[-1].form.removeprefix("و") in WHICH or before[-1].form in _SUPPOSED):
        return False
    first = next(iter(claim.words), None)
    if first is not None and first.form.startswith("و") and first.kinds & PLACE:
        return False  # «تتهم موسكو | ودمشق المعارضة»: who speaks is cut
    return link.mention is not None or is_inherited(link, claim.text, cue)


def parts(claims: Sequence[Statement], denial: Statement) -> Iterator[tuple[Statement, Piece]]:
    """The parts of claims made before a denial, by others, that say that something is so."""
    for claim in claims:
        if claim.told.at <= denial.told.at and may_be_denied(claim, denial):
            yield from ((claim, piece) for piece in claim.parts if asserts(piece))


def may_be_denied(claim: Statement, denial: Statement) -> bool:
    """Whether a claim is another's, and no part of the denial or of what the denier tells."""
    if claim is denial or any(same_speaker(speaker_words(link.called), denial.speaker) for link in claim.claim.chain):
        return False
    return not (claim.told is denial.told and is_within(claim, denial))


def is_within(claim: Statement, denial: Statement) -> bool:
    """Whether a claim stands in the words of a denial, or the denial in its."""
    one, other = claim.claim.content, denial.claim.content
    return one.start < other.end and other.start < one.end
