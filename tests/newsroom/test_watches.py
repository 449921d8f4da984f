"""Watches in a newsroom: what comes in is looked at, told once, sent at least once, whatever is killed when."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from isnad.clock import SetClock
from isnad.collect import Catalogue
from isnad.collect.fetching import networks
from isnad.collect.webhooks import Poster
from isnad.errors import BadQuery, NotFound, SettingError
from isnad.model import (
    Condition,
    ConditionKind,
    ConflictSeen,
    DeliveryState,
    Level,
    SearchQuery,
    Series,
    Side,
    Span,
    Watch,
    Words,
)
from isnad.newsroom import Newsroom, looking
from isnad.newsroom.delivering import Deliverer
from isnad.newsroom.watches import MOST_WATCHES, Watches
from isnad.store import Store

Serving = Callable[[ASGIApp], AbstractContextManager[str]]
NOW = datetime(2024, 10, 25, 18, 30, tzinfo=UTC)
BLAST = (
    "وقع انفجار كبير في مرفأ طرابلس مساء الثلاثاء، وهرعت سيارات الإسعاف إلى المكان، وأغلقت الشرطة الطرق المؤدية إليه."
)
KINDS = ConditionKind


class Receiver:
    """A webhook that takes what it is sent, and answers as it is told."""

    def __init__(self) -> None:
        self.took: list[tuple[str, dict[str, object]]] = []
        self.status = 204
        self.headers: dict[str, str] = {}
        self.refuses: set[str] = set()  # titles

    async def take(self, request: Request) -> Response:
        body = json.loads(await request.body())
        self.took.append((request.headers["webhook-id"], body))
        status = 400 if body["data"]["title"] in self.refuses else self.status
        return Response(status_code=status, headers=self.headers)

    def titles(self) -> list[object]:
        return [body["data"]["title"] for _, body in self.took]  # type: ignore[index]


class Room:
    """A newsroom by a clock that is set, with a receiver that it may send to."""

    def __init__(self, store: Store, clock: SetClock, receiver: Receiver, address: str, folder: Path) -> None:
        self.store, self.clock, self.receiver, self.address = store, clock, receiver, address
        self.newsroom = Newsroom(store, Catalogue(()), clock.now)
        self.watches: Watches = self.newsroom.watches
        self.poster = Poster("Isnad/test", allowed=networks(["127.0.0.1"]), clock=clock)
        self._folder = folder

    def watch(self, kind: ConditionKind, words: str = "", **rest: object) -> Watch:
        name = {KINDS.PLACE: "place", KINDS.STORY: "story", KINDS.DENIAL: "name", KINDS.ENTITY: "name"}.get(
            kind, "words"
        )
        return self.watches.add(Condition(kind, **{name: words, **rest}), webhook=self.address)  # type: ignore[arg-type]

    def comes(self, *articles: tuple[str, str, str]) -> None:
        """Articles (id, title, body) are imported."""
        path = self._folder / "news.jsonl"
        shapes = ({"id": id_, "title": title, "text": body} for id_, title, body in articles)
        path.write_text("".join(json.dumps(shape, ensure_ascii=False) + "\n" for shape in shapes), encoding="utf-8")
        assert not self.newsroom.import_paths([path]).failures

    def told(self, watch: Watch) -> list[str]:
        """The articles that a watch told of, oldest first."""
        return [notice.article for notice, _ in reversed(self.watches.told(watch.number))]


@pytest.fixture
def room(tmp_path: Path, serving: Serving) -> Iterator[Room]:
    receiver, clock = Receiver(), SetClock(NOW)
    store = Store.open(f"sqlite:///{tmp_path / 'news.sqlite'}", clock=clock.now)
    with serving(Starlette(routes=[Route("/hook", receiver.take, methods=["POST"])])) as at:
        opened = Room(store, clock, receiver, f"{at}/hook", tmp_path)
        with opened.newsroom:
            yield opened


def test_only_what_comes_after_a_watch_is_told(room: Room) -> None:
    room.comes(("old", "انفجار في طرابلس", BLAST))
    watch = room.watch(KINDS.PLACE, "طرابلس")
    room.comes(("old", "انفجار في طرابلس", BLAST), ("other", "افتتاح سوق", "افتتح السوق في بيروت صباح اليوم."))
    assert room.told(watch) == []
    room.comes(("new", "محافظ طرابلس يستقيل", "أعلن محافظ طرابلس استقالته من منصبه صباح اليوم بعد عشر سنوات."))
    assert room.told(watch) == ["new"]


def test_a_copy_of_what_was_told_or_was_there_is_no_news(room: Room) -> None:
    room.comes(("old", "انفجار في طرابلس", BLAST))
    watch = room.watch(KINDS.PLACE, "طرابلس")
    other = "أعلن محافظ طرابلس استقالته من منصبه صباح اليوم بعد عشر سنوات قضاها في خدمة المدينة وأهلها وأسواقها."
    room.comes(("copy of old", "انفجار في مرفأ طرابلس", BLAST), ("new", "محافظ يستقيل", other))
    room.comes(("copy of new", "محافظ يستقيل", other))
    assert room.told(watch) == ["new"]


def test_a_search_finds_what_the_search_of_the_store_finds(room: Room) -> None:
    watches = {
        words: room.watch(KINDS.SEARCH, words) for words in ("للانفجارِ", "«مرفأ طرابلس»", "انفجار -طرابلس", "قنفذ")
    }
    room.comes(("blast", "انفجار في طرابلس", BLAST), ("rain", "أمطار", "هطلت أمطار غزيرة على الساحل كله مساء أمس."))
    for words, watch in watches.items():
        found = {hit.kept.article.id for hit in room.newsroom.search(SearchQuery(words)).hits}
        assert set(room.told(watch)) == found, words
    ((notice, _),) = room.watches.told(watches["«مرفأ طرابلس»"].number)
    assert [words.span.text for words in notice.words] == ["مرفأ طرابلس"]
    text = room.newsroom.article("blast").article.text
    assert all(text[w.span.start : w.span.end] == w.span.text for w in notice.words)


def test_a_toll_is_told_when_it_is_passed_and_again_when_it_grows(room: Room) -> None:
    room.comes(("a", "انفجار في طرابلس", f"{BLAST} وأدى الانفجار إلى مقتل 90 شخصا وفق وزارة الصحة."))
    watch = room.watch(KINDS.TOLL, "قتلى", over=Decimal(100), story="a")
    for id_, toll in (("b", "95"), ("c", "120"), ("d", "120"), ("e", "130")):
        body = f"ارتفعت حصيلة انفجار مرفأ طرابلس. وقالت وزارة الصحة إن مقتل {toll} شخصا في الانفجار تأكد حتى الآن."
        room.comes((id_, f"انفجار مرفأ طرابلس: {toll} قتيلا", body))
    stories = {room.newsroom.placement(id_).story for id_ in "abcde"}
    assert len(stories) == 1
    assert room.told(watch) == ["c", "e"]


def test_a_toll_that_was_passed_before_is_no_news(room: Room) -> None:
    def body(toll: int) -> str:
        return f"قالت وزارة الصحة مساء اليوم إن مقتل {toll} شخصا في انفجار مرفأ طرابلس تأكد حتى الآن. {BLAST}"

    room.comes(("a", "انفجار مرفأ طرابلس: 120 قتيلا", body(120)))
    watch = room.watch(KINDS.TOLL, "قتلى", over=Decimal(100))
    room.comes(
        ("b", "الصحة: 120 قتيلا في انفجار المرفأ", f"أكد وزير الصحة الحصيلة. {body(120)} ودعا إلى التبرع بالدم.")
    )
    assert room.newsroom.placement("a").story == room.newsroom.placement("b").story
    assert room.told(watch) == []


def test_a_number_that_the_story_does_not_follow_is_no_toll_of_it(room: Room) -> None:
    watches = [room.watch(KINDS.TOLL, "قتلى", over=Decimal(over)) for over in (10, 100)]
    for id_, toll, more in (
        ("a", 12, ""),
        ("b", 15, ""),
        ("c", 15, "وتقول المنظمة إن الألغام تقتل 300 شخص في البلاد كل سنة."),
        ("d", 19, ""),
    ):
        body = f"قالت وزارة الصحة إن مقتل {toll} شخصا في انفجار مرفأ طرابلس تأكد حتى الآن. {BLAST} {more}"
        room.comes((id_, f"انفجار مرفأ طرابلس: {toll} قتيلا", body))
    assert len({room.newsroom.placement(id_).story for id_ in "abcd"}) == 1
    assert [room.told(watch) for watch in watches] == [["a", "b", "d"], []]


def test_the_same_denial_in_another_paper_is_told_once(room: Room) -> None:
    watch = room.watch(KINDS.DENIAL, "محمود عباس")
    room.comes(
        ("a", "عباس ينفي", "ونفى محمود عباس انسحاب القوات من المدينة، في تصريح أدلى به أمس أمام الصحافيين في مكتبه."),
        ("b", "لا انسحاب", "وفي حديث إذاعي طويل هذا الصباح نفى محمود عباس انسحاب القوات من المدينة وضواحيها."),
        ("c", "الوقود", "ونفى محمود عباس رفع أسعار الوقود قبل نهاية العام الحالي، وقال إن المخزون يكفي."),
    )
    assert room.told(watch) == ["a", "c"]


def test_other_words_of_an_article_are_looked_at_too(room: Room) -> None:
    watch = room.watch(KINDS.PLACE, "طرابلس")
    room.comes(("a", "انفجار", "وقع انفجار كبير مساء الثلاثاء."))
    assert room.told(watch) == []
    room.comes(("a", "انفجار", BLAST))
    assert room.told(watch) == ["a"]
    assert room.watches.told(watch.number)[0][0].words[0].revision == 2


def test_what_comes_while_a_watch_is_paused_is_never_told(room: Room) -> None:
    watch = room.watch(KINDS.PLACE, "طرابلس")
    room.watches.pause(watch.number)
    room.comes(("a", "انفجار في طرابلس", BLAST))
    room.watches.resume(watch.number)
    assert room.watches.look() == 0
    room.comes(("b", "محافظ طرابلس يستقيل", "أعلن محافظ طرابلس استقالته من منصبه صباح اليوم بعد عشر سنوات."))
    assert room.told(watch) == ["b"]


def conflicting(room: Room) -> Callable[[str, Sequence[Series]], list[ConflictSeen]]:
    def conflicts(story: str, _series: Sequence[Series]) -> list[ConflictSeen]:
        placed = [one.article for one in room.store.placed_in(Level.STORY, story)]
        if len(placed) < 2:
            return []
        words = [Words(one, 1, Span("12", 0, 2)) for one in placed[:2]]
        sides = tuple(Side(f"جهة {n}", Decimal(n), Decimal(n), each) for n, each in enumerate(words))
        return [ConflictSeen(story, "killed", "القتلى", sides)]

    return conflicts


def test_the_same_conflict_is_told_once(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "conflicts_seen", conflicting(room))
    room.comes(("a", "انفجار في طرابلس", BLAST))
    watch = room.watch(KINDS.CONFLICT)
    room.comes(("b", "انفجار مرفأ طرابلس", f"{BLAST} وقال الدفاع المدني إن الحريق أخمد."))
    assert room.told(watch) == ["b"]
    late = room.watch(KINDS.CONFLICT, "قتيل")
    room.comes(("c", "انفجار مرفأ طرابلس", f"{BLAST} وقال محافظ المدينة إن التحقيق بدأ."))
    assert room.told(watch) == ["b"]
    assert room.told(late) == []  # it was there before
    (notice, _), *_ = room.watches.told(watch.number)
    assert notice.text == "جهة 0: 12 / جهة 1: 12"
    assert [words.article for words in notice.words] == ["a", "b"]


def test_a_watch_that_fails_is_a_failure_and_no_end(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    broken, good = room.watch(KINDS.SEARCH, "انفجار"), room.watch(KINDS.PLACE, "طرابلس")

    def fail(*_: object) -> None:
        raise ValueError("broken index")

    monkeypatch.setattr(room.store, "found_among", fail)
    room.comes(("a", "انفجار في طرابلس", BLAST))
    assert (room.told(broken), room.told(good)) == ([], ["a"])
    assert "broken index" in room.newsroom.failures()[0].reason


def test_bad_conditions_are_refused(room: Room) -> None:
    bad = (
        Condition(KINDS.TOLL, words="قتلى"),
        Condition(KINDS.SEARCH, words="-انفجار"),
        Condition(KINDS.SEARCH, words="؟"),
    )
    for condition in bad:
        with pytest.raises(BadQuery):
            room.watches.add(condition)
    with pytest.raises(NotFound):
        room.watches.add(Condition(KINDS.STORY, story="nowhere"))
    good = Condition(KINDS.PLACE, place="طرابلس")
    for webhook, secret in (("ftp://a.example/", ""), ("", "whsec_x"), ("https://a.example/", "whsec_x")):
        with pytest.raises(BadQuery):
            room.watches.add(good, "", webhook, secret)
    room.watches.add(good)
    with pytest.raises(SettingError):
        room.watches.test(1, room.poster)
    for _ in range(MOST_WATCHES - 1):
        room.watches.add(good)
    with pytest.raises(BadQuery, match=str(MOST_WATCHES)):
        room.watches.add(good)


# Sending


@pytest.fixture
def due(room: Room) -> Watch:
    """A watch with two notices to be sent."""
    watch = room.watch(KINDS.PLACE, "طرابلس")
    room.comes(
        ("a", "انفجار في طرابلس", BLAST),
        ("b", "محافظ طرابلس يستقيل", "أعلن محافظ طرابلس استقالته من منصبه صباح اليوم بعد عشر سنوات."),
    )
    return watch


def test_what_is_told_is_sent_once(room: Room, due: Watch) -> None:
    report = room.watches.deliver(room.poster)
    assert (report.sent, report.failed) == (2, 0)
    assert room.receiver.titles() == ["انفجار في طرابلس", "محافظ طرابلس يستقيل"]
    message, body = room.receiver.took[0]
    (_, first) = room.watches.told(due.number)
    assert message == first[0].id
    assert body["type"] == "watch.notice"
    data = body["data"]
    assert isinstance(data, dict)
    assert data["watch"] == {"number": due.number, "name": "طرابلس"}
    assert data["words"][0]["text"] == "طرابلس"
    assert room.watches.deliver(room.poster).sent == 0
    assert room.watches.one(due.number).deliveries == {DeliveryState.DONE: 2}


def test_a_receiver_in_trouble_is_tried_again_and_asked_once_each_time(room: Room, due: Watch) -> None:
    room.receiver.status = 503
    assert room.watches.deliver(room.poster).failed == 1
    assert len(room.receiver.took) == 1
    assert room.watches.deliver(room.poster).failed == 0
    room.receiver.status = 200
    room.clock.advance(timedelta(seconds=30))
    assert room.watches.deliver(room.poster).sent == 2
    assert len({message for message, _ in room.receiver.took}) == 2


def test_retry_after_is_honoured(room: Room, due: Watch) -> None:
    room.receiver.status, room.receiver.headers = 429, {"Retry-After": "3600"}
    room.watches.deliver(room.poster)
    room.receiver.status = 200
    room.clock.advance(timedelta(minutes=59))
    assert room.watches.deliver(room.poster).sent == 0
    room.clock.advance(timedelta(minutes=1))
    assert room.watches.deliver(room.poster).sent == 2


def test_one_notice_that_is_refused_holds_up_no_other(room: Room, due: Watch) -> None:
    room.receiver.refuses = {"انفجار في طرابلس"}
    report = room.watches.deliver(room.poster)
    assert (report.sent, report.failed) == (1, 1)
    for _ in range(20):
        room.clock.advance(timedelta(hours=12))
        room.watches.deliver(room.poster)
    assert room.watches.one(due.number).deliveries == {DeliveryState.DONE: 1, DeliveryState.GIVEN_UP: 1}
    room.receiver.refuses = set()
    room.watches.pause(due.number)
    room.watches.resume(due.number)
    assert room.watches.deliver(room.poster).sent == 1


def test_a_receiver_that_is_gone_pauses_its_watch(room: Room, due: Watch) -> None:
    room.receiver.status = 410
    assert room.watches.deliver(room.poster).paused == 1
    watch = room.watches.one(due.number).watch
    assert watch.paused
    assert "410" in watch.reason
    room.clock.advance(timedelta(days=1))
    assert room.watches.deliver(room.poster).failed == 0
    assert len(room.receiver.took) == 1


def test_loopback_is_not_sent_to_unless_somebody_allows_it(room: Room, due: Watch) -> None:
    assert room.watches.deliver(Poster("Isnad/test", clock=room.clock)).failed == 1
    assert room.receiver.took == []
    assert "not public" in [sent.error for _, sent in room.watches.told(due.number) if sent][-1]


def test_a_try_says_nothing_and_leaves_nothing(room: Room, due: Watch) -> None:
    assert room.watches.test(due.number, room.poster).is_delivered
    ((_, body),) = room.receiver.took
    assert body["type"] == "watch.test"
    assert room.watches.one(due.number).deliveries == {DeliveryState.WAITING: 2}


def test_what_was_sent_and_not_noted_is_sent_again_under_its_id(
    room: Room, due: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a kill between the two leaves it: the receiver has it, the store does not know."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(room.store, "save_deliveries", killed)
        with pytest.raises(KeyboardInterrupt):
            room.watches.deliver(room.poster)
    assert room.watches.deliver(room.poster).sent == 0  # another that is still at work may have it
    room.clock.advance(timedelta(minutes=5))
    assert room.watches.deliver(room.poster).sent == 2
    messages = [message for message, _ in room.receiver.took]
    assert (len(messages), len(set(messages))) == (3, 2)
    assert messages[0] == messages[1]


def test_a_look_that_is_killed_before_it_is_kept_is_done_again(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = room.watch(KINDS.PLACE, "طرابلس")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(room.store, "save_look", killed)
        with pytest.raises(KeyboardInterrupt):
            room.comes(("a", "انفجار في طرابلس", BLAST))
    assert room.told(watch) == []
    assert room.watches.look() == 1
    assert room.watches.look() == 0
    assert room.told(watch) == ["a"]


_KILLED = """
import os, signal, sys
from isnad.newsroom import open_newsroom
from isnad.store import Store

