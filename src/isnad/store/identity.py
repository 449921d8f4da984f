"""Which article an incoming one is, and whether its words are new: decided on values, written by `write.py`.

The rules and their reasons stand in docs/decisions/0004-identity.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from isnad.model import Article, Incoming, Outcome, canonical_url, own_id
from isnad.store.packing import key_of, micros_or_none, slot_of, words_digest


@dataclass(frozen=True, slots=True)
class Arrival:
    """An incoming article with what it is recognised by."""

    article: Article
    id: str  # as a key: the given one, else ours
    url: str  # as a key, "" where there is none
    own: str  # the id that we would give
    words: bytes  # digest
    fetched: int | None  # microseconds since 1970
    page: str | None  # digest of the page


@dataclass(slots=True)
class State:
    """One state of an article's words."""

    number: int
    words: bytes
    fetched: int | None
    page: str | None
    seen: int = 0
    article: Article | None = None  # only where it came with this batch
    page_added: bool = False


@dataclass(slots=True)
class Record:
    """An article as far as the decision needs to know it. Changed in place while a batch is gone through."""

    number: int
    id: str
    slot: int
    publisher: str
    first_seen: int
    last_seen: int
    current: int  # number of the current state
    has_url: bool
    states: list[State] = field(default_factory=list)  # in the order in which they came
    old_slot: int | None = None  # where the index has it now; None for a new article
    new_words: bool = False
    touched: bool = False

    @property
    def now(self) -> State:
        """The current state."""
        return next(state for state in self.states if state.number == self.current)


@dataclass(frozen=True, slots=True)
class NewKey:
    """One more way to find an article."""

    key: str
    article: int
    kind: str
    source: Article | None = None  # of an alias: the article as it was given under it


def arrival(incoming: Incoming) -> Arrival:
    """What an incoming article is recognised by."""
    article = incoming.article
    url = key_of(canonical_url(article.url)) if article.url.strip() else ""
    own = own_id(url) if url else own_id(article.title, article.body)
    return Arrival(
        article,
        key_of(article.id) or own,
        url,
        own,
        words_digest(article),
        micros_or_none(incoming.seen),
        None if incoming.page is None else incoming.page.digest,
    )


class Ledger:
    """The known articles that a batch may touch, and what the batch makes of them, one arrival after the other."""

    def __init__(self, known: Mapping[str, Record], last_number: int, now: int) -> None:
        """`known`: articles by key; `last_number`: the highest given so far; `now`: microseconds since 1970."""
        self._by_key = dict(known)
        self._last_number = last_number
        self._now = now
        self.keys: list[NewKey] = []

    def records(self) -> Iterable[Record]:
        """Every article of the batch, once."""
        return {record.number: record for record in self._by_key.values()}.values()

    def take(self, arrival: Arrival) -> Outcome:
        """Notes one arrival and says what became of it."""
        record = self._find(arrival)
        if record is None:
            self._open(arrival)
            return Outcome.NEW
        self._add_keys(record, arrival)
        known = _same_words(record, arrival)
        if known is None:
            self._revise(record, arrival)
            return Outcome.REVISED
        _confirm(record, known, arrival)
        return Outcome.UNCHANGED

    def _find(self, arrival: Arrival) -> Record | None:
        if not arrival.url:
            return self._by_key.get(arrival.id)
        if arrival.url in self._by_key:
            return self._by_key[arrival.url]
        named = self._by_key.get(arrival.id)
        return named if named and not named.has_url else None

    def _open(self, arrival: Arrival) -> None:
        self._last_number += 1
        number = self._last_number
        name = next(i for i in (arrival.id, arrival.own, f"{arrival.own}-{number}") if i not in self._by_key)
        seen = self._seen(arrival)
        record = Record(number, name, 0, "", seen, seen, 0, has_url=False, touched=True)
        self._add_key(name, record, "id")
        self._add_keys(record, arrival)
        self._append(record, arrival)

    def _revise(self, record: Record, arrival: Arrival) -> None:
        seen = self._seen(arrival)
        record.first_seen = min(record.first_seen, seen)
        record.last_seen = max(record.last_seen, seen)
        self._append(record, arrival)

    def _append(self, record: Record, arrival: Arrival) -> None:
        number = max((state.number for state in record.states), default=0) + 1
        seen = self._seen(arrival)
        state = State(number, arrival.words, arrival.fetched, arrival.page, seen, arrival.article)
        older = bool(record.states) and _is_older(state, record.now)
        record.states.append(state)
        record.touched = True
        if older:
            return
        published = arrival.article.published
        record.current = number
        record.slot = slot_of(published.at if published else None, record.number)
        record.publisher = key_of(arrival.article.publisher)
        record.new_words = True

    def _add_keys(self, record: Record, arrival: Arrival) -> None:
        if arrival.url and arrival.url not in self._by_key:
            self._add_key(arrival.url, record, "url")
            record.has_url = True
        if arrival.id not in self._by_key:
            self._add_key(arrival.id, record, "alias", arrival.article)

    def _add_key(self, key: str, record: Record, kind: str, source: Article | None = None) -> None:
        self._by_key[key] = record
        self.keys.append(NewKey(key, record.number, kind, source))

    def _seen(self, arrival: Arrival) -> int:
        return self._now if arrival.fetched is None else arrival.fetched


def _same_words(record: Record, arrival: Arrival) -> State | None:
    """The state that this arrival only repeats, None where it is a change."""
    if record.now.words == arrival.words:
        return record.now
    known = next((state for state in record.states if state.words == arrival.words), None)
    latest = max((state.fetched for state in record.states if state.fetched is not None), default=None)
    # Words of old at a time after all others are a change back; at a time before, a history that we already have.
    changed_back = arrival.fetched is not None and (latest is None or arrival.fetched > latest)
    return None if changed_back else known


def _is_older(state: State, current: State) -> bool:
    return state.fetched is not None and current.fetched is not None and state.fetched < current.fetched


def _confirm(record: Record, state: State, arrival: Arrival) -> None:
    if arrival.fetched is not None and not record.first_seen <= arrival.fetched <= record.last_seen:
        record.first_seen = min(record.first_seen, arrival.fetched)
        record.last_seen = max(record.last_seen, arrival.fetched)
        record.touched = True
    if arrival.page is not None and state.page is None:
        state.page = arrival.page
        state.page_added = True
