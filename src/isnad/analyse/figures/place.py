"""One number of a text with the tokens it takes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from isnad.arabic.numbers import Line, Quantity, find_in

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
    starts = [start for _, start, _ in line.tokens]
    folded = line.folded
    for quantity in find_in(line):
        start = bisect_left(folded.starts, quantity.number_start)
        end = bisect_left(folded.starts, quantity.number_end)
        opens = bisect_left(folded.starts, quantity.start)
        yield Counted(
            quantity,
            max(bisect_right(starts, opens) - 1, 0) if opens >= starts[0] else 0,
            max(bisect_right(starts, start) - 1, 0),
            bisect_left(starts, end) - 1,
            start,
            end,
        )


def ends_clause(gap: str) -> bool:
    """Whether what stands between two tokens parts two clauses."""
    return not _CLAUSE_ENDS.isdisjoint(gap)
