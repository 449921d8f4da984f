"""Who says a sentence."""

from isnad.model import Link
from isnad.stories.chronicle.lines import Line

_MOSTLY = 0.5  # share of a sentence that lies in a claim, from which on it is said in somebody's name


def chain_of(line: Line) -> tuple[Link, ...]:
    """Who says a sentence: the chain of the largest claim that most of it lies in, of equal ones the longest chain."""
    span, best = line.span, 0
    chain: tuple[Link, ...] = ()
    for claim in line.told.analysis.claims:
        shared = min(claim.content.end, span.end) - max(claim.content.start, span.start)
        if shared >= _MOSTLY * (span.end - span.start) and (shared, len(claim.chain)) > (best, len(chain)):
            best, chain = shared, claim.chain
    return chain
