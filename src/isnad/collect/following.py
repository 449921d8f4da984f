"""What follows from an answer: when to ask a feed or a page again, and which pages to fetch. Pure decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from isnad.collect.fetching import asked, next_ask, remember
from isnad.collect.listing import Listing
from isnad.model import (
    FeedItem,
    FeedKind,
    Fetched,
    FetchFailure,
    FetchFailureKind,
    Followed,
    SitemapLink,
    Validators,
    Visit,
    canonical_url,
)

# A login page or a parked domain answers 301, too: a feed has moved where it says so for this long.
_MOVED_AFTER = timedelta(days=2)
# Of a sitemap of a whole archive, what is older is not news. Feeds are short and give what they like.
_OLDEST = timedelta(days=7)
# Pages that one answer of a feed may send us to; the rest comes with the next answer, if it stays there.
_MOST_NEW = 200
_LONGEST_TTL = timedelta(hours=1)  # many feeds say «a day» and bring news by the hour
_MOST_CHILDREN = 10  # sitemaps of an index: those that changed last

# What will not pass by itself; the others are tried again.
_FINAL = frozenset(
    [
        FetchFailureKind.BAD_ADDRESS,
        FetchFailureKind.UNSAFE,
        FetchFailureKind.ROBOTS,
        FetchFailureKind.TOO_LARGE,
        FetchFailureKind.REDIRECTS,
    ]
)
_TRIES = 5  # of a page that gives nothing: with the waits below they go over half a day
_GONE_TRIES = 2  # a feed may announce a page a little before it is there
_FIRST_WAIT = timedelta(minutes=10)
_LONGER = 4  # each wait is so many times the last


@dataclass(frozen=True, slots=True)
class Revisits:
    """When a page that was fetched is fetched again, to see what its publisher changed."""

    # From the first fetch on. Corrections come early: hours, seldom days.
    after: tuple[timedelta, ...] = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1))


def feed_after(feed: Followed, result: Fetched | FetchFailure, listing: Listing | None, new: int) -> Followed:
    """The feed after an answer; `listing` is what stood in it, None where nothing changed or nothing could be read.

    `new` is how many pages it announced that were not known.
    """
    history = remember(feed.history, asked(result, new))
    changed = replace(feed, history=history, due=next_ask(history, result.when))
    if isinstance(result, FetchFailure):
        return changed
    # With validators the next answer would be that nothing changed, and what was left of this one be lost.
    is_cut = new >= _MOST_NEW
    validators = Validators() if is_cut else Validators(result.etag, result.last_modified)
    changed = replace(changed, validators=validators)
    if listing is not None:
        title = listing.title or feed.title
        peace = result.when + min(listing.ttl or timedelta(), _LONGEST_TTL)
        changed = replace(changed, title=title, kind=feed.kind or listing.kind, due=max(changed.due or peace, peace))
    return _moved(changed, result)


def _moved(feed: Followed, result: Fetched) -> Followed:
    if not result.moved_to:
        return replace(feed, moved_to="", moved_since=None)
    if result.moved_to != feed.moved_to or feed.moved_since is None:
        return replace(feed, moved_to=result.moved_to, moved_since=result.when)
    if result.when - feed.moved_since < _MOVED_AFTER:
        return feed
    return replace(feed, address=result.moved_to, moved_to="", moved_since=None)


def announced(listing: Listing, feed: Followed, now: datetime) -> tuple[Visit, ...]:
    """The pages that a feed announces and that are news, each once, due at once, in its order."""
    found: dict[str, Visit] = {}
    for item in listing.items:
        key = canonical_url(item.address)
        if key and not (listing.kind is FeedKind.SITEMAP and _is_old(item, now)):
            found.setdefault(key, Visit(item.address, key, feed=feed.number, item=item, due=now))
    return tuple(found.values())


def _is_old(item: FeedItem, now: datetime) -> bool:
    times = [moment.at for moment in (item.published, item.updated) if moment]
    return not times or max(times) < now - _OLDEST


def sorted_out(
    found: Iterable[Visit], known: Mapping[str, Visit], now: datetime
) -> tuple[tuple[Visit, ...], tuple[Visit, ...]]:
    """Of the pages that a feed announces, those that are new (the first ones), and the known ones that it tells anew.

    A page is told anew where its headline or its time of change are others than those that the feed gave before: it is
    due at once. `known` are visits by key.
    """
    new: list[Visit] = []
    again: list[Visit] = []
    for visit in found:
        before = known.get(visit.key)
        if before is None:
            new.append(visit)
        elif before.feed == visit.feed and _told(before.item) != _told(visit.item):
            waits = before.first is None and before.due is not None  # it was never fetched, and will be
            due = before.due if waits else now
            again.append(replace(before, item=visit.item, due=due))
    return tuple(new[:_MOST_NEW]), tuple(again)


def _told(item: FeedItem) -> tuple[str, datetime | None]:
    return item.title, item.updated.at if item.updated else None


def children(listing: Listing, feed: Followed) -> tuple[Followed, ...]:
    """The sitemaps that an index names, as feeds of their own: those that changed last."""

    def changed(link: SitemapLink) -> float:
        return link.changed.at.timestamp() if link.changed else 0.0

    newest = sorted(listing.sitemaps, key=changed, reverse=True)[:_MOST_CHILDREN]
    return tuple(
        Followed(link.address, publisher=feed.publisher, kind=FeedKind.SITEMAP, parent=feed.address) for link in newest
    )


def visit_after(visit: Visit, result: Fetched | FetchFailure, revisits: Revisits) -> Visit:
    """The visit after an answer."""
    if isinstance(result, FetchFailure):
        return _failed(visit, result, revisits)
    first = visit.first or result.when
    return replace(
        visit,
        validators=Validators(result.etag, result.last_modified),
        digest=result.page.digest if result.page else visit.digest,
        first=first,
        fetches=visit.fetches + 1,
        failures=0,
        detail="",
        due=_next_visit(first, result.when, revisits),
    )


def _failed(visit: Visit, failure: FetchFailure, revisits: Revisits) -> Visit:
    failures = visit.failures + 1
    most = 1 if failure.kind in _FINAL else _GONE_TRIES if failure.kind is FetchFailureKind.GONE else _TRIES
    due: datetime | None = None
    if visit.first is not None:
        due = _next_visit(visit.first, failure.when, revisits)
    elif failures < most:
        due = failure.when + _FIRST_WAIT * _LONGER ** (failures - 1)
        due = max(due, failure.retry_after) if failure.retry_after else due
    return replace(visit, failures=failures, detail=failure.reason, due=due)


def _next_visit(first: datetime, last: datetime, revisits: Revisits) -> datetime | None:
    return next((first + after for after in sorted(revisits.after) if first + after > last), None)
