"""What is seen of a sentence that may be the line of its event: the features of `chances.line_chance`."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from isnad.arabic.clitics import peel
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.stories.chronicle.central import EventLines, Ranked
from isnad.stories.chronicle.company import Company
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.reports import (
    asks,
    depicts,
    explains,
    has_present_behind,
    lasts,
    opens_with_happening,
)
from isnad.stories.chronicle.speakers import chain_of, opening_claims
from isnad.stories.chronicle.standing import goes_on
from isnad.stories.chronicle.words import (
    IN_QUOTES,
    OPENING,
    has_verb,
    opens_in_the_future,
    opens_in_the_present,
    opens_with_verb,
    terms,
)

_WORDS = (9, 14, 20, 28, 36, 48, 60)
_SHARES = (0.3, 0.5, 0.7, 0.85, 0.999)  # of the score of the best sentence of the event
_COVERED = (0, 0.15, 0.3, 0.45, 0.6, 0.8)  # of the terms of the headline
_QUOTED = (0, 0.1, 0.3, 0.6)  # of the characters
_CHANCES = (0.5, 0.7, 0.8, 0.9)
_MANY, _MANY_TEXTS = (1, 2, 4, 8), (1, 2, 4)
_HEADLINE_WORDS = (3, 5, 8, 11)
_LAST_NUMBER, _LAST_RANK, _MOST = 4, 4, 3


def seen_of_line(company: Company, event: EventLines, rank: int, *, is_dated: bool) -> Iterator[str]:
    """The names of all that is seen of an event's sentence with this rank; `is_dated`: whether it tells its day."""
    ranked = event.ranked[rank]
    yield from company.seen(event, ranked)
    yield from _of_text(ranked.line)
    yield from _of_claims(ranked.line)
    yield from _of_place(event, ranked)
    yield f"rank {min(rank, _LAST_RANK)}"
    yield f"dated {is_dated}"
    yield from _of_headline(ranked.line.told.article.title)


@lru_cache(maxsize=50_000)
def _stem(form: str) -> str:
    return peel(form).stem


def _of_text(line: Line) -> Iterator[str]:
    text = line.span.text
    form = match_form(text)
    yield from {f"word {_stem(word)}" for word in written_words(form)}
    yield f"words {bisect_left(_WORDS, line.words)}"
    yield f"joined {line.joined} {goes_on(form[:OPENING])}"
    yield f"happening {opens_with_happening(text)}"
    yield f"depicts {depicts(text)} {lasts(text)}"
    yield f"verb {has_verb(text)} {opens_with_verb(text)}"
    yield f"present {opens_in_the_present(text)} {opens_in_the_future(text)} {has_present_behind(text)}"
    yield f"ours {_OURS.search(IN_QUOTES.sub(' ', form)) is not None}"
    yield f"weighs {min(len(_WEIGHING.findall(form)), 2)}"
    yield f"ahead {min(len(_AHEAD.findall(form)), 2)}"
    yield f"exclaims {'!' in text}"
    yield f"digits {min(len(_NUMBER.findall(text)), _MOST)}"
    yield f"quoted {bisect_left(_QUOTED, sum(map(len, IN_QUOTES.findall(text))) / len(text))}"


_NUMBER = re.compile(r"\d+")
# The writer and his readers: «لدينا»، «نحتاج».
_OURS = re.compile(
    r"(?<!\w)[وف]?(?:انا|نحن|اننا|انني|لنا|لي|لدينا|علينا|عندنا|منا|بيننا|كنت|رايت|اعتقد|نري|نحتاج|نريد|لسنا|لست|دعونا)(?!\w)"
)
# What may be or ought to be.
_WEIGHING = re.compile(
    r"(?<!\w)[وف]?(?:يجب|ينبغي|لا بد|لابد|لا شك|ربما|لعل|قد [يت]\w+|يمكن|يبدو|كيف|لماذا|لو|ليس|ليست|حقا|هكذا|اذا)(?!\w)"
)
_AHEAD = re.compile(
    r"(?<!\w)[وف]?(?:س[يت]\w{2,}|سوف|من المقرر|من المتوقع|من المنتظر|من المرتقب|[يت]ستعد|المقبله?|القادمه?|غدا)(?!\w)"
)


def _of_claims(line: Line) -> Iterator[str]:
    """Who speaks in a sentence, by which verb at its head, and how surely that is read."""
    claims, span = line.told.analysis.claims, line.span
    yield f"chain {min(len(chain_of(line)), 2)}"
    yield f"claims {min(sum(span.start <= claim.cue.start < span.end for claim in claims), _MOST)}"
    opening = next(opening_claims(line), None)
    if opening is None:
        yield "says -"
    else:
        yield f"says {opening.act.value}"
        yield f"sure {bisect_left(_CHANCES, opening.speaker_chance)}"


def _of_place(event: EventLines, ranked: Ranked) -> Iterator[str]:
    line, article = ranked.line, ranked.line.told.article
    heading = terms(article.title)
    yield f"number {min(line.number, _LAST_NUMBER)}"
    yield f"headline {line.span.end <= len(article.title)}"
    yield f"stands {ranked.standing:.2f}"
    yield f"tolls {min(len(ranked.tolls), 2)}"
    yield f"heading {bisect_left(_COVERED, len(heading & line.terms) / len(heading) if heading else 0)}"
    yield f"share {bisect_left(_SHARES, ranked.score / (event.ranked[0].score or 1.0))}"
    yield f"articles {bisect_left(_MANY, event.articles)}"
    yield f"origins {bisect_left(_MANY_TEXTS, event.origins)}"
    yield f"texts {bisect_left(_MANY_TEXTS, len(event.texts))}"
    yield f"dateline {bool(article.dateline)} {min(line.number, 1)}"
    yield f"agency {bool(article.agencies)}"
    yield f"author {bool(article.authors)}"


@lru_cache(maxsize=5_000)
def _of_headline(title: str) -> tuple[str, ...]:
    marks = tuple(f"mark {mark}" for mark in _MARKS if mark in title)
    return (
        f"heads {bisect_left(_HEADLINE_WORDS, len(written_words(title)))}",
        f"heads {has_verb(title)} {opens_with_verb(title)}",
        f"asks {asks(title)} explains {explains(title)}",
        f"counts {_NUMBER.search(title) is not None}",
        *marks,
    )


_MARKS = (":", "؟", "!", "..", "«", '"')
