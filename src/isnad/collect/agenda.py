"""What is to be asked of which host, and when: the order of a collecting run. No network, no store."""

import heapq
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class TaskKind(IntEnum):
    """What a request is for; of two that are due at one host, the lower goes first."""

    FEED = 0  # it tells of news, and is one request; behind it may wait hundreds of pages
    PAGE = 1


@dataclass(frozen=True, slots=True, order=True)
class Task:
    """One request that is to be made."""

    due: datetime  # aware UTC: not before
    kind: TaskKind
    number: int  # of the feed or visit, by the store
    host: str


class Agenda:
    """Tasks by host: one at a time for each, none before it is due, none before its host is free again.

    Adding and taking cost logarithmic time, whatever number of hosts and tasks wait. Not for several threads.
    """

    def __init__(self) -> None:
        self._waiting: defaultdict[str, tuple[list[Task], list[Task]]] = defaultdict(lambda: ([], []))  # by TaskKind
        self._free: dict[str, datetime] = {}  # hosts that may not be asked before a time
        self._busy: set[str] = set()
        self._times: list[tuple[datetime, str]] = []  # when to look at a host; may be out of date
        self._count = 0

    def __len__(self) -> int:
        """How many tasks wait."""
        return self._count

    def add(self, task: Task) -> None:
        """Puts a task in."""
        heapq.heappush(self._waiting[task.host][task.kind], task)
        self._count += 1
        self._look(task.host)

    def take(self, now: datetime) -> Task | None:
        """The next task that may be done now; its host is busy until it is `freed`. None where there is none."""
        while self._times and self._times[0][0] <= now:
            _, host = heapq.heappop(self._times)
            ready = self._ready(host)
            if ready is None:
                continue
            if ready > now:
                heapq.heappush(self._times, (ready, host))
                continue
            self._busy.add(host)
            self._count -= 1
            feeds, pages = self._waiting[host]
            return heapq.heappop(feeds if feeds and feeds[0].due <= now else pages)
        return None

    def freed(self, host: str, again: datetime) -> None:
        """Says that the host's task has ended, and from when on it may be asked again."""
        self._busy.discard(host)
        self._free[host] = again
        feeds, pages = self._waiting[host]
        if feeds or pages:
            self._look(host)
        else:
            del self._waiting[host]

    def next_time(self) -> datetime | None:
        """When a task may be taken, now or later; None where all that waits, waits for a busy host."""
        while self._times:
            time, host = self._times[0]
            ready = self._ready(host)
            if ready is not None and ready <= time:
                return time
            heapq.heappop(self._times)
            if ready is not None:
                heapq.heappush(self._times, (ready, host))
        return None

    def _look(self, host: str) -> None:
        ready = self._ready(host)
        if ready is not None:
            heapq.heappush(self._times, (ready, host))

    def _ready(self, host: str) -> datetime | None:
        """When the host's next task may be done, None where it is busy or has none."""
        if host in self._busy or host not in self._waiting:
            return None
        heads = [tasks[0].due for tasks in self._waiting[host] if tasks]
        if not heads:
            return None
        free = self._free.get(host)
        return min(heads) if free is None else max(min(heads), free)
