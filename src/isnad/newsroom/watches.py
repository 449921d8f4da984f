"""Watches as their operator handles them: made, paused, resumed, removed, shown, tried."""

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from isnad.collect.webhooks import Posted, Poster, check_secret, check_webhook, new_secret
from isnad.errors import BadQuery, SettingError
from isnad.model import (
    Condition,
    ConditionKind,
    Delivery,
    Level,
    Mark,
    Notice,
    Watch,
    WatchRow,
    problem_of,
)
from isnad.newsroom import desk
from isnad.newsroom.delivering import Deliverer, DeliverReport, payload
from isnad.newsroom.live.watching import Watch as Onlooker
from isnad.newsroom.looking import Looker, StatesOf, no_states, query_of
from isnad.store import Store

MOST_WATCHES = 500  # each is looked for in every article
_TOKEN_BYTES = 24
_LONGEST_NAME = 200
_FEED = 50  # notices in a feed

Told = tuple[Notice, Delivery | None]  # what was told; how sending it goes, None where it is not sent


class Watches:
    """All watches of a newsroom."""

    def __init__(self, store: Store, clock: Callable[[], datetime], states: StatesOf = no_states) -> None:
        """`states` gives the states of a story's articles by its present id: what its series are told from."""
        self._store = store
        self._clock = clock
        self._looker = Looker(store, clock, states)

    def add(self, condition: Condition, name: str = "", webhook: str = "", secret: str = "") -> Watch:
        """Make a watch, and give it with its number and secrets. What is kept by now is no news to it.

        `name` is made of the condition where it is not given, `secret` by lot. Raises BadQuery where the condition
        cannot be watched for, webhook or secret is none, or there are too many watches, and NotFound where the
        condition names a story that is not kept.
        """
        if problem := problem_of(condition):
            raise BadQuery(problem)
        if condition.kind is ConditionKind.SEARCH:
            self._store.search(replace(query_of(condition), limit=1))
        if condition.story:
            condition = replace(condition, story=desk.story_of(self._store, condition.story))
        if secret and not webhook:
            raise BadQuery("a secret signs what is sent to a webhook, and none is given")
        if webhook:
            check_webhook(webhook)
            check_secret(secret := secret or new_secret())
        if len(self._store.watches()) >= MOST_WATCHES:
            raise BadQuery(f"there are {MOST_WATCHES} watches; remove one first")
        name = name.strip() or (
            desk.tell(self._store, condition.story).headline if condition.kind is ConditionKind.STORY else ""
        )
        name = name[:_LONGEST_NAME] or _named(condition)
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        return self._store.add_watch(Watch(name, condition, 0, webhook.strip(), secret, token, self._clock()))

    def remove(self, number: int) -> None:
        """Forget a watch with all that it told. Raises NotFound."""
        self._store.remove_watch(number)

    def pause(self, number: int) -> Watch:
        """Stop looking and sending, until it is resumed. Raises NotFound."""
        paused = replace(self._store.watch(number), paused=True, reason="")
        self._store.change_watch(paused)
        return paused

    def resume(self, number: int) -> Watch:
        """Go on from here, and send what was not sent. What came meanwhile is no news to it. Raises NotFound."""
        resumed = self._store.resume_watch(number)
        self._store.retry(number, self._clock())
        return resumed

    def every(self) -> tuple[WatchRow, ...]:
        """All watches, the newest first."""
        told, sent = self._store.notice_counts(), self._store.delivery_counts()
        return tuple(
            WatchRow(watch, told.get(watch.number, 0), sent.get(watch.number, {}))
            for watch in reversed(self._store.watches())
        )

    def one(self, number: int) -> WatchRow:
        """The watch with this number. Raises NotFound."""
        watch = self._store.watch(number)
        counts, sent = self._store.notice_counts(), self._store.delivery_counts()
        return WatchRow(watch, counts.get(number, 0), sent.get(number, {}))

    def told(self, number: int, limit: int = 50, offset: int = 0) -> tuple[Told, ...]:
        """What a watch told, newest first."""
        return self._store.notices(number, limit, offset)

    def feed(self, token: str) -> tuple[Watch, tuple[Notice, ...]]:
        """The watch whose feed this token names, with the 50 newest of what it told. Raises NotFound."""
        watch = self._store.watch_of_feed(token)
        return watch, tuple(notice for notice, _ in self._store.notices(watch.number, _FEED))

    def look(self) -> int:
        """Look at all new articles, and say how many notices that gave."""
        return self._looker.catch_up()

    def deliver(self, poster: Poster) -> DeliverReport:
        """Send everything that is due, once."""
        return Deliverer(self._store, poster, self._clock).round()

    @contextmanager
    def delivering(self, poster: Poster | None, onlooker: Onlooker, *, finish: bool) -> Iterator[None]:
        """Meanwhile a thread sends what is due, and once more at the end to `finish`; with no poster, nobody does."""
        if poster is None:
            yield
            return
        deliverer, stop = Deliverer(self._store, poster, self._clock, onlooker), threading.Event()
        thread = threading.Thread(target=deliverer.run, args=(stop,), name="deliver")
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()
        if finish:
            deliverer.round()

    def test(self, number: int, poster: Poster) -> Posted:
        """Send one notice that says nothing, and keep nothing of it. Raises NotFound, SettingError (no webhook)."""
        watch = self._store.watch(number)
        if not watch.address:
            raise SettingError(f"watch {number} has no webhook")
        id_ = str(uuid4())
        notice = Notice(number, self._clock(), watch.name, "", "", "", (), Mark(Level.COPY), id=id_)
        return poster.post(watch.address, id_, payload(watch, notice, "watch.test"), watch.secret)


def _named(condition: Condition) -> str:
    parts = (condition.words, condition.name, condition.key, condition.place, condition.publisher, condition.story)
    over = "" if condition.over is None else f"{condition.over:f}"
    told = "، ".join(part for part in (*parts, over) if part)
    return (told or condition.kind.value)[:_LONGEST_NAME]
