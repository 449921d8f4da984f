"""All quantities of a running text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import localcontext
from functools import cache

from isnad.arabic.letters import fold
from isnad.arabic.numbers.bounds import bound_after, bound_before
from isnad.arabic.numbers.lexicon import AMBIGUOUS_PARTS, Kind, context, number_words
from isnad.arabic.numbers.quantity import Quantity
from isnad.arabic.numbers.ranges import Range, is_between, range_of
from isnad.arabic.numbers.reading import ARITHMETIC, QUOTIENTS, Number, Reader, plain
from isnad.arabic.numbers.scan import OPENINGS, Atom, Line, atoms, percent_end
from isnad.arabic.numbers.summing import ONE, ZERO
from isnad.model import Bound

_PROCLITICS = frozenset({"", "و", "ف", "ب", "ل"})
_LARGEST = 300  # power of ten: nothing in the news is larger, and floating point numbers end there
_TO_OTHER_END = 3  # tokens from one end of «بين ... و...» to the other
_FRACTION_LIMIT = 10  # «3/4» is a fraction; «15/16» or «7/10» may be a season or a day, and are two numbers
_ONE_OF = "من"
_AT_ONCE = frozenset({"ان", "وقت"})  # في آن واحد
_PERCENT_BEFORE = re.compile(r"(?<![0-9])% ?\Z")  # «%25», as some type it; in «20% 30» the sign is the first one's


def find(text: str) -> tuple[Quantity, ...]:
    """Every quantity of a text, in order and without overlap, in time linear in its length.

    Dates, clock times, ages and numbers that only name are found too, since they are numbers: to leave them out is for
    those who know what the text says. Not found are ordinals, weekdays, «أحد» and «الواحد», «واحد من», digits that
    belong to a name (F16, كوفيد-19), and definite duals, which refer back (البلدين), but for those of time (العامين).

    A vague plural has `high` None and is at least its unit: عشرات 20, مئات 100, آلاف 1000; «عشرات الآلاف» 20,000.
    """
    return find_in(Line(fold(text)))


def find_in(line: Line) -> tuple[Quantity, ...]:
    """The same, for those who go on to look at the words around the quantities: the text is cut up once for both."""
    found = atoms(line)
    if not found:
        return ()
    with localcontext(ARITHMETIC):
        return tuple(_apart(_quantities(line, _numbers(line, found))))


def _apart(quantities: Iterator[Quantity]) -> Iterator[Quantity]:
    """The same, where two claim one sign between them («20" 30" %») it stays with the first."""
    end = 0
    for quantity in quantities:
        yield quantity if quantity.start >= end else replace(quantity, start=end)
        end = quantity.end


def _numbers(line: Line, found: Sequence[Atom]) -> list[Number]:
    reader = Reader(line, found)
    numbers: list[Number] = []
    place = 0
    while place < len(found):
        number = reader.read(place)
        if number is None:
            place += 1
            continue
        these = _cut_between(reader, number) or [_with_noun(line, _with_tail(reader, number))]
        numbers.extend(this for this in these if _is_quantity(line, this))
        place = these[-1].after
    return list(_with_fractions(line, numbers))


def _cut_between(reader: Reader, number: Number) -> list[Number]:
    """«بين خمسة وعشرين»: two numbers, unless the other end follows («بين خمسة وعشرين وثلاثين»); empty if it is one."""
    line, found = reader.line, reader.atoms
    if not number.halves or not is_between(line, number):
        return []
    after = found[number.after] if number.after < len(found) else None
    if after is not None and after.joins and after.token - number.last <= _TO_OTHER_END:
        return []
    place, value = number.halves[-1]
    second = reader.read(place)
    if second is None or second.vague or second.value <= value:
        return []
    head = found[place - 1]
    return [replace(number, value=value, scale=ONE, end=head.end, last=head.token, after=place, halves=()), second]


def _with_tail(reader: Reader, number: Number) -> Number:
    """The number with what follows its noun («3 سنوات ونصف») or repeats it («جنديين اثنين»)."""
    line, found = reader.line, reader.atoms
    if number.after >= len(found) or number.vague:
        return number
    tail = found[number.after]
    if number.kind is Kind.DUAL and tail.kind is Kind.UNIT and tail.value == number.value and tail.linked:
        return number if tail.joins else replace(number, end=tail.end, last=tail.token, after=number.after + 1)
    if tail.kind not in {Kind.PART, Kind.PART_DUAL} or not tail.joins or tail.linked:
        return number
    noun = number.last + 1
    if noun >= tail.token or line.tokens[noun + 1][1] != tail.opens or line.word(noun) not in _units():
        return number
    if not (line.follows(noun) and line.follows(noun + 1)):
        return number
    value = number.value + reader.fraction(number.after)
    return replace(number, value=value, end=tail.end, last=tail.token, after=number.after + 1, scale=ONE)


def _with_noun(line: Line, number: Number) -> Number:
    """«عام ونصف»: one of the noun and a part of it, counted by the noun as a dual is."""
    noun = number.first - (1 if line.tokens[number.first][1] == number.opens else 2)
    is_part = number.kind in {Kind.PART, Kind.PART_DUAL} and number.joins and number.value < ONE
    if not is_part or not line.follows(noun + 1):
        return number
    skip = 0 if line.word(noun) in context("single_unit") else 1
    if line.word(noun)[skip:] not in context("single_unit") or line.word(noun)[:skip] not in _PROCLITICS:
        return number
    start = line.tokens[noun][1] + skip
    return replace(number, value=number.value + ONE, kind=Kind.DUAL, start=start, opens=start, first=noun, joins=False)


@cache
def _units() -> frozenset[str]:
    return context("unit_of_fraction") | context("single_unit")


def _is_quantity(line: Line, number: Number) -> bool:
    if not number.value.is_finite() or number.value.adjusted() > _LARGEST:
        return False
    if number.first != number.last:
        return True
    before = line.word(number.first - 1) if line.follows(number.first) else ""
    after = line.word(number.last + 1) if line.follows(number.last + 1) else ""
    if number.kind is Kind.UNIT and number.value == ONE:
        return after != _ONE_OF and before not in _AT_ONCE
    return not (number.kind in AMBIGUOUS_PARTS and after[:1].isdigit())  # «قاعة تسع 300 شخص»


def _with_fractions(line: Line, numbers: Sequence[Number]) -> Iterator[Number]:
    place = 0
    while place < len(numbers):
        fraction = _fraction(line, numbers, place)
        if fraction is None:
            yield numbers[place]
            place += 1
            continue
        yield fraction
        place += 2


def _fraction(line: Line, numbers: Sequence[Number], place: int) -> Number | None:
    """«3/4» with one stroke and a small divisor."""
    if place + 1 >= len(numbers):
        return None
    above, below = numbers[place], numbers[place + 1]
    if not (above.kind is below.kind is Kind.DIGITS and line.text[above.end : below.start] == "/"):
        return None
    around = line.text[max(above.start - 1, 0) : above.start] + line.text[below.end : below.end + 1]
    if "/" in around or not ZERO < above.value < below.value <= _FRACTION_LIMIT:
        return None
    return replace(above, value=QUOTIENTS.divide(above.value, below.value), end=below.end, last=below.last)


def _quantities(line: Line, numbers: Sequence[Number]) -> Iterator[Quantity]:
    floor = place = 0
    while place < len(numbers):
        number = numbers[place]
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        both = range_of(line, number, following, floor) if following else None
        if both is not None and following is not None:
            yield _range(line, number, following, both)
            last = both.last
            place += 1
        else:
            ceiling = following.first if following else len(line.tokens)
            quantity, last = _single(line, number, floor, ceiling)
            yield quantity
        floor = last + 1
        place += 1


def _range(line: Line, left: Number, right: Number, both: Range) -> Quantity:
    percent = percent_end(line, right.last, right.end)
    start, end = line.folded.span(both.start, percent or right.end)
    number_start, number_end = line.folded.span(left.start, right.end)
    unit = "%" if percent or both.percent else _dual(line, left) or _dual(line, right)
    return Quantity(start, end, number_start, number_end, plain(both.low), plain(both.high), Bound.RANGE, unit)


def _single(line: Line, number: Number, floor: int, ceiling: int) -> tuple[Quantity, int]:
    """The quantity and the last token it takes."""
    start, end, last, is_percent = _with_percent(line, number)
    bound = Bound.AT_LEAST if number.vague else Bound.EXACT
    before = None if number.heads else bound_before(line, number.first, floor)  # «تفوق بثلاث مرات» bounds nothing
    after = bound_after(line, last, ceiling)
    if before is not None:
        bound, start = before
    elif number.vague and number.first > floor and line.word(number.first - 1) in context("few"):
        start = line.tokens[number.first - 1][1]
    if after is not None:
        bound = after[0] if before is None or bound is Bound.ABOUT else bound
        last = after[1]
        end = line.tokens[last][2]
    low = plain(number.value)
    quantity = Quantity(
        *line.folded.span(*_balanced(line, number, start, end)),
        *line.folded.span(number.start, number.end),
        low,
        None if number.vague else low,
        bound,
        "%" if is_percent else _dual(line, number),
        number.vague,
    )
    return quantity, last


def _balanced(line: Line, number: Number, start: int, end: int) -> tuple[int, int]:
    """The span with both brackets or quotation marks around the number, where it holds one: «نحو "100"»."""
    opening = line.text[number.start - 1 : number.start]
    closing = OPENINGS.get(opening)
    if closing is None:
        return start, end
    if start < number.start and end == number.end and line.text[end : end + 1] == closing:
        return start, end + 1
    if start == number.start and end > number.end and line.text[number.end : end].lstrip(" ").startswith(closing):
        return start - 1, end
    return start, end


def _with_percent(line: Line, number: Number) -> tuple[int, int, int, bool]:
    """Start, end and last token of a number with its percent sign or words, and whether it has any."""
    last = number.last
    percent = percent_end(line, last, number.end)
    if percent is not None:
        while last + 1 < len(line.tokens) and line.tokens[last + 1][1] < percent:
            last += 1
        return number.start, percent, last, True
    sign = _PERCENT_BEFORE.search(line.text, max(number.start - 3, 0), number.start)
    if sign is not None and number.kind is Kind.DIGITS and line.word(number.first - 1) not in number_words():
        return sign.start(), number.end, last, True
    return number.start, number.end, last, False


def _dual(line: Line, number: Number) -> str:
    return line.original(number.start, line.tokens[number.first][2]) if number.kind is Kind.DUAL else ""
