"""The sentences that may stand in a summary, and what they are to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from isnad.arabic.letters import match_form
from isnad.model import Act, Claim
from isnad.stories.chronicle.central import EventLines, Ranked
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.reports import opens_with_happening
from isnad.stories.chronicle.standing import goes_on
from isnad.stories.chronicle.tolls import Toll
from isnad.stories.chronicle.words import opens_with_verb

_OPENING = 30  # characters within which the verb stands that a sentence opens with


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may stand in the summary."""

    event: EventLines
    ranked: Ranked
    share: float  # of the score of the best sentence of its event
    is_history: bool  # gives a toll that was overturned since, with its date

    @property
    def quality(self) -> float:
        """What it is worth in its event, 0 to 1: falling fast, since the best sentence tells what happened."""
        return self.share**3

    @property
    def terms(self) -> frozenset[int]:
        """Those of its words that tell something."""
        return self.ranked.line.terms

    @property
    def key(self) -> tuple[str, int]:
        """Article and place: what tells candidates apart, and orders those of equal worth."""
        line = self.ranked.line
        return line.told.placed.article, line.span.start


def continues(line: Line) -> bool:
    """Whether a sentence opens with «و» and a verb: «وسجل الهدف»."""
    return opens_with_verb(line.span.text) and goes_on(match_form(line.span.text[:_OPENING]))


def tolls_more(one: Candidate, other: Candidate) -> bool:
    """Whether the toll of dead of one is higher than that of another."""
    return 0 < _dead(other) < _dead(one)


def _dead(candidate: Candidate) -> Decimal:
    found = [toll.number for toll in candidate.ranked.tolls if toll.kind == "dead"]
    if not found and _ONE_DEAD.match(match_form(candidate.ranked.line.span.text[:_OPENING])):
        return Decimal(1)
    return max(found, default=Decimal(0))


_ONE_DEAD = re.compile(r"(?:قتل|استشهد|لقي) (?:فلسطيني|شخص|جندي|مدني|شاب|رجل|شرطي|ضابط|طفل)(?!\w)")


def awaits(candidate: Candidate) -> bool:
    """Whether a sentence awaits what a later one may tell: «من المنتظر أن تعلن الإدارة»، «أرجأ المجلس التصويت»."""
    return _AWAITS.search(match_form(candidate.ranked.line.span.text)) is not None


_AWAITS = re.compile(r"(?<!\w)[وف]?(?:من المنتظر|من المتوقع|من المقرر ان يعلن|ارجا|ارجات|تاجيل|اجل مجلس)(?!\w)")


def gives(candidate: Candidate, last: Toll) -> bool:
    """Whether a sentence gives a toll."""
    return any(toll.kind == last.kind and toll.number == last.number for toll in candidate.ranked.tolls)


def opens_by(candidate: Candidate, act: Act) -> bool:
    """Whether a sentence opens with a verb by which somebody does this: «نفت الشركة أن», «يتوقع محللون أن»."""
    return any(claim.act is act for claim in _opening_claims(candidate.ranked.line))


def tells_anew(line: Line) -> bool:
    """Whether a sentence beside the best of its event says what happened, and does not go on with what somebody says.

    «وأعرب مدير المطار عن سعادته» goes on.
    """
    if not opens_with_happening(line.span.text):
        return False
    if not line.number or not goes_on(match_form(line.span.text[:_OPENING])):
        return True
    return not any(_opening_claims(line))


def _opening_claims(line: Line) -> Iterator[Claim]:
    """The claims with whose verb a sentence opens."""
    opening = range(line.span.start, line.span.start + _OPENING)
    return (claim for claim in line.told.analysis.claims if claim.cue.start in opening)
