"""Whether an address is a feed that announces news, judged by one answer; and which of several feeds are the same."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from isnad.collect.listing import Listing
from isnad.model import Discovered, Examined, Fetched, FetchFailure, FoundFeed, Moment, canonical_url

# No daily feed is silent for longer over a weekend.
_FRESH = timedelta(days=3)
_SAME = 0.8  # of the addresses of two lists: so many of the shorter one are in the other


def failed(failure: FetchFailure, address: str) -> Examined:
    """An address that gave no feed."""
    at = failure.at if failure.status is not None else ""
    return Examined(address, at, failure=failure.kind, status=failure.status, detail=failure.reason)


def examined(address: str, answer: Fetched, listing: Listing, now: datetime) -> Examined:
    """An address that gave a feed; it is fresh where its newest time is of the last three days, or it tells none."""
    times = [link.changed for link in listing.sitemaps]
    for item in listing.items:
        times += [item.published, item.updated]
    newest = max((_at(time) for time in times if time), default=None)
    count = len(listing.items) or len(listing.sitemaps)
    is_old = newest is not None and now - newest > _FRESH
    detail = ""
    if not count:
        detail = f"{address}: a feed, and nothing in it"
    elif is_old and newest is not None:
        detail = f"{address}: nothing new for {(now - newest).days} days"
    return Examined(
        address,
        answer.address,
        listing.kind,
        listing.title,
        count,
        newest,
        is_fresh=count > 0 and not is_old,
        status=answer.status,
        detail=detail,
    )


def _at(moment: Moment) -> datetime:
    return moment.at


def keys_of(listing: Listing) -> frozenset[str]:
    """What a feed announces, for `with_twins`."""
    links = [item.address for item in listing.items] + [link.address for link in listing.sitemaps]
    return frozenset(key for link in links if (key := canonical_url(link)))


def with_twins(found: Iterable[tuple[Discovered, Examined, frozenset[str]]]) -> tuple[FoundFeed, ...]:
    """The feeds, each with the first one before it that announces nearly all of the same, or answers at one place."""
    seen: list[tuple[str, str, frozenset[str]]] = []
    told: list[FoundFeed] = []
    for offer, one, keys in found:
        twin = ""
        if one.is_feed:
            twin = next((address for address, at, other in seen if at == one.at or _are_same(keys, other)), "")
            if not twin:
                seen.append((one.address, one.at, keys))
        told.append(FoundFeed(offer, one, twin))
    return tuple(told)


def _are_same(some: frozenset[str], others: frozenset[str]) -> bool:
    shorter = min(len(some), len(others))
    return shorter > 0 and len(some & others) >= _SAME * shorter
