"""What hands in between made of a claim: another figure, a doubt lost, a source that became vaguer."""

from collections.abc import Iterator

from isnad.model import Bound, Figure, Shift, ShiftKind, Span
from isnad.stories.passing.said import Said
from isnad.stories.passing.sources import Alike, alike, is_vaguer
from isnad.stories.passing.ways import Walked
from isnad.stories.sameness import parts_of

_OPEN = frozenset({Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST})


def shifts_between(before: Walked, after: Walked) -> Iterator[Shift]:
    """What changed from the article that a claim came through to the one that has it from there."""
    yield from _figures(before, after)
    # In a copy the words of a doubt stand beside what was cut, if anywhere.
    if before.said.claim.hedged and not after.said.claim.hedged and not after.way.is_copy:
        yield Shift(ShiftKind.HEDGE, before.way.words, after.way.words)
    yield from _source(before, after)


def _figures(before: Walked, after: Walked) -> Iterator[Shift]:
    """Figures of one counted noun that are disjoint, or of which the later lost its «نحو»."""
    was, now = _counted(before), _counted(after)
    for noun in was.keys() & now.keys():
        ours, theirs = was[noun], now[noun]
        if len(ours) != 1 or len(theirs) != 1:  # «27 قتيلا في البلدة و12 قتيلا في الوادي»: nobody knows which is which
            continue
        one, other = ours[0], theirs[0]
        if one.low > other.top or other.low > one.top:
            yield Shift(ShiftKind.FIGURE, before.said.told.words(one.mention), after.said.told.words(other.mention))
        elif one.bound in _OPEN and other.bound is Bound.EXACT:
            yield Shift(ShiftKind.HEDGE, before.said.told.words(one.mention), after.said.told.words(other.mention))


def _counted(walked: Walked) -> dict[int, list[Figure]]:
    """The figures of a claim by the term of what they count."""
    found: dict[int, list[Figure]] = {}
    for figure in walked.said.figures:
        part = parts_of(figure.mention.text, (figure,), figure.mention.start)
        for noun, _, _ in part[-1].counted if part else ():
            if noun:
                found.setdefault(noun, []).append(figure)
    return found


def _source(before: Walked, after: Walked) -> Iterator[Shift]:
    was, now = before.said.claim.chain[0].mention, after.said.claim.chain[0].mention
    if (
        was is None
        or now is None
        or after.way.is_copy
        or after.said.in_title
        or alike(before.said.source, after.said.source) is Alike.TWO
    ):
        return
    if is_vaguer(before.said.source, after.said.source):
        yield Shift(ShiftKind.SOURCE, before.said.told.words(_named(before.said, was)), after.said.told.words(now))


def _named(said: Said, mention: Span) -> Span:
    """The name of a source where its article has it: the claim itself may call him «أحد الناجين»."""
    name, text = said.claim.chain[0].name, said.told.article.text
    start = text.find(name) if name and name not in mention.text else -1
    return Span(name, start, start + len(name)) if start >= 0 else mention
