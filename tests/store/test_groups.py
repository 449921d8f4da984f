"""Where articles stand: kept, changed, found again under old ids, and told, in each kind of database."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.errors import NotFound
from isnad.model import (
    Article,
    Because,
    Ground,
    Grouped,
    Incoming,
    Level,
    Moment,
    Paragraph,
    Placement,
    Precision,
    Regrouping,
    Tie,
)
from isnad.store import Store, time_of
from isnad.store.packing import pack_ties, unpack_ties
from isnad.store.rows import because_from_row, because_row

DAY = datetime(2024, 3, 10, 6, tzinfo=UTC)
TIE = Tie(Level.EVENT, "1", 0.93, ("زلزال", "حلب"), ("حلب",), ("12",), (("rare shared", 1.25), ("hours apart", -0.5)))


def article(number: int, publisher: str = "saha", hours: int | None = 0) -> Article:
    published = None if hours is None else Moment(DAY + timedelta(hours=hours), Precision.MINUTE)
    words = Paragraph(f"نص الخبر {number}")
    return Article(str(number), f"خبر رقم {number}", (words,), publisher=publisher, published=published)


def keep(store: Store, *articles: Article) -> None:
    store.save([Incoming(each) for each in articles])


def stands(number: int, copy: str, event: str, story: str, *ties: Tie) -> Placement:
    return Placement(str(number), copy, event, story, f"publisher:{number}", 0.75, 0.25, ties)


def alone(number: int) -> Placement:
    return stands(number, f"c{number}", f"e{number}", f"s{number}")


@pytest.mark.parametrize(
    "why",
    [
        Because(Ground.ALIKE, 0.91),
        Because(Ground.CARRIED, groups=("e1", "e2")),
        Because(Ground.TAKEN_BACK, by="رنا", number=3),
        Because(Ground.NAMED, by="رنا", name="اسم", words="أوضح"),
    ],
)
def test_a_reason_comes_back_as_it_was_kept(why: Because) -> None:
    assert because_from_row(json.loads(json.dumps(because_row(why)))) == why


def test_a_reason_of_an_older_version_is_its_words() -> None:
    assert str(because_from_row("members asked belong together")) == "members asked belong together"


def change(level: Level, old: str, new: str, *articles: int, whole: bool = True) -> Regrouping:
    return Regrouping(
        level, old, new, tuple(map(str, articles)), whole, Because(Ground.WORDS, words=f"{old} is {new}: 0.91")
    )


def group(store: Store, *placements: Placement, window: int = 100, repeats: tuple[int, ...] = ()) -> None:
    """Each in a place of its own and with a sketch; the repeats without one."""
    batch = [(Grouped(p), b"" if int(p.article) in repeats else f"sketch {p.article}".encode()) for p in placements]
    assert store.save_groups(batch, after=store.grouping_mark(), window=window)


def regroup(store: Store, number: int, *changes: Regrouping) -> None:
    """One more article, which changed something behind it."""
    keep(store, article(number))
    batch = [(Grouped(alone(number), changes), b"sketch")]
    assert store.save_groups(batch, after=store.grouping_mark(), window=100)


def ids(store: Store, level: Level, group: str) -> list[str]:
    return [placed.article for placed in store.placed_in(level, group)]


def test_a_placement_comes_back_as_it_was_with_what_a_list_shows(store: Store) -> None:
    keep(store, article(1, "saha", 3), article(2, "nahr", None))
    first, second = stands(1, "c1", "e1", "s1", TIE, replace(TIE, level=Level.STORY, measures=())), alone(2)
    group(store, second, first)
    placed = store.placement("1")
    assert (placed.title, placed.publisher, placed.at) == ("خبر رقم 1", "saha", DAY + timedelta(hours=3))
    assert placed.placement == first
    assert store.placement("2").at == store.article("2").first_seen
    assert store.placed(["2", "nobody", "1"]) == (store.placement("2"), placed)


def test_articles_are_asked_for_in_order_of_arrival_until_they_are_grouped(store: Store) -> None:
    keep(store, *map(article, range(1, 6)))
    assert [kept.article.id for kept in store.ungrouped(3)] == ["1", "2", "3"]
    group(store, alone(3), alone(1), alone(2))
    assert [kept.article.id for kept in store.ungrouped(3)] == ["4", "5"]
    assert [placement.article for placement, _ in store.last_placements(9)] == ["3", "1", "2"]
    with pytest.raises(NotFound, match="not grouped yet; the next `isnad import`"):
        store.placement("4")


def test_nothing_is_kept_where_another_was_faster_or_an_article_is_unknown(store: Store) -> None:
    keep(store, article(1), article(2))
    before = store.grouping_mark()
    group(store, alone(1))
    assert store.save_groups([(Grouped(alone(2)), b"x")], after=before, window=9) is False
    with pytest.raises(NotFound, match="«7»"):
        store.save_groups([(Grouped(alone(2)), b"x"), (Grouped(alone(7)), b"x")], after=(1, 0), window=9)
    assert store.grouping_mark()[0] == 1
    assert [kept.article.id for kept in store.ungrouped(9)] == ["2"]


def test_a_group_that_was_joined_is_found_under_every_id_it_had(store: Store) -> None:
    keep(store, *map(article, range(1, 4)))
    group(store, alone(1), alone(2), alone(3))
    regroup(store, 4, change(Level.EVENT, "e2", "e1", 2))
    regroup(store, 5, change(Level.EVENT, "e3", "e2", 3), change(Level.EVENT, "e2", "e1", 3))
    assert ids(store, Level.EVENT, "e1") == ids(store, Level.EVENT, "e2") == ids(store, Level.EVENT, "e3")
    assert ids(store, Level.EVENT, "e3") == ["1", "2", "3"]
    assert store.group_id(Level.EVENT, "e3") == "e1"
    assert store.placement("3").placement == replace(alone(3), event="e1")
    for key in ("e1", "e2", "e3"):
        assert [logged.regrouping.old for logged in store.regroupings(key)] == ["e2", "e3", "e2"]
    assert store.regroupings("e2")[0].regrouping == change(Level.EVENT, "e2", "e1", 2)
    assert store.regroupings("s1") == ()


def test_a_group_that_comes_back_under_an_old_id_has_it(store: Store) -> None:
    keep(store, article(1), article(2))
    group(store, alone(1), alone(2))
    regroup(store, 3, change(Level.STORY, "s2", "s1", 2))
    regroup(store, 4, change(Level.STORY, "s1", "s2", 1, 2))
    assert ids(store, Level.STORY, "s1") == ids(store, Level.STORY, "s2") == ["1", "2"]
    assert store.group_id(Level.STORY, "s1") == "s2"
    regroup(store, 5, change(Level.STORY, "s2", "s9", 1, 2))
    assert store.group_id(Level.STORY, "s1") == store.group_id(Level.STORY, "s2") == "s9"


def test_groups_that_never_were_are_told_apart_from_others(store: Store) -> None:
    keep(store, article(1))
    group(store, alone(1))
    for level, name in ((Level.COPY, "copy group"), (Level.EVENT, "event"), (Level.STORY, "story")):
        with pytest.raises(NotFound, match=f"no {name} is kept under «x»"):
            store.placed_in(level, "x")
        with pytest.raises(NotFound, match=f"no {name} is kept under «1»"):
            store.group_id(level, "1")
    with pytest.raises(NotFound, match="no copy group, event or story is kept under «x»"):
        store.regroupings("x")


def test_articles_that_move_take_their_repeated_prints_along(store: Store) -> None:
    keep(store, *(article(number) for number in range(1, 6)))
    whole = [stands(number, "c1" if number in {1, 4} else f"c{number}", "e1", "s1") for number in range(1, 6)]
    group(store, *whole, repeats=(4, 5))
    regroup(store, 6, change(Level.EVENT, "e1", "e70", 1, whole=False))
    assert ids(store, Level.EVENT, "e70") == ["1", "4"]
    assert ids(store, Level.EVENT, "e1") == ["2", "3", "5"]
    regroup(store, 7, change(Level.STORY, "s1", "s70", 1, whole=False))
    assert ids(store, Level.STORY, "s70") == ["1", "4"]
    with pytest.raises(NotFound):
        store.group_id(Level.STORY, "s8")
    assert store.group_id(Level.STORY, "s1") == "s1"


def test_articles_that_the_window_has_forgotten_go_where_their_event_goes(store: Store) -> None:
    keep(store, *map(article, range(1, 4)))
    group(store, *(stands(number, f"c{number}", "e1", "s1") for number in (1, 2, 3)), window=1)
    regroup(store, 4, change(Level.STORY, "s1", "s2", 3, whole=False))
    assert ids(store, Level.STORY, "s2") == ["1", "2", "3"]


def test_articles_in_the_window_move_by_their_names_only(store: Store) -> None:
    keep(store, article(1), article(2))
    group(store, stands(1, "c1", "e1", "s1"), stands(2, "c2", "e1", "s1"))
    regroup(store, 3, change(Level.STORY, "s1", "s2", 2, whole=False))
    assert (ids(store, Level.STORY, "s1"), ids(store, Level.STORY, "s2")) == (["1"], ["2"])


def test_changes_apply_to_what_came_before_them_alone(store: Store) -> None:
    keep(store, *map(article, range(1, 4)))
    batch = [
        (Grouped(stands(1, "c1", "e1", "s1")), b"1"),
        (Grouped(stands(2, "c2", "e2", "s2"), (change(Level.EVENT, "e1", "e2", 1),)), b"2"),
        (Grouped(stands(3, "c3", "e1", "s1")), b"3"),
    ]
    assert store.save_groups(batch, after=(0, 0), window=9)
    assert ids(store, Level.EVENT, "e2") == ["1", "2"]
    assert ids(store, Level.EVENT, "e1") == ["3"]


@pytest.mark.parametrize("window", [1, 250, 600])
def test_a_grouper_gets_back_what_its_window_needs(store: Store, reopen: Callable[[], Store], window: int) -> None:
    numbers = range(1, 501)
    keep(store, *map(article, numbers))
    for start in (0, 200, 400):
        group(store, *map(alone, numbers[start : start + 200]), window=window, repeats=(7, 440, 500))
    sketched = [number for number in numbers if number not in {7, 440, 500}][-window:]
    with reopen() as again:
        kept = list(again.last_placements(window))
        assert kept == [(alone(number), f"sketch {number}".encode()) for number in sketched]
        assert list(again.last_placements(3)) == kept[-3:]
        assert again.grouping_mark()[0] == 500


def test_sketches_in_another_form_make_grouping_begin_anew(store: Store) -> None:
    store.begin_groups("sketches 1")
    keep(store, article(1), article(2))
    group(store, alone(1), alone(2))
    regroup(store, 3, change(Level.EVENT, "e2", "e1", 2))
    store.begin_groups("sketches 1")
    assert (store.grouping_mark()[0], store.group_id(Level.EVENT, "e2")) == (3, "e1")
    store.begin_groups("sketches 2")
    assert (store.grouping_mark()[0], list(store.last_placements(9))) == (0, [])
    assert [kept.article.id for kept in store.ungrouped(9)] == ["1", "2", "3"]
    group(store, alone(1), replace(alone(2), event="e1"), alone(3))
    assert ids(store, Level.EVENT, "e2") == ["1", "2"]
    assert len(store.regroupings("e1")) == 1


def test_doctor_says_how_many_articles_are_grouped(store: Store) -> None:
    keep(store, article(1), article(2), article(3))
    group(store, alone(1))
    (check,) = (check for check in store.checks() if check.name == "groups")
    assert (check.ok, check.detail.split(";")[0]) == (True, "1 of 3 articles stand in groups")


def test_members_stand_in_order_of_time_and_follow_a_corrected_one(store: Store) -> None:
    keep(store, article(1, hours=4), article(2, hours=2), article(3, hours=2))
    group(store, *(stands(number, "c", "e", "s") for number in (1, 3, 2)))
    assert ids(store, Level.STORY, "s") == ["3", "2", "1"]
    keep(store, replace(article(1, hours=1), title="عنوان مصحح"))
    assert ids(store, Level.STORY, "s") == ["1", "3", "2"]
    assert store.placement("1").title == "عنوان مصحح"


def test_a_date_long_after_an_article_was_seen_is_not_believed(store: Store) -> None:
    seen = DAY + timedelta(hours=5)
    late, wrong = article(1, hours=25), article(2, hours=24 * 300)
    store.save([Incoming(late, seen=seen), Incoming(wrong, seen=seen)])
    group(store, alone(1), alone(2))
    assert store.placement("1").at == DAY + timedelta(hours=25)
    assert store.placement("2").at == seen
    assert time_of(None, seen) == seen


def test_ids_that_no_column_takes_as_they_are(store: Store) -> None:
    keep(store, replace(article(1), id="ا" * 900), replace(article(2), id="a\x00b"))
    long, strange = (kept.article.id for kept in store.ungrouped(2))
    store.save_groups(
        [
            (Grouped(replace(alone(1), article=long, origin="article:\x00")), b"1"),
            (Grouped(replace(alone(2), article=strange)), b"2"),
        ],
        after=(0, 0),
        window=9,
    )
    assert store.placement("ا" * 900).article == long
    assert store.placement("a\x00b").placement.copy == "c2"
    with pytest.raises(NotFound):
        store.placed_in(Level.EVENT, "\x00")


text = st.text(max_size=8)
number = st.floats(allow_nan=False, allow_infinity=False)


@given(
    st.lists(
        st.builds(
            Tie,
            st.sampled_from(Level),
            text,
            number,
            st.lists(text).map(tuple),
            st.lists(text).map(tuple),
            st.lists(text).map(tuple),
            st.lists(st.tuples(text, number), max_size=4).map(tuple),
        ),
        max_size=3,
    )
)
def test_ties_come_back_equal(ties: list[Tie]) -> None:
    assert unpack_ties(pack_ties(ties)) == tuple(ties)
