"""How the sites of the sample behave as servers."""

from __future__ import annotations

import gzip
import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sample.conftest import END, STATES, standing

from isnad.clock import SetClock
from isnad.collect import read_feed, read_sitemap
from isnad.errors import SettingError
from isnad.model import FetchFailure, FetchFailureKind
from isnad.sample import LOOPBACK, Asked, SampleServer

if TYPE_CHECKING:
    from tests.sample.conftest import Collector

QULZUM, SADASAA = "http://www.qulzum.example/", "http://www.sadasaa.example/"
_QUIET = SampleServer(SetClock(END), delays=False)  # asked without a socket


@contextmanager
def _asked(
    server: SampleServer, host: str, path: str, method: str = "GET", **headers: str
) -> Iterator[http.client.HTTPResponse]:
    connection = http.client.HTTPConnection(LOOPBACK, server.port, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers={"Host": host, **named})
    try:
        yield connection.getresponse()
    finally:
        connection.close()


def test_nothing_is_sent_again_that_did_not_change(sample: SampleServer, collector: Collector) -> None:
    addresses = [house.home for house in sample.houses]
    addresses += [feed.address for house in sample.houses for feed in house.feeds]
    addresses += [state.address for state in standing(END).values()]
    for address in addresses:
        first = collector.fetched(address)
        assert first.etag
        assert first.last_modified
        assert not collector.fetched(address, etag=first.etag).changed
        assert not collector.fetched(address, last_modified=first.last_modified).changed
        assert collector.fetched(address, etag='"another"', last_modified=first.last_modified).changed


@pytest.mark.parametrize(
    ("header", "value", "status"),
    [
        ("If_None_Match", "*", 304),
        ("If_None_Match", '"x", W/"y"', 200),
        ("If_Modified_Since", "Sun, 01 Dec 2024 00:00:00 GMT", 304),
        ("If_Modified_Since", "Fri, 01 Nov 2024 00:00:00 GMT", 200),
        ("If_Modified_Since", "never", 200),
    ],
)
def test_conditions_are_read_as_the_standard_says(sample: SampleServer, header: str, value: str, status: int) -> None:
    with _asked(sample, "www.qulzum.example", "/", **{header: value}) as response:
        assert response.status == status
        assert bool(response.read()) is (status == 200)


@pytest.mark.parametrize(
    ("accepted", "packed"), [("gzip, br", True), ("br", False), ("gzip;q=0", False), ("x-gzip;q=0.5", True)]
)
def test_pages_are_packed_for_who_takes_it(sample: SampleServer, accepted: str, packed: bool) -> None:
    with _asked(sample, "www.qulzum.example", "/", Accept_Encoding=accepted) as response:
        body = response.read()
        assert (response.headers["Content-Encoding"] == "gzip") is packed
        assert "القلزم" in (gzip.decompress(body) if packed else body).decode()


def test_head_says_the_same_without_a_body(sample: SampleServer) -> None:
    with _asked(sample, "www.qulzum.example", "/") as response:
        whole = dict(response.headers), len(response.read())
    with _asked(sample, "www.qulzum.example", "/", "HEAD") as response:
        assert (dict(response.headers), int(response.headers["Content-Length"])) == whole
        assert response.read() == b""


def test_a_connection_may_be_used_again(sample: SampleServer) -> None:
    connection = http.client.HTTPConnection(LOOPBACK, sample.port, timeout=10)
    for method, path in [("GET", "/"), ("HEAD", "/"), ("GET", "/nothing"), ("GET", "/robots.txt")]:
        connection.request(method, path, headers={"Host": "sindyan.example"})
        assert connection.getresponse().read() or method == "HEAD"
    connection.close()


def test_the_date_is_that_of_the_newsrooms_clock(sample: SampleServer) -> None:
    with _asked(sample, "www.qulzum.example", "/") as response:
        assert response.headers["Date"] == "Sat, 30 Nov 2024 00:00:00 GMT"


def test_a_sitemap_is_an_index_of_packed_days(collector: Collector) -> None:
    page = collector.page(QULZUM + "sitemap.xml")
    days = read_sitemap(page.body, page.url).sitemaps
    assert len(days) > 1
    for day in days:
        packed = collector.page(day.address)
        assert packed.body[:2] == b"\x1f\x8b"
        items = read_sitemap(packed.body, packed.url).items
        assert all(item.title and item.published and item.source_name == "وكالة القلزم للأنباء" for item in items)


def test_an_old_address_leads_to_the_new_one_for_good(sample: SampleServer, collector: Collector) -> None:
    address = next(house.feeds[0].address for house in sample.houses if house.id == "raqraq")
    result = collector.fetched(address)
    assert result.moved_to == result.address == "http://ar.raqraq.example/rss.xml"
    assert Asked("raqraq", "/feed.php", 301) in sample.requests


def test_other_names_of_a_site_lead_to_its_own(sample: SampleServer) -> None:
    with _asked(sample, "QULZUM.example:8801", "/news?id=1") as response:
        assert (response.status, response.headers["Location"]) == (301, QULZUM + "news?id=1")


def test_a_house_says_how_long_its_pages_hold(collector: Collector) -> None:
    result = collector.fetched(QULZUM)
    assert result.fresh_until
    assert result.fresh_until - result.when == timedelta(minutes=5)


