"""Sends what watches tell to their webhooks: rounds, and a thread that makes one whenever something is due."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from isnad.collect.webhooks import Posted, Poster, after_post, wait_after
from isnad.errors import NotFound, StoreError
from isnad.model import DeliveryState, Notice, Outgoing, Watch, notice_to_json
from isnad.newsroom.live.watching import Unseen
from isnad.newsroom.live.watching import Watch as Onlooker
from isnad.store import Store

_AT_ONCE = 20  # deliveries that are taken together
_RECEIVERS = 8  # that are sent to at the same time
_LEASE = timedelta(minutes=5)  # that long nobody else is given what was taken: _AT_ONCE slow answers
_PAUSE = 2.0  # seconds of the machine from one look for what is due to the next
# The receiver is in trouble, or asks for peace: what else it is to be sent waits.
_TROUBLE = frozenset([408, 425, 429])
_GONE_REASON = "its webhook answered 410: it wants nothing any more"


@dataclass(frozen=True, slots=True)
class DeliverReport:
    """What came of a round."""

    sent: int = 0
    failed: int = 0  # will be tried again
    given_up: int = 0
    paused: int = 0  # watches whose receivers want nothing any more


class Deliverer:
    """Sends what is due. Several may be at work on one store; what one has taken, no other sends for five minutes."""

    def __init__(
        self, store: Store, poster: Poster, clock: Callable[[], datetime], onlooker: Onlooker | None = None
    ) -> None:
        self._store = store
        self._poster = poster
        self._clock = clock
        self._onlooker = onlooker or Unseen()

    def round(self, stop: threading.Event | None = None) -> DeliverReport:
        """Sends everything that is due by now, each once; after `stop` nothing more is begun. Raises StoreError.

        Killed between a POST and the note that it was made, the next round makes it again, under the same id.
        """
        stop = stop or threading.Event()
        now, counts = self._clock(), Counter[str]()
        while not stop.is_set() and self._store.is_due(now):
            due = self._store.take_due(now, now + _LEASE, _AT_ONCE)
            by_watch: dict[int, list[Outgoing]] = {}
            for outgoing in due:
                by_watch.setdefault(outgoing.watch.number, []).append(outgoing)
            with ThreadPoolExecutor(_RECEIVERS, "deliver") as threads:
                jobs = [threads.submit(self._send_all, each, stop) for each in by_watch.values()]
                for job in jobs:
                    counts.update(job.result())
        return DeliverReport(counts["sent"], counts["failed"], counts["given_up"], counts["paused"])

    def run(self, stop: threading.Event) -> None:
        """Makes rounds until `stop` is set. A store that fails is asked again."""
        while not stop.is_set():
            try:
                self.round(stop)
            except StoreError as error:
                self._onlooker.event("delivering failed", error=str(error))
            stop.wait(_PAUSE)

    def _send_all(self, due: Sequence[Outgoing], stop: threading.Event) -> Counter[str]:
        """Sends what one watch has to tell, in order, as long as its receiver takes it."""
        counts: Counter[str] = Counter()
        for place, outgoing in enumerate(due):
            if stop.is_set():
                self._store.save_deliveries([waiting.delivery for waiting in due[place:]])  # for whoever comes next
                break
            posted = send(self._poster, outgoing.watch, outgoing.notice)
            counts[self._note(outgoing, posted)] += 1
            if posted.is_gone:
                self._pause(outgoing.watch)
                counts["paused"] += 1
            if _is_in_trouble(posted):
                self._put_off(due[place + 1 :], posted)
                break
        return counts

    def _note(self, outgoing: Outgoing, posted: Posted) -> str:
        after = after_post(outgoing.delivery, posted, self._clock())
        self._store.save_deliveries([after])
        facts = {"watch": outgoing.watch.number, "notice": outgoing.notice.id, "attempts": after.attempts}
        if posted.is_delivered:
            self._onlooker.event("notice sent", **facts)
            return "sent"
        self._onlooker.event("notice not sent", reason=posted.error, **facts)
        return "given_up" if after.state is DeliveryState.GIVEN_UP else "failed"

    def _put_off(self, waiting: Sequence[Outgoing], posted: Posted) -> None:
        now = self._clock()
        due = max(now + wait_after(1), now + (posted.retry_after - posted.when) if posted.retry_after else now)
        self._store.save_deliveries([replace(outgoing.delivery, due=due) for outgoing in waiting])

    def _pause(self, watch: Watch) -> None:
        try:
            self._store.change_watch(replace(self._store.watch(watch.number), paused=True, reason=_GONE_REASON))
        except NotFound:  # it was removed meanwhile
            return
        self._onlooker.event("watch paused", watch=watch.number, reason=_GONE_REASON)


def send(poster: Poster, watch: Watch, notice: Notice) -> Posted:
    """One POST of a notice to the webhook of its watch."""
    return poster.post(watch.address, notice.id, payload(watch, notice), watch.secret)


def payload(watch: Watch, notice: Notice, what: str = "watch.notice") -> bytes:
    """The body that is sent: type, timestamp and data, as Standard Webhooks advises."""
    told = notice_to_json(notice) | {"watch": {"number": watch.number, "name": watch.name}}
    shape = {"type": what, "timestamp": notice.at.isoformat(), "data": told}
    try:
        return json.dumps(shape, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:  # a lone surrogate, which has no UTF-8
        return json.dumps(shape, separators=(",", ":")).encode()


def _is_in_trouble(posted: Posted) -> bool:
    if posted.is_delivered:
        return False
    return posted.status is None or posted.status >= 500 or posted.is_gone or posted.status in _TROUBLE
