"""The newest of more items than are read."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from isnad.collect.feeds.opening import MOST_ITEMS
from isnad.model import Moment

T = TypeVar("T")


def newest_of(items: Sequence[T], time_of: Callable[[T], Moment | None]) -> Sequence[T]:
    """MOST_ITEMS of the items, in their order: the first ones, or the last where the last item is younger.

    `time_of` gives the time of an item; it is asked for the first and the last alone.
    """
    if len(items) <= MOST_ITEMS:
        return items
    first, last = time_of(items[0]), time_of(items[-1])
    return items[-MOST_ITEMS:] if first and last and last.at > first.at else items[:MOST_ITEMS]
