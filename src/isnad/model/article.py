"""What stands in a page: an article, its times, and the evidence for each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from enum import StrEnum


class Precision(StrEnum):
    """How fine a time is known."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as a source gave it."""

    at: datetime  # aware UTC; where only the day is known, its first instant in the source's zone
    precision: Precision  # how much of `at` the source really gave
    offset: int | None = None  # minutes east of UTC of the clock it was given in; None where we do not know it

    def isoformat(self) -> str:
        """ISO 8601 with the source's own offset; «Z» where we do not know it, as RFC 9557 has it.

        >>> Moment(datetime(2020, 4, 24, 18, 22, tzinfo=UTC), Precision.MINUTE, 180).isoformat()
        '2020-04-24T21:22:00+03:00'
        """
        fine = "microseconds" if self.at.microsecond else "seconds"
        if self.offset is None:
            return self.at.astimezone(UTC).isoformat(timespec=fine).removesuffix("+00:00") + "Z"
        try:
            local = self.at.astimezone(timezone(timedelta(minutes=self.offset)))
        except OverflowError:  # the last hours of 9999 or the first of the year 1: no such local time
            local = self.at.astimezone(UTC)
        return local.isoformat(timespec=fine)


class ParagraphKind(StrEnum):
    """What a block of an article's body is."""

    TEXT = "text"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article's body."""

    text: str  # as the source wrote it
    kind: ParagraphKind = ParagraphKind.TEXT  # as the page marks it, or as we judge it


@dataclass(frozen=True, slots=True)
class ReadAlso:
    """Another article that the page offers beside this one."""

    headline: str  # as written there
    url: str = ""  # absolute, "" where there is none


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where one field of an article came from. All candidates are kept, also those not taken."""

    field: str  # a field of Article ("published", "title", ...), or what others rest on: "clock", "encoding"
    source: str  # what gave it: "json-ld:datePublished", "meta:og:title", "visible:dateline", "record:published"
    value: str  # the words or value as they stand there
    chosen: bool = True  # whether the article's field was taken from here


@dataclass(frozen=True, slots=True)
class Article:
    """What a publisher printed under one address, as it stands there."""

    id: str  # given by the source (JSON Lines), else made by us from the address or the text
    title: str  # the article's own headline, without the site's name
    paragraphs: tuple[Paragraph, ...] = ()  # the body, in order
    url: str = ""  # canonical address, "" where unknown
    publisher: str = ""  # id of the Publisher, "" where unknown
    deck: str = ""  # the standfirst, or the feed's summary
    published: Moment | None = None  # when the source says it was printed
    modified: Moment | None = None  # when the source says it was changed
    authors: tuple[str, ...] = ()  # persons the source names as authors
    agencies: tuple[str, ...] = ()  # news agencies or outlets credited as source of the whole, as named there
    dateline: str = ""  # place at the head of the body, «القاهرة»
    section: str = ""  # as the publisher calls it
    tags: tuple[str, ...] = ()  # the publisher's own keywords, split, unique
    tags_line: str = ""  # the keywords as they stood, where they had to be split by guessing
    read_also: tuple[ReadAlso, ...] = ()  # other articles offered near this one
    language: str = ""  # BCP 47, as the page declares it, "" where it does not
    evidence: tuple[Evidence, ...] = ()  # where each field came from
    extra: Mapping[str, object] = field(default_factory=dict)  # unknown keys of a JSON line, kept as they are

    @property
    def body(self) -> str:
        """The paragraphs joined by line feeds."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def text(self) -> str:
        """The stored text, title and body: what every span of this article points into, in code points."""
        return f"{self.title}\n{self.body}"
