"""A story in three to five sentences: those that a reader would most likely take, none of which says the same."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from datetime import timedelta
from decimal import Decimal

from isnad.model import Act
from isnad.stories.chronicle.candidates import Candidate, awaits, gives, opening_act, tolls_more
from isnad.stories.chronicle.central import EventLines
from isnad.stories.chronicle.chances import summary_chance
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.seen_in_story import InStory
from isnad.stories.chronicle.tolls import Toll, figures_in, is_outdated

_LEAST_LINE = 0.5  # the chance of a sentence as a line of the timeline: with less nothing is told here
_LEAST = 0.1  # the chance that a reader takes it: with less it is told only where there are not enough others
_AGAIN = 0.5  # what a sentence is worth whose event is told already
_FEWEST = 3  # sentences that a summary should have, where there are so many
_ENOUGH_LINES = 5  # of the timeline, from which on no second sentence of an event is taken
_SAME_DAY = timedelta(hours=20)
_AWAITED = timedelta(days=4)
_OUTCOME = 0.25  # what a later line shares with a sentence whose outcome it tells
_SAME = 0.4  # share of what the lesser sentence tells that another tells too: more, and they say the same ...
_OVERTURNED = 0.3  # ... and with other figures, the later one overturns the other
_SAME_APART = 0.6  # ... of two events, which need their names each
_SAME_WORDS = 0.6  # ... the same of their rarity alone, whoever they tell of
_MOST_EVENTS = 60  # that sentences are taken from: those most told
_FROM_EVENT = 4  # sentences of an event that are thought of
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
        """`events`, judged and in order of happening; those not `shown` in the timeline tell again what others tell.

        `latest`: the newest tolls of the story; `is_dated`: whether a sentence tells its day.
        """
        told = sorted(events, key=lambda event: (-sum(event.support.values()), event.event))[:_MOST_EVENTS]
        kept = {event.event for event in told}
        self._events = [event for event in events if event.event in kept]
        self._story = InStory(self._events, is_dated)
        self._shown, self._latest, self._is_dated = shown, latest, is_dated
        self._tolled = Counter(toll.kind for event in events for toll in event.tolls)
        self._sums: dict[tuple[int, tuple[str, int]], float] = {}
        self._pool = [each for event in self._events if event.event in shown for each in self._candidates(event)]
        self._chosen: list[Candidate] = []

    def choose(self) -> tuple[Candidate, ...]:
        """The sentences, in no order of telling."""
        most = _how_many(self._events)
        self._take(self._newest_toll())
        left = [each for each in self._pool if each.ranked.chance >= _LEAST_LINE] or self._pool
        while left and len(self._chosen) < most:
            best = max(left, key=lambda each: (self._worth(each), each.key))
            if len(self._chosen) >= _FEWEST and self._worth(best) < _LEAST:
                break
            self._take(best)
            left = [each for each in left if each is not best]
        return tuple(self._chosen)

    def _worth(self, candidate: Candidate) -> float:
        """The chance of a sentence, which is less where another tells its event."""
        told = any(each.event.event == candidate.event.event for each in self._chosen)
        return candidate.chance * _AGAIN if told else candidate.chance

    def _candidates(self, event: EventLines) -> Iterator[Candidate]:
        """The best sentence of an event, of a story of few events others too."""
        most = 1 if len(self._shown) >= _ENOUGH_LINES else _FROM_EVENT
        for rank, ranked in enumerate(event.ranked[:most]):
            if not is_outdated(ranked.tolls, self._latest) or self._is_dated(ranked.line):
                yield Candidate(event, ranked, summary_chance(self._story.seen(event, rank)))

    def _newest_toll(self) -> Candidate | None:
        """The best sentence that gives the newest toll, of a story that has one."""
        for kind in ("dead", "missing", "hurt"):
            if self._tolled[kind] >= _TOLLED:
                giving = [each for each in self._pool if gives(each, self._latest[kind])]
                return max(giving, key=lambda each: (each.ranked.chance, each.key), default=None)
        return None

    def _take(self, candidate: Candidate | None) -> None:
        if candidate and self._is_new(candidate) and not self._is_overturned(candidate):
            self._chosen.append(candidate)

    def _is_new(self, candidate: Candidate) -> bool:
        """Whether no chosen sentence says the same."""
        for other in self._chosen:
            apart = candidate.event.event != other.event.event
            if self._overlap(candidate, other, self._story.telling) >= (_SAME_APART if apart else _SAME):
                return False
            denied = [opening_act(each.ranked.line) is Act.DENY for each in (candidate, other)]
            if denied[0] == denied[1] and self._overlap(candidate, other, self._story.rarity) >= _SAME_WORDS:
                return False
        return True

    def _is_overturned(self, candidate: Candidate) -> bool:
        """Whether a later sentence tells what came of it, or much the same with other figures."""
        line = candidate.ranked.line
        figures = {} if self._is_dated(line) else figures_in(line)  # of its own day, they are history
        for other in self._pool:
            later = other.ranked.line.told.at - line.told.at
            if later <= timedelta():
                continue
            if later <= _SAME_DAY and tolls_more(other, candidate):
                return True
            if not figures and not awaits(line):
                continue
            shared = self._overlap(candidate, other, self._story.telling)
            if awaits(line) and later <= _AWAITED and shared >= _OUTCOME:
                return True
            if shared >= _OVERTURNED and _tell_apart(figures, figures_in(other.ranked.line)):
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


def _tell_apart(figures: Mapping[str, frozenset[Decimal]], later: Mapping[str, frozenset[Decimal]]) -> bool:
    """Whether one sentence gives other figures of a thing than another does."""
    return any(later[what].isdisjoint(numbers) for what, numbers in figures.items() if what in later)


def _how_many(events: Sequence[EventLines]) -> int:
    """How many sentences a story is worth: two for a single short article, five from seven events on."""
    texts = [told for event in events for told in event.texts]
    if len(texts) == 1:
        return 3 if len(events[0].lines[texts[0].placed.article]) >= _LONG_TEXT else 2
    return 3 if len(events) <= 3 else 4 if len(events) <= 6 else 5
