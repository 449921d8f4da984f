"""A claim and the denial that it was joined to, and which claims may be joined to one at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from isnad.model import Join
from isnad.stories.opposing.clauses import Piece
from isnad.stories.opposing.speakers import same_speaker, speaker_words
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.words import Word

INVOLVED = "involved+"


@dataclass(frozen=True, slots=True)
class Tied:
    """A claim and the denial it was joined to."""

    claim: Statement
    piece: Piece  # of the claim, that was compared
    denial: Statement
    join: Join
    shared: tuple[Word, ...]  # of the denial, weightiest first
    score: float


def parts(claims: Sequence[Statement], denial: Statement) -> Iterator[tuple[Statement, Piece]]:
    """The parts of claims made before a denial, by others, that say that something is so."""
    for claim in claims:
        if claim.told.at <= denial.told.at and may_be_denied(claim, denial):
            yield from ((claim, piece) for piece in claim.parts if piece.reading.asserts)


def may_be_denied(claim: Statement, denial: Statement) -> bool:
    """Whether a claim is another's, and no part of the denial or of what the denier tells."""
    if claim is denial or any(same_speaker(speaker_words(link.called), denial.speaker) for link in claim.claim.chain):
        return False
    return not (claim.told is denial.told and is_within(claim, denial))


def is_within(claim: Statement, denial: Statement) -> bool:
    """Whether a claim stands in the words of a denial, or the denial in its."""
    one, other = claim.claim.content, denial.claim.content
    return one.start < other.end and other.start < one.end
