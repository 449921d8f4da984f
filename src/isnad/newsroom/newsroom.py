"""The one object that the doors use: it moves values between the parts and decides nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Self

from isnad.clock import now_in_utc
from isnad.collect import Catalogue, read_opml, read_paths, total_bytes, write_opml
from isnad.collect.choosing import feeds_of, of_address, of_outline, to_outline
from isnad.collect.fetching import Courteous
from isnad.collect.webhooks import Poster
from isnad.errors import NotFound
from isnad.model import (
    Account,
    Analysed,
    Article,
    Check,
    Difference,
    Failure,
    Followed,
    KeptArticle,
    Logged,
    Page,
    Placed,
    Placement,
    Portrait,
    Publisher,
    PublisherCount,
    Pulse,
    Revision,
    Ruling,
    RulingKind,
    SearchQuery,
    SearchResult,
    Standing,
    Story,
    StoryFilters,
    StoryList,
    StoryQuery,
    Topic,
    TopicKind,
    WatchedFeed,
)
from isnad.newsroom import comparing, desk
from isnad.newsroom.accounts import KeptAccounts, accounts, made_account
from isnad.newsroom.aftermath import Aftermath
from isnad.newsroom.analysing import Analyst
from isnad.newsroom.desk import Why
from isnad.newsroom.editing import Editor
from isnad.newsroom.grouping import Regrouper
from isnad.newsroom.importing import Import
from isnad.newsroom.live import Collector, CollectReport, Options, Settler, Unseen, Watch
from isnad.newsroom.reading import articles_of_page
from isnad.newsroom.report import ImportReport, Progress, Unwatched
from isnad.newsroom.rereading import Rereader, RereadReport
from isnad.newsroom.room import ReadingRoom
from isnad.newsroom.rules import Rules
from isnad.newsroom.telling import Teller
from isnad.newsroom.watches import Watches
from isnad.newsroom.watching import Lookout
from isnad.newsroom.workers import Workers
from isnad.store import Store


class Newsroom:
    """A store with a catalogue of publishers, and everything that can be asked of them."""

    def __init__(
        self,
        store: Store,
        catalogue: Catalogue,
        clock: Callable[[], datetime] = now_in_utc,
        rules: Rules | None = None,
        workers: int = 0,
    ) -> None:
        """`clock` gives the present time, aware; it is asked wherever an answer depends on it.

        `rules` say how articles are analysed: those of this program where they are not given. `workers` is the number
        of processes that read; with 0 this one does. Others make their rules anew by the name of the tagger.
        """
        self._store = store
        self._catalogue = catalogue
        self._clock = clock
        self._knows_stored_publishers = False
        self._regrouper = Regrouper(store)
        self._rules = rules or Rules.present()
        self._workers = Workers(ReadingRoom(catalogue, self._rules), workers)
        self._analyst = Analyst(store, self._workers)
        self._teller = Teller(store, self._rules, self.now, accounts(store, lambda: self._catalogue))
        self._accounts = KeptAccounts(store, self._teller, lambda told: made_account(store, self._catalogue, told))
        self._editor = Editor(store, self._teller, self.now)
        self._lookout = Lookout(store)
        self.watches = Watches(store, self.now, self._teller.states)
        self._aftermath = Aftermath(self._regrouper, self._analyst, self._look, self._teller)

    def _look(self) -> None:
        self.watches.look()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes and close the store; the newsroom cannot be used any more."""
        self._workers.close()
        self._store.close()

    def now(self) -> datetime:
        """The present time by the newsroom's clock, aware UTC."""
        return self._clock().astimezone(UTC)

    # What comes in

    def import_paths(self, paths: Sequence[Path], *, progress: Progress | None = None) -> ImportReport:
        """Read files and folders («-» is standard input) into the store, a batch a transaction.

        Nothing that a file holds stops the import: failures are kept in the store and told in the report. What is new
        is grouped and analysed on the way, with what an import that was killed left. Running it again, also after it
        was killed, loses and doubles nothing. Raises StoreError, and SettingError where the tagger cannot be loaded.
        """
        self._analyst.prepare()
        progress = progress or Unwatched()
        progress.begin(total_bytes(paths))
        self._learn_stored_publishers()
        running = Import(self._store, self._catalogue, progress, self._aftermath)
        report = running.run(read_paths(paths, progress.advance))
        self._know(running.catalogue)
        return report

    def extract(self, page: Page) -> tuple[Article, ...]:
        """The articles that stand in a page or in the text dump of one; nothing is stored.

        Raises NotAnArticle where none does, UnreadableFile where the text is in no known encoding.
        """
        self._learn_stored_publishers()
        return articles_of_page(page, self._catalogue)

    def collect(  # noqa: PLR0913 - all but the first three are named
        self,
        fetcher: Courteous,
        stop: Event,
        options: Options,
        *,
        once: bool = False,
        watch: Watch | None = None,
        poster: Poster | None = None,
    ) -> CollectReport:
        """Collect from the feeds that are followed until `stop` is set; or, `once`, ask all that is due and end.

        `fetcher` says whom we ask and by which clock, see `open_fetcher`; with a `poster`, see `open_poster`, what
        watches tell is sent to their webhooks meanwhile. Killed at any moment, it loses and doubles nothing.
        Raises StoreError where the store fails for longer than ten minutes, and SettingError where the tagger cannot
        be loaded.
        """
        self._analyst.prepare()
        self._learn_stored_publishers()
        settler = Settler(self._aftermath, self._catalogue, options.pause)
        parts = (self._store, self._catalogue, fetcher, self._workers, settler)
        with self.watches.delivering(poster, watch or Unseen(), finish=once):
            return Collector(*parts, options, watch or Unseen()).run(stop, once=once)

    def learn_publishers(self, publishers: Sequence[Publisher]) -> None:
        """Keep publishers, in place of what was known under their ids."""
        self._learn_stored_publishers()
        self._store.save_publishers(publishers)
        self._know(self._catalogue.joined(publishers))

    def pulse(self) -> Pulse | None:
        """The last sign of life of a run that collects into this store, None where none ever did."""
        return self._store.pulse()

    def follow(self, feeds: Sequence[Followed]) -> int:
        """Add feeds to those that are followed, and say how many were not followed yet.

        What the catalogue knows of their publishers is kept, so that the pages call them by their names.
        """
        self._learn_stored_publishers()
        known = (self._catalogue.by_id(publisher) for publisher in sorted({feed.publisher for feed in feeds}))
        if publishers := [publisher for publisher in known if publisher]:
            self._store.save_publishers(publishers)
        return self._store.follow(feeds)

    def followed(self) -> tuple[Followed, ...]:
        """All feeds that are followed, in the order in which they were added."""
        return self._store.followed()

    def feed_of(self, address: str) -> Followed:
        """The feed at an address, not followed yet: as the catalogue has it, else of the publisher of its host."""
        self._learn_stored_publishers()
        return of_address(address, self._catalogue)

    def feeds_of_publisher(self, publisher_id: str) -> tuple[Followed, ...] | None:
        """The feeds that the catalogue has of a publisher; None where it has no such publisher."""
        self._learn_stored_publishers()
        publisher = self._catalogue.by_id(publisher_id)
        return None if publisher is None else feeds_of(publisher)

    def feeds_of_catalogue(self) -> tuple[Followed, ...]:
        """All feeds that the catalogue has."""
        self._learn_stored_publishers()
        return tuple(feed for publisher in self._catalogue.all for feed in feeds_of(publisher))

    def pause(self, addresses: Sequence[str], *, paused: bool) -> tuple[str, ...]:
        """Pause feeds, or resume them, also for a run that goes on; gives the addresses that are not followed."""
        return self._store.pause(addresses, paused=paused)

    def feeds_of_list(self, body: bytes) -> tuple[Followed, ...]:
        """The feeds of a list (OPML), with their publishers. Raises NotAFeed where the bytes are none."""
        self._learn_stored_publishers()
        return tuple(of_outline(outline, self._catalogue) for outline in read_opml(body))

    def list_of_feeds(self) -> bytes:
        """The feeds that are followed as a list (OPML), each in a folder of its publisher."""
        self._learn_stored_publishers()
        feeds = sorted((feed for feed in self.followed() if not feed.parent), key=lambda feed: feed.publisher)
        return write_opml((to_outline(feed, self._catalogue.by_id(feed.publisher)) for feed in feeds), "Isnad")

    def extract_stored(self, *, progress: Progress | None = None) -> RereadReport:
        """Read every page that is kept again, by the rules of extraction as they are now, and say what changed.

        What is read anew takes the place of what was read before: it is no revision, its publisher changed nothing.
        `progress` counts pages. Killed at any moment, it loses nothing. Raises StoreError.
        """
        self._analyst.prepare()
        self._learn_stored_publishers()
        report = Rereader(self._store, self._workers, progress or Unwatched()).run()
        Settler(self._aftermath, self._catalogue, 0.0).settle()
        return report

    def analyse_stored(self, *, progress: Progress | None = None) -> int:
        """Analyse what nobody has read yet or other rules have, and say how many articles that were.

        `progress` counts articles. Killed at any moment, it loses nothing; the next call goes on. Raises StoreError,
        and SettingError where the tagger cannot be loaded.
        """
        self._analyst.prepare()
        count = self._analyst.renew(progress or Unwatched())
        self._aftermath.finish()
        return count

    # What is kept

    def article(self, key: str) -> KeptArticle:
        """The article with this id, other id or address. Raises NotFound."""
        return self._store.article(key)

    def revisions(self, key: str) -> tuple[Revision, ...]:
        """All states of an article that we know, oldest first. Raises NotFound."""
        return self._store.revisions(key)

    def page(self, digest: str) -> Page:
        """The page with this SHA-256. Raises NotFound."""
        return self._store.page(digest)

    def latest(self, limit: int = 20, offset: int = 0, publisher: str = "") -> SearchResult:
        """The articles published last, of one publisher or of all."""
        return self._store.latest(limit, offset, publisher)

    def search(self, query: SearchQuery) -> SearchResult:
        """The articles that a query asks for, best first. Raises BadQuery."""
        return self._store.search(query)

    def export(self) -> Iterator[KeptArticle]:
        """Every article as it stands now, in order of arrival, streamed."""
        return self._store.export()

    def publishers(self) -> tuple[PublisherCount, ...]:
        """Every publisher that is known here, with what is kept of it."""
        return self._store.publishers()

    def publisher(self, publisher_id: str) -> PublisherCount:
        """One publisher with what is kept of it. Raises NotFound."""
        found = next((row for row in self.publishers() if row.publisher.id == publisher_id), None)
        if found is None:
            raise NotFound(f"no publisher «{publisher_id}» is known here; `isnad publishers` lists those that are")
        return found

    def analysis(self, kept: KeptArticle) -> Analysed | None:
        """What was read in the words of an article as it is given here, None where nobody has read them yet."""
        try:
            found = self._store.analysis(kept.article.id)
        except NotFound:  # kept by a version that did not analyse
            return None
        return found if found.revision == kept.revision else None  # it has just changed

    def changes(self, key: str, number: int) -> Difference:
        """What a state of an article changed about the one before it. Raises NotFound, also for the first."""
        return comparing.changes(self._store, self._rules, key, number)

    def compare(self, first: str, other: str) -> Difference:
        """Two articles word by word, most of all copies of one text, the first taken for the older. Raises NotFound."""
        return comparing.compare(self._store, self._rules, first, other)

    # What it is about

    def topic(self, kind: TopicKind, key: str) -> Topic:
        """A tag or an entity, with the number of its articles. Raises NotFound where no article has it."""
        return self._store.topic(kind, key)

    def topics(self, kind: TopicKind, limit: int = 20, offset: int = 0) -> tuple[Topic, ...]:
        """Tags or entities of a kind, those of most articles first."""
        return self._store.topics(kind, limit, offset)

    def with_topic(self, kind: TopicKind, key: str, limit: int = 20, offset: int = 0) -> tuple[KeptArticle, ...]:
        """The articles that have a tag or an entity, newest first."""
        return self._store.with_topic(kind, key, limit, offset)

    def portrait(self, kind: TopicKind, key: str) -> Portrait:
        """An entity as its articles tell of it. Raises NotFound where no article names it."""
        return desk.portrait_of(self._store, kind, key)

    # What became of it

    def stories(self, query: StoryQuery | None = None) -> StoryList:
        """The stories that a query asks for, with how many there are; the highest ranked where nothing is asked."""
        return desk.stories(self._store, query or StoryQuery())

    def story_filters(self, query: StoryQuery) -> StoryFilters:
        """By what the stories of a query can be narrowed, and how many would be left."""
        return desk.filters(self._store, query)

    def story(self, key: str) -> Story:
        """The story under its id, an id it once had, the id of one of its events or copy groups, or an article's.

        Raises NotFound.
        """
        return desk.tell(self._store, key)

    def account(self, key: str) -> Account:
        """What the articles of a story say together, under any key that `story` takes. Raises NotFound."""
        self._learn_stored_publishers()
        story = desk.story_of(self._store, key)
        account = self._accounts.of(story)
        name = self._store.story_names([story]).get(story, account.story.headline)
        return replace(account, story=replace(account.story, headline=name))

    def placement(self, key: str) -> Placement:
        """Where an article (by id, other id or address) stands, with the origin of its copy group.

        Raises NotFound, also where it is not grouped yet.
        """
        return desk.placement(self._store, key)

    def related(self, key: str) -> tuple[Placed, ...]:
        """«اقرأ أيضا» for an article: at most six, none of its own event, none younger. Raises NotFound."""
        return desk.read_also(self._store, key)

    def why(self, key: str) -> Why:
        """Where an article stands and why, with the articles that its ties name. Raises NotFound."""
        return desk.why(self._store, key)

    def regroupings(self, key: str) -> tuple[Logged, ...]:
        """What changed about a copy group, event or story (any of its ids), oldest first; empty where nothing did.

        Raises NotFound where no such group ever was.
        """
        return desk.log(self._store, key)

    # What editors rule

    @property
    def editor(self) -> Editor:
        """Who joins, splits, renames and locks stories, and takes that back."""
        return self._editor

    def rulings(self, limit: int = 20, offset: int = 0) -> tuple[Ruling, ...]:
        """All that editors ruled, the newest first; also what was taken back."""
        return self._store.rulings(limit, offset)

    def rulings_of(self, key: str) -> tuple[Ruling, ...]:
        """The rulings about any article of a story, oldest first; also those that were taken back. Raises NotFound."""
        return self._store.rulings_of(desk.story_of(self._store, key))

    def is_locked(self, key: str) -> bool:
        """Whether an editor has locked a story. Raises NotFound."""
        holding = desk.rulings_that_hold(self._store, desk.story_of(self._store, key))
        return any(ruling.kind is RulingKind.LOCK for ruling in holding)

    # How it is

    def feeds(self, asks: int | None = None) -> tuple[WatchedFeed, ...]:
        """All feeds that are followed, with how they do, in the order in which they were added.

        With the newest `asks` of each alone, where a number, at least 1, is given: it is much quicker.
        """
        return self._lookout.feeds(self.now(), asks)

    def feed(self, number: int) -> WatchedFeed:
        """The feed with this number, with how it does. Raises NotFound."""
        return self._lookout.feed(number, self.now())

    def standing(self) -> Standing:
        """How collecting into this store stands: quick, also for a large store; its counts may be 5 s old."""
        return self._lookout.standing(self.now())

    def failures(self, limit: int = 100) -> tuple[Failure, ...]:
        """What could not be taken, latest first."""
        return self._store.failures(limit)

    def doctor(self) -> tuple[Check, ...]:
        """Whether everything is well, one check after the other."""
        count = len(self._catalogue.all)
        detail = (
            f"{count} publishers" if count else "empty: publishers and their clocks are told by publishers.toml only"
        )
        behind = self._analyst.behind()
        read = f"{behind} articles are still to be read; run: isnad analyse --stored" if behind else "all are there"
        untold = self._teller.behind()
        told = f"{untold} stories are still to be told; the next isnad import does it" if untold else "all are told"
        return (
            *self._store.checks(),
            Check("analysis", ok=True, detail=read),
            Check("stories", ok=True, detail=told),
            Check("catalogue", count > 0, detail),
        )

    def reindex(self) -> int:
        """Make the search index anew; how many articles it now holds. Searches go on with the old one meanwhile."""
        return self._store.reindex()

    # How

    def _learn_stored_publishers(self) -> None:
        # The catalogue counts where both know a publisher: it is newer than what an earlier run wrote down.
        if not self._knows_stored_publishers:
            self._know(self._catalogue.over(row.publisher for row in self._store.publishers()))
            self._knows_stored_publishers = True

    def _know(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._workers.room.catalogue = catalogue  # of processes that start from now on
