"""Tolls: how many were killed, hurt or are missing, the newest of a story, and which sentences give an older one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache, lru_cache

from isnad.arabic.lemmas import lemma_of_form, search_terms, written_words
from isnad.arabic.word_table import WordTable
from isnad.model import Figure, Told
from isnad.stories.chronicle.lines import Line
from isnad.stories.counting.words import listed

_REACH = 36  # characters around a number without a noun, in which the word stands that says what it counts
_LEAD = 900  # characters of a text in which its own toll stands


@dataclass(frozen=True, slots=True)
class Toll:
    """A toll as one text gives it."""

    kind: str  # dead, injured, missing, saved
    number: Decimal
    at: datetime  # when the text was printed
    article: str  # id


def tolls_of(told: Told) -> tuple[Toll, ...]:
    """The toll of each kind that a text gives in its headline and first sentences: the largest, which is the whole."""
    return _largest(told, _figures(told, 0, len(told.article.title) + _LEAD))


def tolls_in(line: Line) -> tuple[Toll, ...]:
    """The toll of each kind in one sentence."""
    return _largest(line.told, _figures(line.told, line.span.start, line.span.end))


def newest(tolls: Iterable[Toll]) -> Mapping[str, Toll]:
    """The newest toll of each kind; of two of one time the higher."""
    found: dict[str, Toll] = {}
    for toll in tolls:
        known = found.get(toll.kind)
        if known is None or (toll.at, toll.number, toll.article) > (known.at, known.number, known.article):
            found[toll.kind] = toll
    return found


def is_outdated(tolls: Sequence[Toll], latest: Mapping[str, Toll]) -> bool:
    """Whether a sentence with these tolls gives one that a later text overturns."""
    for toll in tolls:
        last = latest.get(toll.kind)
        if last is not None and last.at > toll.at and last.number != toll.number:
            return True
    return False


def figures_in(line: Line) -> Mapping[str, frozenset[Decimal]]:
    """The numbers of a sentence, by the term of what they count."""
    found: defaultdict[str, set[Decimal]] = defaultdict(set)
    for figure in line.told.analysis.figures:
        if line.span.start <= figure.mention.start < line.span.end:
            for term in search_terms(figure.what)[:1]:
                found[term].add(figure.low)
    return {term: frozenset(numbers) for term, numbers in found.items()}


def _figures(told: Told, start: int, end: int) -> Iterable[tuple[str, Figure]]:
    for figure in told.analysis.figures:
        if figure.mention.start >= end:
            return
        if figure.mention.start >= start and not _is_of_another_time(figure) and (kind := _kind(told, figure)):
            yield kind, figure


def _largest(told: Told, figures: Iterable[tuple[str, Figure]]) -> tuple[Toll, ...]:
    found: dict[str, Decimal] = {}
    for kind, figure in figures:
        if figure.high is not None:
            found[kind] = max(found.get(kind, figure.low), figure.low)
    return tuple(Toll(kind, number, told.at, told.placed.article) for kind, number in sorted(found.items()))


def _is_of_another_time(figure: Figure) -> bool:
    return any(part.isdigit() and len(part) == _YEAR for part in figure.time.split())


_YEAR = 4


def _kind(told: Told, figure: Figure) -> str:
    """What a figure tolls, "" where it is no toll."""
    said = _kind_of(figure.of) or _kind_of(figure.what)
    if said:
        return said
    if figure.what and not _is_people(figure.what):
        return ""
    start = max(figure.mention.start - _REACH, 0)
    near = written_words(told.article.text[start : figure.mention.start])
    return next((kind for word in reversed(near) if (kind := _KIND_OF_WORD[word])), "")


@lru_cache(maxsize=5_000)
def _kind_of(words: str) -> str:
    return next((kind for term in search_terms(words) if (kind := _kinds().get(term))), "")


@lru_cache(maxsize=5_000)
def _is_people(words: str) -> bool:
    return any(term in _people() for term in search_terms(words)[:1])


@cache
def _kinds() -> Mapping[str, str]:
    lists = listed()
    return {term: kind for role in ("verb", "noun") for term, kind in lists[role].items() if kind in _TOLLS}


def _kind_of_form(form: str) -> str:
    return _kinds().get(lemma_of_form(form), "")


_KIND_OF_WORD = WordTable(_kind_of_form)
_TOLLS = frozenset(["dead", "injured", "missing", "saved"])


@cache
def _people() -> frozenset[str]:
    lists = listed()
    return frozenset((*lists["person"], *lists["human"]))
