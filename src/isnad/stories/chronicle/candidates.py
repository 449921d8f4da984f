"""The sentences that may stand in a summary, and what they are to it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from isnad.arabic.letters import match_form
from isnad.model import Act
from isnad.stories.chronicle.central import EventLines, Ranked
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.speakers import opening_claims
from isnad.stories.chronicle.tolls import Toll
from isnad.stories.chronicle.words import OPENING


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may stand in the summary."""

    event: EventLines
    ranked: Ranked
    chance: float  # that a reader would take it

    @property
    def terms(self) -> frozenset[int]:
        """Those of its words that tell something."""
        return self.ranked.line.terms

    @property
    def key(self) -> tuple[str, int]:
        """Article and place: what tells candidates apart, and orders those of equal chance."""
        line = self.ranked.line
        return line.told.placed.article, line.span.start


def tolls_more(one: Candidate, other: Candidate) -> bool:
    """Whether the toll of dead of one is higher than that of another."""
    return 0 < _dead(other) < _dead(one)


def _dead(candidate: Candidate) -> Decimal:
    found = [toll.number for toll in candidate.ranked.tolls if toll.kind == "dead"]
    if not found and _ONE_DEAD.match(match_form(candidate.ranked.line.span.text[:OPENING])):
        return Decimal(1)
    return max(found, default=Decimal(0))


_ONE_DEAD = re.compile(r"(?:قتل|استشهد|لقي) (?:فلسطيني|شخص|جندي|مدني|شاب|رجل|شرطي|ضابط|طفل)(?!\w)")


def awaits(line: Line) -> bool:
    """Whether a sentence awaits what a later one may tell: «من المنتظر أن تعلن الإدارة»، «أرجأ المجلس التصويت»."""
    return _AWAITS.search(match_form(line.span.text)) is not None


_AWAITS = re.compile(r"(?<!\w)[وف]?(?:من المنتظر|من المتوقع|من المقرر ان يعلن|ارجا|ارجات|تاجيل|اجل مجلس)(?!\w)")


def gives(candidate: Candidate, last: Toll) -> bool:
    """Whether a sentence gives a toll."""
    return any(toll.kind == last.kind and toll.number == last.number for toll in candidate.ranked.tolls)


def opening_act(line: Line) -> Act | None:
    """What somebody does by the verb that a sentence opens with."""
    return next((claim.act for claim in opening_claims(line)), None)
