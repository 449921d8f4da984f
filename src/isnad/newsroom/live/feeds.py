"""The feeds of a run as it knows them: those it follows, and what their operator says of them meanwhile."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from isnad.model import Followed
from isnad.store import Store


class RunningFeeds:
    """The feeds that a run follows, by number."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._by_number: dict[int, Followed] = {}
        self._told = -1  # see Store.told

    def __len__(self) -> int:
        return len(self._by_number)

    def __getitem__(self, number: int) -> Followed:
        return self._by_number[number]

    def put(self, feed: Followed) -> None:
        """The feed as it is now."""
        self._by_number[feed.number] = feed

    def new(self) -> Iterator[Followed]:
        """The feeds that the store has and this run has not known: it knows them from now on."""
        for feed in self._store.followed():
            if feed.number not in self._by_number:
                self._by_number[feed.number] = feed
                yield feed

    def follow(self, found: Iterable[Followed]) -> Iterator[Followed]:
        """Follows those that are new, and gives them: sitemaps that an index names."""
        known = {feed.address for feed in self._by_number.values()}
        fresh = [feed for feed in found if feed.address not in known]
        if fresh:
            self._store.follow(fresh)
            yield from self.new()

    def heard(self) -> tuple[list[Followed], list[Followed]]:
        """What the operator told another process since the last time: feeds that are new, and those to be asked again.

        Feeds that are paused now are known as such from here on.
        """
        told = self._store.told()
        if told == self._told:
            return [], []
        self._told = told
        resumed = []
        for now in self._store.followed():
            feed = self._by_number.get(now.number)
            if feed is not None and feed.paused != now.paused:
                self.put(replace(feed, paused=now.paused))
                resumed += [] if now.paused else [self[now.number]]
        return list(self.new()), resumed

    def without_twin(self, before: Followed, after: Followed) -> Followed:
        """A feed that moved to where another one is followed already is not asked any more."""
        moved = after.address != before.address
        if moved and any(feed.address == after.address for feed in self._by_number.values()):
            return replace(after, address=before.address, paused=True)
        return after
