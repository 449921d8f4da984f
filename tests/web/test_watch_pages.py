"""The pages of watches, and the feed of each."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import httpx
import lxml.html
import pytest
from fastapi import FastAPI
from lxml import etree
from lxml.html import HtmlElement
from starlette.types import ASGIApp

from isnad import web
from isnad.clock import SetClock
from isnad.collect import Catalogue
from isnad.collect.webhooks import Poster
from isnad.model import Condition, ConditionKind, Level, Mark, Notice, Watch
from isnad.newsroom import Newsroom
from isnad.store import Store
from isnad.web.atom import feed_of

Serving = Callable[[ASGIApp], AbstractContextManager[str]]
NOW = datetime(2024, 10, 25, 18, 30, tzinfo=UTC)
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def elements(response: httpx.Response, path: str) -> list[HtmlElement]:
    return cast("list[HtmlElement]", lxml.html.fromstring(response.content.decode()).xpath(path))


def texts(response: httpx.Response, path: str) -> list[str]:
    return [" ".join(str(each.text_content()).split()) for each in elements(response, path)]


class Room:
    """A newsroom of its own, served, and a reader."""

    def __init__(self, newsroom: Newsroom, clock: SetClock, client: httpx.Client, folder: Path) -> None:
        self.newsroom, self.clock, self.client = newsroom, clock, client
        self._folder = folder

    def comes(self, *articles: tuple[str, str, str]) -> None:
        path = self._folder / "news.jsonl"
        shapes = (
            {"id": id_, "title": title, "text": body, "url": f"https://a.example/{id_}"}
            for id_, title, body in articles
        )
        path.write_text("\n".join(json.dumps(shape) for shape in shapes), encoding="utf-8")
        self.newsroom.import_paths([path])

    def post(self, path: str, **fields: str) -> httpx.Response:
        """An order of a page of our own."""
        return self.client.post(path, data=fields, headers={"Origin": str(self.client.base_url)})


@pytest.fixture
def room(tmp_path: Path, serving: Serving) -> Iterator[Room]:
    clock = SetClock(NOW)
    store = Store.open(f"sqlite:///{tmp_path / 'news.sqlite'}", clock=clock.now)
    app = FastAPI()
    with Newsroom(store, Catalogue(()), clock.now) as newsroom:
        web.mount(app, newsroom)
        with serving(app) as at, httpx.Client(base_url=at, timeout=30) as client:
            yield Room(newsroom, clock, client, tmp_path)


def test_a_watch_is_made_by_the_form_and_leads_to_its_page(room: Room) -> None:
    page = room.client.get("/watches")
    assert [one.get("value") for one in elements(page, "//input[@name='kind']")] == [
        kind.value for kind in ConditionKind
    ]
    assert elements(page, "//details[@open]//form[@method='post']")
    assert page.headers["referrer-policy"] == "same-origin"
    made = room.post("/watches", kind="toll", q="قتلى", over="100", place="بيروت", publisher="x", name="")
    assert (made.status_code, made.headers["location"]) == (303, "/watch?id=1")
    watch = room.newsroom.watches.one(1).watch
    assert (watch.condition.words, str(watch.condition.over), watch.condition.place) == ("قتلى", "100", "بيروت")
    page = room.client.get("/watch?id=1")
    assert texts(page, "//h1") == ["قتلى، بيروت، 100"]
    assert "الكلماتقتلى" in " ".join(texts(page, "//dl[@class='card']"))
    assert "لم يتحقق ما تنتظره بعد." in page.text
    assert texts(room.client.get("/watches"), "//li//h3") == ["قتلى، بيروت، 100"]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": "toll", "q": "قتلى"}, "number"),
        ({"kind": "rumour", "q": "x"}, "«kind»"),
        ({}, "«kind»"),
        ({"kind": "place", "q": "بيروت", "webhook": "javascript:alert(1)"}, "only http and https"),
        ({"kind": "search", "q": "-x"}, "only excludes"),
        ({"kind": "story", "q": "<script>alert(1)</script>"}, "neither a story"),
    ],
)
def test_a_form_that_makes_no_sense_comes_back_filled_in(room: Room, fields: dict[str, str], says: str) -> None:
    page = room.post("/watches", **fields)
    assert page.status_code == 400
    assert says in texts(page, "//*[@role='alert']")[0]
    assert elements(page, "//main//input[@name='q']")[0].get("value") == fields.get("q", "")
    assert elements(page, "//script") == []
    assert room.newsroom.watches.every() == ()


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({}, True),  # no browser
    ],
)
def test_what_another_site_sends_is_refused(room: Room, headers: dict[str, str], is_ours: bool) -> None:
    answer = room.client.post("/watches", data={"kind": "place", "q": "بيروت"}, headers=headers)
    assert answer.status_code == (303 if is_ours else 403)
    assert len(room.newsroom.watches.every()) == is_ours
    if not is_ours:
        assert "ليس من هنا" in answer.text
        room.post("/watches", kind="place", q="بيروت")
        order = {"id": "1", "order": "remove"}
        assert room.client.post("/watch", data=order, headers=headers).status_code == 403
        assert room.newsroom.watches.one(1)


def test_a_form_that_is_none_is_told(room: Room) -> None:
    for body in (b"\xff\xfe", b"kind=%FF", b"x=" + b"y" * 70_000, b"&".join(b"a=b" for _ in range(100))):
        assert room.client.post("/watches", content=body).status_code == 400
    for fields in ({"order": "pause"}, {"id": "1", "order": "dance"}, {"id": "-1"}):
        assert room.post("/watch", **fields).status_code == 400
    assert room.post("/watch", id="7", order="pause").status_code == 404
    assert room.client.put("/watches").status_code == 405


def test_a_watch_is_paused_resumed_and_removed_by_buttons(room: Room) -> None:
    room.post("/watches", kind="place", q="بيروت")
    orders = "//form[@action='/watch']//button/@value"
    assert elements(room.client.get("/watch?id=1"), orders) == ["pause", "remove"]
    assert room.post("/watch", id="1", order="pause").headers["location"] == "/watch?id=1"
    assert elements(room.client.get("/watch?id=1"), orders) == ["resume", "remove"]
    assert "موقوفة" in texts(room.client.get("/watches"), "//li//*[contains(@class, 'state')]")[0]
    room.post("/watch", id="1", order="resume")
    assert not room.newsroom.watches.one(1).watch.paused
    assert room.post("/watch", id="1", order="remove").headers["location"] == "/watches"
    assert room.client.get("/watch?id=1").status_code == 404


@pytest.mark.parametrize(
    ("language", "waits", "tried"), [("ar", "ينتظر الإرسال", "جُرّب مرة واحدة"), ("en", "To be sent", "tried once")]
)
def test_what_was_told_is_shown_with_how_sending_it_goes(room: Room, language: str, waits: str, tried: str) -> None:
    room.post("/watches", kind="place", q="بيروت", webhook="http://127.0.0.1:9999/hook?key=secret")
    room.comes(("a", "<b>معرض</b> في بيروت", "افتتح المعرض في بيروت صباح اليوم. ثم عاد الوفد."))
    room.newsroom.watches.deliver(Poster("Isnad/test", clock=room.clock))
    page = room.client.get(f"/watch?id=1&lang={language}")
    assert texts(page, "//article//h3") == ["<b>معرض</b> في بيروت"]
    assert elements(page, "//article//h3/a/@href")[0].split("&")[0].startswith("/article?")
    assert "افتتح المعرض في بيروت صباح اليوم." in texts(page, "//article")[0]
    sending = texts(page, "//*[contains(@class, 'sending')]")[0]
    assert waits in sending
    assert tried in sending
    assert "not public" in sending
    assert "key=secret" not in page.text
    assert room.newsroom.watches.one(1).watch.secret not in page.text


def test_a_page_fills_the_form_in(room: Room) -> None:
    page = room.client.get("/watches", params={"kind": "search", "q": "«مجلس الأمن»"})
    assert elements(page, "//main//input[@name='q']/@value") == ["«مجلس الأمن»"]
    assert elements(page, "//input[@name='kind'][@checked]/@value") == ["search"]
    found = room.client.get("/search", params={"q": "بيروت"})
    assert elements(found, "//a[starts-with(@href, '/watches?')]") == []
    room.comes(("a", "معرض في بيروت", "افتتح المعرض في بيروت صباح اليوم."))
    found = room.client.get("/search", params={"q": "بيروت"})
    (link,) = elements(found, "//a[starts-with(@href, '/watches?')]/@href")
    assert elements(room.client.get(str(link)), "//main//input[@name='q']/@value") == ["بيروت"]


# The feed


def feed_at(room: Room, number: int = 1) -> str:
    (link,) = elements(
        room.client.get(f"/watch?id={number}"), "//link[@rel='alternate'][@type='application/atom+xml']/@href"
    )
    return str(link)


def link_of(element: etree._Element, rel: str) -> str:
    (href,) = (link.get("href") for link in element.findall("a:link", ATOM) if link.get("rel") == rel)
    return str(href)


def test_the_feed_is_atom(room: Room) -> None:
    room.post("/watches", kind="place", q="بيروت")
    made = etree.fromstring(room.client.get(feed_at(room)).content)
    assert (
        made.findtext("a:updated", namespaces=ATOM) == "2024-10-25T18:30:00+00:00"
    )  # it is needed, also where nothing met
    room.clock.advance(timedelta(hours=1))
    room.comes(
        ("a/?&", "معرض <في> بيروت", "افتتح المعرض في بيروت صباح اليوم."), ("b", "سباق في بيروت", "بدأ السباق في بيروت.")
    )
    answer = room.client.get(feed_at(room))
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = etree.fromstring(answer.content)
    assert (etree.QName(feed).localname, feed.get(LANG)) == ("feed", "ar")
    assert link_of(feed, "self") == str(room.client.base_url.join(feed_at(room)))
    assert feed.findtext("a:author/a:name", namespaces=ATOM)
    entries = feed.findall("a:entry", ATOM)
    assert [one.findtext("a:title", namespaces=ATOM) for one in entries] == ["سباق في بيروت", "معرض <في> بيروت"]
    assert feed.findtext("a:updated", namespaces=ATOM) == entries[0].findtext("a:updated", namespaces=ATOM)
    for one in (feed, *entries):
        assert str(one.findtext("a:id", namespaces=ATOM)).startswith("urn:uuid:")
        at = datetime.fromisoformat(str(one.findtext("a:updated", namespaces=ATOM)))
        assert at == NOW + timedelta(hours=1)
    assert len({one.findtext("a:id", namespaces=ATOM) for one in (feed, *entries)}) == 3
    page = room.client.get(link_of(entries[1], "alternate"))
    assert texts(page, "//h1") == ["معرض <في> بيروت"]
    assert "افتتح المعرض في بيروت صباح اليوم." in str(entries[1].findtext("a:summary", namespaces=ATOM))


def test_a_reader_that_has_it_is_told_so(room: Room) -> None:
    room.post("/watches", kind="place", q="بيروت")
    at = feed_at(room)
    tag = room.client.get(at).headers["etag"]
    again = room.client.get(at, headers={"If-None-Match": f'"other", W/{tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert room.client.head(at).status_code == 200
    room.comes(("a", "معرض في بيروت", "افتتح المعرض في بيروت صباح اليوم."))
    assert room.client.get(at, headers={"If-None-Match": tag}).status_code == 200


def test_a_feed_has_the_newest_fifty_and_no_guessable_address(room: Room) -> None:
    room.post("/watches", kind="place", q="بيروت")
    room.post("/watches", kind="place", q="بيروت")
    room.comes(
        *((f"n{n}", f"خبر رقم {n} من بيروت", f"قصة عدد {n * 7919} في بيروت عن موضوع {n * 31337}.") for n in range(60))
    )
    told = room.newsroom.watches.one(1).notices
    assert len(etree.fromstring(room.client.get(feed_at(room)).content).findall("a:entry", ATOM)) == min(told, 50)
    tokens = [feed_at(room, number).partition("id=")[2] for number in (1, 2)]
    assert len(set(tokens)) == 2
    assert min(map(len, tokens)) >= 32
    for guess in ("1", "", "x", "%00", "%ED%A0%80"):
        assert room.client.get(f"/watch.atom?id={guess}").status_code == 404


def test_what_xml_does_not_take_is_replaced() -> None:
    watch = Watch("م\x00\ud800", Condition(ConditionKind.PLACE, place="x"), 1, token="t", created=NOW)
    notice = Notice(
        1, NOW, "ع\x0b\uffff", "ن\x1b", "a\ud800", "s", (), Mark(Level.COPY), url="javascript:alert(1)", id="u"
    )
    feed = etree.fromstring(feed_of(watch, [notice], "https://desk.example", "إسناد", str))
    assert feed.findtext("a:title", namespaces=ATOM) == "م\ufffd\ufffd"
    assert [link.get("rel") for link in feed.findall("a:entry/a:link", ATOM)] == ["alternate", "related"]
