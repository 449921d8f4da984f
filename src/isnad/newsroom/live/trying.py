"""Trying again what a database in trouble refuses: it restarts, its disk is full, another holds it."""

import threading
from collections.abc import Callable
from typing import TypeVar

from isnad.errors import StoreError
from isnad.newsroom.live.watching import Watch

_T = TypeVar("_T")
# Seconds from one try to the next: ten minutes in all, in which PostgreSQL restarts and an operator makes room.
_WAITS = (1.0, 2.0, 5.0, 10.0, 20.0, *[30.0] * 19)


def keep_trying(work: Callable[[], _T], stop: threading.Event, watch: Watch) -> _T:
    """What the work gives, tried again where the store fails. Raises StoreError after the last try, or on `stop`."""
    for wait in _WAITS:
        try:
            return work()
        except StoreError as error:
            watch.event("store failed", error=str(error), again_in=wait)
            if stop.wait(wait):
                break
    return work()
