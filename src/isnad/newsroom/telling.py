"""Tells the stories that changed, for lists, ranks and filters, with their accounts; part by part."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from isnad.model import Failure, Telling, Told
from isnad.newsroom.forgetting import forget_some
from isnad.newsroom.rules import Rules
from isnad.store import Stale, Store
from isnad.stories import central, facets, rank, tell_events, uncollected

# Articles in one transaction: a second's work, which a kill loses. A larger story is a part of its own.
PART = 500
_STORIES = 250  # asked for at once
_VERSION = 1  # another whenever lists, ranks or facets are made otherwise
_VERSIONS_OF_ACCOUNTS = 1_000


@dataclass(frozen=True, slots=True)
class Accounted:
    """What an account says that a list shows, and all of it as it is kept."""

    conflicts: int = 0  # figures on which its sources disagree
    denials: int = 0  # claims that somebody denies
    body: bytes = b""  # the whole account, packed; whoever made it unpacks it
    headline: str = ""  # what the account calls the story; "" where it does not say
    events: int = 0  # how many it found, 0 where it does not say


def count_only(_: Sequence[Told]) -> Accounted:
    """No account: a story is listed by its numbers alone."""
    return Accounted()


@dataclass(frozen=True, slots=True)
class Accounts:
    """How the account of a story is made: a pure function of the states of its articles, and its version, from 0."""

    of: Callable[[Sequence[Told]], Accounted] = count_only
    version: int = 0  # another whenever the answers of `of` are; below 1,000


class Teller:
    """Keeps the tellings of a store up to date. Several may be at work on one store: they may only do work twice."""

    def __init__(
        self, store: Store, rules: Rules, clock: Callable[[], datetime], accounts: Accounts | None = None
    ) -> None:
        """`rules` read earlier states of articles, whose analyses nobody keeps; `clock` gives the present time."""
        self._store = store
        self._rules = rules
        self._clock = clock
        self._accounts = accounts or Accounts()
        self._version = _VERSION * _VERSIONS_OF_ACCOUNTS + self._accounts.version

    def waiting(self) -> tuple[Stale, ...]:
        """The next stories that have to be told, longest ago changed first."""
        return self._store.stale(self._version, _STORIES)

    def advance(self, due: Sequence[Stale] | None = None) -> int:
        """Tells one part of the stories that changed, and says how many that were; 0 where none is left.

        `due` are those of the `waiting` that may be told now, where not all may.
        """
        return self._tell(self.waiting() if due is None else due, once=True)

    def catch_up(self, done: Callable[[int], None] = lambda _: None) -> int:
        """Tells every story that changed or that older rules told, and says how many that were.

        `done` is told of each part as it is saved. Killed at any moment, it loses nothing: the next call goes on behind
        the last saved part.
        """
        total = 0
        while stale := self.waiting():
            total += self._tell(stale, done)
        return total

    def behind(self) -> int:
        """How many stories are still to be told."""
        return self._store.count_stale(self._version)

    def states(self, story: str) -> tuple[Told, ...]:
        """All states of a story's articles with what is read in each: what its account is made of. Raises NotFound."""
        with uncollected():
            return self._read(self._store.states(story))

    def _tell(self, stale: Sequence[Stale], done: Callable[[int], None] = lambda _: None, *, once: bool = False) -> int:
        total = 0
        for part in _parts(stale):
            with uncollected():
                told = self._tell_part(part)
            forget_some()
            total += told
            done(told)
            if once:
                break
        return total

    def _tell_part(self, part: Sequence[Stale]) -> int:
        states = self._store.states_of([each.story for each in part])
        names = self._store.story_names(list(states))
        told = [
            (self._telling(each.story, states[each.story], names.get(each.story, "")), each.mark)
            for each in part
            if each.story in states
        ]
        gone = [each.story for each in part if each.story not in states]
        self._store.save_tellings(told, self._version, gone)
        return len(told)

    def _telling(self, story: str, states: Sequence[Told], name: str) -> Telling:
        placed = tuple({each.placed.article: each.placed for each in states}.values())
        account = self._account(story, states)
        headline, events = account.headline, account.events
        if not events:
            told = tell_events(placed)
            headline, events = central([event.headline for event in told]), len(told)
        return Telling(
            story=story,
            headline=name or headline,
            articles=len(placed),
            events=events,
            publishers=len({each.publisher for each in placed if each.publisher}),
            first=min(each.at for each in placed),
            last=max(each.at for each in placed),
            rank=rank(placed, self._clock()),
            facets=facets(states),
            conflicts=account.conflicts,
            denials=account.denials,
            body=account.body,
        )

    def _account(self, story: str, states: Sequence[Told]) -> Accounted:
        """Keeps the failure: a story whose account fails is listed without one."""
        try:
            return self._accounts.of(self._read(states))
        except Exception as error:  # noqa: BLE001 - whatever it is, the other stories go on
            self._store.save((), [Failure(f"story {story}", f"telling the story failed: {error!r}")])
            return Accounted()

    def _read(self, states: Sequence[Told]) -> tuple[Told, ...]:
        """The states, with what the rules read in earlier ones."""
        return tuple(
            told if told.is_newest else replace(told, analysis=self._rules.analyse(told.article)) for told in states
        )


def _parts(stale: Sequence[Stale]) -> Iterator[Sequence[Stale]]:
    part: list[Stale] = []
    articles = 0
    for each in stale:
        if part and articles + each.articles > PART:
            yield part
            part, articles = [], 0
        part.append(each)
        articles += each.articles
    if part:
        yield part
