"""What a collecting run follows: feeds, the pages that they announce, and what was fetched of these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from isnad.model.article import Article
from isnad.model.asking import AskHistory, HostState
from isnad.model.feed import FeedItem, FeedKind
from isnad.model.page import Page


@dataclass(frozen=True, slots=True)
class Validators:
    """What the last answer of an address gave for the next request to it (RFC 9110, 13.1)."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed that is asked again and again, and how that goes."""

    address: str  # where it is asked
    number: int = 0  # the store's; 0 where it is not kept yet
    publisher: str = ""  # id of the publisher whose feed it is; "" where that is not known
    kind: FeedKind | None = None  # by who added it, else as it was last read
    pattern: str = ""  # of a section page: the regular expression that paths of articles match
    title: str = ""  # by the feed
    history: AskHistory = field(default_factory=AskHistory)
    validators: Validators = field(default_factory=Validators)
    due: datetime | None = None  # when to ask it next, aware UTC; None: at once
    paused: bool = False  # the operator does not want it asked
    parent: str = ""  # the sitemap index that named it; "" where somebody added it
    moved_to: str = ""  # where its permanent redirects lead; "" where it has none
    moved_since: datetime | None = None  # since when they all led there


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that a feed announced: what the feed said of it, and how fetching it went."""

    address: str  # as the feed gives it
    key: str  # its canonical form: one page is one visit, whoever announces it
    number: int = 0  # the store's; 0 where it is not kept yet
    feed: int = 0  # number of the feed that announced it first
    item: FeedItem = field(default_factory=lambda: FeedItem(""))  # as the feed last gave it
    validators: Validators = field(default_factory=Validators)
    due: datetime | None = None  # when to fetch it next, aware UTC; None: never again
    first: datetime | None = None  # when it first gave a page
    fetches: int = 0  # how often it gave a page, or said that nothing changed
    failures: int = 0  # in a row, up to the last try
    detail: str = ""  # the last failure's reason in English; "" where it answered
    digest: str = ""  # of the page that came last: where it comes again, nothing has changed


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """A page that was fetched and is kept, on its way to be read."""

    page: Page
    item: FeedItem  # what the feed said of it
    number: int = 0  # the store's; 0 where it is not kept yet
    visit: int = 0  # number of the visit


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A state of an article with the page it was read from, to be read again."""

    number: int  # of the article, by the store
    revision: int  # number of the state
    article: Article  # as it was read
    page: Page
    item: FeedItem  # what a feed said of it; empty where no feed announced it


@dataclass(frozen=True, slots=True)
class Collected:
    """What came of some requests, to be kept in one transaction."""

    feeds: tuple[Followed, ...] = ()  # feeds as they are now
    found: tuple[Visit, ...] = ()  # pages that feeds announce; those known already are left as they are
    visits: tuple[Visit, ...] = ()  # known visits as they are now
    fetched: tuple[FetchedPage, ...] = ()  # pages that came
    hosts: Mapping[str, HostState] = field(default_factory=dict)  # states of hosts that were asked


@dataclass(frozen=True, slots=True)
class Pulse:
    """A sign of life of a collecting run, with what it did since it began."""

    at: datetime  # aware UTC
    began: datetime  # aware UTC
    counts: dict[str, float]  # by name, in units that the name tells: «pages_fetched», «bytes_received»
    speed: float = 1.0  # of the run's clock: its seconds in a second of the machine's time
    has_ended: bool = False  # the run ended in order: this is its last sign