save = getattr(Store, sys.argv[3])
def die(*arguments):
    if sys.argv[4] == "after":
        save(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(Store, sys.argv[3], die)
from pathlib import Path
with open_newsroom(sys.argv[1]) as room:
    room.import_paths([Path(sys.argv[2])])
"""


@pytest.mark.parametrize("moment", ["before", "after"])
def test_kill_9_at_the_note_of_a_look_loses_and_doubles_nothing(room: Room, tmp_path: Path, moment: str) -> None:
    watch = room.watch(KINDS.PLACE, "طرابلس")
    path = tmp_path / "killed.jsonl"
    path.write_text(json.dumps({"id": "a", "title": "انفجار في طرابلس", "text": BLAST}), encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        _KILLED,
        str(tmp_path / "news.sqlite"),
        str(path),
        "save_look",
        moment,
    ]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    room.watches.look()
    assert room.told(watch) == ["a"]
    room.clock.advance(datetime.now(UTC) - NOW + timedelta(minutes=1))  # the killed process went by the machine's
    assert room.watches.deliver(room.poster).sent == 1


def test_a_thread_sends_what_becomes_due_while_a_run_goes_on(room: Room) -> None:
    arrived = threading.Event()

    class Onlooker:
        def event(self, name: str, **facts: object) -> None:
            if name == "notice sent":
                arrived.set()

    watch = room.watch(KINDS.PLACE, "طرابلس")
    with room.watches.delivering(room.poster, Onlooker(), finish=False):
        room.comes(("a", "انفجار في طرابلس", BLAST))
        assert arrived.wait(30)
    assert room.watches.one(watch.number).deliveries == {DeliveryState.DONE: 1}


def test_a_round_that_ends_sends_what_is_due(room: Room, due: Watch) -> None:
    stop = threading.Event()
    stop.set()
    assert Deliverer(room.store, room.poster, room.clock.now).round(stop).sent == 0
    with room.watches.delivering(room.poster, _Deaf(), finish=True):
        pass
    assert len(room.receiver.took) == 2


class _Deaf:
    def event(self, name: str, **facts: object) -> None:
        """Nobody listens."""
