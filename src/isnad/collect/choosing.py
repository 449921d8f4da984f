"""Which feeds to follow: those of the catalogue, those of a list (OPML); and the list of those that are followed."""

from isnad.collect.catalogue import Catalogue
from isnad.model import FeedKind, Followed, Outline, Publisher, host_of

# What lists of feeds write in `type`; whatever else stands there, what comes says itself what it is.
_KINDS = {"rss": FeedKind.RSS, "atom": FeedKind.ATOM, "json": FeedKind.JSON, "sitemap": FeedKind.SITEMAP}


def feeds_of(publisher: Publisher) -> tuple[Followed, ...]:
    """The feeds that the catalogue has of a publisher, as they are followed."""
    return tuple(
        Followed(feed.url, publisher=publisher.id, kind=feed.kind, pattern=feed.pattern) for feed in publisher.feeds
    )


def of_address(address: str, catalogue: Catalogue) -> Followed:
    """A feed that somebody names: as the catalogue has it where it does, else of the publisher that owns its host."""
    publisher = catalogue.by_host(host_of(address))
    if publisher is None:
        return Followed(address)
    known = {feed.address: feed for feed in feeds_of(publisher)}
    return known.get(address) or Followed(address, publisher=publisher.id)


def of_outline(outline: Outline, catalogue: Catalogue) -> Followed:
    """A feed of a list: of the publisher that owns its host, else the host of its home page.

    What the list says of its kind is believed of sitemaps alone: lists call every feed «rss».
    """
    known = of_address(outline.feed, catalogue)
    owner = known.publisher
    if not owner and outline.home and (publisher := catalogue.by_host(host_of(outline.home))):
        owner = publisher.id
    kind = _KINDS.get(outline.kind.lower())
    return Followed(
        outline.feed,
        publisher=owner,
        kind=known.kind or (kind if kind is FeedKind.SITEMAP else None),
        pattern=known.pattern,
        title=outline.title,
    )


def to_outline(feed: Followed, publisher: Publisher | None) -> Outline:
    """A feed that is followed, for a list; its folder is its publisher."""
    folders = (publisher.name,) if publisher else ()
    kind = "" if feed.kind is None else str(feed.kind)
    title = feed.title or (publisher.name if publisher else feed.address)
    return Outline(feed.address, title, publisher.home if publisher else "", kind, folders=folders)
