"""The pages of feeds: how each does, in good words; the pulse of the run."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import httpx
import lxml.html
import pytest
from fastapi import FastAPI
from lxml.html import HtmlElement
from starlette.types import ASGIApp
from tests.web.watched import Told, history

from isnad import web
from isnad.collect import Catalogue
from isnad.model import FetchFailureKind, Followed, Pulse
from isnad.newsroom import Newsroom
from isnad.store import Store

Serving = Callable[[ASGIApp], AbstractContextManager[str]]
NOW = datetime(2024, 10, 25, 18, 30, tzinfo=UTC)
HOURS, DAYS = timedelta(hours=1), timedelta(days=1)


def elements(response: httpx.Response, path: str) -> list[HtmlElement]:
    return cast("list[HtmlElement]", lxml.html.fromstring(response.content.decode()).xpath(path))


def texts(response: httpx.Response, path: str) -> list[str]:
    return [" ".join(str(each.text_content()).split()) for each in elements(response, path)]


class Room:
    """A newsroom of its own, served."""

    def __init__(self, store: Store, at: str) -> None:
        self.store = store
        self._at = at

    def get(self, path: str, language: str = "ar") -> httpx.Response:
        return httpx.get(f"{self._at}{path}", params=httpx.URL(path).params.merge({"lang": language}), timeout=30)


@pytest.fixture
def room(tmp_path: Path, serving: Serving) -> Iterator[Room]:
    store = Store.open(f"sqlite:///{tmp_path / 'news.sqlite'}")
    app = FastAPI()
    with Newsroom(store, Catalogue(()), lambda: NOW) as newsroom:
        web.mount(app, newsroom)
        with serving(app) as at:
            yield Room(store, at)


def test_ill_feeds_come_first_each_with_a_state_in_words(client: httpx.Client) -> None:
    page = client.get("/feeds")
    assert texts(page, "//main//h2[@class='rubric']") == ["تحتاج إلى نظر 3 خلاصات", "سائر الخلاصات 5 خلاصات"]
    states = [words.split()[-1] for words in texts(page, "//li[@class='feed']//*[contains(@class, 'state')]")]
    assert states == ["منقطعة", "متعثرة", "متعثرة", "ساكنة", "جديدة", "سليمة", "سليمة", "موقوفة"]
    # A sign that no screen reader reads stands beside the word, so that colour is not all there is.
    signs = texts(page, "//li[@class='feed']//*[contains(@class, 'state')]/*[@aria-hidden='true']")
    assert len(signs) == 8
    assert len(set(signs)) == 6


@pytest.mark.parametrize(
    ("asks", "step", "words", "english"),
    [
        ([1, *[0] * 9], DAYS, "لم تتغير منذ 10 أيام", "Nothing has changed for 10 days now"),
        ([1, *[0] * 11], DAYS, "لم تتغير منذ 12 يوما", "Nothing has changed for 12 days now"),
        ([(FetchFailureKind.REFUSED, 403)], HOURS, "يرفض الخادم الطلب (403) منذ ساعة", "refuses the request (403)"),
        ([(FetchFailureKind.UNREACHABLE, None)] * 2, HOURS, "لا يجيب الخادم منذ ساعتين", "for 2 hours now"),
        ([(FetchFailureKind.UNREACHABLE, None)] * 3, HOURS, "لا يجيب الخادم منذ 3 ساعات", "for 3 hours now"),
        ([(FetchFailureKind.BAD_TLS, None)], DAYS, "شهادة الأمان غير صحيحة منذ يوم", "for 1 day now"),
        ([(FetchFailureKind.ROBOTS, None)] * 2, DAYS, "لا يسمح robots.txt بالسؤال منذ يومين", "does not allow it"),
        ([(FetchFailureKind.HTML_PAGE, 200)], HOURS, "ليس خلاصة بل صفحة HTML منذ ساعة", "No feed but an HTML page"),
        ([2], HOURS, "تجيب، ويأتي منها الجديد", "It answers, and brings news"),
        ([0], HOURS, "تجيب، ولم يأت منها جديد بعد", "brought nothing yet"),
        ([], HOURS, "لم تُسأل بعد", "Not asked yet"),
    ],
)
def test_reasons_are_plain_and_numbers_have_their_forms(
    room: Room, asks: list[Told], step: timedelta, words: str, english: str
) -> None:
    room.store.follow([Followed("https://one.example/rss", history=history(NOW, asks, step))])
    assert texts(room.get("/feeds"), "//p[@class='why']") == [words]
    assert english in texts(room.get("/feeds", "en"), "//p[@class='why']")[0]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_kind_of_failure_has_words(room: Room, language: str) -> None:
    room.store.follow(
        [
            Followed(f"https://{kind.replace('_', '-')}.example/rss", history=history(NOW, [(kind, None)]))
            for kind in FetchFailureKind
        ]
    )
    told = texts(room.get("/feeds", language), "//p[@class='why']")
    assert len(told) == len(set(told)) == len(FetchFailureKind)


def test_a_feed_says_when_it_brought_something_and_when_it_is_asked(client: httpx.Client) -> None:
    page = client.get("/feeds")
    good = next(one for one in elements(page, "//li[@class='feed']") if "الأرز: آخر الأخبار" in one.text_content())
    times = good.xpath(".//time/@datetime")
    assert times == ["2024-10-25T17:30+00:00", "2024-10-25T19:10+00:00"]
    assert "قبل ساعة واحدة" in good.text_content()
    assert "بعد 40 دقيقة" in good.text_content()


def test_the_strip_has_a_text_and_runs_with_the_language(client: httpx.Client) -> None:
    label = (
        "آخر مرات السؤال، وعددها \u20685\u2069: بجديد \u20683\u2069، وبلا جديد \u20682\u2069، وبلا جواب \u20680\u2069"
    )
    page = client.get("/feeds")
    assert all(svg.get("role") == "img" and svg.get("aria-label") for svg in elements(page, "//main//svg"))
    (strip,) = [svg for svg in elements(page, "//main//svg") if svg.get("aria-label") == label]
    bars = re.findall(r"M(\d+) 15v-(\d+)", strip.xpath(".//*[@class='answers']/@d")[0])
    assert [int(height) for _, height in bars] == [10, 2, 8, 2, 12]  # the newest at the left
    english = client.get("/feed?id=1&lang=en")
    drawn = elements(english, "//main//svg//*[@class='answers']/@d")[0]
    assert re.findall(r"v-(\d+)", str(drawn)) == ["12", "2", "8", "2", "10"]


@pytest.mark.parametrize(
    ("pulse", "words", "english"),
    [
        (None, "لم يبدأ جمع بعد.", "Nothing has been collected yet."),
        (
            Pulse(NOW, NOW - 3 * HOURS, {}),
            "يجري الجمع الآن، وقد بدأ قبل 3 ساعات.",
            "Collecting now. It began 3 hours ago.",
        ),
        (
            Pulse(NOW - 2 * HOURS, NOW - DAYS, {}, has_ended=True),
            "توقف الجمع قبل ساعتين.",
            "Collecting ended 2 hours ago.",
        ),
        (
            Pulse(NOW - 2 * HOURS, NOW - DAYS, {}),
            "انقطع الجمع قبل ساعتين. ولم يُختم",
            "Collecting broke off 2 hours ago.",
        ),
        # By a clock that runs 900 times as fast, two hours are eight seconds.
        (Pulse(NOW - 2 * HOURS, NOW - DAYS, {}, speed=900.0), "يجري الجمع الآن", "Collecting now"),
    ],
)
def test_the_pulse_of_the_run_stands_above(room: Room, pulse: Pulse | None, words: str, english: str) -> None:
    if pulse:
        room.store.save_pulse(pulse)
    assert texts(room.get("/feeds"), "//p[@class='running']")[0].startswith(words)
    assert texts(room.get("/feeds", "en"), "//p[@class='running']")[0].startswith(english)


def test_without_feeds_it_says_how_to_follow_some(room: Room) -> None:
    page = room.get("/feeds")
    assert "isnad feeds follow --catalogue" in texts(page, "//main")[0]
    assert texts(page, "//main//h2[not(@class)]") == ["لا خلاصات بعد"]
    assert "Follow all feeds of the catalogue" in texts(room.get("/feeds", "en"), "//main")[0]


def test_many_feeds_stand_on_several_pages(room: Room) -> None:
    room.store.follow([Followed(f"https://site-{number}.example/rss") for number in range(150)])
    assert len(elements(room.get("/feeds"), "//li[@class='feed']")) == 100
    second = room.get("/feeds?page=2")
    assert len(elements(second, "//li[@class='feed']")) == 50
    assert texts(second, "//h2[@class='rubric']") == ["كل الخلاصات 150 خلاصة"]
    assert room.get("/feeds?page=x").status_code == 400


def test_a_feed_has_a_page_with_its_asks_and_its_publishers_articles(client: httpx.Client) -> None:
    listed = client.get("/feeds")
    link = next(a for a in elements(listed, "//h3/a") if a.text_content() == "جريدة الأرز")
    page = client.get(str(link.get("href")))
    assert texts(page, "//h1") == ["جريدة الأرز"]
    rows = texts(page, "//main//tbody/tr")
    assert len(rows) == 3
    assert rows[0].startswith("25 أكتوبر 2024، 17:30 يرفض الخادم الطلب (403)")
    assert rows[2].endswith("أجابت 2")
    assert "وزراء الخارجية يبحثون في العاصمة هدنة جديدة" in texts(page, "//main//h3")


def test_an_index_shows_its_sitemaps_and_brings_what_they_bring(client: httpx.Client) -> None:
    page = client.get("/feed?id=8")
    assert texts(page, "//section[@class='parts']//li") == ["● سليمة arz.example/sitemap-1.xml"]
    assert "تجيب، ويأتي منها الجديد" in texts(page, "//main/header")[0]
    below = client.get("/feed?id=9")
    assert "من خريطةarz.example/sitemap.xml" in texts(below, "//main/header")[0]
    assert "sitemap-1" not in client.get("/feeds").text


def test_what_strangers_write_neither_runs_nor_leads_anywhere(client: httpx.Client) -> None:
    for path in ("/feeds", "/feed?id=7", "/feed?id=4"):
        page = client.get(path)
        assert not elements(page, "//script")
        assert not elements(page, "//a[starts-with(@href, 'javascript')]")
    assert "U+202E" in texts(client.get("/feed?id=7"), "//small[@class='detail']")[0]


@pytest.mark.parametrize("path", ["/feed", "/feed?id=", "/feed?id=x", "/feed?id=-1", "/feed?id=9999999999"])
def test_a_feed_is_named_by_its_number(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 400
    assert client.get("/feed?id=424242").status_code == 404


def test_the_foot_of_every_page_leads_there(client: httpx.Client) -> None:
    assert elements(client.get("/"), "//footer//a[@href='/feeds']")
