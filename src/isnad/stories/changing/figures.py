"""Figures that became others: of one counted thing in one line, or in one place of it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from isnad.arabic.lemmas import lemma, search_terms
from isnad.model import Block, Fate, Figure, Span

_LONGEST_PLACE = 12  # words that were put for others: in longer ones, no figure stands in another's place

Pair = tuple[Figure, Figure]


def changed_figures(blocks: Iterable[Block], was: Sequence[Figure], now: Sequence[Figure]) -> list[Pair]:
    """The figures of the older text that became others, with these, in order of the newer text."""
    found: list[Pair] = []
    for block in blocks:
        removed = [run.was for run in block if run.fate is Fate.REMOVED and run.was]
        added = [run.now for run in block if run.fate is Fate.ADDED and run.now]
        if not added or not (removed or any(run.fate is Fate.SAME for run in block)):
            continue
        ours = [figure for figure in was if _stands_in(figure.mention, [run.was for run in block])]
        theirs = [figure for figure in now if _stands_in(figure.mention, [run.now for run in block])]
        found += _pairs(block, ours, theirs, removed, added)
    return sorted(found, key=lambda pair: pair[1].mention.start)


def _pairs(
    block: Block, was: Sequence[Figure], now: Sequence[Figure], removed: Sequence[Span], added: Sequence[Span]
) -> Iterator[Pair]:
    ours = [figure for figure in was if _touches(figure.mention, removed)]
    theirs = [figure for figure in now if _touches(figure.mention, added)]
    for one in list(ours):
        other = next((each for each in theirs if _is_same(one, each)), None)
        if other is not None:
            ours.remove(one)
            theirs.remove(other)
    for alike in (_count_one_thing, _are_of_one_thing, lambda one, other: _in_one_place(block, one, other)):
        for one in list(ours):
            other = next((each for each in theirs if alike(one, each)), None)
            if other is not None:
                ours.remove(one)
                theirs.remove(other)
                yield one, other
    for other in theirs:  # «20 متجرا» became «نحو 20 متجرا»: what was added stands beside it
        same = [one for one in was if one not in ours and _became_looser(one, other)]
        if len(same) == 1:
            theirs = [each for each in theirs if each is not other]
            yield same[0], other
    # «أصيب عونان» became «أصيب أربعة أشخاص، بينهم عونان»: the words of the first stayed, but say another thing.
    for other in theirs:
        before = [one for one in was if one.of and lemma(one.of) == lemma(other.of) and one not in ours]
        after = [each for each in now if each is not other and any(_is_same(each, one) for one in before)]
        if (
            len(before) == 1
            and (before[0].low, before[0].high) != (other.low, other.high)
            and not any(each.of and lemma(each.of) == lemma(other.of) for each in after)
        ):
            yield before[0], other


def _is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures say the same: another bound is a change only where its word stands in one of them."""
    if (one.low, one.high) != (other.low, other.high):
        return False
    return one.bound == other.bound or _first_word(one) == _first_word(other)


def _became_looser(one: Figure, other: Figure) -> bool:
    """Whether one figure is the other but for a word of its bound."""
    same = (one.low, one.high) == (other.low, other.high) and _count_one_thing(one, other)
    return same and not _is_same(one, other)


def _first_word(figure: Figure) -> str:
    return next(iter(search_terms(figure.mention.text)), "")


def _count_one_thing(one: Figure, other: Figure) -> bool:
    ours, theirs = search_terms(one.what)[:1], search_terms(other.what)[:1]
    return bool(ours) and ours == theirs


def _are_of_one_thing(one: Figure, other: Figure) -> bool:
    return bool(one.of) and lemma(one.of) == lemma(other.of) and (not one.what or not other.what)


def _in_one_place(block: Block, one: Figure, other: Figure) -> bool:
    """Whether the words of one were put for those of the other, and nothing says that they count two things."""
    if one.what and other.what and not _count_one_thing(one, other):
        return False
    for before, after in pairwise(block):
        if before.fate is Fate.REMOVED and after.fate is Fate.ADDED and before.was and after.now:
            short = max(len(before.text.split()), len(after.text.split())) <= _LONGEST_PLACE
            if short and _touches(one.mention, [before.was]) and _touches(other.mention, [after.now]):
                return True
    return False


def _touches(mention: Span, spans: Iterable[Span]) -> bool:
    return any(span.start < mention.end and mention.start < span.end for span in spans)


def _stands_in(mention: Span, spans: Sequence[Span | None]) -> bool:
    there = [span for span in spans if span is not None]
    return bool(there) and there[0].start <= mention.start and mention.end <= there[-1].end
