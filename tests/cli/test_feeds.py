"""`isnad feeds` and `isnad doctor --feeds`."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Ended

import isnad as package
from isnad.clock import RunningClock
from isnad.collect import built_in_catalogue
from isnad.model import FeedAddress, FeedKind, Followed, Publisher
from isnad.sample import SampleServer
from isnad.store import Store

ONE, TWO = "https://one.example/rss", "https://two.example/rss"
HAVING = next(publisher for publisher in built_in_catalogue() if len(publisher.feeds) > 1)
LACKING = next(publisher for publisher in built_in_catalogue() if not publisher.feeds)


PUBLISHERS = (
    Publisher(
        "qulzum",
        "وكالة القلزم",
        zone="Africa/Cairo",
        hosts=("qulzum.example",),
        feeds=(
            FeedAddress("http://www.qulzum.example/feeds/latest.atom", verified=True),
            FeedAddress("http://www.qulzum.example/sitemap.xml", FeedKind.SITEMAP),
            FeedAddress("http://www.qulzum.example/feeds/moved.rss", FeedKind.RSS),
        ),
    ),
)


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> Iterator[SampleServer]:
    """The sites of the sample newsroom, reached by whatever command asks the network; a minute passes in a blink."""
    clock = RunningClock(datetime(2024, 11, 12, 9, tzinfo=UTC), 200)
    opening = package.open_fetcher
    with SampleServer(clock, delays=False) as server:
        monkeypatch.setattr(package, "open_fetcher", lambda *_: opening("0", clock=clock, sample_port=server.port))
        yield server


def followed(isnad: Callable[..., Ended]) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = json.loads(isnad("feeds", "--json").out)
    return listed


def test_feeds_are_followed_by_address(isnad: Callable[..., Ended]) -> None:
    added = isnad("feeds", "follow", ONE, TWO, "--publisher", "someone")
    assert (added.status, added.out) == (0, "")
    assert "2 new feeds" in added.err
    again = isnad("feeds", "follow", ONE)
    assert "0 new feeds are followed; 1 were followed before" in again.err
    assert [(feed["address"], feed["publisher"], feed["state"]) for feed in followed(isnad)] == [
        (ONE, "someone", "unknown"),
        (TWO, "someone", "unknown"),
    ]
    assert {"asks", "asks_remembered", "items_new", "next_ask", "last_new"} <= set(followed(isnad)[0])
    assert isnad("feeds", "list", "--json").out == isnad("feeds", "--json").out
    listed = isnad("feeds")
    assert listed.out == isnad("feeds", "list").out
    assert f"unknown  {ONE}  someone\n         not asked yet; next ask at once\n" in listed.out


def test_a_section_page_needs_a_pattern(isnad: Callable[..., Ended]) -> None:
    assert isnad("feeds", "follow", ONE, "--kind", "section").status == 2
    assert isnad("feeds", "follow", ONE, "--pattern", "/news/").status == 2
    assert isnad("feeds", "follow", ONE, "--kind", "section", "--pattern", "/news/").status == 0
    assert (followed(isnad)[0]["kind"], followed(isnad)[0]["pattern"]) == ("section", "/news/")
    assert isnad("feeds", "follow").status == 2
    wrong = isnad("feeds", "follow", TWO, "--kind", "section", "--pattern", "(")
    assert wrong.status == 2
    assert "(" in wrong.err


def test_feeds_are_followed_by_publisher_and_by_catalogue(isnad: Callable[..., Ended]) -> None:
    some = isnad("feeds", "follow", HAVING.id, "nobody-at-all", LACKING.id)
    assert some.status == 1
    assert "nobody-at-all" in some.err
    assert f"{LACKING.id}: the catalogue has no feeds of it" in some.err
    assert [feed["address"] for feed in followed(isnad)] == [feed.url for feed in HAVING.feeds]
    assert {feed["publisher"] for feed in followed(isnad)} == {HAVING.id}
    named = {row["id"]: row["name"] for row in json.loads(isnad("publishers", "--json").out)}
    assert named == {HAVING.id: HAVING.name}
    every = {feed.url for publisher in built_in_catalogue() for feed in publisher.feeds}
    assert isnad("feeds", "follow", "--catalogue").status == 0
    assert {feed["address"] for feed in followed(isnad)} == every
    assert "0 new feeds" in isnad("feeds", "follow", HAVING.feeds[0].url).err


def test_an_address_of_a_known_host_is_its_publishers(isnad: Callable[..., Ended]) -> None:
    isnad("feeds", "follow", f"https://www.{HAVING.hosts[0]}/never/seen/rss")
    assert followed(isnad)[0]["publisher"] == HAVING.id


def test_feeds_are_paused_and_resumed(isnad: Callable[..., Ended]) -> None:
    isnad("feeds", "follow", ONE, TWO)
    paused = isnad("feeds", "pause", ONE, "https://unknown.example/")
    assert paused.status == 1
    assert "1 feeds are paused" in paused.err
    assert "not followed: https://unknown.example/" in paused.err
    assert [feed["state"] for feed in followed(isnad)] == ["paused", "unknown"]
    assert f"paused   {ONE}" in isnad("feeds").out
    assert isnad("feeds", "resume", ONE).status == 0
    assert [feed["state"] for feed in followed(isnad)] == ["unknown", "unknown"]


def test_lists_go_out_and_come_in(isnad: Callable[..., Ended], tmp_path: Path) -> None:
    path = tmp_path / "feeds.opml"
    isnad("feeds", "follow", ONE, HAVING.id)
    assert isnad("feeds", "export", "--output", str(path)).status == 0
    assert path.read_bytes() == isnad("feeds", "export").out.encode()
    before = followed(isnad)
    (tmp_path / "news.sqlite").unlink()
    taken = isnad("feeds", "import", str(path))
    assert taken.status == 0
    assert f"{len(HAVING.feeds) + 1} new feeds" in taken.err
    key = "address"
    assert sorted((str(feed[key]), feed["publisher"]) for feed in followed(isnad)) == sorted(
        (str(feed[key]), feed["publisher"]) for feed in before
    )
    path.write_text("<html>", encoding="utf-8")
    assert isnad("feeds", "import", str(path)).status == 1
    assert isnad("feeds", "import", str(tmp_path / "none.opml")).status == 2


def test_a_store_without_feeds_says_how_to_follow(filled: Callable[..., Ended]) -> None:
    assert "isnad feeds follow --catalogue" in filled("feeds").out
    assert filled("feeds", "--json").out == "[]\n"


def test_the_feeds_of_a_site_are_found_and_followed(isnad: Callable[..., Ended], sample: SampleServer) -> None:
    found = json.loads(isnad("feeds", "find", "http://www.qulzum.example/", "--json").out)
    good = [(one["address"], one["kind"], one["offer"]) for one in found if one["is_feed"] and not one["twin"]]
    assert good == [
        ("http://www.qulzum.example/feeds/latest.atom", "atom", "link"),
        ("http://www.qulzum.example/sitemap.xml", "sitemap", "robots"),
    ]
    assert sum(one["offer"] == "guess" and one["failure"] == "gone" for one in found) > 5
    told = isnad("feeds", "find", "http://www.qulzum.example/", "--follow")
    assert told.status == 0
    assert re.search(r"^ +atom, \d+ items, newest 2024-11-1.*, وكالة القلزم للأنباء$", told.out, re.MULTILINE)
    assert "usual places have no feed" in told.err
    assert [feed["title"] for feed in followed(isnad)] == ["وكالة القلزم للأنباء", ""]


def test_a_site_without_feeds_is_told(isnad: Callable[..., Ended], sample: SampleServer) -> None:
    none = isnad("feeds", "find", "http://www.aldana.example/")
    assert none.status == 1
    assert none.out == ""
    nowhere = isnad("feeds", "find", "http://nobody-is-called-so.example/")
    assert nowhere.status == 1
    assert "nobody-is-called-so.example" in nowhere.err


def test_the_doctor_asks_feeds(isnad: Callable[..., Ended], sample: SampleServer, tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "news.sqlite")) as store:
        store.follow(
            [
                Followed("http://www.qulzum.example/feeds/latest.atom", publisher="q"),
                Followed("http://www.qulzum.example/", publisher="q"),
                Followed("http://www.qulzum.example/nothing.xml", publisher="q"),
                Followed("http://www.aldana.example/", publisher="d", kind=FeedKind.SECTION, pattern=r"/\d+"),
            ]
        )
    ill = isnad("doctor", "--feeds", "--publisher", "q", "--json")
    assert ill.status == 1
    told = json.loads(ill.out)
    assert [(one["is_feed"], one["is_fresh"], one["failure"]) for one in told] == [
        (True, True, None),
        (False, False, "html_page"),
        (False, False, "gone"),
    ]
    assert told[2]["status"] == 404
    assert not any(one["is_catalogued"] for one in told)
    words = isnad("doctor", "--feeds", "--publisher", "q")
    assert "no       http://www.qulzum.example/nothing.xml  q\n         not at its address any more (404)" in words.out
    assert "1 of 3 feeds are well" in words.err
    well = isnad("doctor", "--feeds", "--publisher", "d")
    assert (well.status, "1 of 1 feeds are well" in well.err) == (0, True)


def test_the_doctor_says_which_of_the_catalogue_were_seen(
    isnad: Callable[..., Ended], sample: SampleServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isnad.newsroom.finding.built_in_catalogue", lambda: PUBLISHERS)
    seen = isnad("doctor", "--feeds")  # there is no store
    assert seen.status == 1
    assert seen.err.splitlines()[-2:] == [
        "of the catalogue, these could be set to `verified = true`:",
        "  qulzum  http://www.qulzum.example/sitemap.xml",
    ]
    assert isnad("doctor", "--feeds", "--publisher", "nobody").status == 2
