"""Lines of a timeline that tell one happening: two events that the grouping kept apart."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from functools import cache
from math import log2

from isnad.arabic import wordlists
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.model import Act
from isnad.model.chronicle import Entry
from isnad.stories.chronicle.central import EventLines
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.own_days import reacts
from isnad.stories.chronicle.tolls import Toll, figures_in
from isnad.stories.chronicle.words import rarity, terms, terms_of

# Shares of what the lesser tells that the other has too, from which on two lines tell one happening. Chosen on half of
# the large stories of the two corpora.
_SAME = 0.6  # of the sentences
_SAME_SOON = 0.4  # ... printed within a day and a half
_SAME_SURE = 0.35  # ... and said by one, or on one day
_HEADED = 0.65  # of the headline of one and the sentence of the other, printed within a day ...
_HEADED_SAID = 0.2  # ... and of the sentences
_SAME_EVENT = 0.6  # ... or of all that the two events tell
_SAID_AT_ONCE = 0.25  # of the sentences of such two events within half a day
_SAME_ACTOR = (
    0.35  # of the words behind the opening verbs: then what sentences, headlines and events share is added ...
)
_IN_ALL = 0.62  # ... within half a day
_IN_ALL_LATER = 0.78  # ... within a day and a half
_ACTOR_WORDS = 8
_SAID_IN_A_DAY = 0.3  # of the sentences, where both tell the same day
_SAME_HEADLINES = 0.7  # of the headlines, within six hours
_SAME_FAR, _HEADED_FAR = 0.75, 0.9  # ... of sentences, and of a headline, printed within five days
_FAR, _NEAR, _SOON = timedelta(days=5), timedelta(days=3), timedelta(hours=36)  # between their printing
_A_DAY, _SAME_DAY = timedelta(hours=24), timedelta(hours=18)
_HALF, _QUARTER = timedelta(hours=14), timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class _Told:
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


def without_repeats(entries: Sequence[tuple[EventLines, Entry]]) -> list[tuple[EventLines, Entry]]:
    """The lines of a timeline without those that tell again what another tells: of two, the more widely told."""
    told = [_told(event, entry) for event, entry in entries]
    weights = _telling(told)
    told = [replace(each, event=each.event & weights.keys()) for each in told]
    widest = sorted(range(len(entries)), key=lambda place: (-entries[place][0].breadth, place))
    kept: list[int] = []
    for place in widest:
        if not any(_are_one(told[place], told[other], weights) for other in kept):
            kept.append(place)
    return [entries[place] for place in sorted(kept)]


def _told(event: EventLines, entry: Entry) -> _Told:
    line = event.ranked[0].line
    return _Told(
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


def _telling(told: Sequence[_Told]) -> Mapping[int, float]:
    """What a term tells of a sentence in this story: its names, which all have, tell none from another."""
    having: dict[int, int] = {}
    for each in told:
        for term in each.said | each.headline | each.actor:
            having[term] = having.get(term, 0) + 1
    rare = rarity(having)
    return {term: rare[term] * log2(1 + len(told) / count) for term, count in having.items()}


def _are_one(one: _Told, other: _Told, weights: Mapping[int, float]) -> bool:
    """Whether two lines tell one happening: near in time, by the same speaker or none, with the same figures."""
    apart = abs(one.entry.printed - other.entry.printed)
    if apart > _FAR or _have_other_days(one, other) or one.denies != other.denies or _have_other_figures(one, other):
        return False
    said = overlap(one.said, other.said, weights)
    if said >= _SAME_SOON and not _have_apart_days(one, other) and _give_one_pair(one, other):
        return True
    if _have_other_speakers(one, other):
        return False
    if _have_apart_days(one, other):
        event = overlap(one.event, other.event, weights)
        alike = said + _headed(one, other, weights) / 2 + event / 2 >= _IN_ALL_LATER
        return alike and apart <= _SOON and _have_one_actor(one, other, weights)
    if apart > _NEAR:
        return said >= _SAME_FAR and _headed(one, other, weights) >= _HEADED_FAR
    sure = (one.speaker and other.speaker) or (one.entry.happened and other.entry.happened)
    enough = said >= (_SAME if apart > _SOON else _SAME_SURE if sure else _SAME_SOON)
    return enough or (apart <= _SOON and _are_one_in_other_words(one, other, said, apart, weights))


def _are_one_in_other_words(
    one: _Told, other: _Told, said: float, apart: timedelta, weights: Mapping[int, float]
) -> bool:
    """Whether headlines, events and actors of two lines tell that they are one; `said` is what the sentences share."""
    event = overlap(one.event, other.event, weights)
    if apart <= _HALF and said >= _SAID_AT_ONCE and event >= _SAME_EVENT:
        return True
    headed = _headed(one, other, weights)
    in_all = said + headed / 2 + event / 2
    dated = bool(one.entry.happened and other.entry.happened)
    near = apart <= _HALF or (apart <= _SAME_DAY and dated and said >= _SAID_IN_A_DAY)
    if one.reacts != other.reacts:
        return False  # «داهمت الشرطة المكتب» and «ندد المحامي بالمداهمة»
    if _have_one_actor(one, other, weights) and in_all >= (_IN_ALL if near else _IN_ALL_LATER):
        return True
    if headed < _HEADED or apart > _A_DAY:
        return False
    if said >= _HEADED_SAID or event >= _SAME_EVENT:
        return True
    return apart <= _QUARTER and overlap(one.headline, other.headline, weights) >= _SAME_HEADLINES


def _headed(one: _Told, other: _Told, weights: Mapping[int, float]) -> float:
    """How much of a headline, or of the sentence where that is shorter, the other has."""
    return max(overlap(one.headline, other.said, weights), overlap(other.headline, one.said, weights))


def _have_one_actor(one: _Told, other: _Told, weights: Mapping[int, float]) -> bool:
    """Whether two sentences open with what one does, named by more than one word: «إسرائيل» does many things a day."""
    return len(one.actor & other.actor) > 1 and overlap(one.actor, other.actor, weights) >= _SAME_ACTOR


def overlap(one: frozenset[int], other: frozenset[int], weights: Mapping[int, float]) -> float:
    """How much of the lesser of two sets of terms the other has, as a share of what its terms tell."""
    lesser = min(sum(map(weights.__getitem__, one)), sum(map(weights.__getitem__, other)))
    return sum(map(weights.__getitem__, one & other)) / lesser if lesser else 0.0


def _have_other_days(one: _Told, other: _Told) -> bool:
    """Whether two lines tell of other days; of days that stand in other sentences, of those further apart than two."""
    first, second = one.entry.happened, other.entry.happened
    if first is None or second is None or not _have_apart_days(one, other):
        return False
    if _tells_its_day(one) and _tells_its_day(other):
        return True
    return max(first.first - second.last, second.first - first.last) > _UNSURE


def _have_apart_days(one: _Told, other: _Told) -> bool:
    first, second = one.entry.happened, other.entry.happened
    return first is not None and second is not None and (first.last < second.first or second.last < first.first)


_UNSURE = timedelta(days=2)


def _tells_its_day(told: _Told) -> bool:
    words = told.entry.happened and told.entry.happened.words
    if not words or words.article != told.entry.sentence.article:
        return False
    return told.line.span.start <= words.span.start < told.line.span.end


def _have_other_speakers(one: _Told, other: _Told) -> bool:
    return bool(one.speaker and other.speaker) and one.speaker.isdisjoint(other.speaker)


def _denies(line: Line) -> bool:
    """Whether somebody denies something in a sentence: a claim and its denial are told in the same words."""
    span = line.span
    return any(
        claim.act is Act.DENY and span.start <= claim.cue.start < span.end for claim in line.told.analysis.claims
    )


def _give_one_pair(one: _Told, other: _Told) -> bool:
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


def _have_other_figures(one: _Told, other: _Told) -> bool:
    ours, theirs = one.figures, other.figures
    if any(_far_apart(toll, its) for toll in one.tolls for its in other.tolls):
        return True
    return any(ours[what].isdisjoint(theirs[what]) for what in ours.keys() & theirs.keys())
