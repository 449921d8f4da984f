"""Figures that became others: of one counted thing in one line, or in one place of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from isnad.arabic.lemmas import lemma, search_terms
from isnad.model import Block, Fate, Figure, Span

_MOSTLY_SAME = 0.5  # of the words of a line: one that was rewritten may tell of another delivery, another sum
_LONGEST_PLACE = 12  # words that were put for others: in longer ones, no figure stands in another's place

Pair = tuple[Figure, Figure]


def changed_figures(blocks: Iterable[Block], was: Sequence[Figure], now: Sequence[Figure]) -> list[Pair]:
    """The figures of the older text that became others, with these, in order of the newer text."""
    found: list[Pair] = []
    for block in blocks:
        removed = [run.was for run in block if run.fate is Fate.REMOVED and run.was]
        added = [run.now for run in block if run.fate is Fate.ADDED and run.now]
        if not added or _share(block) < _MOSTLY_SAME:
            continue
        ours = [figure for figure in was if _stands_in(figure.mention, [run.was for run in block])]
        theirs = [figure for figure in now if _stands_in(figure.mention, [run.now for run in block])]
        found += _pairs(block, ours, theirs, removed, added)
    return sorted(found, key=lambda pair: pair[1].mention.start)


def _share(block: Block) -> float:
    """Of the words of the shorter side of a line, the share that stayed."""
    words = {fate: sum(len(run.text.split()) for run in block if run.fate is fate) for fate in Fate}
    stayed = words[Fate.SAME]
    return stayed / max(1, stayed + min(words[Fate.ADDED], words[Fate.REMOVED]))


def _pairs(
    block: Block, was: Sequence[Figure], now: Sequence[Figure], removed: Sequence[Span], added: Sequence[Span]
) -> Iterator[Pair]:
    ours = [figure for figure in was if _touches(figure.mention, removed)]
    theirs = [figure for figure in now if _touches(figure.mention, added)]
    for _ in _matched(ours, theirs, _is_same):
        pass  # told in other words
    for alike in (_count_one_thing, _are_of_one_thing, lambda one, other: _in_one_place(block, one, other)):
        yield from _matched(ours, theirs, alike)
    yield from _beside_added([one for one in was if one not in ours], now, theirs)


def _matched(ours: list[Figure], theirs: list[Figure], alike: Callable[[Figure, Figure], bool]) -> Iterator[Pair]:
    """The figures that are alike, each of both lists once; they are taken out of them."""
    for one in list(ours):
        other = next((each for each in theirs if alike(one, each)), None)
        if other is not None:
            ours.remove(one)
            theirs.remove(other)
            yield one, other


def _beside_added(stayed: Sequence[Figure], now: Sequence[Figure], added: Iterable[Figure]) -> Iterator[Pair]:
    """Figures whose words stayed, and say another thing by what was added beside them.

    «20 متجرا» became «نحو 20 متجرا»; «أصيب عونان» became «أصيب أربعة أشخاص، بينهم عونان».
    """
    for other in added:
        looser = [one for one in stayed if _became_looser(one, other)]
        of_it = [one for one in stayed if one.of and lemma(one.of) == lemma(other.of) and one.low != other.low]
        if len(looser) == 1:
            yield looser[0], other
        elif len(of_it) == 1 and _says_another_thing(of_it[0], other, now):
            yield of_it[0], other


def _says_another_thing(was: Figure, of: Figure, now: Sequence[Figure]) -> bool:
    """Whether an older figure is there still, and what was said of it is said of another alone."""
    there = [each for each in now if each is not of and _is_same(each, was)]
    return bool(there) and not any(each.of and lemma(each.of) == lemma(of.of) for each in there)


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
    if (one.what or other.what) and not _count_one_thing(one, other):
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
