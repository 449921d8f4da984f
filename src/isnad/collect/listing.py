"""A feed as it came, whatever its form: what it announces, or why it cannot be read."""

from dataclasses import dataclass
from datetime import timedelta

from isnad.collect.feeds import read_feed, read_section, read_sitemap
from isnad.errors import NotAFeed
from isnad.model import FeedItem, FeedKind, Fetched, FetchFailure, FetchFailureKind, Page, SitemapLink


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed, sitemap or section page announces."""

    kind: FeedKind  # as it was found to be
    items: tuple[FeedItem, ...] = ()  # in its order
    sitemaps: tuple[SitemapLink, ...] = ()  # that an index names
    title: str = ""  # by the feed
    ttl: timedelta | None = None  # how long it may be kept before it is asked again, by the feed


def read_listing(page: Page, kind: FeedKind | None, pattern: str = "", zone: str = "") -> Listing:
    """Reads a page that was fetched as a feed.

    `kind` is what it is known to be, None where it has to tell itself; `pattern` is that of a section page's links;
    `zone` the clock of times without an offset.

    Raises NotAFeed, saying what it is instead, where it is none.
    """
    if kind is FeedKind.SECTION:
        section = read_section(page.body, page.url, pattern, page.content_type)
        return Listing(FeedKind.SECTION, section.items, title=section.title)
    if kind is FeedKind.SITEMAP:
        return _of_sitemap(page, zone)
    try:
        feed = read_feed(page.body, page.url, page.content_type, zone, page.fetched)
    except NotAFeed as no_feed:
        try:
            return _of_sitemap(page, zone)
        except NotAFeed:
            raise no_feed from None
    return Listing(feed.kind, feed.items, title=feed.title, ttl=feed.ttl)


def unreadable(error: NotAFeed, asked: str, answer: Fetched) -> FetchFailure:
    """What came of asking an address that answered with something else than a feed."""
    kind = FetchFailureKind.HTML_PAGE if error.is_page else FetchFailureKind.NOT_A_FEED
    return FetchFailure(kind, asked, str(error), answer.when, answer.took, answer.address, answer.status)


def _of_sitemap(page: Page, zone: str) -> Listing:
    sitemap = read_sitemap(page.body, page.url, zone)
    return Listing(FeedKind.SITEMAP, sitemap.items, sitemap.sitemaps)
