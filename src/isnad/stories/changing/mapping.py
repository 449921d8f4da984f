"""Where the words of an older text stand in a newer one."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from isnad.model import Block, Fate, Span

_WORD = re.compile(r"\S+")


class Mapping:
    """The words that two texts have in common, by their places."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._was: list[tuple[int, int]] = []  # of each word of the older text that stayed
        self._now: list[tuple[int, int]] = []  # ... in the newer
        pairs: list[tuple[tuple[int, int], tuple[int, int]]] = []
        for run in (run for block in blocks for run in block):
            if run.fate is Fate.SAME and run.was is not None and run.now is not None:
                pairs += zip(_places(run.was), _places(run.now), strict=True)
        pairs.sort()
        for was, now in pairs:
            self._was.append(was)
            self._now.append(now)

    def stayed(self, span: Span) -> list[tuple[int, int]]:
        """Where those words of a span of the older text that stayed stand in the newer, in order of the older."""
        return self._now[self._first(span.start) : self._first(span.end)]

    def share(self, span: Span) -> float:
        """Of the words of a span of the older text, the share that stayed."""
        return len(self.stayed(span)) / max(1, len(_WORD.findall(span.text)))

    def lies_in(self, span: Span, spans: Sequence[Span]) -> int | None:
        """Which of some spans of the newer text has most of the words of a span of the older; None where none has."""
        places = self.stayed(span)
        counts = [sum(each.start <= start < each.end for start, _ in places) for each in spans]
        best = max(range(len(spans)), key=counts.__getitem__, default=None)
        return best if best is not None and counts[best] * 2 > len(places) else None

    def _first(self, at: int) -> int:
        number = bisect_right(self._was, (at, -1))
        return number - 1 if number and self._was[number - 1][1] > at else number


def turned(blocks: Iterable[Block]) -> list[Block]:
    """The blocks seen from the other side: what was added is removed."""
    from_other = {Fate.ADDED: Fate.REMOVED, Fate.REMOVED: Fate.ADDED, Fate.SAME: Fate.SAME}
    return [
        tuple(type(run)(from_other[run.fate], run.text, was=run.now, now=run.was) for run in block) for block in blocks
    ]


def _places(span: Span) -> list[tuple[int, int]]:
    return [(span.start + match.start(), span.start + match.end()) for match in _WORD.finditer(span.text)]
