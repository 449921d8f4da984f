"""Who prints."""

from dataclasses import dataclass
from enum import StrEnum

from isnad.model.feed import FeedKind


class PublisherKind(StrEnum):
    """What sort of house a publisher is."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """Where a publisher lists its articles: a feed, a sitemap, or a page for readers."""

    url: str
    kind: FeedKind | None = None  # in which form it lists them; None: what comes says so itself
    pattern: str = ""  # of a section page: found in the paths of its articles, a regular expression
    verified: bool = False  # whether somebody has seen it answer with news


@dataclass(frozen=True, slots=True)
class Publisher:
    """A house that prints news under its own name."""

    id: str  # ours: a short Latin word, the same as `publisher` in JSON Lines
    name: str  # as it calls itself, in Arabic where it does
    country: str = ""  # ISO 3166-1 alpha-2, "" where unknown
    zone: str = ""  # IANA time zone of its clock, "" where unknown
    language: str = "ar"  # BCP 47
    kind: PublisherKind = PublisherKind.SITE  # as we judge it
    owner: str = ""  # the group that owns it, "" where independent or unknown
    hosts: tuple[str, ...] = ()  # host names without "www."; a subdomain of one is this publisher's too
    aliases: tuple[str, ...] = ()  # other ways its name is written in credits: «أ ف ب»، «فرانس برس»
    home: str = ""  # address of its home page
    feeds: tuple[FeedAddress, ...] = ()  # by the catalogue, in its order, each address once
