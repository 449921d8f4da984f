"""A figure over a number: of what is counted, or of what is said of those who are."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from isnad.arabic.lemmas import search_terms
from isnad.arabic.letters import match_form
from isnad.arabic.names import name_key
from isnad.arabic.sentences import sentences
from isnad.arabic.wordlists import rows
from isnad.model import Analysis, Article, Bound, Condition, EntityKind, Figure, Series, Span, Told
from isnad.stories.counting.counts import counts_of
from isnad.stories.counting.kinds import TOLLS
from isnad.stories.counting.sides import Sides
from isnad.stories.counting.words import listed

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def toll_over(condition: Condition, told: Told, series: Sequence[Series] = ()) -> tuple[Figure, str] | None:
    """The first figure of an article that meets a condition, with a key for that number of that; None for none.

    The first, since what a text tells stands in its headline and lead, and what it recalls behind. Below its first
    sentence a figure of people has to be one that a story would follow, see `_follows`: not one of another happening,
    of some of those who are counted, or of a longer time. A figure of an earlier year than the article («حادث مشابه
    عام 2008») is no news.

    `series` are those that the article's event is followed by, see `followed`.

    What is counted may be asked for by the noun or by what befell them: «قتلى» is met by «120 قتيلا» and by «مقتل 120
    شخصا» (data/counted_things.tsv). «At most» says of no number that it is passed.
    """
    asked = _groups(condition.words)
    if not asked or condition.over is None:
        return None
    article, analysis, year = told.article, told.analysis, told.at.year
    over = [
        figure
        for figure in analysis.figures
        if _is_over(figure, condition.over)
        and _counts(figure, asked)
        and not _is_of_old(figure, article.text, year)
        and (not condition.place or _lies_in(figure, condition.place, article, analysis))
    ]
    if over and len(asked) == 1 and asked <= TOLLS:
        (kind,) = asked
        over = [figure for figure in over if _is_news(figure, article)] or _follows(over, kind, told, series)
    return next(((one, f"{'+'.join(sorted(asked))} {_plain(one.low)} {_plain(one.high)}") for one in over), None)


def _follows(figures: Sequence[Figure], kind: str, told: Told, series: Sequence[Series]) -> list[Figure]:
    """Those of an article's figures that its story follows as a toll of that kind; where it follows none, that it may.

    See `counting`, which says what a figure is of.
    """
    if numbers := {(point.low, point.high) for one in series if one.thing == kind for point in one.points}:
        return [one for one in figures if (one.low, one.high) in numbers]
    counts = counts_of([told], Sides([told]))
    own = {
        count.figure.mention for count in counts if count.thing.kind == kind and not (count.mode or count.thing.is_old)
    }
    return [one for one in figures if one.mention in own]


def followed(event: str, series: Sequence[Series], events: Mapping[str, str]) -> tuple[Series, ...]:
    """The series of a story that articles of an event, by its id, give figures of: those of one happening with it.

    `events` are the ids of the events of the story's articles, by the articles' ids. Series of a part («بينهم 14 طفلا»)
    are left out: they say nothing of the whole.
    """
    return tuple(
        one
        for one in series
        if not one.is_part
        and any(events.get(words.article) == event for point in one.points for words in (point.words, *point.repeats))
    )


def _is_news(figure: Figure, article: Article) -> bool:
    """Whether a figure stands where an article says what is new: in its headline or its first sentence.

    A toll that leaps is in no series yet.
    """
    spans = sentences(article.text)[: 2 if article.title else 1]
    return any(start <= figure.mention.start < end for start, end in spans)


def _is_over(figure: Figure, number: Decimal) -> bool:
    return figure.bound is not Bound.AT_MOST and figure.low > number


def _counts(figure: Figure, asked: frozenset[str]) -> bool:
    """Whether a figure counts what is asked for; «وفاته عن 99 عاما» counts nobody who died."""
    what = _groups(figure.what)
    return asked <= what or (asked <= what | _groups(figure.of) and not what & _measures())


@lru_cache(50_000)
def _groups(words: str) -> frozenset[str]:
    """The lemmas of words, those of one kind of harm as its name."""
    return frozenset(_harms().get(term, term) for term in search_terms(words))


@cache
def _harms() -> dict[str, str]:
    lists = listed()
    return {term: kind for role in ("verb", "noun") for term, kind in lists[role].items()}


def _is_of_old(figure: Figure, text: str, year: int) -> bool:
    """Whether a figure is dated to earlier years alone; «الأسوأ منذ عام 2015» dates it to none."""
    years = [int(found) for found in _YEAR.findall(match_form(figure.time))]
    if not years or max(years) >= year:
        return False
    start, end = _sentence(text, figure.mention)
    return f"منذ {figure.time}" not in text[start:end]


@cache
def _measures() -> frozenset[str]:
    return frozenset(term for (word,) in rows("measure_words", "isnad.stories") for term in search_terms(word))


def _lies_in(figure: Figure, place: str, article: Article, analysis: Analysis) -> bool:
    """Whether a figure is of a place: by its own, else by one that its sentence or the headline names."""
    if figure.place:
        return name_key(figure.place) == name_key(place) or set(search_terms(place)) <= set(search_terms(figure.place))
    start, end = _sentence(article.text, figure.mention)
    headline = len(article.title)
    return any(
        entity.kind is EntityKind.PLACE
        and entity.key == name_key(place)
        and any(start <= each.start < end or each.start < headline for each in entity.mentions)
        for entity in analysis.entities
    )


def _sentence(text: str, span: Span) -> tuple[int, int]:
    spans = sentences(text)
    at = bisect_right(spans, (span.start, len(text))) - 1
    return spans[at] if at >= 0 else (span.start, span.end)


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}" if abs(number.adjusted()) < 30 else str(number)
