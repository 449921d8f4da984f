"""The part of a store that watches work with: conditions, what met them, what is still to be sent."""

from collections.abc import Sequence
from datetime import datetime

from isnad.model import Delivery, DeliveryState, Fresh, Hit, Mark, Notice, Outgoing, SearchQuery, TheTold, Told, Watch
from isnad.store import looking, posting, watches
from isnad.store.connected import Connected
from isnad.store.numbers import numbers_of
from isnad.store.search import search_among


class WatchingStore(Connected):
    """Watches, what they looked at, what they told."""

    def add_watch(self, watch: Watch) -> Watch:
        """Keeps a watch, and gives it with its number; all articles that are kept by now are no news to it."""
        with self._writing() as connection:
            looking.skip_idle(connection)
            return watches.add(connection, watch)

    def change_watch(self, watch: Watch) -> None:
        """Keeps a watch in place of what was kept under its number. Raises NotFound."""
        with self._writing() as connection:
            watches.change(connection, watch)

    def resume_watch(self, number: int) -> Watch:
        """Lets a paused watch go on from here, and gives it; what came meanwhile is no news to it. Raises NotFound."""
        with self._writing() as connection:
            looking.skip_idle(connection)
            return watches.resume(connection, number)

    def remove_watch(self, number: int) -> None:
        """Forgets a watch with all that it told. Raises NotFound."""
        with self._writing() as connection:
            watches.remove(connection, number)

    def watches(self) -> tuple[Watch, ...]:
        """All watches, in the order in which they were made."""
        with self._reading() as connection:
            return watches.every(connection)

    def watch(self, number: int) -> Watch:
        """The watch with this number. Raises NotFound."""
        with self._reading() as connection:
            return watches.one(connection, number)

    def watch_of_feed(self, token: str) -> Watch:
        """The watch whose feed this token names. Raises NotFound."""
        with self._reading() as connection:
            return watches.by_token(connection, token)

    def notices(self, watch: int, limit: int = 50, offset: int = 0) -> tuple[tuple[Notice, Delivery | None], ...]:
        """What a watch told, newest first, each with how sending it goes; None where it is not sent."""
        with self._reading() as connection:
            return watches.notices_of(connection, watch, limit, offset)

    def notice_counts(self) -> dict[int, int]:
        """How many notices each watch has, by number; those without any are left out."""
        with self._reading() as connection:
            return watches.count_notices(connection)

    def delivery_counts(self) -> dict[int, dict[DeliveryState, int]]:
        """How many deliveries of each watch are in each state; those without any are left out."""
        with self._reading() as connection:
            return watches.count_deliveries(connection)

    # Looking

    def fresh(self, limit: int) -> tuple[Fresh, ...]:
        """The next articles that watches have to look at, in order, as far as all before them are grouped and read."""
        with self._reading() as connection:
            return looking.fresh(connection, limit)

    def skip_idle(self) -> None:
        """Where no watch is at work, takes everything that is kept for looked at."""
        with self._writing() as connection:
            looking.skip_idle(connection)

    def save_look(self, looked: Sequence[Fresh], told: Sequence[Notice]) -> bool:
        """Notes in one transaction that articles were looked at, and keeps what was found.

        The articles are all of a part that `fresh` gave. Where another process has looked at them meanwhile, nothing
        is kept and the answer is False. Raises NotFound where an article is not kept here.
        """
        with self._writing() as connection:
            return looking.save(connection, looked, told)

    def found_among(self, query: SearchQuery, numbers: Sequence[int]) -> tuple[Hit, ...]:
        """Those of these articles, by number, that a search finds. Raises BadQuery."""
        with self._reading() as connection:
            return search_among(connection, self._backend, query, numbers, self._clock())

    def told_before(self, watch: int, mark: Mark, group: str) -> tuple[TheTold, ...]:
        """What a watch told that may be the same as this in a group, by its present id; newest first."""
        with self._reading() as connection:
            if mark.gist:
                return looking.told_before(connection, watch, mark)
            return looking.told_in(connection, watch, mark, group)

    def first_of_copies(self, copies: Sequence[str]) -> dict[str, int]:
        """The number of the article of each of these copy groups that was kept first."""
        with self._reading() as connection:
            return looking.first_of_copies(connection, copies)

    def older_in_story(self, story: str, up_to: int, limit: int = 200) -> tuple[Told, ...]:
        """The newest articles of a story, by its present id, up to a number, as far as they are read."""
        with self._reading() as connection:
            return looking.older_in_story(connection, story, up_to, limit)

    def numbers(self, ids: Sequence[str]) -> dict[str, int]:
        """The numbers of articles in order of arrival, by id. Raises NotFound."""
        with self._reading() as connection:
            return numbers_of(connection, ids)

    # Sending

    def is_due(self, now: datetime) -> bool:
        """Whether something is to be sent by now."""
        with self._reading() as connection:
            return posting.is_due(connection, now)

    def take_due(self, now: datetime, until: datetime, limit: int = 200) -> tuple[Outgoing, ...]:
        """What is to be sent by now; nobody else is given it before `until`, so that it is not sent twice at once."""
        with self._writing() as connection:
            return posting.take_due(connection, now, until, limit)

    def save_deliveries(self, tried: Sequence[Delivery]) -> None:
        """Keeps how sending went."""
        with self._writing() as connection:
            posting.save(connection, tried)

    def retry(self, watch: int, now: datetime) -> int:
        """Has everything that a watch has not sent yet sent now, also what was given up; says how much that is."""
        with self._writing() as connection:
            return posting.retry(connection, watch, now)
