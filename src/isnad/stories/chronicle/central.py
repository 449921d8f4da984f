"""The sentences of an event, the most central first: those whose telling words most independent texts share."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log2

from isnad.model import Told
from isnad.stories.chronicle.lines import Line, headline, lines_of
from isnad.stories.chronicle.standing import standing
from isnad.stories.chronicle.texts import different_texts
from isnad.stories.chronicle.tolls import Toll, is_outdated, newest, tolls_in, tolls_of
from isnad.stories.chronicle.words import IN_QUOTES, has_verb, opens_with_verb, rarity, terms
from isnad.stories.origins import independent

_POSITIONS = (1.0, 0.85, 0.7, 0.6, 0.55, 0.5)  # what a sentence's place in its article is worth; later ones as the last
_VERB_FIRST = 1.15  # a sentence of news opens with what happened
_NO_VERB = 0.7  # ... a caption has no verb
_OUTDATED = 0.85  # one that gives a toll which a later text of the event overturns
_NEWEST = 0.1  # how much more the newest text is worth than the oldest
_IN_HEADLINE = 2  # what a term of a headline counts for, where one of a text counts for 1
_TYPICAL_TERMS = 8  # added to a sentence's terms where its weight is divided: few words are no merit
_QUOTATION = 0.8  # what somebody says of it
_MOSTLY_QUOTED = 0.5
_HEADLINE_ALONE = 0.5  # of a text without any sentence the headline stands, and is worth so much
_MOST_RANKED = 8  # sentences kept of an event
_MOST_READ = 14  # ... read closely, which takes most of the time


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence with what it is worth in its event."""

    line: Line
    standing: float  # how well it stands by itself, 0 to 1
    tolls: tuple[Toll, ...]
    score: float
    chance: float = 0.0  # that it tells what happened, and is understood: see `chances`; 0 before that was asked


@dataclass(frozen=True, slots=True)
class EventLines:
    """An event with its sentences."""

    event: str  # id
    articles: int
    origins: int  # independent ones
    texts: tuple[Told, ...]  # one of each copy group, oldest first
    ranked: tuple[Ranked, ...]  # the most central first; once they were judged, the best line
    lines: Mapping[str, Sequence[Line]]  # by article, in order
    support: Mapping[int, int]  # how often each term is told, by each origin once and more by its headlines
    tolls: tuple[Toll, ...]  # of its texts

    @property
    def breadth(self) -> float:
        """How widely it is told: by independent origins, and a third as much by whoever copies them."""
        return self.origins + (self.articles - self.origins) / 3


def event_lines(event: str, states: Sequence[Told], most_texts: int) -> EventLines:
    """The sentences of an event, told by the newest states of its articles, oldest first."""
    texts = different_texts(states, most_texts)
    lines = {told.placed.article: _lines(told) for told in texts}
    support = _support(texts, lines)
    tolls = tuple(toll for told in texts for toll in tolls_of(told))
    latest = newest(tolls)
    weights = {term: rare * log2(1 + support[term]) for term, rare in rarity(support).items()}
    rough = []
    for age, told in enumerate(texts):
        fresh = 1 + _NEWEST * age / len(texts)
        for line in lines[told.placed.article]:
            weight = sum(map(weights.__getitem__, line.terms)) / (len(line.terms) + _TYPICAL_TERMS) ** 0.5
            rough.append((weight * fresh * _form(line), line))
    rough.sort(key=lambda each: _order(*each))
    ranked = []
    for worth, line in rough[:_MOST_READ]:
        stands, given = standing(line), tolls_in(line)
        score = worth * stands * (_OUTDATED if is_outdated(given, latest) else 1.0)
        ranked.append(Ranked(line, stands, given, score))
    ranked.sort(key=lambda each: _order(each.score, each.line))
    origins = len(independent(state.placed.placement for state in states))
    return EventLines(event, len(states), origins, texts, tuple(ranked[:_MOST_RANKED]), lines, support, tolls)


def _order(score: float, line: Line) -> tuple[float, datetime, str, int]:
    """The higher score first; of equal ones the older, then by article and place."""
    return -score, line.told.at, line.told.placed.article, line.span.start


def _lines(told: Told) -> tuple[Line, ...]:
    found = lines_of(told)
    if found:
        return found
    title = headline(told)
    return (title,) if title else ()


def _support(texts: Sequence[Told], lines: Mapping[str, Sequence[Line]]) -> dict[int, int]:
    """How often each term is told: by each origin once, and _IN_HEADLINE times by its headlines."""
    told_by: defaultdict[str, set[int]] = defaultdict(set)
    headed_by: defaultdict[str, set[int]] = defaultdict(set)
    for told in texts:
        origin = told.placed.placement.origin
        headed_by[origin] |= terms(told.article.title)
        for line in lines[told.placed.article]:
            told_by[origin] |= line.terms
    support: defaultdict[int, int] = defaultdict(int)
    for found in told_by.values():
        for term in found:
            support[term] += 1
    for found in headed_by.values():
        for term in found:
            support[term] += _IN_HEADLINE
    return support


def _form(line: Line) -> float:
    """What the place of a sentence, its length and its first word are worth."""
    if line.span.end <= len(line.told.article.title):
        return _HEADLINE_ALONE
    worth = _POSITIONS[min(line.number, len(_POSITIONS) - 1)] * _of_length(line.words)
    if sum(map(len, IN_QUOTES.findall(line.span.text))) > _MOSTLY_QUOTED * len(line.span.text):
        worth *= _QUOTATION
    if opens_with_verb(line.span.text):
        return worth * _VERB_FIRST
    return worth if has_verb(line.span.text) else worth * _NO_VERB


def _of_length(words: int) -> float:
    """What a sentence of so many words is worth: 1 for one that a line or three can show."""
    short, good, long = _LENGTHS
    if words < short:
        return 0.75
    return 1.0 if words <= good else max(1 - 0.6 * (words - good) / (long - good), 0.3)


_LENGTHS = (9, 34, 70)
