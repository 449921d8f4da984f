"""Two numbers that are the ends of one range: «بين 20 و30»، «من 10 إلى 15»، «5 إلى 7»، «20-30»، «ثلاثة أو أربعة»."""

from dataclasses import dataclass
from decimal import Decimal

from isnad.arabic.letters import match_form
from isnad.arabic.numbers.lexicon import Kind, context
from isnad.arabic.numbers.reading import Number
from isnad.arabic.numbers.scan import Line, percent_end
from isnad.arabic.numbers.summing import ONE

_BETWEEN = frozenset(proclitic + "بين" for proclitic in ("", "و", "ف"))
_WHAT = match_form("ما")
_FROM = frozenset(match_form(proclitic + "من") for proclitic in ("", "و"))
_TO = frozenset(map(match_form, ("إلى", "حتى")))
_UNTIL = match_form("حتى")
_OR = match_form("أو")
_DASHES = frozenset("-–—−")
_NOUNS_WITHIN = 2  # «بين 20 ألف دولار و30 ألف دولار»
_WORDS_TO_CHANGE = 10  # «رفع مساهمة القطاع الخاص في الناتج المحلي من 40 إلى 65 في المئة»
_WIDEST = 10  # times its low end, of a range that only «إلى», «أو» or a dash makes: «تراجع 4 إلى 796» is none


@dataclass(frozen=True, slots=True)
class Range:
    """A range with its places in the line."""

    low: Decimal
    high: Decimal
    first: int  # its first and last token, with the words that make it a range
    last: int
    start: int  # in the matching form, with those words
    percent: bool  # whether a percent sign follows its first number


def is_between(line: Line, number: Number) -> bool:
    """Whether «بين» or «ما بين» stands before a number."""
    return number.first > 0 and line.word(number.first - 1) in _BETWEEN and line.follows(number.first)


def range_of(line: Line, left: Number, right: Number, floor: int) -> Range | None:
    """The range from one number to the next of the line; None where they are two numbers. Begins not before `floor`."""
    if left.vague or right.vague or left.last == right.first:
        return None
    first = _opening(line, left, right, floor)
    if first is None:
        return None
    low, high = _shared_scale(left, right), right.value
    if low >= high or (first == left.first and high > low * _WIDEST):
        return None
    if first == left.first:  # «بين 60 إلى 70», as it is often written
        between = _between_opening(line, left, floor)
        first = first if between is None else between
    start = line.tokens[first][1] if first < left.first else left.start
    percent = percent_end(line, left.last, left.end) is not None
    if percent and percent_end(line, right.last, right.end) is None:
        return None  # «تراجع 3% إلى 70»
    return Range(low, high, first, right.last, start, percent)


def _opening(line: Line, left: Number, right: Number, floor: int) -> int | None:
    """The token at which the range begins; None where nothing makes the two numbers one."""
    within = _within(line, left, right)
    if within is None:
        return None
    if right.joins:
        return _between_opening(line, left, floor)
    if within and within[-1] in _TO:
        return _from_opening(line, left, within, floor)
    if within:
        return left.first if within == [_OR] and left.kind is not Kind.PART else None
    is_dashed = left.kind is right.kind is Kind.DIGITS and _is_dashed(line, left, right)
    return left.first if is_dashed else None


def _between_opening(line: Line, left: Number, floor: int) -> int | None:
    between = left.first - 1
    if between < floor or not is_between(line, left):
        return None
    has_what = between > floor and line.word(between - 1).endswith(_WHAT) and line.follows(between)
    return between - 1 if has_what else between


def _from_opening(line: Line, left: Number, within: list[str], floor: int) -> int | None:
    begins = left.first - 1
    if begins >= floor and line.word(begins) in _FROM and line.follows(left.first):
        return None if _is_change(line, begins) else begins
    # «5 إلى 7»; without «من», neither «20 دولارا إلى 30 شخصا» nor «5 حتى 7» is one
    is_open = len(within) == 1 and within[0] != _UNTIL
    return left.first if is_open and not _is_change(line, left.first) else None


def _within(line: Line, left: Number, right: Number) -> list[str] | None:
    """The words between two numbers, a percent sign left out; None where too many or punctuation stands there."""
    end = percent_end(line, left.last, left.end) or left.end
    first = left.last + 1
    while first < right.first and line.tokens[first][1] < end:
        first += 1
    words = [line.word(place) for place in range(first, right.first)]
    words = words[:-1] if words and words[-1] == "و" and right.joins else words
    if len(words) > _NOUNS_WITHIN + 1:
        return None
    if line.text[end : line.tokens[first][1]].strip(" \t") or not all(
        line.follows(place) for place in range(first + 1, right.first + 1)
    ):
        return [] if _is_dashed(line, left, right) else None
    return words


def _is_dashed(line: Line, left: Number, right: Number) -> bool:
    """One dash between two numbers, and no third number on either side of a dash: 20-30, but not 1-222-2222."""
    gap = line.text[left.end : right.start].strip(" ")
    if gap not in _DASHES:
        return False
    before, after = line.text[max(left.start - 1, 0) : left.start], line.text[right.end : right.end + 1]
    return before not in _DASHES | {"/", "+"} and after not in _DASHES | {"/"}


def _is_change(line: Line, place: int) -> bool:
    """Whether something rises or falls from one number to the other: then they are two, not a range."""
    change = context("change")
    for before in range(place - 1, max(place - 2 - _WORDS_TO_CHANGE, -1), -1):
        if line.word(before).lstrip("وف") in change or line.word(before) in change:
            return True
        if not line.follows(before):
            return False
    return False


def _shared_scale(left: Number, right: Number) -> Decimal:
    """«بين 3 و5 ملايين» begins at three millions."""
    if left.scale == ONE and right.scale > ONE and left.value * right.scale < right.value:
        return left.value * right.scale
    return left.value
