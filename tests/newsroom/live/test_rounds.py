"""Rounds of collecting, with real HTTP on loopback: what comes in, what comes again, and what is asked of whom."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.newsroom.live.conftest import Desk
from tests.newsroom.live.press import HTML, NOW, Asked, Press

from isnad.clock import SetClock
from isnad.collect.following import Revisits
from isnad.errors import NotFound
from isnad.model import Analysis, Article, Followed
from isnad.sample.answering import Answer
from isnad.sample.offering import Resource

HOSTS = ("a.example", "b.example", "c.example")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def printed(press: Press, count: int = 4, hosts: tuple[str, ...] = HOSTS) -> tuple[list[str], list[str]]:
    """So many articles at each host, listed by a feed; the feeds and the articles."""
    articles = {host: [press.article(host, f"n{number}") for number in range(count)] for host in hosts}
    feeds = [press.feed(host, addresses) for host, addresses in articles.items()]
    return feeds, [address for each in articles.values() for address in each]


def test_a_round_collects_every_page_that_feeds_announce(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press)
    desk.follow(*feeds)
    report = desk.round()
    desk.whole(articles)
    assert (report.counts["articles_new"], report.counts["pages_fetched"], report.left) == (12, 12, 0)
    assert len(desk.room.followed()) == 3


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
def test_a_round_over_postgresql(
    address: str, press: Press, clock: SetClock, plain_analysis: Callable[[Article], Analysis]
) -> None:
    desk = Desk(address, press, clock, plain_analysis)
    try:
        feeds, articles = printed(press)
        desk.follow(*feeds)
        desk.round()
        desk.whole(articles)
        press.article("a.example", "n1", "تأجل الافتتاح أسبوعا كاملا بسبب المطر الغزير.")
        assert desk.round(2 * HOUR).counts["articles_revised"] == 1
        assert len(desk.room.revisions(articles[1])) == 2
        assert desk.room.pulse() is not None
    finally:
        desk.room.close()


def test_a_second_round_is_told_that_nothing_changed(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press)
    desk.follow(*feeds)
    desk.round()
    before = len(press.asked)
    report = desk.round(2 * HOUR)
    assert report.counts["feeds_not_modified"] == 3
    assert report.counts["pages_not_modified"] == 12
    assert "articles_new" not in report.counts
    assert all("If-None-Match" in asked.headers for asked in press.asked[before:] if asked.path != "/robots.txt")
    desk.whole(articles)


def test_a_page_that_changed_becomes_a_revision_when_it_is_visited_again(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press)
    desk.follow(*feeds)
    desk.round()
    press.article("b.example", "n2", "تأجل الافتتاح أسبوعا كاملا بسبب المطر الغزير.")
    assert desk.round(HOUR / 2).counts.get("articles_revised", 0) == 0  # not yet due
    assert desk.round(HOUR).counts["articles_revised"] == 1
    assert "تأجل" in desk.texts()["http://b.example/n2"]
    assert [state.number for state in desk.room.revisions("http://b.example/n2")] == [1, 2]
    desk.whole(articles)


def test_a_page_is_visited_as_often_as_was_said(desk: Desk, press: Press) -> None:
    feeds, _ = printed(press, 1, ("a.example",))
    desk.follow(*feeds)
    desk.round(revisits=Revisits((HOUR, 6 * HOUR)))
    for _ in range(10):
        desk.round(3 * HOUR, revisits=Revisits((HOUR, 6 * HOUR)))
    assert press.paths("a.example").count("/n0") == 3


def test_a_page_that_its_feed_tells_anew_is_fetched_in_the_same_round(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press, 2, ("a.example",))
    desk.follow(*feeds)
    desk.round(revisits=Revisits(()))
    press.article("a.example", "n1", "تأجل الافتتاح أسبوعا كاملا بسبب المطر الغزير.")
    press.feed("a.example", articles, {articles[1]: "تأجيل الافتتاح"})
    report = desk.round(HOUR, revisits=Revisits(()))
    assert (report.counts["pages_fetched"], report.counts["articles_revised"]) == (1, 1)


def test_two_feeds_that_announce_one_page_make_one_visit(desk: Desk, press: Press) -> None:
    address = press.article("a.example", "n1")
    desk.follow(press.feed("a.example", [address, address]), press.feed("b.example", [address]))
    report = desk.round()
    assert report.counts["pages_asked"] == 1
    desk.whole([address])


def moved(to: str) -> Callable[[object], Answer]:
    return lambda _: Answer(301, (("Location", to),))


def test_a_feed_that_moved_for_good_is_followed_there_after_two_days(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press, 1, ("a.example",))
    press.at["old.example/feed"] = moved(feeds[0])
    desk.follow("http://old.example/feed")
    desk.round()
    desk.whole(articles)
    for _ in range(3):
        desk.round(DAY / 2)
    assert [feed.address for feed in desk.room.followed()] == ["http://old.example/feed"]
    desk.round(DAY)
    assert [feed.address for feed in desk.room.followed()] == feeds
    before = len(press.paths("old.example"))
    desk.round(DAY)
    assert len(press.paths("old.example")) == before


def test_a_feed_that_comes_back_has_not_moved(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press, 1, ("a.example",))
    press.at["old.example/feed"] = moved(feeds[0])
    desk.follow("http://old.example/feed")
    desk.round()
    press.at["old.example/feed"] = press.at["a.example/rss.xml"]
    desk.round(DAY)
    press.at["old.example/feed"] = moved(feeds[0])
    desk.round(DAY + HOUR)
    assert [feed.address for feed in desk.room.followed()] == ["http://old.example/feed"]
    desk.whole(articles)


def test_a_feed_that_moved_to_one_that_is_followed_is_asked_no_more(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press, 1, ("a.example",))
    press.at["old.example/feed"] = moved(feeds[0])
    desk.follow("http://old.example/feed", *feeds)
    for _ in range(5):
        desk.round(DAY)
    assert [feed.paused for feed in desk.room.followed()] == [True, False]
    desk.whole(articles)


def test_a_broken_feed_is_a_failure_with_its_reason_and_waits_ever_longer(desk: Desk, press: Press) -> None:
    press.at["a.example/rss.xml"] = lambda _: None
    press.at["b.example/rss.xml"] = Resource("<html><p>تحت الصيانة</p></html>".encode(), HTML, NOW)
    desk.follow("http://a.example/rss.xml", "http://b.example/rss.xml")
    waits = []
    for _ in range(4):
        report = desk.round()
        assert report.left == 0
        feeds = desk.room.followed()
        assert all(feed.due for feed in feeds)
        waits.append([feed.due - desk.clock.now() for feed in feeds if feed.due])
        desk.clock.advance(max(waits[-1]))
    dropped, no_feed = desk.room.followed()
    assert "the connection broke" in dropped.history.asks[-1].detail
    assert "HTML" in no_feed.history.asks[-1].detail or "page" in no_feed.history.asks[-1].detail
    assert [ask.failure for ask in no_feed.history.asks] == ["html_page"] * 4
    for one in (0, 1):
        grown = [wait[one] for wait in waits]
        assert all(later > 1.5 * sooner for sooner, later in itertools.pairwise(grown))


def test_retry_after_is_kept_for_the_whole_host(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press, 3, ("a.example",))
    page = press.at["a.example/n1"]
    press.at["a.example/n1"] = lambda _: Answer(429, (("Retry-After", "7200"),))
    desk.follow(*feeds)
    report = desk.round()
    assert report.left == 1  # n2 waits behind it
    asked = len(press.asked)
    desk.round(HOUR)
    assert len(press.asked) == asked
    press.at["a.example/n1"] = page
    desk.round(2 * HOUR)
    desk.whole(articles)


def test_retry_after_holds_over_a_restart(desk: Desk, press: Press) -> None:
    press.at["a.example/rss.xml"] = lambda _: Answer(503, (("Retry-After", "7200"),))
    desk.follow("http://a.example/rss.xml", "http://a.example/other.xml")
    desk.round()
    asked = len(press.asked)
    desk.asking = desk.fetcher()
    desk.round(HOUR)
    assert len(press.asked) == asked


def test_robots_txt_is_obeyed(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press, 3, ("a.example",))
    press.at["a.example/robots.txt"] = Resource(b"User-agent: isnad\nDisallow: /n1\n", "text/plain", NOW)
    desk.follow(*feeds)
    report = desk.round()
    assert report.counts["failures_robots"] == 1
    assert "/n1" not in press.paths("a.example")
    desk.whole([articles[0], articles[2]])
    assert desk.round(7 * DAY).counts.get("failures_robots", 0) == 0  # it is not tried again


def test_a_host_whose_robots_txt_fails_is_not_asked_for_now(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press, 1, ("a.example",))
    press.at["a.example/robots.txt"] = lambda _: Answer(500)
    desk.follow(*feeds)
    desk.round()
    assert press.paths("a.example") == []
    del press.at["a.example/robots.txt"]
    desk.round(DAY)
    desk.whole(articles)


def test_a_page_without_an_article_is_kept_and_not_tried_for_ever(desk: Desk, press: Press) -> None:
    address = "http://a.example/gallery"
    press.at["a.example/gallery"] = Resource(b"<html><body><img src=1></body></html>", HTML, NOW)
    desk.follow(press.feed("a.example", [address]))
    report = desk.round(revisits=Revisits((HOUR,)))
    assert report.counts["pages_without_article"] == 1
    assert [failure.source for failure in desk.room.failures()] == [address]
    for _ in range(5):
        desk.round(DAY, revisits=Revisits((HOUR,)))
    assert press.paths("a.example").count("/gallery") == 2  # and its revisit
    assert desk.store.backlog() == (0, 0)
    assert desk.store.read_failed_again() == 1  # it is there for better rules
    assert desk.round().counts["pages_without_article"] == 1
    desk.whole([])


def test_a_page_that_is_gone_or_fails_is_not_tried_for_ever(desk: Desk, press: Press) -> None:
    press.at["a.example/broken"] = lambda _: Answer(500)
    desk.follow(press.feed("a.example", ["http://a.example/gone", "http://a.example/broken"]))
    for _ in range(12):
        desk.round(DAY)
    assert press.paths("a.example").count("/gone") == 2
    assert press.paths("a.example").count("/broken") == 5


def test_retention_drops_old_pages_and_keeps_articles(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press, 2, ("a.example",))
    desk.follow(*feeds)
    desk.round(revisits=Revisits(()))
    page = desk.room.article(articles[0]).page_digest
    assert page
    new = press.article("a.example", "later")
    press.feed("a.example", [*articles, new])
    report = desk.round(3 * DAY, revisits=Revisits(()), keep_pages=2 * DAY)
    assert report.counts["pages_dropped"] == 2
    with pytest.raises(NotFound):
        desk.room.page(page)
    assert not desk.room.article(articles[0]).page_digest
    kept = desk.room.article(new).page_digest
    assert kept
    assert desk.room.page(kept).body
    desk.whole([*articles, new])


def gaps(asked: list[Asked], host: str) -> list[timedelta]:
    times = [one.at for one in asked if one.host == host]
    return [later - sooner for sooner, later in itertools.pairwise(times)]


def test_a_host_is_asked_one_at_a_time_and_with_a_gap(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press, 5)
    press.slowness = 0.01
    press.at["c.example/robots.txt"] = Resource(b"User-agent: *\nCrawl-delay: 9\n", "text/plain", NOW)
    desk.follow(*feeds)
    desk.round()
    desk.whole(articles)
    assert max(press.most_at_once.values()) == 1
    assert all(gap >= timedelta(seconds=2) for host in HOSTS for gap in gaps(press.asked, host))
    assert all(gap >= timedelta(seconds=9) for gap in gaps(press.asked, "c.example")[1:])


def test_the_daily_cap_ends_a_round_and_holds_over_a_restart(desk: Desk, press: Press) -> None:
    feeds, articles = printed(press, 8, ("a.example",))
    desk.asking = desk.fetcher(daily_cap=6)  # robots.txt, the feed, four pages
    desk.follow(*feeds)
    report = desk.round(revisits=Revisits(()))
    assert (len(press.asked), report.left) == (6, 4)
    desk.asking = desk.fetcher(daily_cap=6)
    assert desk.round(HOUR, revisits=Revisits(())).left > 0
    assert len(press.asked) == 6
    desk.round(DAY, revisits=Revisits(()))
    desk.round(DAY, revisits=Revisits(()))
    desk.whole(articles)


def test_a_feed_that_nobody_wants_asked_is_not(desk: Desk, press: Press) -> None:
    feeds, _ = printed(press, 1, ("a.example",))
    desk.room.follow([Followed(feeds[0], paused=True)])
    report = desk.round()
    assert (report.counts.get("feeds_asked", 0), report.left, press.asked) == (0, 0, [])


def test_a_sitemap_index_brings_its_sitemaps_in_the_same_round(desk: Desk, press: Press) -> None:
    address = press.article("a.example", "n1")
    when = NOW.isoformat()
    index = (
        f"<sitemapindex><sitemap><loc>http://a.example/s1.xml</loc><lastmod>{when}</lastmod></sitemap></sitemapindex>"
    )
    child = f"<urlset><url><loc>{address}</loc><lastmod>{when}</lastmod></url></urlset>"
    press.at["a.example/sitemap.xml"] = Resource(index.encode(), "application/xml", NOW)
    press.at["a.example/s1.xml"] = Resource(child.encode(), "application/xml", NOW)
    desk.follow("http://a.example/sitemap.xml")
    desk.round()
    desk.whole([address])
    assert desk.room.followed()[1].parent == "http://a.example/sitemap.xml"
