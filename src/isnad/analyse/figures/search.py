"""The door: every figure of a text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from isnad.analyse.figures.around import dates_around, place_of, predicate, time_of
from isnad.analyse.figures.excluded import addresses, is_quantity
from isnad.analyse.figures.lexicon import role
from isnad.analyse.figures.nouns import Noun, noun_of
from isnad.analyse.figures.place import Counted, counted
from isnad.arabic.dates import Dated
from isnad.arabic.dates.dated import RELATIVE
from isnad.arabic.letters import fold
from isnad.arabic.numbers import Line
from isnad.model import Bound, Claim, Figure, Span

_DASHES = " -–—−"


@dataclass(frozen=True, slots=True)
class _Found:
    """A quantity that counts, before it is a figure."""

    counted: Counted
    noun: Noun | None
    first: int  # its first and last token
    last: int
    start: int  # of the mention, in the text
    end: int


def figures(text: str, claims: Sequence[Claim] = ()) -> tuple[Figure, ...]:
    """Every quantity of a text: counts of people and things, money, shares, measures, durations, duals that count.

    `text` is `Article.text`; `claims` are those read in it, of which a figure names the innermost whose content it
    stands in. In order of the text and without overlap, in time linear in its length.

    Not found are dates and clock times, ages, ordinals, scores, numbers that only name, and one. A mention is the
    shortest span with the bound, the number and the counted noun.
    """
    line = Line(fold(text))
    numbers = list(counted(line)) if line.tokens else []
    if not numbers:
        return ()
    dated = dates_around(line, numbers)
    found = list(_apart(_of_quantity(line, numbers, dated)))
    givers = _claims_around(claims, [(one.start, one.end) for one in found])
    return tuple(_figure(line, one, dated, giver) for one, giver in zip(found, givers, strict=True))


def _of_quantity(line: Line, numbers: Sequence[Counted], dated: Sequence[Dated]) -> Iterator[_Found]:
    links = addresses(line.text)
    place = link = 0
    for number in numbers:
        noun = noun_of(line, number)
        while place < len(dated) and dated[place].end <= number.quantity.number_start:
            place += 1
        while link < len(links) and links[link][1] <= number.start:
            link += 1
        if link < len(links) and links[link][0] < number.end:
            continue
        if (
            place < len(dated)
            and dated[place].start < number.quantity.number_end
            and not _is_duration(line, number, noun, dated[place])
        ):
            continue
        if is_quantity(line, number, noun):
            yield _found(line, number, noun)


def _is_duration(line: Line, number: Counted, noun: Noun | None, dated: Dated) -> bool:
    """«قبل يومين»، «منذ 15 عاما»: a date that counts."""
    if dated.kind != RELATIVE or noun is None:
        return False
    return number.quantity.unit != "" or line.word(noun.last) in role("time_unit")


def _found(line: Line, number: Counted, noun: Noun | None) -> _Found:
    quantity = number.quantity
    start, end = quantity.start, quantity.end
    if quantity.low < 0 and "\n" in line.gap(number.first).rstrip(_DASHES):  # «- 5 ملاعق» in a list
        quantity = replace(quantity, low=-quantity.low, high=-quantity.low, start=start + 1)
        number, start = replace(number, quantity=quantity, start=number.start + 1), start + 1
    first, last = number.opens, number.last
    if noun is not None:
        noun_start, noun_end = line.folded.span(noun.opens, noun.end)
        start, end = min(start, noun_start), max(end, noun_end)
        first, last = min(first, noun.first), max(last, noun.last)
    return _Found(number, noun, first, last, start, end)


def _apart(found: Iterator[_Found]) -> Iterator[_Found]:
    """The same without those that overlap the one before them, and without adjectives in the dual: «جنديان فرنسيان»."""
    before: _Found | None = None
    for one in found:
        if before is None:
            before = one
        elif _repeats(one, before):
            before = replace(one, start=before.start, first=before.first)
        elif one.start >= before.end and not _agrees(one, before):
            yield before
            before = one
    if before is not None:
        yield before


def _repeats(one: _Found, before: _Found) -> bool:
    """«(25) خمسة وعشرون مترا»: one number said twice."""
    same = one.counted.quantity.low == before.counted.quantity.low and before.noun is None
    return same and one.first == before.last + 1 and before.counted.quantity.unit != "%"


def _agrees(one: _Found, before: _Found) -> bool:
    is_dual = one.counted.quantity.unit not in {"", "%"} and before.counted.quantity.unit not in {"", "%"}
    return is_dual and one.first == before.last + 1 and one.counted.quantity.bound is Bound.EXACT


def _figure(line: Line, found: _Found, dated: Sequence[Dated], giver: int | None) -> Figure:
    text, quantity = line.folded.original, found.counted.quantity
    return Figure(
        Span(text[found.start : found.end], found.start, found.end),
        quantity.low,
        quantity.high,
        quantity.bound,
        _what(line, found),
        of=predicate(line, found.first, found.last),
        place=place_of(line, found.first, found.last),
        time=time_of(text, dated, found.start, found.end),
        claim=giver,
        rule=_rule(line, found.counted),
    )


def _what(line: Line, found: _Found) -> str:
    quantity, noun = found.counted.quantity, found.noun
    if noun is not None:
        what = line.original(noun.start, noun.end)
        return "ا" + what[1:] if what.startswith("لل") else what
    if quantity.unit == "%":
        text = line.folded.original
        behind = text[quantity.number_end : quantity.end].strip(' )»”"')
        return behind or "%"
    return quantity.unit


def _rule(line: Line, number: Counted) -> str:
    quantity = number.quantity
    if quantity.unit:
        return "percent" if quantity.unit == "%" else "dual"
    if quantity.vague:
        return "vague"
    return "digits" if line.word(number.first)[0].isdigit() else "words"


def _claims_around(claims: Sequence[Claim], spans: Sequence[tuple[int, int]]) -> Iterator[int | None]:
    """For every span, in order and without overlap, the number of the shortest content that holds it."""
    order = sorted(range(len(claims)), key=lambda number: claims[number].content.start)
    open_ones: list[tuple[int, int]] = []
    place = 0
    for start, end in spans:
        while place < len(order) and claims[order[place]].content.start <= start:
            content = claims[order[place]].content
            heappush(open_ones, (content.end - content.start, order[place]))
            place += 1
        while open_ones and claims[open_ones[0][1]].content.end < end:  # nor does it hold any later one
            heappop(open_ones)
        yield open_ones[0][1] if open_ones else None
