"""What stands beside a figure in its clause: what is said of it, the place, the time."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from operator import attrgetter

from isnad.analyse.figures.lexicon import places, predicates, with_particles, without_particles
from isnad.analyse.figures.place import Counted, ends_clause
from isnad.arabic import dates
from isnad.arabic.dates import Dated
from isnad.arabic.dates.reading import STARTERS
from isnad.arabic.numbers import Line

_REACH = 12  # tokens from a figure to what is said of it
_BEHIND = 6
_DATE_IN_DIGITS = re.compile(  # «12/5»، «10:30»، «2015»، «1436هـ»
    r"[0-9] ?[/:-] ?[0-9]|[0-9]\.[0-9]{1,2}\.[0-9]|(?<![0-9.,])(?:1[3-9]|20)[0-9]{2}(?![0-9])|[0-9] ?ه"
)
_PRONOUNS = ("هما", "ها", "هم", "هن", "ه")
_FARTHEST = 80  # code points from a figure to its date
_SENTENCE_END = re.compile(r"[!?؟؛\n]|\.(?!\S)")
_ANY_DAY = date(2000, 1, 1)  # only the words of a date are wanted, and some are found only where there is a today
_AT = frozenset(
    {"في", "ب", "الي", "من", "قرب", "محافظه", "مدينه", "شمال", "جنوب", "شرق", "غرب", "وسط", "بمدينه", "بمحافظه"}
)


def predicate(line: Line, first: int, last: int) -> str:
    """The verb or verbal noun that governs the tokens from `first` to `last`, as it stands; "" if none is near."""
    known = predicates()
    for place in range(first - 1, max(first - 1 - _REACH, -1), -1):
        found = _predicate_at(line, place, known)
        if found:
            return found
        if ends_clause(line.gap(place)):
            break
    for place in range(last + 1, min(last + 1 + _BEHIND, len(line.tokens))):
        if ends_clause(line.gap(place)) or line.word(place).startswith("و"):
            return ""
        if line.word(place).endswith("وا") and line.word(place) in known:
            return line.original(line.tokens[place][1], line.tokens[place][2])
    return ""


def _predicate_at(line: Line, place: int, known: frozenset[str]) -> str:
    word, start, end = line.tokens[place]
    if word in known:
        return line.original(start, end)
    for stem in (word, *without_particles(word)):
        if stem in known or _without_pronoun(stem) in known:
            return line.original(end - len(stem) if word.endswith(stem) else start, end)
    return ""


def _without_pronoun(word: str) -> str:
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) > len(pronoun) + 2:
            return word[: -len(pronoun)]
    return ""


def place_of(line: Line, first: int, last: int) -> str:
    """The name of a place in the clause of the tokens from `first` to `last`, as it stands, the nearest; "" if none."""
    for place in _outwards(line, first, last):
        found = _place_at(line, place)
        if found:
            return found
    return ""


def _outwards(line: Line, first: int, last: int) -> Iterator[int]:
    """The tokens of the clause within reach: those behind a figure first, since there most say where."""
    for place in range(last + 1, min(last + 1 + _REACH, len(line.tokens))):
        if ends_clause(line.gap(place)):
            break
        yield place
    for place in range(first - 1, max(first - 1 - _REACH, -1), -1):
        yield place
        if ends_clause(line.gap(place)):
            break


def _place_at(line: Line, place: int) -> str:
    word, start, _ = line.tokens[place]
    skip = 0
    if line.word(place - 1) not in _AT or not line.follows(place):
        skip = 1 if word.startswith("ب") and word not in places() else 0
        if not skip:
            return ""
    for name in places().get(word[skip:], ()):
        last = place + len(name) - 1
        if all(line.word(place + i) == part and line.follows(place + i) for i, part in enumerate(name) if i):
            return line.original(start + skip, line.tokens[last][2])
    return ""


def dates_around(line: Line, numbers: Sequence[Counted]) -> tuple[Dated, ...]:
    """The dates of every sentence in which one of the numbers, given in order, stands; places are in the original."""
    found: list[Dated] = []
    begin = number = 0
    for end in [*(match.start() for match in _SENTENCE_END.finditer(line.text)), len(line.text)]:
        inside = number
        while inside < len(numbers) and numbers[inside].start < end:
            inside += 1
        if inside > number and _may_have_dates(line, numbers[number].first, begin, end):
            start, last = line.folded.span(begin, end)
            found.extend(_moved(dated, start) for dated in dates.find(line.folded.original[start:last], near=_ANY_DAY))
        begin, number = end, inside
    return tuple(found)


def _may_have_dates(line: Line, inside: int, begin: int, end: int) -> bool:
    """Whether a word or number of a date stands in the sentence around a token: most have none, and this is quick."""
    if _DATE_IN_DIGITS.search(line.text, begin, end):
        return True
    cues = date_cues()
    place = inside
    while place >= 0 and line.tokens[place][1] >= begin:
        if line.tokens[place][0] in cues:
            return True
        place -= 1
    place = inside
    while place < len(line.tokens) and line.tokens[place][1] < end:
        if line.tokens[place][0] in cues:
            return True
        place += 1
    return False


@cache
def date_cues() -> frozenset[str]:
    """The words that dates begin with, but for those that stand in every other sentence and begin none alone."""
    return STARTERS - with_particles("no_date")


def _moved(dated: Dated, by: int) -> Dated:
    return replace(dated, start=dated.start + by, end=dated.end + by)


def time_of(text: str, found: Sequence[Dated], start: int, end: int) -> str:
    """The date beside a span in its clause, as it stands; "" if there is none."""
    behind = bisect_left(found, end, key=attrgetter("start"))
    for place in (behind, behind - 1):
        if 0 <= place < len(found):
            dated = found[place]
            between = text[end : dated.start] if dated.start >= end else text[dated.end : start]
            if len(between) <= _FARTHEST and not ends_clause(between):
                return dated.words
    return ""
