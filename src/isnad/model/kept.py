"""What a store gives back: articles with their history, and the answers to searches."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from isnad.model.article import Article
from isnad.model.claim import Analysis
from isnad.model.page import Page
from isnad.model.publisher import Publisher


class Outcome(StrEnum):
    """What became of an article given to the store."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article on its way into the store, with the page it stood in where there is one."""

    article: Article
    page: Page | None = None  # kept beside it, once for every digest
    seen: datetime | None = None  # aware UTC: when it was fetched; None for records nobody timed


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of an article's words."""

    number: int  # from 1, in the order in which we came to know them
    article: Article  # as it then stood
    seen: datetime  # aware UTC: when we first had this state
    page_digest: str = ""  # the page it was read from, "" where none is kept


@dataclass(frozen=True, slots=True)
class Alias:
    """Another id under which an article was given to us."""

    id: str
    facts: Mapping[str, object] = field(default_factory=dict)  # what its record said otherwise: {"section": "اقتصاد"}


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article as the store knows it now."""

    article: Article  # the newest revision; `id` is the first id it was given
    revision: int  # number of that revision, 1 where it never changed
    first_seen: datetime  # aware UTC
    last_seen: datetime  # aware UTC
    page_digest: str = ""  # the page of the newest revision, "" where none is kept
    aliases: tuple[Alias, ...] = ()  # other ids under which the same address was given to us


@dataclass(frozen=True, slots=True)
class Analysed:
    """What was read in one state of an article's words, and by which rules."""

    article: str  # its id
    revision: int  # the state whose text the spans point into
    rules: int  # version of the rules that read it
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What to look for. Phrases stand in quotation marks («» “” ""), «-كلمة» excludes."""

    text: str = ""  # the words; "" lists everything that the filters let through, newest first
    publisher: str = ""  # id of a publisher, "" for all
    since: datetime | None = None  # aware UTC, inclusive, by time of publication
    until: datetime | None = None  # aware UTC, exclusive
    limit: int = 20  # 1 to 200
    offset: int = 0  # how many of the best to pass over


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that a search found."""

    kept: KeptArticle
    score: float  # BM25 with recency; larger is better; 0.0 where no words were asked for
    snippet: str = ""  # a piece of the stored text around the best match, as written
    marks: tuple[tuple[int, int], ...] = ()  # spans of matched words in the snippet, in code points


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A page of hits."""

    hits: tuple[Hit, ...]
    total: int  # how many articles match in all


@dataclass(frozen=True, slots=True)
class PublisherCount:
    """A publisher with what is kept of it."""

    publisher: Publisher
    articles: int
    first: datetime | None = None  # aware UTC, oldest time of publication kept
    last: datetime | None = None  # aware UTC, newest


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that `isnad doctor` looked at."""

    name: str
    ok: bool
    detail: str  # what was found, and what to do where it is not well
