"""What a collecting run tells of itself: events as they happen, counts, and a report at its end."""

from collections import Counter
from dataclasses import dataclass
from typing import Protocol


class Watch(Protocol):
    """Someone who watches a collecting run."""

    def event(self, name: str, **facts: object) -> None:
        """Something happened: a name like «page kept», and what it happened to."""


class Unseen:
    """A run that nobody watches."""

    def event(self, name: str, **facts: object) -> None:
        """Nobody looks."""


@dataclass(frozen=True, slots=True)
class CollectReport:
    """What came of a collecting run."""

    counts: dict[str, float]  # see Counts
    left: int  # requests that were due and not made: their hosts want peace, or the run was ended
    seconds: float  # of the machine's time


class Counts(Counter[str]):
    """What a run did since it began, by name: `feeds_asked`, `pages_fetched`, `failures_slow`, `bytes_received` ..."""

    def told(self) -> dict[str, float]:
        """The counts, by name."""
        return {name: float(count) for name, count in sorted(self.items())}
