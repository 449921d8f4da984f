"""What a publisher offers to be read: feeds and their items, sitemaps, and lists of feeds."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from isnad.model.article import Moment


class FeedKind(StrEnum):
    """In which form a list of articles is offered."""

    RSS = "rss"  # 0.9 to 2.0, RDF among them
    ATOM = "atom"  # 0.3 and 1.0
    JSON = "json"  # JSON Feed 1 and 1.1
    SITEMAP = "sitemap"
    SECTION = "section"  # a page for readers that links to articles


class Offer(StrEnum):
    """How we came to know of a feed, the surest first."""

    LINK = "link"  # the head of the page names it
    ROBOTS = "robots"  # robots.txt names it
    ANCHOR = "anchor"  # a link for readers looks like one
    GUESS = "guess"  # nobody names it; many publishers have one there


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One article as a feed, a sitemap or a section page announces it."""

    address: str  # by the source, made absolute by us, tracking and all; "" where it gives none
    guid: str = ""  # by the source; "" where it gives none, or the same one to several addresses
    title: str = ""  # by the source, as plain text
    summary: str = ""  # by the source, as plain text: its description, else its content
    published: Moment | None = None  # by the source; None where it gives none that can be read
    updated: Moment | None = None  # by the source, likewise
    authors: tuple[str, ...] = ()  # by the source, in its order
    source_name: str = ""  # the real publisher, where the source says that the item is another's
    source_address: str = ""  # ... the address of that publisher or of its feed, absolute
    categories: tuple[str, ...] = ()  # by the source: sections, categories, tags, in its order, each once
    language: str = ""  # BCP 47, by the source, where it tells one for the item


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of articles."""

    address: str  # the one it was read under, as given to us
    kind: FeedKind  # as we found it, whatever its server calls it
    title: str = ""  # by the feed, as plain text
    home: str = ""  # address of the site, by the feed, absolute
    language: str = ""  # BCP 47, by the feed
    items: tuple[FeedItem, ...] = ()  # in the feed's order, each once
    own_address: str = ""  # what the feed calls its own address: the topic to subscribe to at the hub
    next: str = ""  # address of the next, older part (RFC 5005, JSON Feed), by the feed
    hub: str = ""  # address of a WebSub hub that tells of changes, by the feed
    ttl: timedelta | None = None  # how long the feed may be kept before it is asked again, by the feed


@dataclass(frozen=True, slots=True)
class SitemapLink:
    """A sitemap that an index names."""

    address: str  # absolute
    changed: Moment | None = None  # by the index


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap: an index of others, or a list of pages."""

    address: str  # the one it was read under, as given to us
    sitemaps: tuple[SitemapLink, ...] = ()  # of an index, in its order, each once
    # Of a list, in its order, each once: `published`, `title`, `language` and, as `source_name`, the publication are
    # those of the news extension, `updated` is lastmod.
    items: tuple[FeedItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Discovered:
    """A feed that a site has, or may have."""

    address: str  # absolute
    offer: Offer  # how we know
    # As the page declares it or its address looks; None where neither tells: it may be no feed but a page about feeds,
    # and has to be read before it counts.
    kind: FeedKind | None = None
    title: str = ""  # by the page, as plain text


@dataclass(frozen=True, slots=True)
class Outline:
    """One feed in a list of feeds (OPML). All of it is said by the list."""

    feed: str  # address of the feed
    title: str = ""
    home: str = ""  # address of the site
    kind: str = ""  # «rss», «atom», or what else the list writes there
    language: str = ""  # BCP 47
    folders: tuple[str, ...] = ()  # titles of the folders around it, the outermost first
