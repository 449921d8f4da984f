"""What our own collector finds at the sample newsroom: all that is out, nothing that is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from tests.sample.conftest import END, NEWSROOM, STATES, standing

from isnad.arabic.encoding import decode
from isnad.collect import discover, load_catalogue, read_feed, read_section, read_sitemap
from isnad.model import FeedItem, FeedKind, FetchFailure, FetchFailureKind, Offer, canonical_url

if TYPE_CHECKING:
    from tests.sample.conftest import Collector

    from isnad.clock import SetClock
    from isnad.sample import SampleHouse, SampleServer

MOMENTS = [
    datetime(2024, 11, 8, tzinfo=UTC),
    datetime(2024, 11, 10, 7, 30, tzinfo=UTC),
    datetime(2024, 11, 11, 12, tzinfo=UTC),
    END,
]
FEED_LENGTH = 15


def _items(kind: FeedKind | None, address: str, pattern: str, collector: Collector) -> Iterator[FeedItem]:
    page = collector.page(address)
    if kind is FeedKind.SECTION:
        yield from read_section(page.body, address, pattern, page.content_type).items
    elif kind is FeedKind.SITEMAP:
        sitemap = read_sitemap(page.body, address)
        yield from sitemap.items
        for link in sitemap.sitemaps:
            yield from _items(kind, link.address, pattern, collector)
    else:
        yield from read_feed(page.body, address, page.content_type).items


def _discovered(house: SampleHouse, collector: Collector) -> list[tuple[FeedKind | None, str, str]]:
    """What the home page and robots.txt name; where they name nothing, the home page as a section."""
    home, robots = collector.page(house.home), collector.page(house.home + "robots.txt")
    found = discover(home.body, house.home, robots.body.decode(), home.content_type)
    named = [(one.kind, one.address, "") for one in found if one.offer in {Offer.LINK, Offer.ROBOTS}]
    return named or [(feed.kind, feed.address, feed.pattern) for feed in house.feeds]


@pytest.mark.parametrize("now", MOMENTS, ids=str)
def test_all_that_is_out_is_found_from_the_home_page_and_nothing_else(
    sample: SampleServer, collector: Collector, clock: SetClock, now: datetime
) -> None:
    clock.advance(now - clock.now())
    for house in sample.houses:
        out = {state.address: state for state in standing(now, house.id).values()}
        feeds = _discovered(house, collector)
        found = {canonical_url(item.address) for feed in feeds for item in _items(*feed, collector)}
        first = {state.url: state.since for state in STATES if state.number == 1}
        newest = sorted(out, key=lambda address: first[out[address].url], reverse=True)
        assert set(newest[:FEED_LENGTH]) <= found <= set(out)
        for address in found:
            assert collector.page(address).body == out[address].page


def test_the_server_tells_the_feeds_that_the_pages_name(sample: SampleServer, collector: Collector) -> None:
    for house in sample.houses:
        told = {feed.address for feed in house.feeds}
        assert {address for _, address, _ in _discovered(house, collector)} == told
        assert all(collector.page(address) for address in told)


def test_titles_and_times_are_those_of_the_articles(sample: SampleServer, collector: Collector) -> None:
    first = {state.address: state.since for state in STATES if state.number == 1}
    last = {state.address: state.title for state in standing(END).values()}
    publishers = load_catalogue(NEWSROOM / "publishers.toml")
    zones = {publisher.id: publisher.zone for publisher in publishers}
    for house in sample.houses:
        for feed in house.feeds:
            page = collector.page(feed.address)
            if feed.kind in {FeedKind.SECTION, FeedKind.SITEMAP}:
                continue
            items = read_feed(page.body, feed.address, page.content_type, zones[house.id]).items
            assert items
            for item in items:
                address = canonical_url(item.address)
                assert item.title == " ".join(last[address].split())
                assert item.published
                assert item.published.at == first[address].astimezone(UTC).replace(second=item.published.at.second)
                assert item.summary


def test_an_article_is_not_there_before_its_time(sample: SampleServer, collector: Collector, clock: SetClock) -> None:
    for state in STATES:
        if state.number > 1:
            continue
        clock.advance(state.since - timedelta(seconds=1) - clock.now())
        answers = [collector.ask(state.address) for _ in range(2)]  # one of them may fail by the house's own fault
        assert any(isinstance(each, FetchFailure) and each.status == 404 for each in answers)
        clock.advance(timedelta(seconds=1))
        assert collector.page(state.address).body == state.page


def test_a_page_changes_when_it_was_changed(collector: Collector, clock: SetClock) -> None:
    second = [state for state in STATES if state.number > 1]
    assert second
    for state in second:
        before = next(one for one in STATES if one.name == state.name and one.number == state.number - 1)
        clock.advance(state.since - timedelta(seconds=1) - clock.now())
        old = collector.fetched(state.address)
        assert old.page
        assert old.page.body == before.page
        assert not collector.fetched(state.address, old.etag, old.last_modified).changed
        clock.advance(timedelta(seconds=1))
        new = collector.fetched(state.address, old.etag, old.last_modified)
        assert new.page
        assert new.page.body == state.page


def test_a_feed_names_the_new_title_of_a_changed_article(collector: Collector, clock: SetClock) -> None:
    state = next(state for state in STATES if state.name == "daffa/sadd-toll" and state.number > 1)
    clock.advance(state.since - clock.now())
    page = collector.page("http://www.daffa-elnil.example/rss/news.xml")
    assert state.title in [item.title for item in read_feed(page.body, page.url).items]


def test_nobody_says_a_word_of_what_is_not_out(sample: SampleServer, collector: Collector, clock: SetClock) -> None:
    clock.advance(MOMENTS[1] - clock.now())
    out = standing(clock.now())
    hidden = {state.title for state in STATES if state.name not in out}
    pages = []
    for house in sample.houses:
        lists = chain([house.home], (feed.address for feed in house.feeds))
        addresses = chain(lists, (state.address for state in out.values() if state.house == house.id))
        pages += [collector.page(address) for address in addresses]
    for page in pages:
        text = decode(page.body, page.content_type).text
        assert not [title for title in hidden if title in text]


def test_what_else_a_page_links_to_is_not_there(collector: Collector) -> None:
    for address in ("http://www.qulzum.example/m/1", "http://www.aldana.example/photos/1.jpg"):
        result = collector.ask(address)
        assert isinstance(result, FetchFailure)
        assert (result.kind, result.status) == (FetchFailureKind.GONE, 404)
