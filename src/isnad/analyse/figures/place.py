"""One number of a text with the tokens it takes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from isnad.arabic.numbers import Line, Quantity, find_in

_END = itemgetter(2)  # of a token
_CLAUSE_ENDS = frozenset('.!?؟\n؛،,:()[]«»"“”')


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity and its place among the tokens of the line."""

    quantity: Quantity
    opens: int  # the token at which its bound, or else the number begins
    first: int  # the first and the last token of the number with its percent sign
    last: int
    start: int  # of the number, in the matching form
    end: int


def counted(line: Line) -> Iterator[Counted]:
    """Every quantity of a line, in order."""
    tokens, starts = line.tokens, line.folded.starts
    for quantity in find_in(line):
        start, end = bisect_left(starts, quantity.number_start), bisect_left(starts, quantity.number_end)
        first = bisect_right(tokens, start, key=_END)
        opens = first
        if quantity.start < quantity.number_start:
            opens = bisect_right(tokens, bisect_left(starts, quantity.start), 0, first, key=_END)
        last = first
        while last + 1 < len(tokens) and tokens[last + 1][1] < end:
            last += 1
        yield Counted(quantity, opens, first, last, start, end)


def ends_clause(gap: str) -> bool:
    """Whether what stands between two tokens parts two clauses."""
    return not _CLAUSE_ENDS.isdisjoint(gap)
