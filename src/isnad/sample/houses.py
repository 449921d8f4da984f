"""The houses of the sample newsroom as they are served: what each printed when, and how its site behaves."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from isnad.model import Publisher, canonical_url


class Form(StrEnum):
    """In which form a house offers a list of its articles."""

    RSS = "rss"  # RSS 2.0
    RDF = "rdf"  # RSS 1.0
    ATOM = "atom"
    JSON = "json"  # JSON Feed 1.1
    SITEMAP = "sitemap"  # an index, and for each day a packed sitemap with the news extension
    SECTION = "section"  # a page for readers


class Quirk(StrEnum):
    """What is peculiar in a feed of RSS 2.0."""

    ARABIC_DATES = "arabic-dates"  # «الإثنين 11 نونبر 2024 - 11:30», by the clock of the house
    BROKEN_XML = "broken-xml"  # a bare «&», and entities of HTML that nobody declares
    HTML_TITLES = "html-titles"
    NO_GUID = "no-guid"
    RELATIVE_LINKS = "relative-links"
    SOURCE = "source"  # <source> names the house whose text it is
    TRACKING = "tracking"  # the links say how the reader came
    WORDPRESS = "wordpress"  # whole texts, and an address of its own as guid


class FailureForm(StrEnum):
    """How a site that fails now and then fails."""

    UNAVAILABLE = "unavailable"  # 503, with Retry-After
    DROPPED = "dropped"  # the connection ends without an answer


@dataclass(frozen=True, slots=True)
class FeedForm:
    """One feed of a house, as `sites.toml` describes it."""

    form: Form
    path: str  # where it lies
    old_path: str = ""  # where it lay: its pages still name this one, which leads to `path` for good
    encoding: str = "utf-8"
    pattern: str = ""  # of a section: a regular expression for the paths of articles
    quirks: frozenset[Quirk] = frozenset()

    @property
    def named(self) -> str:
        """The path that the pages of the house name."""
        return self.old_path or self.path


@dataclass(frozen=True, slots=True)
class Manner:
    """How the site of a house behaves, as `sites.toml` describes it."""

    feeds: tuple[FeedForm, ...] = ()
    sections: str = ""  # path of the page of a section; «{n}» is its place in the menu, from 1; "" where it has none
    crawl_delay: int = 0  # seconds, in robots.txt; 0 where that says nothing
    disallow: tuple[str, ...] = ()  # paths that robots.txt forbids; there is a page at each all the same
    max_age: int = 0  # seconds, in Cache-Control; 0 where the site says nothing
    day_hour: int = 0  # hour of the day at which articles come out that give only their day
    delay: float = 0.0  # real seconds until it answers
    fails_every: int = 0  # with 7, every seventh request fails, robots.txt not counted; 0 for none
    failures: tuple[FailureForm, ...] = ()  # in turn
    retry_after: int = 0  # seconds, with UNAVAILABLE


@dataclass(frozen=True, slots=True)
class Look:
    """What the pages of a house are written with, from its `house.toml`."""

    encoding: str = "utf-8"
    months: tuple[str, ...] = ()  # from January
    weekdays: tuple[str, ...] = ()  # from Monday
    menu: tuple[str, ...] = ()  # its sections


@dataclass(frozen=True, slots=True)
class Printed:
    """One state of one article, and the page that shows it."""

    url: str  # canonical, as the page says; https at most houses
    since: datetime  # the page stands from then on, aware
    published: datetime  # the first state stood from then on, aware
    title: str
    summary: str  # the deck, else the first paragraph
    paragraphs: tuple[str, ...]
    section: str
    authors: tuple[str, ...]
    source: Publisher | None  # whose text it is, where that is another house of the newsroom
    page: bytes

    @property
    def address(self) -> str:
        """Where it is served: the same over plain http."""
        return plain_http(self.url)

    @property
    def updated(self) -> datetime | None:
        """When it was changed; None where it was not."""
        return self.since if self.since > self.published else None


@dataclass(frozen=True, slots=True)
class House:
    """One publisher with its site."""

    publisher: Publisher
    manner: Manner
    look: Look
    printed: tuple[Printed, ...]  # all that it prints, by `since`

    @property
    def home(self) -> str:
        """Address of the home page, over plain http."""
        return plain_http(self.publisher.home)

    def at(self, path: str) -> str:
        """The absolute address of a path of the site."""
        return self.home.rstrip("/") + path

    def edition(self, now: datetime) -> int:
        """How many states stood by then: what is offered changes with this number, and with nothing else."""
        return bisect_right(self.printed, now, key=lambda one: one.since)

    def shown(self, edition: int) -> tuple[Printed, ...]:
        """The articles of an edition, each in its last state, the newest first."""
        last = {canonical_url(one.address): one for one in self.printed[:edition]}
        return tuple(sorted(last.values(), key=lambda one: one.published, reverse=True))


def plain_http(url: str) -> str:
    """The same address over http."""
    return "http://" + url.partition("://")[2]


def relative(address: str) -> str:
    """The path and query of an address, without the slash that they begin with."""
    parts = urlsplit(address)
    return parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")
