"""What is seen of a sentence in its whole story: the features of `chances.summary_chance`."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from heapq import nlargest
from math import log2, sqrt

from isnad.stories.chronicle.candidates import awaits, opening_act
from isnad.stories.chronicle.central import EventLines
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.tolls import Toll, is_outdated, newest
from isnad.stories.chronicle.words import rarity

_MOST_TOLD = 12  # terms of a story
_TYPICAL_TERMS = 8  # added to a sentence's terms where its weight is divided: few words are no merit
_CHANCES = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_SHARES = (0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
_COVERED = (0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95)
_CENTRAL = (0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9)
_EVENTS = (2, 4, 8, 16)
_QUARTERS = (0.25, 0.5, 0.75)
_MANY, _MANY_ORIGINS = (1, 2, 4, 8), (1, 2, 4)
_LAST_PLACE, _LAST_RANK, _LAST_NUMBER = 5, 2, 3


class InStory:
    """The events of a story, judged and in order of happening, as their sentences are compared."""

    def __init__(self, events: Sequence[EventLines], is_dated: Callable[[Line], bool]) -> None:
        """`is_dated`: whether a sentence tells its day."""
        self._is_dated = is_dated
        self._place = {event.event: place for place, event in enumerate(events)}
        self._size = bisect_left(_EVENTS, len(events))
        support: Counter[int] = Counter()
        for event in events:
            support.update(event.support)
        self.rarity = rare = rarity(support)
        events_of = Counter(term for event in events for term in event.support)
        # What all events of a story have, its names, tells none of its sentences from another.
        self.telling = {term: rare[term] * log2(1 + len(events) / events_of[term]) for term in support}
        self._weights = {term: rare[term] * log2(1 + support[term]) for term in support}
        self._most_told = nlargest(_MOST_TOLD, self._weights, key=lambda term: (self._weights[term], term))
        self._breadths = sorted((event.breadth for event in events), reverse=True)
        self._supports = sorted((sum(event.support.values()) for event in events), reverse=True)
        best = [event.ranked[0].line.terms for event in events]
        self._most_covered = max(map(self._covered, best), default=0.0)
        self._most_central = max(map(self._central, best), default=0.0)
        self._latest: Mapping[str, Toll] = newest(toll for event in events for toll in event.tolls)

    def seen(self, event: EventLines, rank: int) -> Iterator[str]:
        """The names of all that is seen of the sentence of an event that has this rank."""
        ranked = event.ranked[rank]
        line = ranked.line
        yield from self._of_event(event)
        yield f"chance {bisect_left(_CHANCES, ranked.chance)}"
        yield f"rank {min(rank, _LAST_RANK)} {self._size}"
        yield f"number {min(line.number, _LAST_NUMBER)}"
        yield f"covers {_share(_COVERED, self._covered(line.terms), self._most_covered)}"
        yield f"central {_share(_CENTRAL, self._central(line.terms), self._most_central)}"
        outdated = is_outdated(ranked.tolls, self._latest)
        yield f"toll {'old' if outdated else 'new' if ranked.tolls else '-'}"
        yield f"awaits {awaits(line)}"
        yield f"dated {self._is_dated(line)}"
        act = opening_act(line)
        yield f"says {act.value if act else '-'}"

    def _of_event(self, event: EventLines) -> Iterator[str]:
        support = sum(event.support.values())
        size = self._size
        yield f"place {self._quarter(event)} {size}"
        yield f"breadth {_share(_SHARES, event.breadth, self._breadths[0])}"
        yield f"breadth {min(self._breadths.index(event.breadth), _LAST_PLACE)} of {size}"
        yield f"support {_share(_SHARES, support, self._supports[0])}"
        yield f"support {min(self._supports.index(support), _LAST_PLACE)} of {size}"
        yield f"event covers {bisect_left(_SHARES, self._covered(event.support.keys()))}"
        yield f"articles {bisect_left(_MANY, event.articles)}"
        yield f"origins {bisect_left(_MANY_ORIGINS, event.origins)}"

    def _quarter(self, event: EventLines) -> str:
        place, events = self._place[event.event], len(self._place)
        if place == 0:
            return "first"
        return "last" if place == events - 1 else str(bisect_left(_QUARTERS, place / events))

    def _covered(self, terms: Set[int]) -> float:
        """How much of the terms that a story tells most."""
        whole = sum(self._weights[term] for term in self._most_told)
        return sum(self._weights[term] for term in self._most_told if term in terms) / whole if whole else 0.0

    def _central(self, terms: Set[int]) -> float:
        """What a sentence tells of all that the story tells."""
        return sum(map(self._weights.__getitem__, terms)) / sqrt(len(terms) + _TYPICAL_TERMS)


def _share(limits: Sequence[float], part: float, whole: float) -> int:
    return bisect_left(limits, part / whole if whole else 0.0)
