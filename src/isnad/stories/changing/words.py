"""Two texts word by word: which words stayed, which were added, which removed, each with its place in both."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from isnad.model import Article, Block, Fate, Run, Span

# Above this many words in two lines together, whole lines are set against each other: comparing word by word grows
# with the product of the lengths.
_MOST_WORDS = 4000
_MOST_LINES = 120  # in a stretch that was rewritten, for which the likest lines are sought
_ALIKE = 0.3  # of the words of two lines that both have: less, and one was removed and the other added

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A title, standfirst or paragraph: its words with their places in it."""

    text: str
    start: int | None  # where it begins in the text of its article; None for the standfirst, which is no part of it
    places: tuple[tuple[int, int], ...]
    forms: tuple[str, ...]  # the words as they are compared

    def span(self, first: int, after: int) -> Span | None:
        """Where words stand in the text of the article."""
        if self.start is None:
            return None
        start, end = self.places[first][0], self.places[after - 1][1]
        return Span(self.text[start:end], self.start + start, self.start + end)

    def words(self, first: int, after: int) -> str:
        """Words as written, with what stands between them."""
        return self.text[self.places[first][0] : self.places[after - 1][1]]


def blocks(was: Article, now: Article, form: Callable[[str], str] = str) -> tuple[Block, ...]:
    """Title, standfirst and paragraphs of both, in the order of the newer; what did not change is among them.

    Words are the same where their `form` is. Between the runs of a block stands nothing but white space, and every
    word of either text stands in one run: both can be made of the blocks again.
    """
    return tuple(_blocks(_lines(was, form), _lines(now, form)))


def _lines(article: Article, form: Callable[[str], str]) -> list[_Line]:
    lines = [_line(article.title, 0, form), _line(article.deck, None, form)]
    start = len(article.title) + 1
    for paragraph in article.paragraphs:
        lines.append(_line(paragraph.text, start, form))
        start += len(paragraph.text) + 1
    return [line for line in lines if line.places]


def _line(text: str, start: int | None, form: Callable[[str], str]) -> _Line:
    places = tuple(match.span() for match in _WORD.finditer(text))
    return _Line(text, start, places, tuple(form(text[first:after]) for first, after in places))


def _blocks(was: Sequence[_Line], now: Sequence[_Line]) -> Iterator[Block]:
    ours, theirs = ([line.forms for line in lines] for lines in (was, now))
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (_same(one, other) for one, other in zip(was[i1:i2], now[j1:j2], strict=True))
        else:
            yield from _rewritten(was[i1:i2], now[j1:j2])


def _same(was: _Line, now: _Line) -> Block:
    return (_stayed(was, 0, now, 0, len(now.places)),)


def _rewritten(was: Sequence[_Line], now: Sequence[_Line]) -> Iterator[Block]:
    """Lines that are alike word by word, in order; the others whole, each where it stood."""
    i = j = 0
    for one, other in (*_pairs(was, now), (len(was), len(now))):
        yield from (_whole(Fate.REMOVED, line) for line in was[i:one])
        yield from (_whole(Fate.ADDED, line) for line in now[j:other])
        if one < len(was):
            yield tuple(_runs(was[one], now[other]))
        i, j = one + 1, other + 1


def _pairs(was: Sequence[_Line], now: Sequence[_Line]) -> list[tuple[int, int]]:
    """Which lines go together, in order, so that they have most words in common."""
    if len(was) > _MOST_LINES or len(now) > _MOST_LINES:
        return [(number, number) for number in range(min(len(was), len(now)))]
    bags = [Counter(line.forms) for line in now]
    best = [[0.0] * (len(now) + 1) for _ in range(len(was) + 1)]
    taken: dict[tuple[int, int], float] = {}
    for i in reversed(range(len(was))):
        bag = Counter(was[i].forms)
        for j in reversed(range(len(now))):
            likeness = _likeness(bag, bags[j])
            if likeness >= _ALIKE:
                taken[i, j] = likeness + best[i + 1][j + 1]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], taken.get((i, j), 0.0))
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(was) and j < len(now):
        if (i, j) in taken and taken[i, j] == best[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of the shorter line's words that both have: a paragraph that was cut to a sentence is alike."""
    return (one & other).total() / max(1, min(one.total(), other.total()))


def _runs(was: _Line, now: _Line) -> Iterator[Run]:
    if len(was.places) + len(now.places) > _MOST_WORDS:
        yield from (*_whole(Fate.REMOVED, was), *_whole(Fate.ADDED, now))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, was.forms, now.forms, autojunk=False).get_opcodes():
        if tag == "equal":
            yield _stayed(was, i1, now, j1, i2 - i1)
            continue
        if i1 < i2:
            yield Run(Fate.REMOVED, was.words(i1, i2), was.span(i1, i2), None)
        if j1 < j2:
            yield Run(Fate.ADDED, now.words(j1, j2), None, now.span(j1, j2))


def _stayed(was: _Line, i: int, now: _Line, j: int, count: int) -> Run:
    return Run(Fate.SAME, now.words(j, j + count), was.span(i, i + count), now.span(j, j + count))


def _whole(fate: Fate, line: _Line) -> Block:
    span = line.span(0, len(line.places))
    was, now = (span, None) if fate is Fate.REMOVED else (None, span)
    return (Run(fate, line.words(0, len(line.places)), was, now),)
