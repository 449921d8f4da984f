"""Publishers by their ids, for the names on every page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache

from isnad.arabic.letters import match_form
from isnad.collect import built_in_catalogue
from isnad.model import Publisher, PublisherCount
from isnad.newsroom import Newsroom

# Counting the articles of every publisher takes the store 25 ms where it holds 50,000: too long for each page, and
# names do not change by the minute. A publisher that is not known yet is asked for at once.
_GOOD_FOR = timedelta(minutes=1)


class Directory:
    """What the newsroom knows of publishers, asked anew once a minute or for an id that is new."""

    def __init__(self, newsroom: Newsroom, clock: Callable[[], datetime]) -> None:
        self._newsroom = newsroom
        self._clock = clock
        self._asked: datetime | None = None
        self._rows: dict[str, PublisherCount] = {}
        _names_of_the_catalogue()  # read now, not while a reader waits

    def publisher(self, publisher_id: str) -> Publisher:
        """The publisher with this id; one that nothing is known of is called by its id."""
        row = self._fresh().get(publisher_id) or self._ask().get(publisher_id)
        return row.publisher if row else Publisher(publisher_id, publisher_id, language="")

    def called(self, key: str) -> str:
        """The name of a publisher, an agency or an owner by its id, or by its name in matching form; else the key."""
        rows = self._fresh().values()
        if row := self._rows.get(key) or next((row for row in rows if key in _forms(row.publisher)), None):
            return row.publisher.name
        return _names_of_the_catalogue().get(key, key)

    def printing(self) -> tuple[Publisher, ...]:
        """Those of whom articles are kept, by name."""
        rows = (row for row in self._fresh().values() if row.articles)
        return tuple(sorted((row.publisher for row in rows), key=lambda publisher: publisher.name))

    def _fresh(self) -> dict[str, PublisherCount]:
        stale = self._asked is None or not timedelta(0) <= self._clock() - self._asked < _GOOD_FOR
        return self._ask() if stale else self._rows

    def _ask(self) -> dict[str, PublisherCount]:
        # Two threads may ask at once: each puts a whole answer in place of the former.
        self._rows = {row.publisher.id: row for row in self._newsroom.publishers()}
        self._asked = self._clock()
        return self._rows


@cache
def _names_of_the_catalogue() -> dict[str, str]:
    return {publisher.id: publisher.name for publisher in built_in_catalogue()}


def _forms(publisher: Publisher) -> set[str]:
    return {match_form(name) for name in (publisher.name, *publisher.aliases)}
