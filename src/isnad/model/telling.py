"""A story in a list: what it is listed, ranked and filtered by, made of its articles each time they change."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FacetKind(StrEnum):
    """By what stories are filtered."""

    PUBLISHER = "publisher"
    SECTION = "section"
    PERSON = "person"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that a story may be filtered by."""

    kind: FacetKind
    key: str  # id of a publisher, key of an entity, a section in its normal form
    name: str  # as most of its articles write it; of a publisher its id
    count: int  # how many articles of the story have it; in a list of facets: how many stories


@dataclass(frozen=True, slots=True)
class Rank:
    """Why a story stands where it does in the list. All of it is said by us; see `stories/ranking.py`."""

    origins: int  # independent ones
    recent: int  # texts that came in the last hours before `fresh`, copies not counted
    before: int  # ... in the day before these hours
    growth: float  # how many times as many texts came as were to be expected by the day before; 1 where as many
    fresh: datetime  # aware UTC, when its newest text came: a copy of an older one makes nothing new
    score: float  # what stories are ordered by, highest first; it stays the same as time goes on


class StoryOrder(StrEnum):
    """In which order stories are listed."""

    RANK = "rank"  # by independent origins, growth and freshness together
    NEWEST = "newest"  # that with the newest article first


@dataclass(frozen=True, slots=True)
class StoryQuery:
    """Which stories are asked for, and in which order."""

    order: StoryOrder = StoryOrder.RANK
    publisher: str = ""  # id; "" for all
    section: str = ""  # in any spelling
    person: str = ""  # key or name
    place: str = ""  # key or name
    conflict: bool = False  # only those on whose figures the sources disagree
    one_origin: bool = False  # only those that rest on a single origin
    least: int = 2  # articles that a story has to have
    limit: int = 20
    offset: int = 0


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story in a list of stories."""

    id: str
    articles: int
    events: int
    publishers: int  # different ones; unknown ones together count as none
    first: datetime  # aware UTC, of its oldest article
    last: datetime  # ... its newest
    headline: str  # the editor's name for it, else the most central one, as written
    rank: Rank  # its independent origins among them
    conflicts: int = 0  # figures on which its sources disagree
    denials: int = 0  # claims that somebody denies


@dataclass(frozen=True, slots=True)
class StoryList:
    """A stretch of the stories that were asked for."""

    total: int  # how many there are
    rows: tuple[StoryRow, ...]


@dataclass(frozen=True, slots=True)
class StoryFilters:
    """By what a list of stories can be narrowed, each with the number of stories that would be left."""

    facets: tuple[Facet, ...]  # kind by kind, those of most stories first
    counted: int  # the facets are counted in so many stories, the first of the list
    conflict: int
    one_origin: int


@dataclass(frozen=True, slots=True)
class Telling:
    """A story as it is kept to be listed, and its whole account as its page shows it."""

    story: str  # id
    headline: str  # the editor's name for it, else the most central headline, as written
    articles: int
    events: int
    publishers: int  # different ones; unknown ones together count as none
    first: datetime  # aware UTC, of its oldest article
    last: datetime  # ... its newest
    rank: Rank
    facets: tuple[Facet, ...] = ()
    conflicts: int = 0  # figures on which its sources disagree
    denials: int = 0  # claims that somebody denies
    body: bytes = b""  # its account, as whoever made it packed it
