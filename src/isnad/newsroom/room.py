"""A reading room: all that is needed to read feeds, pages and articles, and nothing that has to be shared.

It is a value that a process can be given: what it does depends on the catalogue and the rules alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from isnad.collect import Catalogue
from isnad.collect.listing import Listing, read_listing
from isnad.errors import InputError, NotAFeed
from isnad.model import Analysis, Article, Evidence, FeedItem, FetchedPage, Followed, Page
from isnad.newsroom.forgetting import forget_some
from isnad.newsroom.reading import articles_of_page, with_publisher
from isnad.newsroom.rules import Rules
from isnad.store import storable


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one fetched page: articles, or the reason why there is none."""

    number: int  # of the fetched page, by the store
    articles: tuple[Article, ...] = ()
    reason: str = ""  # in English; "" where articles were found


class ReadingRoom:
    """Reads feeds by the clocks of their publishers, pages by the catalogue, articles by the rules."""

    def __init__(self, catalogue: Catalogue, rules: Rules) -> None:
        self.catalogue = catalogue
        self.rules = rules

    def maker(self) -> "Callable[[], ReadingRoom]":
        """What makes a room like this one in another process."""
        return partial(_make, self.catalogue, self.rules.tagger)

    def listing(self, feed: Followed, page: Page) -> Listing | NotAFeed:
        """What a feed announces; else why it cannot be read."""
        publisher = self.catalogue.by_id(feed.publisher)
        try:
            return read_listing(page, feed.kind, feed.pattern, publisher.zone if publisher else "")
        except NotAFeed as error:
            return error

    def readings(self, pages: Sequence[FetchedPage]) -> tuple[Reading, ...]:
        """What stands in fetched pages, one after the other."""
        return tuple(self._reading(fetched) for fetched in pages)

    def analyses(self, articles: Sequence[Article]) -> tuple[Analysis, ...]:
        """What is read in articles, one after the other."""
        return tuple(self.rules.analyse(article) for article in articles)

    def _reading(self, fetched: FetchedPage) -> Reading:
        try:
            found = articles_of_page(fetched.page, self.catalogue)
        except InputError as error:
            return Reading(fetched.number, reason=str(error))
        articles = tuple(with_item(with_publisher(article, self.catalogue), fetched.item) for article in found)
        reasons = [reason for article in articles if (reason := storable(article))]
        return Reading(fetched.number, reason=reasons[0]) if reasons else Reading(fetched.number, articles)


def _make(catalogue: Catalogue, tagger: str) -> ReadingRoom:
    return ReadingRoom(catalogue, Rules.present(tagger))


def read_feed_page(feed: Followed, page: Page, room: ReadingRoom) -> Listing | NotAFeed:
    """A job for a worker: see ReadingRoom.listing."""
    return room.listing(feed, page)


def read_fetched_pages(pages: Sequence[FetchedPage], room: ReadingRoom) -> tuple[Reading, ...]:
    """A job for a worker: see ReadingRoom.readings."""
    return room.readings(pages)


def analyse_articles(articles: Sequence[Article], room: ReadingRoom) -> tuple[Analysis, ...]:
    """A job for a worker: see ReadingRoom.analyses."""
    found = room.analyses(articles)
    forget_some()
    return found


def with_item(article: Article, item: FeedItem) -> Article:
    """The article with what its feed says and its page does not: when it was published, who wrote it, whose it is.

    A feed's `<source url>` names the publisher that an item comes from: it is credited like an agency that the page
    names. A sitemap's publication, which has no address, is the publisher itself.
    """
    evidence: list[Evidence] = []
    if article.published is None and item.published is not None:
        article = replace(article, published=item.published)
        evidence.append(Evidence("published", "feed:published", item.published.isoformat()))
    if not article.authors and item.authors:
        article = replace(article, authors=item.authors)
        evidence.append(Evidence("authors", "feed:author", "، ".join(item.authors)))
    if item.source_address and item.source_name and item.source_name not in article.agencies:
        article = replace(article, agencies=(*article.agencies, item.source_name))
        evidence.append(Evidence("agencies", "feed:source", item.source_name))
    return replace(article, evidence=(*article.evidence, *evidence)) if evidence else article
