"""Whether an address is a feed with news, and which feeds are the same."""

from datetime import UTC, datetime, timedelta

import pytest

from isnad.collect.examining import examined, keys_of, with_twins
from isnad.collect.listing import Listing
from isnad.model import (
    Discovered,
    Examined,
    FeedItem,
    FeedKind,
    Fetched,
    Moment,
    Offer,
    Page,
    Precision,
    SitemapLink,
)

NOW = datetime(2024, 11, 12, 9, tzinfo=UTC)
ADDRESS = "https://a.example/rss"


def moment(days: float) -> Moment:
    return Moment(NOW - timedelta(days=days), Precision.MINUTE, 0)


def answer(at: str = ADDRESS) -> Fetched:
    return Fetched(Page(ADDRESS, b"", NOW), at, "", 200, NOW, 0.1)


def listing(*days: float | None) -> Listing:
    items = tuple(
        FeedItem(f"https://a.example/{n}", published=None if age is None else moment(age)) for n, age in enumerate(days)
    )
    return Listing(FeedKind.RSS, items)


@pytest.mark.parametrize(
    ("found", "is_well", "told"),
    [
        (listing(1, 9), True, ""),
        (listing(2.9), True, ""),
        (listing(3.1, 8), False, "nothing new for 3 days"),
        (listing(None, None), True, ""),  # it tells no times
        (listing(), False, "nothing in it"),
        (Listing(FeedKind.SITEMAP, sitemaps=(SitemapLink("https://a.example/1.xml", moment(1)),)), True, ""),
        (Listing(FeedKind.SITEMAP, sitemaps=(SitemapLink("https://a.example/1.xml", moment(9)),)), False, "9 days"),
        (Listing(FeedKind.RSS, (FeedItem("", published=moment(9), updated=moment(0)),)), True, ""),
    ],
)
def test_a_feed_is_well_where_its_news_is_young(found: Listing, is_well: bool, told: str) -> None:
    one = examined(ADDRESS, answer(), found, NOW)
    assert one.is_feed
    assert one.is_well == is_well
    assert told in one.detail
    assert bool(one.detail) != is_well


def test_feeds_that_announce_the_same_are_twins_of_the_first() -> None:
    def offered(
        name: str, keys: set[int], at: str = "", *, is_feed: bool = True
    ) -> tuple[Discovered, Examined, frozenset[str]]:
        address = f"https://a.example/{name}"
        one = Examined(address, at or address, FeedKind.RSS if is_feed else None)
        return Discovered(address, Offer.GUESS), one, frozenset(f"https://a.example/{key}" for key in keys)

    ten = set(range(10))
    told = with_twins(
        [
            offered("first", ten),
            offered("page", ten, is_feed=False),
            offered("a-little-later", {*range(1, 10), 11}),
            offered("part", {1, 2}),
            offered("other", {*range(5), *range(20, 25)}),
            offered("led-there", set(), "https://a.example/other"),
            offered("empty", set()),
        ]
    )
    first, other = "https://a.example/first", "https://a.example/other"
    assert [found.twin for found in told] == ["", "", first, first, "", other, ""]


def test_addresses_are_compared_in_their_canonical_form() -> None:
    some = Listing(FeedKind.RSS, (FeedItem("https://A.example/1?utm_source=rss"), FeedItem("")))
    other = Listing(FeedKind.SITEMAP, sitemaps=(SitemapLink("https://a.example/1"),))
    assert keys_of(some) == keys_of(other) != frozenset()
