"""Which events tell a happening: an opinion, an explainer or a caption has no line, and one told twice has one.

An event of several articles is news, whatever a single one of them is. Where nothing is left, all is told.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from math import log2

from isnad.arabic import wordlists
from isnad.arabic.clitics import peel
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model.chronicle import Entry
from isnad.stories.chronicle.central import EventLines
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.speakers import chain_of
from isnad.stories.chronicle.standing import goes_on
from isnad.stories.chronicle.tolls import figures_in
from isnad.stories.chronicle.words import has_verb, opens_with_verb, rarity, tells_nothing

_LEAST_STANDING = 0.6  # of the sentence of a single article
_LONGEST_LEAD = 60  # words
_LEAD = 3  # sentences within which a report says what happened
_FEW_WORDS = 4  # of a headline without a verb: «صلاح وكريستيانو» heads an opinion
# Share of the lesser sentence's telling words that another has, from which on they tell one happening. Chosen on half of
# the large stories of the two corpora.
_SAME = 0.6
_SAME_SOON = 0.5  # printed within a day and a half
_SAME_SPEAKER = 0.4  # ... and said by one, or on one day
_NEAR, _SOON = timedelta(days=3), timedelta(hours=36)  # between their printing


def with_happenings(events: Sequence[EventLines], is_dated: Callable[[Line], bool]) -> list[EventLines]:
    """The events that tell a happening, in the order given; all that have a sentence where none does.

    `is_dated` says whether a sentence tells its day.
    """
    told = [event for event in events if event.ranked]
    return [event for event in told if event.articles > 1 or _tells(by_its_lead(event), is_dated)] or told


def by_its_lead(event: EventLines) -> EventLines:
    """An event with the first sentence of a text before all others, where that stands and says what happened.

    A single text says first what matters. Of several the most central sentence is what they share, unless it goes on
    from another («وضمت التشكيلة») or says no happening.
    """
    best = event.ranked[0]
    if len(event.texts) > 1 and opens_with_happening(best.line.span.text) and not _goes_on(best.line):
        return event
    for ranked in event.ranked:
        line = ranked.line
        stands = ranked.standing == 1.0 and line.words <= _LONGEST_LEAD and opens_with_happening(line.span.text)
        if line.number == 0 and stands:
            return replace(event, ranked=(ranked, *(each for each in event.ranked if each is not ranked)))
    return event


def _goes_on(line: Line) -> bool:
    return bool(line.number) and goes_on(match_form(line.span.text))


def _tells(event: EventLines, is_dated: Callable[[Line], bool]) -> bool:
    """Whether the sentence of a single article says what happened, and its headline is that of a report.

    Under the headline of an explainer it has to be the first, and to tell its day or who says so: «ماذا قال المدرب؟».
    """
    best = event.ranked[0]
    line = best.line
    if best.standing < _LEAST_STANDING or line.number >= _LEAD or _ASKS_WITHIN.search(line.span.text):
        return False
    if not opens_with_happening(line.span.text) or _goes_on(line):
        return False
    if _is_report(line.told.article.title):
        return True
    return line.number == 0 and opens_with_verb(line.span.text) and (is_dated(line) or bool(chain_of(line)))


_ASKS_WITHIN = re.compile(r"\sف(?:ما|كيف|لماذا|ماذا|هل|من)\s(?:هي|هو|هم|ال)?")


def _is_report(headline: str) -> bool:
    """Whether a headline is not that of an explainer («لماذا استقال؟») or of an opinion («صلاح وكريستيانو»)."""
    form = match_form(headline)
    if _ASKS.search(headline) or _explains().search(form):
        return False
    words = written_words(headline)
    short = len(words) <= _FEW_WORDS and not any(char in headline for char in ":0123456789")
    return not words or not (short or headline.rstrip().endswith("!")) or has_verb(headline)


_ASKS = re.compile(r"[?؟][\s»”\")]*$")


@cache
def _explains() -> re.Pattern[str]:
    phrases = sorted(map(re.escape, wordlists.forms_of("line_openers", "explaining", "isnad.stories")), key=len)
    return re.compile(rf"(?<!\w)(?:{'|'.join(reversed(phrases))})(?!\w)")


def opens_with_happening(text: str) -> bool:
    """Whether a sentence begins as a report does: with a verb, or with what stands before one («بعد الفوز، قال»)."""
    words = written_words(text[:_OPENING])
    if not words or _OPINES.match(match_form(text[:_OPENING])):
        return False
    if opens_with_verb(text):
        return True
    first = words[0]
    form = match_form(first)
    if tells_nothing(first) or form in _AT or (peel(form).proclitics and not form.startswith("ال")):
        return has_verb(text)
    if form in _MOSTLY_VERBS:
        return True
    # A verb that no list has is no noun either.
    return not form.startswith("ال") and not lexicon().is_noun(form)


_AT = frozenset(["وسط", "خلال", "اثر", "عقب", "فور", "رغم", "امام", "قرب", "لاول", "ضمن", "اثناء", "مساء", "صباح", "فجر"])
_MOSTLY_VERBS = frozenset(["منح", "رد", "عادل", "صوت", "عقد", "ضم", "حكم", "قضي", "علق", "كرم", "دفع", "سلم", "ودع", "تشهد"])
_OPENING = 60
# «في الصحف اليوم» reads the papers; the others weigh what may be.
_OPINES = re.compile(r"[^\w]*[وف]?(?:في الصحف|لا بد|لابد|لا شك|يبدو|ربما|لعل|من الطبيعي|من الموكد|ليس غريبا)(?!\w)")


def without_repeats(entries: Sequence[tuple[EventLines, Entry]]) -> list[tuple[EventLines, Entry]]:
    """The lines of a timeline without those that tell again what another tells: of two, the more widely told."""
    weights = _telling([event for event, _ in entries])
    widest = sorted(range(len(entries)), key=lambda place: (-entries[place][0].breadth, place))
    kept: list[int] = []
    for place in widest:
        if not any(_are_one(entries[place], entries[other], weights) for other in kept):
            kept.append(place)
    return [entries[place] for place in sorted(kept)]


def _telling(events: Sequence[EventLines]) -> Mapping[int, float]:
    """What a term tells of a sentence in this story: its names, which all have, tell none from another."""
    having: dict[int, int] = {}
    for event in events:
        for term in event.ranked[0].line.terms:
            having[term] = having.get(term, 0) + 1
    rare = rarity(having)
    return {term: rare[term] * log2(1 + len(events) / count) for term, count in having.items()}


def _are_one(one: tuple[EventLines, Entry], other: tuple[EventLines, Entry], weights: Mapping[int, float]) -> bool:
    """Whether two lines tell one happening: near in time, by the same speaker or none, with the same figures."""
    ours, theirs = one[1], other[1]
    apart = abs(ours.printed - theirs.printed)
    if apart > _NEAR or _have_other_days(ours, theirs):
        return False
    line, another = one[0].ranked[0].line, other[0].ranked[0].line
    if _have_other_speakers(ours, theirs) or _have_other_figures(line, another):
        return False
    sure = (ours.chain and theirs.chain) or (ours.happened and theirs.happened)
    needed = _SAME if apart > _SOON else _SAME_SPEAKER if sure else _SAME_SOON
    return overlap(line, another, weights) >= needed


def overlap(one: Line, other: Line, weights: Mapping[int, float]) -> float:
    """How much of the lesser of two sentences stands in the other, as a share of what its terms tell."""
    lesser = min(sum(map(weights.__getitem__, one.terms)), sum(map(weights.__getitem__, other.terms)))
    return sum(map(weights.__getitem__, one.terms & other.terms)) / lesser if lesser else 1.0


def _have_other_days(one: Entry, other: Entry) -> bool:
    first, second = one.happened, other.happened
    return first is not None and second is not None and (first.last < second.first or second.last < first.first)


def _have_other_speakers(one: Entry, other: Entry) -> bool:
    return bool(one.chain and other.chain) and one.chain[0].called != other.chain[0].called


def _have_other_figures(one: Line, other: Line) -> bool:
    ours, theirs = figures_in(one), figures_in(other)
    return any(ours[what].isdisjoint(theirs[what]) for what in ours.keys() & theirs.keys())
