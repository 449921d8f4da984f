"""When a large story is told anew: not for every batch that comes to it, but when nothing has come for a while."""

from collections.abc import Sequence
from dataclasses import dataclass

from isnad.store import Stale

# Telling takes 1 to 2 ms an article. A story rests so long after its last change before it is told anew ...
_REST = 0.01  # seconds of the machine for each of its articles
_AT_ONCE = 50  # ... unless it has no more articles than this,
_LATEST = 10  # ... or has waited so many times as long since its first change.


@dataclass(frozen=True, slots=True)
class _Seen:
    """A story that rests."""

    mark: int  # of its last change
    rested: float  # when it will have rested since that
    latest: float  # when it is told all the same

    @property
    def until(self) -> float:
        """When it may be told, in seconds of the machine."""
        return min(self.rested, self.latest)


class Resting:
    """Which stories that have to be told may be, and which rest first, since more may come to them.

    That a story has to be told stands in the store; how long it has waited is known here alone. A run that begins, or
    ends a round, tells all of them.
    """

    def __init__(self) -> None:
        self.until = float("inf")  # seconds of the machine: when the next of those that rest is due
        self._seen: dict[str, _Seen] = {}

    def due(self, waiting: Sequence[Stale], now: float) -> list[Stale]:
        """Those that may be told `now`, in their order; the others are remembered, told ones forgotten."""
        seen = {each.story: self._look(each, now) for each in waiting if each.articles > _AT_ONCE}
        self._seen = seen
        resting = {story: until for story, one in seen.items() if (until := one.until) > now}
        self.until = min(resting.values(), default=float("inf"))
        return [each for each in waiting if each.story not in resting]

    def _look(self, story: Stale, now: float) -> _Seen:
        before = self._seen.get(story.story)
        rest = _REST * story.articles
        if before is None:
            return _Seen(story.mark, now + rest, now + _LATEST * rest)
        return before if before.mark == story.mark else _Seen(story.mark, now + rest, before.latest)
