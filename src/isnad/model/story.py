"""What became of many articles: copy groups, events, stories, and why each article stands where it does."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from isnad.model.because import Because
from isnad.model.topic import Topic


class Level(StrEnum):
    """How closely articles belong together."""

    COPY = "copy"  # one text
    EVENT = "event"  # one happening
    STORY = "story"  # happenings that develop from one another


@dataclass(frozen=True, slots=True)
class Report:
    """An article as it is given to be grouped, with what only the newsroom knows of it."""

    id: str  # the article's
    title: str
    body: str  # paragraphs joined by line feeds; the standfirst where there are none
    publisher: str = ""  # id, "" where unknown
    owner: str = ""  # the group that owns the publisher, "" where independent or unknown
    credited: tuple[str, ...] = ()  # origins that it credits with the whole: "agency:spa", "publisher:hayat"
    at: datetime | None = None  # aware UTC: published, else first seen; None where nobody knows
    offers: tuple[str, ...] = ()  # ids of articles that its publisher put beside it, to be read, too


@dataclass(frozen=True, slots=True)
class Tie:
    """Why an article stands in a group."""

    level: Level
    other: str  # id of the article it is most like there; "" where it opened the group
    probability: float  # that the two belong together on this level, as learned from labelled pairs; 0 to 1
    terms: tuple[str, ...] = ()  # words of this article that both have and that told most, most first, as written there
    names: tuple[str, ...] = ()  # ... those of them that are names and places
    numbers: tuple[str, ...] = ()  # ... numbers
    measures: tuple[tuple[str, float], ...] = ()  # what weighed most for (> 0) or against it (< 0), largest first


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article stands."""

    article: str  # its id
    copy: str  # id of its copy group; every article is in one
    event: str  # id of its event
    story: str  # id of its story
    origin: str  # who stands behind its text: "agency:spa", "owner:srmg", "publisher:okaz", "article:ID"
    share: float = 1.0  # of the words of its copy group's first text, how many stand in it; 1 for that text itself
    added: float = 0.0  # of its own words, how many do not stand there
    ties: tuple[Tie, ...] = ()  # why, one for each level on which it joined others


@dataclass(frozen=True, slots=True)
class Regrouping:
    """A change of mind: a group that was joined to another, or articles that were moved out of one."""

    level: Level
    old: str  # id of the group that the articles were in
    new: str  # id of the group that they are in now
    articles: tuple[str, ...]  # ids of those that moved
    whole: bool  # whether all of the old group moved: its id then leads to the new one
    reason: Because


@dataclass(frozen=True, slots=True)
class Grouped:
    """What came of one article: its place, and what it made us change our mind about."""

    placement: Placement
    regroupings: tuple[Regrouping, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """An article in its place, with what a list or a timeline shows of it."""

    article: str  # id
    title: str
    publisher: str
    at: datetime  # aware UTC: published, else first seen
    placement: Placement


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as its articles tell it."""

    id: str
    headline: str  # the most central one of its articles' headlines, as written
    first: datetime  # aware UTC, of its oldest article
    last: datetime  # ... its newest
    articles: tuple[Placed, ...]  # oldest first
    copies: int  # how many different texts: copy groups
    origins: tuple[str, ...]  # independent origins, by how many articles stand on each, most first


@dataclass(frozen=True, slots=True)
class Story:
    """Events that develop from one another."""

    id: str
    headline: str  # the most central one, as written
    first: datetime  # aware UTC
    last: datetime  # aware UTC
    events: tuple[Event, ...]  # the timeline, oldest first
    origins: tuple[str, ...]  # independent origins over all events, most articles first
    names: tuple[str, ...] = ()  # main names, as written, most frequent first
    places: tuple[str, ...] = ()  # main places, as written
    tags: tuple[Topic, ...] = ()  # those of its articles together, the weightiest first


@dataclass(frozen=True, slots=True)
class Logged:
    """A regrouping as it stands in the log."""

    at: datetime  # aware UTC, when it was decided
    regrouping: Regrouping
