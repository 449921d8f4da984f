"""The store: where articles are kept, found again and searched. The one object of this floor."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from isnad.model import (
    Analysed,
    Analysis,
    Check,
    FacetKind,
    Failure,
    Grouped,
    Incoming,
    KeptArticle,
    Level,
    Logged,
    Outcome,
    Page,
    Placed,
    Placement,
    Publisher,
    PublisherCount,
    Revision,
    SearchQuery,
    SearchResult,
    StoryFilters,
    StoryList,
    StoryQuery,
    Telling,
    Told,
    Topic,
    TopicKind,
)
from isnad.store import analyses, fetched, grouping, groups, listing, read, rulings, tellings, topics, write
from isnad.store.backend import Indexed
from isnad.store.checks import checks
from isnad.store.collecting import CollectingStore
from isnad.store.editing import EditingStore
from isnad.store.packing import micros
from isnad.store.rulings import Mark
from isnad.store.search import search
from isnad.store.states import states
from isnad.store.tables import TERMS
from isnad.store.tellings import Stale
from isnad.store.watchful import WatchingStore
from isnad.store.words import mark, words_of

_AT_ONCE = 200  # articles in memory while all are gone through


class Store(CollectingStore, WatchingStore, EditingStore):
    """Articles with their pages, revisions, keys and search index, in SQLite or PostgreSQL.

    May be used by several threads at once, and by several processes on one database: readers see whole batches and
    never wait; writers wait for one another. Every method raises StoreError where the database fails.
    """

    def save(
        self, batch: Sequence[Incoming], failures: Sequence[Failure] = (), read: Mapping[int, bool] | None = None
    ) -> tuple[Outcome, ...]:
        """Keeps a batch, in order, and failures beside it, in one transaction: when it returns, all is on disk.

        `read` names fetched pages that the batch was read in, by number, and whether an article stands in them.

        One outcome for each of the batch: `new`; `unchanged`, where the words are known; `revised`. Articles of one
        batch that are one another are handled as if they came in batches of one.

        Raises BadRecord, with nothing of the batch kept, for an article of which `storable` says why it can't be.
        """
        now = micros(self._clock())
        with self._writing() as connection:
            outcomes = write.save(connection, self._backend, batch, now) if batch else ()
            if failures:
                write.save_failures(connection, failures, now)
            if read:
                fetched.mark_read(connection, read)
        return outcomes

    def article(self, key: str) -> KeptArticle:
        """The article under an id, an alias or an address (in any of its spellings). Raises NotFound."""
        with self._reading() as connection:
            number = read.number_of(connection, key)
            return read.kept(connection, [number])[number]

    def revisions(self, key: str) -> tuple[Revision, ...]:
        """All states of an article, oldest first, each as it was given; the last is the current. Raises NotFound."""
        with self._reading() as connection:
            return read.history(connection, read.number_of(connection, key))

    def page(self, digest: str) -> Page:
        """The page whose bytes have this SHA-256. Raises NotFound."""
        with self._reading() as connection:
            return read.page(connection, digest)

    def latest(self, limit: int = 20, offset: int = 0, publisher: str = "") -> SearchResult:
        """The articles published last, newest first, undated ones after all others. Raises BadQuery."""
        return self.search(SearchQuery(publisher=publisher, limit=limit, offset=offset))

    def search(self, query: SearchQuery) -> SearchResult:
        """The articles that hold all words and phrases of a query, best first. Raises BadQuery.

        How words meet is `arabic.lemmas`' matter; how hits are ordered stands in `ranking.py`. Dates are compared by
        the second, and leave undated articles out.
        """
        with self._reading() as connection:
            return search(connection, self._backend, query, self._clock())

    def export(self) -> Iterator[KeptArticle]:
        """All articles, in order of arrival. Few are in memory at once, and writers are not kept waiting."""
        last = 0
        while True:
            with self._reading() as connection:
                part = read.after(connection, last, _AT_ONCE)
            if not part:
                return
            yield from (row.kept for row in part)
            last = part[-1].number

    def save_publishers(self, publishers: Sequence[Publisher]) -> None:
        """Keeps publishers, in place of what was kept under their ids."""
        with self._writing() as connection:
            write.save_publishers(connection, publishers)

    def publishers(self) -> tuple[PublisherCount, ...]:
        """All publishers that were saved or have articles, with what is kept of them, most articles first."""
        with self._reading() as connection:
            return read.counts(connection)

    def failures(self, limit: int = 100) -> tuple[Failure, ...]:
        """What could not be taken, seen last first."""
        with self._reading() as connection:
            return read.latest_failures(connection, limit)

    def save_groups(self, batch: Sequence[tuple[Grouped, bytes]], *, after: Mark, window: int) -> bool:
        """Keeps what came of grouping articles, in order, with all that it changed, in one transaction.

        Beside each stands what the grouper has to have of it to go on (empty where it needs nothing); only the last
        `window` of these are kept. The articles are the next ones of `ungrouped`, all of a part that was asked for, in
        any order. `after` is what `grouping_mark` said before the grouping began; where another process has grouped
        articles since, or an editor has ruled, nothing is kept and the answer is False.

        Raises NotFound where an article is not kept here.
        """
        with self._writing() as connection:
            if rulings.mark(connection) != after:
                return False
            grouping.save(connection, batch, micros(self._clock()), window)
            return True

    def begin_groups(self, form: str) -> None:
        """Says in which form the grouper keeps its sketches; where they are in another, all grouping begins anew.

        Ids that groups had, and the log, stay.
        """
        with self._writing() as connection:
            grouping.begin(connection, form)

    def ungrouped(self, limit: int) -> tuple[KeptArticle, ...]:
        """The next articles that are kept but not grouped, in order of arrival."""
        with self._reading() as connection:
            return tuple(row.kept for row in read.after(connection, groups.last_grouped(connection), limit))

    def last_placements(self, limit: int) -> Iterator[tuple[Placement, bytes]]:
        """Of the last so many articles that a grouper needs, where they stand (ties left out) and what it has of them.

        In order of grouping; few are in memory at once.
        """
        with self._reading() as connection:
            last = groups.last_sketch(connection) - limit
        while True:
            with self._reading() as connection:
                part = groups.sketches_after(connection, last, _AT_ONCE)
            if not part:
                return
            yield from ((placement, packed) for _, placement, packed in part)
            last = part[-1][0]

    def window_placements(self) -> tuple[Placement, ...]:
        """Where the articles stand that a grouper has in its window, shares and ties left out."""
        with self._reading() as connection:
            return groups.with_sketches(connection)

    def placement(self, key: str) -> Placed:
        """The article under an id, an alias or an address, in its place. Raises NotFound, also where it has none."""
        with self._reading() as connection:
            return groups.placed_article(connection, read.number_of(connection, key))

    def placed(self, ids: Sequence[str]) -> tuple[Placed, ...]:
        """Those of the articles with these ids that are grouped, in the order asked for."""
        with self._reading() as connection:
            return groups.placed(connection, ids)

    def group_id(self, level: Level, group: str) -> str:
        """The present id of a group, under any id that it ever had. Raises NotFound."""
        with self._reading() as connection:
            return groups.present_id(connection, level, group)

    def placed_in(self, level: Level, group: str) -> tuple[Placed, ...]:
        """The articles of a group, under any id that it ever had, oldest first. Raises NotFound."""
        with self._reading() as connection:
            return groups.members(connection, level, groups.present_id(connection, level, group))

    def stories(self, query: StoryQuery) -> StoryList:
        """The stories that a query asks for, as they were told last. Persons, places and sections by their keys."""
        with self._reading() as connection:
            return listing.stories(connection, query)

    def story_filters(self, query: StoryQuery, most: int) -> StoryFilters:
        """By what the stories of a query can be narrowed: at most so many of a kind, with how many would be left."""
        with self._reading() as connection:
            return listing.filters(connection, query, most)

    def facet_key(self, kind: FacetKind, *keys: str) -> str:
        """The first of these keys that any story has, "" where none has."""
        with self._reading() as connection:
            return listing.known_key(connection, kind, keys)

    def story_of(self, key: str) -> str:
        """The present id of the story that an id of it, of an event or of a copy group leads to. Raises NotFound."""
        with self._reading() as connection:
            return groups.story_of(connection, key)

    def told_account(self, story: str) -> bytes:
        """The account of a story by its present id, as it was told last. Raises NotFound where it never was."""
        with self._reading() as connection:
            return tellings.account(connection, story)

    def regroupings(self, group: str) -> tuple[Logged, ...]:
        """What changed about a group, under any id that it ever had, oldest first. Raises NotFound."""
        with self._reading() as connection:
            return groups.log(connection, group)

    def save_analyses(self, batch: Sequence[Analysed]) -> None:
        """Keeps what was read in articles, in place of what was read before, in one transaction.

        The articles are all of a part that `reworded`, `unread` or `read_otherwise` gave. Nothing is kept of one whose
        words have changed since: it is given again. Raises NotFound where an article is not kept here.
        """
        with self._writing() as connection:
            analyses.save(connection, batch)

    def analysis(self, key: str) -> Analysed:
        """What was read in the current words of an article. Raises NotFound, also where nobody has read them yet."""
        with self._reading() as connection:
            return analyses.of(connection, read.number_of(connection, key))

    def analyses(self, ids: Sequence[str]) -> dict[str, Analysis]:
        """What was read in the current words of those of these articles that were read, by id."""
        with self._reading() as connection:
            return analyses.of_articles(connection, ids)

    def topic(self, kind: TopicKind, key: str) -> Topic:
        """A tag or an entity, with the number of its articles. Raises NotFound where no article has it."""
        with self._reading() as connection:
            return topics.one(connection, kind, key)

    def topics(self, kind: TopicKind, limit: int = 20, offset: int = 0) -> tuple[Topic, ...]:
        """Tags or entities of a kind, those of most articles first."""
        with self._reading() as connection:
            return topics.most(connection, kind, limit, offset)

    def with_topic(self, kind: TopicKind, key: str, limit: int = 20, offset: int = 0) -> tuple[KeptArticle, ...]:
        """The articles that have a tag or an entity, newest first, undated ones after all others."""
        with self._reading() as connection:
            return topics.articles_of(connection, kind, key, limit, offset)

    def times_of_topic(self, kind: TopicKind, key: str) -> Sequence[tuple[datetime, int]]:
        """When its dated articles were published, each with how often it names the entity."""
        with self._reading() as connection:
            return topics.times_of(connection, kind, key)

    def topics_of_story(self, story: str, kind: TopicKind, limit: int = 20) -> tuple[Topic, ...]:
        """The tags, or the entities of a kind, of the articles of a story (by its present id), weightiest first."""
        with self._reading() as connection:
            return topics.of_articles(connection, kind, groups.numbers_in(connection, Level.STORY, story), limit)

    def reworded(self, limit: int) -> tuple[KeptArticle, ...]:
        """The next articles whose words have changed since they were analysed."""
        with self._reading() as connection:
            return analyses.reworded(connection, limit)

    def unread(self, limit: int, after: int = 0) -> tuple[tuple[int, KeptArticle], ...]:
        """The next articles that were never analysed, with their numbers; those up to `after` are being analysed.

        What is analysed in them has to be saved in this order.
        """
        with self._reading() as connection:
            return analyses.unread(connection, limit, after)

    def read_otherwise(self, rules: int, limit: int) -> tuple[KeptArticle, ...]:
        """The next articles that were analysed by another version of the rules than this one."""
        with self._reading() as connection:
            return analyses.read_otherwise(connection, rules, limit)

    def behind(self, rules: int) -> int:
        """How many articles were never analysed, or by another version of the rules than this one."""
        with self._reading() as connection:
            return analyses.count_behind(connection, rules)

    def states(self, story: str) -> tuple[Told, ...]:
        """All articles of a story (under any id that it ever had), every state of each; see `states.states`.

        Raises NotFound.
        """
        with self._reading() as connection:
            present = groups.present_id(connection, Level.STORY, story)
            return states(connection, [present])[present]

    def states_of(self, stories: Sequence[str]) -> dict[str, tuple[Told, ...]]:
        """The same of several stories, by their present ids; those that are not there are left out."""
        with self._reading() as connection:
            return states(connection, stories)

    def stale(self, rules: int, limit: int) -> tuple[Stale, ...]:
        """The next stories that have to be told anew: those that changed, and those that older rules told."""
        with self._reading() as connection:
            return tellings.stale(connection, rules, limit)

    def count_stale(self, rules: int) -> int:
        """How many stories have to be told anew, by this version of the rules."""
        with self._reading() as connection:
            return tellings.count_stale(connection, rules)

    def save_tellings(self, batch: Sequence[tuple[Telling, int]], rules: int, gone: Sequence[str] = ()) -> int:
        """Keeps what was told of stories, in one transaction, each beside its `Stale.mark`; says how many were kept.

        Of a story that changed since its mark was read nothing is kept: it is given again. Those that are `gone` have
        no articles any more.
        """
        with self._writing() as connection:
            tellings.mark_stories(connection, gone)
            return tellings.save(connection, batch, rules)

    def account(self, story: str) -> bytes:
        """The account of a story (under any id that it ever had), as it was packed; empty before it was told.

        Raises NotFound.
        """
        with self._reading() as connection:
            return tellings.body(connection, groups.present_id(connection, Level.STORY, story))

    def size(self) -> int:
        """Bytes on disk."""
        with self._reading() as connection:
            return self._backend.size(connection)

    def checks(self) -> tuple[Check, ...]:
        """Looks at everything that can go wrong with a store: takes seconds for a large one."""
        with self._reading() as connection:
            return checks(connection, self._backend)

    def reindex(self) -> int:
        """Makes the search index anew, from the articles; returns how many. Others can read the old one meanwhile."""
        with self._writing() as connection:
            self._backend.clear_index(connection)
            number, last = 0, 0
            while part := read.after(connection, last, _AT_ONCE):
                entries = [Indexed(row.number, row.slot, words_of(row.kept.article)) for row in part]
                self._backend.add(connection, entries)
                number, last = number + len(part), part[-1].number
            write.put_setting(connection, TERMS, mark())
        return number
