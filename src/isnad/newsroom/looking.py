"""Watches look at what is new: part by part, each saved in one transaction with the notices that it gave."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from threading import Lock

from isnad.errors import NotFound
from isnad.model import (
    Condition,
    ConditionKind,
    ConflictSeen,
    Failure,
    Fresh,
    Hit,
    Level,
    Met,
    Notice,
    Placement,
    SearchQuery,
    Series,
    TheTold,
    Told,
    Watch,
)
from isnad.store import Store
from isnad.stories.counting import tell_series
from isnad.stories.watching import conflicts_seen, followed, is_told, met_by, met_by_conflict, met_by_search, text_of

PART = 100  # articles in one transaction

StatesOf = Callable[[str], Sequence[Told]]  # all states of a story's articles, by its present id


def no_states(_story: str) -> Sequence[Told]:
    """Where nobody follows the figures of stories."""
    return ()


class Looker:
    """Looks at every article that is grouped and analysed, once. Several threads may use it; one looks at a time."""

    def __init__(self, store: Store, clock: Callable[[], datetime], states: StatesOf = no_states) -> None:
        self._store = store
        self._clock = clock
        self._states = states
        self._lock = Lock()

    def catch_up(self) -> int:
        """Looks at everything that no watch has looked at, and says how many notices that gave.

        Killed at any moment, it loses and doubles nothing: the next call goes on behind the last saved part.
        """
        with self._lock:
            if all(watch.paused for watch in self._store.watches()):
                self._store.skip_idle()
                return 0
            total = 0
            while part := self._store.fresh(PART):
                look = _Look(self._store, self._clock(), self._states, part)
                notices = look.notices()
                # Another process may have been faster: then it has told, and the next part is another.
                if self._store.save_look(part, notices):
                    total += len(notices)
                if look.failures:
                    self._store.save((), look.failures)
            return total


class _Look:
    """One part being looked at; used once."""

    def __init__(self, store: Store, now: datetime, states: StatesOf, part: Sequence[Fresh]) -> None:
        self._store = store
        self._now = now
        self._figures = cache(partial(_figures, states))  # of each story once
        self._part = part
        self._told: defaultdict[int, list[TheTold]] = defaultdict(list)  # by this part, by watch
        self._first = store.first_of_copies([one.told.placed.placement.copy for one in part])
        self.failures: list[Failure] = []

    def notices(self) -> list[Notice]:
        """What the watches have to tell of the part, in order of its articles."""
        watches = [self._present(watch) for watch in self._store.watches() if not watch.paused]
        found = [pair for watch in watches for pair in self._met(watch)]
        numbers = {one.told.placed.article: one.number for one in self._part}
        found.sort(key=lambda pair: numbers[pair[0].placed.article])
        by_number = {watch.number: watch for watch in watches}
        notices = [
            _notice(told, met, self._now) for told, met in found if self._is_news(by_number[met.watch], told, met)
        ]
        return [*notices, *self._of_conflicts(watches)]

    def _present(self, watch: Watch) -> Watch:
        """The watch with the present id of its story: groups are joined and split."""
        story = watch.condition.story
        if not story:
            return watch
        try:
            present = self._store.group_id(Level.STORY, story)
        except NotFound:  # all its articles were moved to others
            return watch
        return replace(watch, condition=replace(watch.condition, story=present))

    def _met(self, watch: Watch) -> list[tuple[Told, Met]]:
        new = [one for one in self._part if one.number > watch.after]
        try:
            if watch.condition.kind is ConditionKind.SEARCH:
                return list(self._searched(watch, new))
            return [(one.told, met) for one in new for met in self._met_in(watch, one.told)]
        except Exception as error:  # noqa: BLE001 - one watch that fails must not keep the others, or a run, from theirs
            self.failures.append(Failure(f"watch {watch.number}", f"looking at new articles failed: {error!r}"))
            return []

    def _met_in(self, watch: Watch, told: Told) -> tuple[Met, ...]:
        """What an article meets; of its story's figures only where it gives one that may be a toll."""
        met = met_by(watch, told)
        if not met or watch.condition.kind is not ConditionKind.TOLL:
            return met
        placement = told.placed.placement
        return met_by(watch, told, followed(placement.event, *self._figures(placement.story)))

    def _searched(self, watch: Watch, new: Sequence[Fresh]) -> Iterator[tuple[Told, Met]]:
        query = query_of(watch.condition)
        by_id = {one.told.placed.article: one.told for one in new}
        for hit in self._store.found_among(query, [one.number for one in new]):
            told = by_id[hit.kept.article.id]
            yield told, met_by_search(watch, told, _marks(hit))

    def _is_news(self, watch: Watch, told: Told, met: Met) -> bool:
        placement = told.placed.placement
        if self._was_told(met, placement) or self._was_known(watch, met, placement):
            return False
        self._told[watch.number].append(TheTold(met.mark, placement.copy, placement.story))
        return True

    def _was_told(self, met: Met, placement: Placement) -> bool:
        group = placement.copy if met.mark.level is Level.COPY else placement.story
        before = self._store.told_before(met.watch, met.mark, group)
        return is_told(met.mark, placement, (*self._told[met.watch], *before))

    def _was_known(self, watch: Watch, met: Met, placement: Placement) -> bool:
        """Whether the same stood in an article that was kept when the watch was made."""
        if self._first.get(placement.copy, watch.after + 1) <= watch.after:
            return True
        if met.mark.level is Level.COPY:
            return False
        older = self._store.older_in_story(placement.story, watch.after)
        stood = (
            TheTold(each.mark, told.placed.placement.copy, told.placed.placement.story)
            for told in older
            for each in self._met_in(watch, told)
        )
        return is_told(met.mark, placement, stood)

    def _of_conflicts(self, watches: Sequence[Watch]) -> list[Notice]:
        waiting = [watch for watch in watches if watch.condition.kind is ConditionKind.CONFLICT]
        if not waiting:
            return []
        stories = dict.fromkeys(one.told.placed.placement.story for one in self._part)
        return [
            notice
            for story in stories
            for seen in conflicts_seen(story, self._figures(story)[0])
            for watch in waiting
            if (notice := self._of_conflict(watch, seen))
        ]

    def _of_conflict(self, watch: Watch, seen: ConflictSeen) -> Notice | None:
        met = met_by_conflict(watch, seen)
        if met is None:
            return None
        numbers = self._store.numbers([words.article for words in met.words])
        newest = max(numbers, key=lambda article: numbers[article])
        if numbers[newest] <= watch.after:
            return None
        placement = self._store.placement(newest).placement
        if self._was_told(met, placement):
            return None
        self._told[watch.number].append(TheTold(met.mark, placement.copy, placement.story))
        article = self._store.article(newest).article
        text = " / ".join(
            f"{side.who}: {side.words.span.text}" if side.who else side.words.span.text for side in seen.sides
        )
        return Notice(
            watch=watch.number,
            at=self._now,
            title=article.title,
            text=text,
            article=newest,
            story=seen.story,
            words=met.words,
            mark=met.mark,
            publisher=article.publisher,
            url=article.url,
        )


def _figures(states_of: StatesOf, story: str) -> tuple[Sequence[Series], Mapping[str, str]]:
    """The series of a story, and the events of its articles by their ids."""
    states = states_of(story)
    return tell_series(states), {state.placed.article: state.placed.placement.event for state in states}


def query_of(condition: Condition) -> SearchQuery:
    """What a watch for a search asks the store."""
    return SearchQuery(condition.words, condition.publisher)


def _marks(hit: Hit) -> list[tuple[int, int]]:
    """The matched words of a snippet, in the text of its article; none where it is of the standfirst."""
    start = hit.kept.article.text.find(hit.snippet)
    return [] if start < 0 else [(start + begin, start + end) for begin, end in hit.marks]


def _notice(told: Told, met: Met, now: datetime) -> Notice:
    article = told.article
    return Notice(
        watch=met.watch,
        at=now,
        title=article.title,
        text=text_of(told, met),
        article=told.placed.article,
        story=told.placed.placement.story,
        words=met.words,
        mark=met.mark,
        publisher=article.publisher,
        url=article.url,
    )
