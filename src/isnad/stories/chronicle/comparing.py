"""Lines of a timeline as they are compared: what each tells, and what keeps two of them apart."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.clitics import peel
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.model import Act
from isnad.model.chronicle import Entry
from isnad.stories.chronicle.central import EventLines
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.own_days import reacts
from isnad.stories.chronicle.speakers import opening_claims
from isnad.stories.chronicle.tolls import Toll, figures_in
from isnad.stories.chronicle.words import OPENING, terms, terms_of

_ACTOR_WORDS = 8


@dataclass(frozen=True, slots=True)
class Compared:
    """A line with what it and its event tell."""

    entry: Entry
    line: Line
    said: frozenset[int]  # terms of the line
    headline: frozenset[int]
    event: frozenset[int]  # ... of all sentences and headlines of its event, those that some line or headline has
    speaker: frozenset[int]  # ... of the name of who says it
    actor: frozenset[int]  # ... of the words behind the opening verb: mostly who does it
    figures: Mapping[str, frozenset[Decimal]]  # by the term of what they count
    tolls: tuple[Toll, ...]
    denies: bool
    reacts: bool  # tells what somebody says of a happening
    opening: str  # the stem of its first word
    acts: frozenset[Act]  # by which verbs somebody speaks at its head


def compared(event: EventLines, entry: Entry) -> Compared:
    """A line of a timeline as it is compared."""
    line = event.ranked[0].line
    return Compared(
        entry,
        line,
        _one_word_each(line.terms),
        _one_word_each(terms(line.told.article.title)),
        _one_word_each(frozenset(event.support)),
        _speaker(entry),
        _actor(line.span.text),
        figures_in(line),
        event.ranked[0].tolls,
        _denies(line),
        reacts(line.span.text),
        _opening(line.span.text),
        frozenset(claim.act for claim in opening_claims(line)),
    )


def _one_word_each(found: frozenset[int]) -> frozenset[int]:
    """Terms with one for all words by which the same decision is told: «دشن» as «افتتح»."""
    of = _decisions()
    return found if of.keys().isdisjoint(found) else frozenset(of.get(term, term) for term in found)


@cache
def _decisions() -> Mapping[int, int]:
    pairs = wordlists.rows("decision_words", "isnad.stories")
    return {term: next(iter(terms(group))) for word, group in pairs for term in terms(word)}


def _speaker(entry: Entry) -> frozenset[int]:
    """The terms of the name of who says a line; none of «مصادر» and «تقارير صحفية», which may be anybody."""
    if not entry.chain or _ANYBODY.match(match_form(entry.chain[0].called)):
        return frozenset()
    return terms(entry.chain[0].called)


_ANYBODY = re.compile(r"(?:ال)?(?:مصادر|مصدر|تقارير|تقرير|صحف|وسايل|شهود|بيان)(?!\w)")


def _actor(text: str) -> frozenset[int]:
    """The terms of the words behind the first one, up to a comma or «أن»."""
    return terms_of(written_words(_ENDS.split(text, maxsplit=1)[0])[1:_ACTOR_WORDS])


_ENDS = re.compile(r"[،,:]|\s(?:أن|إن|أنه|إنه|أنها|إنها)\s")


def _denies(line: Line) -> bool:
    """Whether somebody denies something in a sentence: a claim and its denial are told in the same words."""
    span = line.span
    return any(
        claim.act is Act.DENY and span.start <= claim.cue.start < span.end for claim in line.told.analysis.claims
    )


def _opening(text: str) -> str:
    words = written_words(match_form(text[:OPENING]))
    return peel(words[0]).stem if words else ""


def have_other_days(one: Compared, other: Compared) -> bool:
    """Whether two lines tell of other days; of days that stand in other sentences, of those further apart than two."""
    first, second = one.entry.happened, other.entry.happened
    if first is None or second is None or not have_apart_days(one, other):
        return False
    if _tells_its_day(one) and _tells_its_day(other):
        return True
    return max(first.first - second.last, second.first - first.last) > _UNSURE


def have_apart_days(one: Compared, other: Compared) -> bool:
    """Whether two lines are dated, and to days that do not meet."""
    first, second = one.entry.happened, other.entry.happened
    return first is not None and second is not None and (first.last < second.first or second.last < first.first)


_UNSURE = timedelta(days=2)


def _tells_its_day(told: Compared) -> bool:
    words = told.entry.happened and told.entry.happened.words
    if not words or words.article != told.entry.sentence.article:
        return False
    return told.line.span.start <= words.span.start < told.line.span.end


def have_other_speakers(one: Compared, other: Compared) -> bool:
    """Whether two lines are said by two whose names share no word."""
    return bool(one.speaker and other.speaker) and one.speaker.isdisjoint(other.speaker)


def give_one_pair(one: Compared, other: Compared) -> bool:
    """Whether two lines give the same two numbers, one of them rare: «7 جنود و71 مسلحا»."""
    ours, theirs = (set(map(int, _NUMBER.findall(each.line.span.text))) for each in (one, other))
    shared = {number for number in ours & theirs if number not in _YEARS}
    return len(shared) >= _PAIR and max(shared) > _MOSTLY_COMMON


_PAIR = 2
_MOSTLY_COMMON = 12
_YEARS = range(1_900, 2_100)
_NUMBER = re.compile(r"(?<![\d.,])\d{1,9}(?![\d.,]\d)")


def _far_apart(one: Toll, other: Toll) -> bool:
    """Whether two tolls of a kind are too far apart for one happening: 80 killed and 250."""
    return one.kind == other.kind and max(one.number, other.number) > _TOLLS_APART * min(one.number, other.number)


_TOLLS_APART = 2


def have_other_figures(one: Compared, other: Compared) -> bool:
    """Whether two lines count the same things, and to other numbers."""
    ours, theirs = one.figures, other.figures
    if any(_far_apart(toll, its) for toll in one.tolls for its in other.tolls):
        return True
    return any(ours[what].isdisjoint(theirs[what]) for what in ours.keys() & theirs.keys())
