"""What is to be kept in the next transaction of a run, and what requests are under way for."""

from collections.abc import Callable
from dataclasses import dataclass, field

from isnad.model import Collected, FetchedPage, Followed, HostState, Visit


@dataclass(slots=True)
class Batch:
    """Changed in place by the writer alone."""

    feeds: dict[int, Followed] = field(default_factory=dict)  # as they are now, by number
    found: list[Visit] = field(default_factory=list)  # pages that feeds announce
    visits: dict[int, Visit] = field(default_factory=dict)  # as they are now, by number
    fetched: list[FetchedPage] = field(default_factory=list)
    children: list[Followed] = field(default_factory=list)  # sitemaps that indexes name
    hosts: set[str] = field(default_factory=set)  # that were asked
    under_way: dict[int, Visit] = field(default_factory=dict)  # visits that a request is out for

    def collected(self, states: Callable[[], dict[str, HostState]]) -> Collected | None:
        """All of it, with the states of hosts; None where there is nothing."""
        if not (self.feeds or self.found or self.visits or self.fetched):
            return None
        now = states()
        return Collected(
            tuple(self.feeds.values()),
            tuple(self.found),
            tuple(self.visits.values()),
            tuple(self.fetched),
            {host: now[host] for host in self.hosts if host in now},
        )

    def clear(self) -> None:
        """Begin the next one; what is under way stays."""
        self.feeds, self.found, self.visits, self.fetched = {}, [], {}, []
        self.children, self.hosts = [], set()
