"""A story in three to five sentences: how it began, what most independent texts tell of it, and how it stands."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import timedelta
from heapq import nlargest
from math import log2, sqrt

from isnad.model import Act
from isnad.stories.chronicle.candidates import (
    Candidate,
    awaits,
    continues,
    gives,
    opens_by,
    tells_anew,
    tolls_more,
)
from isnad.stories.chronicle.central import EventLines
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.reports import by_its_lead, depicts
from isnad.stories.chronicle.standing import has_bare_noun, points_back
from isnad.stories.chronicle.tolls import Toll, figures_in, is_outdated
from isnad.stories.chronicle.words import rarity

_LEAST_STANDING = 0.6  # of a sentence: what needs another one, or tells what was before, is not told here
_LEAST_STANDING_OF_MANY = 0.8  # ... and, where a story has so much to tell, what goes on with «و» from another
_ENOUGH_LINES = 5  # of the timeline, from which on no other sentence is taken
_MOST_TOLD = 12  # terms of a story
_SIDE_MATTER = 0.22  # of what the most central sentence has of them: less tells of a side matter
_WIDELY = 3  # independent origins: what so many tell is none
_SAME_DAY = timedelta(hours=20)
_AWAITED = timedelta(days=4)
_OUTCOME = 0.25  # what a later line shares with a sentence whose outcome it tells
_FEW_EVENTS = 2  # up to which a sentence may open with «و» and a verb: there is little else to take
_MANY_EVENTS = 7
_AGAIN = 0.25  # what a term is worth that a chosen sentence has already, once for each
_FEWEST = 3  # sentences that a summary should have, where there are so many
_TYPICAL_TERMS = 8  # added to a sentence's terms where its gain is divided
_SAME = 0.4  # share of what the lesser sentence tells that another tells too: more, and they say the same ...
_SAME_APART = 0.6  # ... of two events, which need their names each
_SAME_WORDS = 0.6  # ... the same of their rarity alone, whoever they tell of
_MOST_EVENTS = 60  # that sentences are taken from: those most told
_FROM_EVENT = 4  # sentences of an event that are thought of
_MAIN = 0.7  # an event with this share of the weight of the weightiest may be how the story began
_MAIN_NEWEST = 0.25  # ... how it stands
_CENTRAL = 0.6  # of the best sentence of an event: the least that tells it
_HISTORY = 0.65  # what a beginning is worth that gives a toll which was overturned since
_LEAST_GAIN = 0.03  # of what the best sentence tells: what adds less is left out
_EVENT_AGAIN = 0.3  # what a sentence is worth whose event is told already ...
_LAST_AGAIN = 0.6  # ... and is the newest
_HEAD = 60  # characters of a later sentence, in which a noun is bare
_LONG_TEXT = 8  # sentences of a single article that is worth three
_TOLLED = 2  # texts of a story that give a toll, from which on the newest has to be told


class Condenser:
    """Chooses the sentences of a summary."""

    def __init__(
        self,
        events: Sequence[EventLines],
        shown: Set[str],
        latest: Mapping[str, Toll],
        is_dated: Callable[[Line], bool],
    ) -> None:
        """`events` in order of happening; those not `shown` in the timeline tell again what others tell.

        `latest`: the newest tolls of the story; `is_dated`: whether a sentence tells its day.
        """
        self._shown = shown
        told = sorted(events, key=lambda event: (-sum(event.support.values()), event.event))[:_MOST_EVENTS]
        kept = {event.event for event in told}
        self._events = [event for event in events if event.event in kept]
        support: defaultdict[int, int] = defaultdict(int)
        for event in self._events:
            for term, count in event.support.items():
                support[term] += count
        self._rarity = rare = rarity(support)
        events_of = Counter(term for event in self._events for term in event.support)
        many = len(self._events)
        self._weights = {term: rare[term] * log2(1 + support[term]) for term in support}
        # What all events of a story have, its names, tells none of its sentences from another.
        self._telling = {term: rare[term] * log2(1 + many / events_of[term]) for term in support}
        self._latest = latest
        self._least = _LEAST_STANDING if many < _MANY_EVENTS else _LEAST_STANDING_OF_MANY
        self._is_dated = is_dated
        self._last = max(events, key=lambda event: (event.texts[-1].at, event.event)).event
        self._tolled = Counter(toll.kind for event in events for toll in event.tolls)
        self._pool = [each for event in self._events for each in self._candidates(event)]
        self._sums: dict[tuple[int, tuple[str, int]], float] = {}
        self._pool = self._central_ones([each for each in self._pool if not self._is_overtaken(each)])
        self._worth = self._worth_of_events()
        self._chosen: list[Candidate] = []

    def choose(self) -> tuple[Candidate, ...]:
        """The sentences, best first in no order of telling."""
        most = _how_many(self._events)
        best = max(map(self._gain, self._pool), default=0.0)
        self._take(self._beginning())
        self._take(self._newest_toll())
        self._take(self._newest())
        self._add(most, best, _CENTRAL)
        self._add(min(most, _FEWEST), best, 0.0)
        return tuple(self._chosen[:most])

    def _add(self, most: int, best: float, least: float) -> None:
        """Add what tells most, of events not told yet only sentences of at least some quality."""
        left = list(self._pool)
        while len(self._chosen) < most:
            left = [each for each in left if self._may_follow(each, least)]
            found = max(left, key=self._order(self._gain), default=None)
            if found is None or self._gain(found) < _LEAST_GAIN * best:
                break
            if self._is_overturned(found):
                left.remove(found)
            else:
                self._chosen.append(found)

    def _may_follow(self, candidate: Candidate, least: float) -> bool:
        """Whether a sentence may be added: of an event that is not told yet, only one of its most central."""
        told = any(each.event.event == candidate.event.event for each in self._chosen)
        return (told or candidate.quality >= least) and self._is_new(candidate)

    def _candidates(self, event: EventLines) -> list[Candidate]:
        best = event.ranked[0].score if event.ranked else 0.0
        found: list[Candidate] = []
        lead = by_its_lead(event).ranked[0] if event.ranked else None
        for ranked in event.ranked:
            if ranked.standing < self._least or len(found) >= _FROM_EVENT:
                continue
            if ranked is not lead and (len(self._shown) >= _ENOUGH_LINES or not tells_anew(ranked.line)):
                continue
            if depicts(ranked.line.span.text) or points_back(ranked.line.span.text):
                continue
            if continues(ranked.line) and len(self._events) > _FEW_EVENTS:
                continue
            if ranked.line.number and has_bare_noun(ranked.line.span.text[:_HEAD]):
                continue
            outdated = is_outdated(ranked.tolls, self._latest)
            each = Candidate(event, ranked, ranked.score / best if best else 0.0, outdated)
            if event.event != self._last and opens_by(each, Act.EXPECT):
                continue  # no more than history, once it was told what came
            if not outdated or self._is_dated(ranked.line):
                found.append(each)
        return found

    def _central_ones(self, pool: list[Candidate]) -> list[Candidate]:
        """The candidates less those that tell of a side matter: little told, hardly of what all tell."""
        if len(self._shown) < _ENOUGH_LINES:
            return pool
        most = nlargest(_MOST_TOLD, self._weights, key=lambda term: (self._weights[term], term))
        covered = [sum(self._weights[term] for term in most if term in each.terms) for each in pool]
        least = _SIDE_MATTER * max(covered, default=0.0)
        kept = [
            each
            for each, of_story in zip(pool, covered, strict=True)
            if of_story >= least or each.event.origins >= _WIDELY
        ]
        return kept if len(kept) >= _FEWEST else pool

    def _is_overtaken(self, candidate: Candidate) -> bool:
        """Whether a later line tells what came of it: a higher toll of the day, or the outcome that it awaits."""
        line = candidate.ranked.line
        awaiting = awaits(candidate)
        for other in self._pool:
            later = other.ranked.line.told.at - line.told.at
            if later <= timedelta() or other.event.event not in self._shown:
                continue
            if later <= _SAME_DAY and tolls_more(other, candidate):
                return True
            if awaiting and later <= _AWAITED and self._overlap(candidate, other, self._telling) >= _OUTCOME:
                return True
        return False

    def _worth_of_events(self) -> Mapping[str, float]:
        """What each event is worth in the story, as a share of the weightiest."""
        weights: dict[str, float] = {}
        for each in self._pool:
            worth = self._weight(each) * each.event.breadth
            weights[each.event.event] = max(weights.get(each.event.event, 0.0), worth)
        most = max(weights.values(), default=0.0)
        return {event: weight / most for event, weight in weights.items()} if most else {}

    def _main(self, share: float) -> list[EventLines]:
        return [
            event for event in self._events if event.event in self._shown and self._worth.get(event.event, 0.0) >= share
        ]

    def _beginning(self) -> Candidate | None:
        """The best sentence of the first main event; without an old toll, where it has one nearly as good."""
        first = next((event.event for event in self._main(_MAIN)), None)
        of_first = [each for each in self._pool if each.event.event == first]
        return max(
            of_first, key=self._order(lambda each: each.quality * (_HISTORY if each.is_history else 1)), default=None
        )

    def _newest_toll(self) -> Candidate | None:
        """The best sentence that gives the newest toll, of a story that has one."""
        for kind in ("dead", "missing", "hurt"):
            if self._tolled[kind] >= _TOLLED:
                last = self._latest[kind]
                giving = [each for each in self._pool if gives(each, last) and not each.is_history]
                return max(giving, key=self._order(self._gain), default=None)
        return None

    def _newest(self) -> Candidate | None:
        """The best sentence of the main event that was told last."""
        last = max(self._main(_MAIN_NEWEST), key=lambda event: (event.texts[-1].at, event.event), default=None)
        of_last = [each for each in self._pool if last and each.event.event == last.event and each.quality >= _CENTRAL]
        return max(of_last, key=self._order(lambda each: each.quality), default=None)

    def _take(self, candidate: Candidate | None) -> None:
        if candidate is not None and self._is_new(candidate) and not self._is_overturned(candidate):
            self._chosen.append(candidate)

    def _is_new(self, candidate: Candidate) -> bool:
        """Whether no chosen sentence says the same, and none will that tells it better."""
        if candidate.event.event not in self._shown:
            return False
        for other in self._chosen:
            apart = candidate.event.event != other.event.event
            if self._overlap(candidate, other, self._telling) >= (_SAME_APART if apart else _SAME):
                return False
            denied = opens_by(candidate, Act.DENY) != opens_by(other, Act.DENY)
            if not denied and self._overlap(candidate, other, self._rarity) >= _SAME_WORDS:
                return False
        return True

    def _is_overturned(self, candidate: Candidate) -> bool:
        """Whether a later sentence tells much the same with other figures, and this one does not tell its day."""
        at, given = candidate.ranked.line.told.at, figures_in(candidate.ranked.line)
        if not given or self._is_dated(candidate.ranked.line):
            return False
        for other in self._pool:
            if other.ranked.line.told.at <= at or self._overlap(candidate, other, self._telling) < _SAME:
                continue
            later = figures_in(other.ranked.line)
            if any(later[what].isdisjoint(numbers) for what, numbers in given.items() if what in later):
                return True
        return False

    def _overlap(self, one: Candidate, other: Candidate, worth: Mapping[int, float]) -> float:
        """How much of the lesser of two sentences stands in the other, as a share of what its terms are worth."""
        lesser = min(self._sum(one, worth), self._sum(other, worth))
        return sum(map(worth.__getitem__, one.terms & other.terms)) / lesser if lesser else 1.0

    def _sum(self, candidate: Candidate, worth: Mapping[int, float]) -> float:
        """What all terms of a sentence are worth, which is asked of each with every other."""
        key = (id(worth), candidate.key)
        if key not in self._sums:
            self._sums[key] = sum(map(worth.__getitem__, candidate.terms))
        return self._sums[key]

    def _weight(self, candidate: Candidate) -> float:
        terms = candidate.terms
        return candidate.quality * sum(map(self._weights.__getitem__, terms)) / sqrt(len(terms) + _TYPICAL_TERMS)

    def _gain(self, candidate: Candidate) -> float:
        """What a sentence adds to those chosen."""
        terms = candidate.terms
        had = Counter(term for each in self._chosen for term in each.terms & terms)
        added = sum(self._weights[term] * _AGAIN ** had[term] for term in terms)
        again = any(each.event.event == candidate.event.event for each in self._chosen)
        worth = (candidate.share if again else candidate.quality) * log2(1 + candidate.event.breadth)
        if again:
            worth *= _LAST_AGAIN if candidate.event.event == self._last else _EVENT_AGAIN
        worth *= _HISTORY if candidate.is_history else 1.0
        return worth * added / sqrt(len(terms) + _TYPICAL_TERMS)

    @staticmethod
    def _order(worth: Callable[[Candidate], float]) -> Callable[[Candidate], tuple[float, float, tuple[str, int]]]:
        """The higher worth first; of equal ones the newer, then by article and place."""
        return lambda each: (worth(each), each.ranked.line.told.at.timestamp(), each.key)


def _how_many(events: Sequence[EventLines]) -> int:
    """How many sentences a story is worth: two for a single short article, five from seven events on."""
    texts = [told for event in events for told in event.texts]
    if len(texts) == 1:
        return 3 if len(events[0].lines[texts[0].placed.article]) >= _LONG_TEXT else 2
    return 3 if len(events) <= 3 else 4 if len(events) <= 6 else 5