def test_robots_txt_asks_for_a_gap_and_forbids_a_place(sample: SampleServer, collector: Collector) -> None:
    collector.page(QULZUM)
    assert collector.courteous.gate.states()["qulzum.example"].crawl_delay == timedelta(seconds=1)
    result = collector.ask("http://sindyan.example/private/")
    assert isinstance(result, FetchFailure)
    assert result.kind is FetchFailureKind.ROBOTS
    assert [one.path for one in sample.requests if one.house == "sindyan"] == ["/robots.txt"]
    with _asked(sample, "sindyan.example", "/private/") as response:  # who does not ask robots.txt gets in
        assert response.status == 200
    with _asked(sample, "sindyan.example", "/") as response:
        assert '"/private/"' in response.read().decode()


def test_a_house_fails_now_and_then_by_count(sample: SampleServer, collector: Collector) -> None:
    results = [collector.ask(SADASAA) for _ in range(15)]
    failed = {number: each for number, each in enumerate(results, 1) if isinstance(each, FetchFailure)}
    assert {number: each.kind for number, each in failed.items()} == {
        7: FetchFailureKind.SERVER_ERROR,
        14: FetchFailureKind.BROKEN,
    }
    retry_after = failed[7].retry_after
    assert retry_after
    assert retry_after - failed[7].when == timedelta(minutes=2)
    assert [one.status for one in sample.requests if one.path == "/"].count(0) == 1


def test_one_house_is_slow(clock: SetClock, sample: SampleServer) -> None:
    assert SampleServer(clock).reply("fanar-tv.example", "/", {})[1] == 1.5
    assert SampleServer(clock).reply("www.qulzum.example", "/", {})[1] == 0
    assert sample.reply("fanar-tv.example", "/", {})[1] == 0  # where delays are not wanted


def _get(server: SampleServer, host: str) -> None:
    with _asked(server, host, "/") as response:
        assert response.status == 200


def test_hosts_that_are_nobodys_are_told_so(sample: SampleServer) -> None:
    for host in ("nobody.example", "notqulzum.example", "", "[::1]:80", "127.0.0.1"):
        with _asked(sample, host, "/") as response:
            assert response.status == 421
            assert QULZUM in response.read().decode()


_LETTERS = st.characters(exclude_categories=["Cs"]) | st.sampled_from("/%?&=[]#:@\\.\udc80")


@given(
    st.text(_LETTERS) | st.sampled_from(["[www.qulzum.example", "a..qulzum.example:x", "www.sadasaa.example"]),
    st.text(_LETTERS) | st.text(_LETTERS).map("/".__add__) | st.just("http://["),
)
def test_nothing_that_is_asked_breaks_it(host: str, target: str) -> None:
    reply, _ = _QUIET.reply(host, target, {"If-None-Match": target, "If-Modified-Since": target})
    assert reply is None or reply.status in {200, 301, 304, 404, 421, 503}
    assert all(value.isascii() for _, value in (reply.headers if reply else ()))


@pytest.mark.parametrize("path", ["/خبر?س=1", "/%D8%AE%D8%A8%D8%B1?%D8%B3=1"])
def test_letters_of_an_address_may_be_escaped_or_not(sample: SampleServer, path: str) -> None:
    connection = http.client.HTTPConnection(LOOPBACK, sample.port, timeout=10)
    connection._encode_request = str.encode  # type: ignore[attr-defined]
    connection.request("GET", path, headers={"Host": "qulzum.example"})
    assert connection.getresponse().headers["Location"] == QULZUM + "%D8%AE%D8%A8%D8%B1?%D8%B3=1"
    connection.close()


def test_it_can_be_asked_as_a_proxy(sample: SampleServer) -> None:
    with _asked(sample, "sindyan.example", QULZUM) as response:
        assert "القلزم" in response.read().decode()
    assert sample.requests == (Asked("qulzum", "/", 200),)


def test_addresses_that_mean_the_same_are_the_same(sample: SampleServer) -> None:
    state = next(state for state in STATES if state.house == "sadasaa")
    with _asked(sample, "www.sadasaa.example", state.url.partition(".example")[2] + "&utm_source=x") as response:
        assert response.read() == standing(END)[state.name].page


def test_other_methods_are_refused(sample: SampleServer) -> None:
    with _asked(sample, "www.qulzum.example", "/", "POST") as response:
        assert response.status == 501


def test_a_port_that_is_taken_is_told_in_words(sample: SampleServer) -> None:
    with pytest.raises(SettingError, match=str(sample.port)), SampleServer(SetClock(END), port=sample.port):
        pass


def test_many_may_ask_at_once(sample: SampleServer) -> None:
    threads = [threading.Thread(target=_get, args=(sample, "sindyan.example")) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len(sample.requests) == 30


def test_copies_name_whose_text_they_are(collector: Collector) -> None:
    page = collector.page("http://ar.raqraq.example/rss.xml")
    sources = {item.title: (item.source_name, item.source_address) for item in read_feed(page.body, page.url).items}
    copy = standing(END)["raqraq/border-talks"]
    assert sources[copy.title] == ("وكالة القلزم للأنباء", QULZUM)
    assert sources[standing(END)["raqraq/school-tests"].title] == ("", "")


def test_one_feed_is_in_windows_1256_with_relative_links_and_without_guids(collector: Collector) -> None:
    page = collector.page(SADASAA + "rss.php")
    assert b'encoding="windows-1256"' in page.body
    assert "صدى الساعة".encode("cp1256") in page.body
    assert b"<link>show.php?n=" in page.body
    items = read_feed(page.body, page.url, page.content_type).items
    assert items
    assert all(item.guid == "" and item.address.startswith(SADASAA) for item in items)


def test_one_feed_is_broken_and_has_tags_in_its_titles(collector: Collector) -> None:
    page = collector.page("http://www.daffa-elnil.example/rss/news.xml")
    assert b" & " in page.body
    assert b"&lt;b&gt;" in page.body
    assert b"utm_source=rss" in page.body
