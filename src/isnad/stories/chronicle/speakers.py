"""Who says a sentence."""

from collections.abc import Iterator

from isnad.model import Claim, Link
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.words import OPENING
from isnad.stories.sure import is_surely_said

_MOSTLY = 0.5  # share of a sentence that lies in a claim, from which on it is said in somebody's name
_OPENING = 4  # characters within which the verb begins that a sentence opens with


def chain_of(line: Line) -> tuple[Link, ...]:
    """Who says a sentence: the chain of the largest claim that most of it lies in, of equal ones the longest chain.

    A claim whose verb opens the sentence goes before others: «أعلن الوفد ... بحسب الرئاسة». Nobody is named whose name
    may be read wrongly.
    """
    span = line.span
    opening = range(span.start, span.start + _OPENING)
    found = max(
        _claims_of(line), key=lambda each: (each[1].cue.start in opening, each[0], len(each[1].chain)), default=None
    )
    return found[1].chain if found and is_surely_said(found[1]) else ()


def opening_claims(line: Line) -> Iterator[Claim]:
    """The claims with whose verb a sentence opens: «نفت الشركة أن», «يتوقع محللون أن»."""
    opening = range(line.span.start, line.span.start + OPENING)
    return (claim for claim in line.told.analysis.claims if claim.cue.start in opening)


def _claims_of(line: Line) -> Iterator[tuple[int, Claim]]:
    """The claims that most of a sentence lies in, with how many characters of it do."""
    span = line.span
    for claim in line.told.analysis.claims:
        shared = min(claim.content.end, span.end) - max(claim.content.start, span.start)
        if shared >= _MOSTLY * (span.end - span.start):
            yield shared, claim
