"""A story told in few lines: what happened when, and what it comes to, all in the sources' own sentences."""

from dataclasses import dataclass
from datetime import date, datetime

from isnad.model.account import Words
from isnad.model.article import Precision
from isnad.model.claim import Link


@dataclass(frozen=True, slots=True)
class Happened:
    """When something happened, as its article says."""

    first: date  # by the calendar of the place where it was printed
    last: date  # equal to `first` but where the words name several days
    precision: Precision  # of the words: a day, or finer
    at: datetime | None  # aware UTC; None where the words tell no time of day
    words: Words  # those that say so; they may stand beside the sentence, or in another article of the event


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as one line of the timeline."""

    event: str  # id
    sentence: Words  # the sentence that likeliest tells what happened, verbatim
    publisher: str  # id of who printed the sentence
    printed: datetime  # aware UTC, when that was printed
    chain: tuple[Link, ...]  # who says it, where most of it is given in somebody's name; empty: its reporter
    happened: Happened | None  # None where only the time of printing is known
    articles: int  # of the event
    origins: int  # independent ones of the event
    sure: bool = True  # whether its sentence surely tells what happened, and is understood alone


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One sentence of a summary, verbatim."""

    event: str  # id
    sentence: Words
    publisher: str  # id of who printed it
    printed: datetime  # aware UTC
    chain: tuple[Link, ...]  # who says it, where most of it is given in somebody's name; empty: its reporter
    happened: Happened | None  # when what it tells happened, where it says so itself


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A story told in few lines."""

    timeline: tuple[Entry, ...] = ()  # one an event, in order of happening
    summary: tuple[SummarySentence, ...] = ()  # two to five, in order of happening; none where nothing can be told
