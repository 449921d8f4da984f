"""Grouping on import: what is stored is grouped once, whatever stops it on the way, and is told when asked for."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from isnad.collect import Catalogue
from isnad.errors import NotFound, StoreError
from isnad.model import (
    Article,
    Failure,
    Grouped,
    Moment,
    Placement,
    Precision,
    Publisher,
    PublisherKind,
    ReadAlso,
    StoryQuery,
    own_id,
)
from isnad.newsroom import Newsroom, aftermath, group_stream, importing, open_newsroom
from isnad.newsroom import grouping as regrouping
from isnad.newsroom.reports import report_of
from isnad.store import Store
from isnad.stories import grouper

DAY = datetime(2024, 3, 10, 6, tzinfo=UTC)
Lines = Callable[..., Path]

QUAKE = (
    "ضرب زلزال قوي بلغت شدته 6.8 درجات مدينة أكادير فجر الأحد وأوقع 41 قتيلا وعشرات الجرحى. "
    "وقال الدفاع المدني إن فرق الإنقاذ تبحث تحت الأنقاض في حي تالبرجت القديم، وإن المستشفى الجهوي امتلأ بالمصابين. "
    "وأعلنت السلطات إغلاق المدارس يومين وفتح ملعب أدرار لإيواء من تهدمت بيوتهم."
)
RELIEF = (
    "وصلت إلى أكادير الاثنين أول قافلة مساعدات للمتضررين من زلزال الأحد تحمل خياما وأغطية ومستشفى ميدانيا. "
    "وقال الهلال الأحمر إن ألفي أسرة باتت في العراء، وإن فرق الإنقاذ انتشلت طفلة حية من تحت أنقاض حي تالبرجت."
)
BANK = (
    "رفع البنك المركزي التونسي سعر الفائدة الرئيسية ربع نقطة إلى 8.25 في المئة في اجتماع مجلسه. "
    "وقال المحافظ إن التضخم تراجع إلى 7.5 في المئة في فبراير، لكنه يظل فوق ما يريده البنك."
)


def record(
    name: str, title: str, text: str, publisher: str = "saha", minutes: int = 0, **more: object
) -> dict[str, object]:
    at = (DAY + timedelta(minutes=minutes)).isoformat()
    return {"id": name, "title": title, "text": text, "publisher": publisher, "published": at, **more}


NEWS = (
    record("q1", "زلزال قوي يضرب أكادير ويوقع 41 قتيلا", QUAKE, "saha", 0, agencies=["رويترز"]),
    record("q2", "41 قتيلا في زلزال أكادير", QUAKE, "nahr", 20, agencies=["وكالة رويترز"]),
    record("b1", "المركزي التونسي يرفع الفائدة إلى 8.25 في المئة", BANK, "nahr", 40),
    record("r1", "أول قافلة مساعدات تصل إلى منكوبي زلزال أكادير", RELIEF, "saha", 1800),
)


def town_news(count: int) -> list[dict[str, object]]:
    """Happenings of many towns, each told by several papers in part and anew: alike enough to change one's mind."""
    draw = random.Random(5)
    towns = ["طنطا", "صفاقس", "وجدة", "إربد", "نزوى", "المكلا", "البصرة", "حماة", "زحلة", "سرت", "كسلا", "عنابة"]
    kinds = [
        [
            "اندلع حريق كبير في مخزن للأقمشة قرب السوق المركزي",
            "سيطرت فرق الإطفاء على النيران بعد ساعات من العمل",
            "قدر التجار خسائرهم بملايين الدنانير وطالبوا بتعويض",
            "أمرت النيابة بفتح تحقيق في أسباب الحريق",
        ],
        [
            "افتتح المحافظ جسرا جديدا يربط ضفتي النهر",
            "استغرق بناء الجسر أربعة أعوام وكلف ميزانية البلدية كثيرا",
            "عبر الأهالي عن فرحتهم بانتهاء الزحام اليومي",
            "قال المهندس المشرف إن الجسر يتحمل شاحنات ثقيلة",
        ],
        [
            "ضبطت الشرطة شحنة أدوية مهربة كانت مخبأة في شاحنة للخضار",
            "أوقفت السائق ومساعده وأحالتهما إلى القضاء",
            "قالت وزارة الصحة إن الأدوية منتهية الصلاحية",
            "شددت الجمارك إجراءات التفتيش على المداخل",
        ],
        [
            "تعادل الفريق المحلي مع ضيفه بهدفين لكل منهما",
            "طرد الحكم لاعبين في الشوط الثاني وأهدر القائد ركلة جزاء",
            "غضب الجمهور من قرارات التحكيم بعد صافرة النهاية",
            "يستعد الفريق لمباراته القادمة خارج أرضه",
        ],
    ]
    rows = []
    for number in range(count):
        town, kind = draw.choice(towns), draw.choice(kinds)
        told = draw.sample(kind, draw.randrange(1, 4))
        text = ". ".join(f"{words} في {town}" for words in told)
        publisher = draw.choice(["saha", "nahr", "qalam", "manar"])
        rows.append(record(f"n{number}", told[-1], text, publisher, number * 25))
    return rows


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of ten and a repair pass after every eight, so that few articles see all of it."""
    monkeypatch.setattr(importing, "BATCH_ARTICLES", 10)
    monkeypatch.setattr(regrouping, "PART", 10)
    monkeypatch.setattr(grouper, "REPAIR_EVERY", 8)


def places(room: Newsroom) -> dict[str, Placement]:
    return {kept.article.id: room.placement(kept.article.id) for kept in room.export()}


def imported(store: Path, *paths: Path) -> dict[str, Placement]:
    """Where all stands after each path was imported by a newsroom of its own."""
    for path in paths:
        with open_newsroom(str(store)) as room:
            room.import_paths([path])
    with open_newsroom(str(store)) as room:
        return places(room)


# What is told


def test_an_import_groups_what_it_reads(newsroom: Newsroom, lines: Lines) -> None:
    newsroom.import_paths([lines(*NEWS)])
    first, second, bank = map(newsroom.placement, ("q1", "q2", "b1"))
    assert first.copy == second.copy
    assert bank.event != first.event
    assert first.origin == second.origin
    assert first.origin.startswith("agency:")
    (row,) = newsroom.stories().rows
    assert row.id == first.story
    assert row.headline in {str(item["title"]) for item in NEWS}
    assert row.articles >= 2
    assert {row.id for row in newsroom.stories(StoryQuery(least=1)).rows} >= {row.id, bank.story}


def test_a_story_is_found_under_every_id_that_leads_to_it(newsroom: Newsroom, lines: Lines) -> None:
    newsroom.import_paths([lines(*NEWS)])
    placement = newsroom.placement("q1")
    story = newsroom.story(placement.story)
    assert [placed.article for placed in story.events[0].articles] == ["q1", "q2"]
    assert story.events[0].origins == (placement.origin,)
    for key in (placement.event, placement.copy, "q1", "q2"):
        assert newsroom.story(key) == story
    with pytest.raises(NotFound, match="«q7» is neither a story nor an event nor an article"):
        newsroom.story("q7")
    assert newsroom.regroupings(placement.story) == ()
    with pytest.raises(NotFound):
        newsroom.regroupings("q7")


def test_why_an_article_stands_there_names_the_others(newsroom: Newsroom, lines: Lines) -> None:
    newsroom.import_paths([lines(*NEWS)])
    why = newsroom.why("q2")
    assert why.placed.placement == newsroom.placement("q2")
    assert [placed.title for placed in why.nearest] == [NEWS[0]["title"]]
    assert [placed.article for placed in why.copies] == ["q1"]
    assert all(placed.article not in {"q1", "q2"} for placed in why.event)
    assert newsroom.why("b1").copies == ()
    with pytest.raises(NotFound, match="q7"):
        newsroom.why("q7")


def test_read_also_offers_the_past_of_the_story_and_no_copy(newsroom: Newsroom, lines: Lines) -> None:
    newsroom.import_paths([lines(*NEWS)])
    offered = [placed.article for placed in newsroom.related("r1")]
    assert len({"q1", "q2"} & set(offered)) <= 1
    assert offered[:1] in (["q1"], ["q2"])
    assert newsroom.related("q1") == ()
    with pytest.raises(NotFound):
        newsroom.related("q7")


# What is grouped


def test_reports_say_what_only_the_newsroom_knows() -> None:
    catalogue = Catalogue(
        [
            Publisher("spa", "وكالة الأنباء السعودية", kind=PublisherKind.AGENCY),
            Publisher("saha", "الساحة", owner="دار الساحة"),
        ]
    )
    published = Moment(DAY, Precision.MINUTE)
    article = Article("1", "عنوان", publisher="saha", deck="مقدمة", published=published, agencies=("واس", "و ا س"))
    report = report_of(article, catalogue, DAY + timedelta(hours=2))
    assert (report.publisher, report.owner, report.body, report.at) == ("saha", "دار الساحة", "مقدمة", DAY)
    assert report.credited == ("agency:spa",)
    own = report_of(replace(article, publisher="spa", agencies=()), catalogue)
    assert own.credited == report.credited
    assert report_of(article, catalogue, DAY - timedelta(days=3)).at == DAY - timedelta(days=3)
    undated = replace(article, published=None, publisher="nobody", agencies=())
    assert report_of(undated, catalogue, DAY).at == DAY
    assert (report_of(undated, catalogue).at, report_of(undated, catalogue).owner) == (None, "")


def test_reports_say_what_an_editor_put_beside_the_article_and_no_machine() -> None:
    offers = tuple(ReadAlso(f"خبر {number}", f"http://saha.example/{number}?utm_source=x#top") for number in range(9))
    article = Article("1", "عنوان", publisher="saha", read_also=(offers[0], ReadAlso("بلا عنوان")))
    assert report_of(article, Catalogue(())).offers == (own_id("http://saha.example/0"),)
    assert report_of(replace(article, read_also=offers), Catalogue(())).offers == ()


def test_a_store_that_was_never_grouped_is_grouped_by_the_next_import(tmp_path: Path, lines: Lines) -> None:
    with open_newsroom(str(tmp_path / "a.sqlite")) as room, pytest.MonkeyPatch.context() as patch:
        patch.setattr(regrouping.Regrouper, "catch_up", lambda *_: 0)
        room.import_paths([lines(*NEWS)])
        with pytest.raises(NotFound, match="not grouped yet"):
            room.placement("q1")
        assert room.stories().rows == ()
    empty = lines(name="none.jsonl")
    assert imported(tmp_path / "a.sqlite", empty) == imported(tmp_path / "b.sqlite", lines(*NEWS))


@pytest.mark.usefixtures("small_steps")
def test_an_isnad_with_other_sketches_groups_everything_anew(
    tmp_path: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = lines(*town_news(40))
    whole = imported(tmp_path / "a.sqlite", path)
    monkeypatch.setattr(regrouping, "_FORM", "sketches of next year")
    assert imported(tmp_path / "a.sqlite", lines(name="none.jsonl"), path) == whole


# What stops it


@pytest.mark.usefixtures("small_steps")
def test_a_restart_changes_nothing(tmp_path: Path, lines: Lines) -> None:
    news = town_news(120)
    halves = lines(*news[:60], name="1.jsonl"), lines(*news[60:], name="2.jsonl")
    with open_newsroom(str(tmp_path / "one.sqlite")) as room:
        room.import_paths([lines(*news)])
        whole = places(room)
        log = [logged.regrouping for p in whole.values() for logged in room.regroupings(p.event)]
    assert imported(tmp_path / "two.sqlite", *halves) == whole
    assert log
    assert all(change.reason for change in log)


@pytest.mark.usefixtures("small_steps")
def test_an_import_that_lets_its_window_go_is_followed_by_one_that_groups_on(
    tmp_path: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aftermath, "_MANY_STORIES", 1)
    news = town_news(120)
    with open_newsroom(str(tmp_path / "one.sqlite")) as room:
        room.import_paths([lines(*news)])
        whole = places(room)
    with open_newsroom(str(tmp_path / "two.sqlite")) as room:
        for part in (news[:60], news[60:]):
            room.import_paths([lines(*part)])
        assert places(room) == whole


@pytest.mark.usefixtures("small_steps")
def test_a_restart_changes_nothing_where_the_window_is_small(
    tmp_path: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regrouping.Regrouper.__init__, "__defaults__", (30,))
    test_a_restart_changes_nothing(tmp_path, lines)


@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("failing", [1, 3])
def test_killed_before_a_part_is_grouped_or_while_it_is_saved(
    tmp_path: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    path = lines(*town_news(60))
    whole = imported(tmp_path / "one.sqlite", path)
    calls = 0
    real = Store.save_groups

    def killed(store: Store, *given: object, **named: object) -> bool:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise KeyboardInterrupt
        return real(store, *given, **named)  # type: ignore[arg-type]

    with open_newsroom(str(tmp_path / "two.sqlite")) as room:
        with monkeypatch.context() as patch:
            patch.setattr(Store, "save_groups", killed)
            with pytest.raises(KeyboardInterrupt):
                room.import_paths([path])
        room.import_paths([path])  # the same newsroom: what was grouped and not saved is forgotten
        assert places(room) == whole
    assert imported(tmp_path / "two.sqlite", path) == whole


@pytest.mark.usefixtures("small_steps")
def test_two_that_group_one_store_do_each_article_once(tmp_path: Path, lines: Lines) -> None:
    news = town_news(60)
    address = str(tmp_path / "two.sqlite")
    with open_newsroom(address) as one, open_newsroom(address) as other:
        for start in range(0, 60, 10):
            room = one if start % 20 else other
            room.import_paths([lines(*news[start : start + 10])])
        assert places(one) == imported(tmp_path / "one.sqlite", lines(*news))


def test_another_that_was_faster_is_followed(tmp_path: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch) -> None:
    real, raced = Store.save_groups, False

    def late(store: Store, batch: list[tuple[Grouped, bytes]], *, after: tuple[int, int], window: int) -> bool:
        nonlocal raced
        if not raced:
            raced = True
            assert real(store, batch, after=after, window=window)  # as the other process did
        return real(store, batch, after=after, window=window)

    monkeypatch.setattr(Store, "save_groups", late)
    with open_newsroom(str(tmp_path / "a.sqlite")) as room:
        room.import_paths([lines(*NEWS)])
        assert places(room) == imported(tmp_path / "b.sqlite", lines(*NEWS))


def test_a_store_that_fails_leaves_a_grouper_that_can_go_on(
    newsroom: Newsroom, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> bool:
        raise StoreError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "save_groups", full)
        with pytest.raises(StoreError, match="disk is full"):
            newsroom.import_paths([lines(*NEWS)])
    newsroom.import_paths([lines(*NEWS)])
    assert len(places(newsroom)) == len(NEWS)


# Without a store


@pytest.mark.usefixtures("small_steps")
def test_a_stream_is_grouped_as_an_import_would(tmp_path: Path, lines: Lines) -> None:
    path = lines(*town_news(80))
    assert {p.article: p for p in group_stream([path]) if isinstance(p, Placement)} == imported(tmp_path / "s", path)


def test_a_stream_comes_out_in_order_of_lines_whatever_the_order_of_time(lines: Lines) -> None:
    rows = [
        NEWS[3],
        NEWS[1],
        {"title": "بلا تاريخ", "text": "نص قصير بلا تاريخ.", "id": "u"},
        NEWS[0],
        NEWS[1] | {"title": "أخرى"},
    ]
    path = lines(*rows)
    with path.open("a", encoding="utf-8") as more:
        more.write("{broken\n" + json.dumps({"id": "no title"}) + "\n")
    found = list(group_stream([path]))
    assert [item.line for item in found if isinstance(item, Failure)] == [6, 7]
    placements = [item for item in found if isinstance(item, Placement)]
    assert [placement.article for placement in placements] == ["r1", "q2", "u", "q1"]
    assert [tie.other for tie in placements[1].ties][:1] == ["q1"]  # the older one came first
    assert list(group_stream([path])) == found


def test_a_stream_of_nothing(lines: Lines, tmp_path: Path) -> None:
    (failure,) = group_stream([lines()])
    assert isinstance(failure, Failure)
    (failure,) = group_stream([tmp_path / "none.jsonl"])
    assert isinstance(failure, Failure)
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html><body><p>نص</p></body></html>", encoding="utf-8")
    (failure,) = group_stream([page])
    assert "not JSON Lines" in str(failure)


def test_a_ruling_of_another_process_is_taken_up_by_a_run_that_goes_on(tmp_path: Path, lines: Lines) -> None:
    news = town_news(40)
    address = str(tmp_path / "a.sqlite")
    with open_newsroom(address) as run, open_newsroom(address) as desk:
        run.import_paths([lines(*news[:20])])
        one, other = sorted({placement.story for placement in places(run).values()})[:2]
        out = next(key for key, placement in places(run).items() if placement.story == other)
        ruling = desk.editor.join([one, other], "رنا")
        run.import_paths([lines(*news[20:30])])
        assert len({run.placement(key).story for part in ruling.parts for key in part}) == 1
        ruling = desk.editor.split(one, [out], "رنا")
        run.import_paths([lines(*news[30:])])
        gone, left = ({run.placement(key).story for key in part} for part in ruling.parts)
        assert len(gone) == 1
        assert gone.isdisjoint(left)
        assert run.rulings() == desk.rulings()
