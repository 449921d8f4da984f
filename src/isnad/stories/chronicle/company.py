"""How the events of a story stand beside each other: one that shares little with the others may be of another story."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log2

from isnad.stories.chronicle.central import EventLines, Ranked
from isnad.stories.chronicle.words import rarity, terms

_SHARES = (0.02, 0.05, 0.08, 0.12, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.75, 0.9)
_EVENTS = (4, 8, 16)


class Company:
    """The events of a story."""

    def __init__(self, events: Sequence[EventLines]) -> None:
        self._events = max(len(events), 2)
        self._telling = Counter(term for event in events for term in event.support)  # events that have a term
        self._rarity = rarity(self._telling)
        self._of_event = {event.event: self._shared(event.support) for event in events}
        self._of_headlines = {
            event.event: self._headed(term for told in event.texts for term in terms(told.article.title))
            for event in events
        }

    def seen(self, event: EventLines, ranked: Ranked) -> Iterator[str]:
        """The names of what is seen of an event and its sentence among the others."""
        yield f"events {bisect_left(_EVENTS, self._events)}"
        yield f"event shares {bisect_left(_SHARES, self._of_event[event.event])}"
        yield f"headlines share {bisect_left(_SHARES, self._of_headlines[event.event])}"
        yield f"line shares {bisect_left(_SHARES, self._shared(ranked.line.terms))}"

    def _shared(self, found: Iterable[int]) -> float:
        """How much of what some terms of an event tell stands in others, by how many."""
        whole = part = 0.0
        most = log2(self._events)
        for term in found:
            whole += self._rarity[term]
            part += self._rarity[term] * log2(self._telling[term]) / most
        return part / whole if whole else 0.0

    def _headed(self, found: Iterable[int]) -> float:
        """Which share of the other events has the terms of the headlines of one, the rarer weighing more."""
        whole = part = 0.0
        for term in set(found):
            whole += self._rarity[term]
            part += self._rarity[term] * (self._telling[term] - 1) / (self._events - 1)
        return part / whole if whole else 0.0
