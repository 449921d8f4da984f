"""Watches in both databases: what is kept, what is looked at, what is told once, what is due."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from isnad.errors import BadQuery, NotFound
from isnad.model import (
    Analysed,
    Analysis,
    Article,
    Because,
    Condition,
    ConditionKind,
    DeliveryState,
    EntityKind,
    Fresh,
    Ground,
    Grouped,
    Incoming,
    Level,
    Mark,
    Notice,
    Paragraph,
    Placement,
    Regrouping,
    SearchQuery,
    Span,
    Watch,
    Words,
)
from isnad.store import Store

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ANY = Condition(ConditionKind.SEARCH, words="الجسر")


def article(number: int, words: str = "افتتح الوزير الجسر") -> Article:
    return Article(
        f"n{number}", f"خبر {number}", paragraphs=(Paragraph(words),), publisher="p1" if number % 2 else "p2"
    )


def keep(store: Store, numbers: Sequence[int], *, groups: bool = True, read: bool = True) -> None:
    """Articles kept, each a story of its own, and read."""
    store.save([Incoming(article(number)) for number in numbers])
    if groups:
        batch = [(Grouped(placement(number)), b"x") for number in numbers]
        assert store.save_groups(batch, after=store.grouping_mark(), window=100)
    if read:
        store.save_analyses([Analysed(f"n{number}", 1, 1, Analysis()) for number in numbers])


def placement(number: int, story: str = "") -> Placement:
    return Placement(f"n{number}", f"c{number}", f"e{number}", story or f"s{number}", "article:x")


def made(store: Store, token: str = "t", address: str = "https://desk.example/hook") -> Watch:
    return store.add_watch(Watch("الجسر", ANY, 0, address, "whsec_x", token, NOW))


def notice(watch: int, number: int, mark: Mark | None = None) -> Notice:
    words = (Words(f"n{number}", 1, Span("الجسر\ud800", 3, 9)),)
    mark = mark or Mark(Level.COPY)
    return Notice(
        watch, NOW, f"خبر {number}", "نص\x00", f"n{number}", f"s{number}", words, mark, "p1", "https://p1.example/"
    )


def fresh(store: Store, limit: int = 100) -> list[str]:
    return [one.told.placed.article for one in store.fresh(limit)]


def look(store: Store, *told: Notice, limit: int = 100) -> bool:
    return store.save_look(store.fresh(limit), told)


def test_a_watch_comes_back_as_it_was_made(store: Store, reopen: Callable[[], Store]) -> None:
    keep(store, [1, 2])
    conditions = [
        Condition(ConditionKind.SEARCH, words="«مجلس الأمن» -روسيا", publisher="p1"),
        Condition(ConditionKind.ENTITY, name="سامر", entity=EntityKind.PERSON),
        Condition(ConditionKind.TOLL, words="قتلى", over=Decimal("1E+3"), place="صور", story="s1"),
    ]
    kept = [store.add_watch(Watch("م", one, 0, "", "", f"t{n}", NOW)) for n, one in enumerate(conditions)]
    assert [one.number for one in kept] == [1, 2, 3]
    assert {one.after for one in kept} == {2}
    with reopen() as other:
        assert other.watches() == tuple(kept)
        assert other.watch(2) == kept[1]
        assert other.watch_of_feed("t2") == kept[2]
    store.change_watch(replace(kept[0], paused=True, reason="410"))
    assert (store.watch(1).paused, store.watch(1).reason) == (True, "410")
    for missing in (lambda: store.watch(9), lambda: store.watch_of_feed("nobody\x00"), lambda: store.remove_watch(9)):
        with pytest.raises(NotFound):
            missing()


def test_articles_are_looked_at_once_grouped_and_read_and_in_order(store: Store) -> None:
    keep(store, [1])
    made(store)
    assert fresh(store) == []
    keep(store, [2], groups=False, read=False)
    assert fresh(store) == []
    store.save_groups([(Grouped(placement(2)), b"x")], after=store.grouping_mark(), window=100)
    assert fresh(store) == []
    store.save_analyses([Analysed("n2", 1, 1, Analysis())])
    keep(store, [3, 4, 5])
    assert fresh(store) == ["n2", "n3", "n4", "n5"]
    assert fresh(store, 2) == ["n2", "n3"]
    assert look(store, limit=2)
    assert fresh(store) == ["n4", "n5"]
    told = store.fresh(1)[0].told
    assert (told.revision, told.article.title, told.placed.placement.story) == (1, "خبر 4", "s4")


def test_one_that_has_to_be_read_again_holds_the_others_up(store: Store) -> None:
    made(store)
    keep(store, [1, 2, 3])
    store.save([Incoming(article(2, "أغلق الوزير الجسر"))])
    assert fresh(store) == ["n1"]
    store.save_analyses([Analysed("n2", 2, 1, Analysis())])
    assert [(one.told.placed.article, one.told.revision, one.again) for one in store.fresh(9)] == [
        ("n1", 1, False),
        ("n2", 2, False),
        ("n3", 1, False),
    ]


def test_other_words_of_an_article_are_looked_at_again(store: Store) -> None:
    made(store)
    keep(store, [1, 2])
    assert look(store)
    store.save([Incoming(article(1, "أغلق الوزير الجسر"))])
    assert fresh(store) == []
    store.save_analyses([Analysed("n1", 2, 1, Analysis())])
    (again,) = store.fresh(9)
    assert (again.again, again.told.revision, again.told.article.body) == (True, 2, "أغلق الوزير الجسر")
    assert store.save_look([again], [])
    assert fresh(store) == []
    assert not store.save_look([again], [notice(1, 1)])  # another process was faster
    assert store.notices(1) == ()


def test_what_another_process_looked_at_is_not_told_again(store: Store, reopen: Callable[[], Store]) -> None:
    made(store)
    keep(store, [1, 2])
    with reopen() as other:
        part = other.fresh(9)
        assert look(store, notice(1, 1))
        assert not other.save_look(part, [notice(1, 1)])
    assert len(store.notices(1)) == 1


def test_while_nothing_is_watched_for_everything_is_passed_over(store: Store) -> None:
    keep(store, [1])
    store.skip_idle()
    watch = made(store)
    keep(store, [2])
    store.change_watch(replace(watch, paused=True))
    keep(store, [3])
    assert fresh(store) == []
    store.save([Incoming(article(1, "أغلق الوزير الجسر"))])
    resumed = store.resume_watch(1)
    assert (resumed.paused, resumed.after) == (False, 3)
    keep(store, [4])
    store.save_analyses([Analysed("n1", 2, 1, Analysis())])
    assert fresh(store) == ["n4"]


def test_a_search_among_new_articles_finds_what_the_search_finds(store: Store) -> None:
    keep(store, [1, 2, 3])
    store.save([Incoming(article(4, "هطل المطر"))])
    numbers = store.numbers(["n2", "n3", "n4"])
    assert numbers == {"n2": 2, "n3": 3, "n4": 4}

    def found(text: str = "", publisher: str = "") -> set[str]:
        hits = store.found_among(SearchQuery(text, publisher, limit=1, offset=5), [2, 3, 4])
        return {hit.kept.article.id for hit in hits}

    assert found(text="للجِسر") == {"n2", "n3"}
    assert found(text="«افتتح الوزير» -المطر") == {"n2", "n3"}
    assert found(text="الجسر", publisher="p1") == {"n3"}
    assert found(publisher="p2") == {"n2", "n4"}
    assert found(text="قنفذ") == set()
    assert store.found_among(SearchQuery("الجسر"), []) == ()
    with pytest.raises(BadQuery):
        found(text="-الجسر")


def test_notices_come_back_newest_first_with_what_becomes_of_them(store: Store) -> None:
    made(store)
    made(store, "feed alone", "")
    keep(store, [1, 2])
    told = [notice(1, 1), notice(2, 1), notice(1, 2)]
    assert look(store, *told)
    found = store.notices(1)
    assert [one.article for one, _ in found] == ["n2", "n1"]
    assert [replace(one, id="", number=0) for one, _ in found] == [told[2], told[0]]
    assert [sent.state for _, sent in found if sent] == [DeliveryState.WAITING] * 2
    assert store.notices(2)[0][1] is None
    assert len({one.id for number in (1, 2) for one, _ in store.notices(number)}) == 3
    assert store.notices(1, 1, 1)[0][0].article == "n1"
    assert (store.notice_counts(), store.delivery_counts()) == ({1: 2, 2: 1}, {1: {DeliveryState.WAITING: 2}})


def test_a_watch_is_forgotten_with_all_that_it_told(store: Store) -> None:
    made(store)
    made(store, "other")
    keep(store, [1])
    part = store.fresh(9)
    store.remove_watch(1)
    assert store.save_look(part, [notice(1, 1), notice(2, 1)])  # removed while it was looked
    assert (store.notices(1), len(store.notices(2))) == ((), 1)
    store.remove_watch(2)
    assert (store.watches(), store.notice_counts(), store.is_due(NOW)) == ((), {}, False)


def test_what_was_told_is_found_where_its_article_stands_now(store: Store) -> None:
    made(store)
    keep(store, [1, 2, 3])
    copy, story, denial = Mark(Level.COPY), Mark(Level.STORY, "120"), Mark(Level.STORY, "عباس", "انسحاب القوات")
    assert look(store, notice(1, 1, copy), notice(1, 2, story), notice(1, 3, denial))
    assert [each.mark for each in store.told_before(1, copy, "c1")] == [copy]
    assert store.told_before(1, copy, "c2") == ()
    assert store.told_before(1, story, "s1") == ()
    assert store.told_before(2, copy, "c1") == ()
    assert [(each.mark, each.story) for each in store.told_before(1, replace(denial, gist="x"), "s9")] == [
        (denial, "s3")
    ]
    joined = Regrouping(Level.STORY, "s2", "s1", ("n2",), whole=True, reason=Because(Ground.WORDS, words=""))
    keep(store, [4], groups=False)
    store.save_groups([(Grouped(placement(4, "s1"), (joined,)), b"x")], after=store.grouping_mark(), window=100)
    assert [each.mark for each in store.told_before(1, story, "s1")] == [story]
    assert store.first_of_copies(["c1", "c3", "none"]) == {"c1": 1, "c3": 3}
    assert [told.placed.article for told in store.older_in_story("s1", 2)] == ["n2", "n1"]
    assert [told.placed.article for told in store.older_in_story("s1", 9, 1)] == ["n4"]


def test_what_is_due_is_given_to_one_alone_and_kept_as_it_went(store: Store) -> None:
    made(store)
    keep(store, [1, 2])
    look(store, notice(1, 1), notice(1, 2))
    assert not store.is_due(NOW - MINUTE)
    assert store.take_due(NOW - MINUTE, NOW) == ()
    first, second = store.take_due(NOW, NOW + MINUTE)
    assert (first.notice.article, first.watch.address, first.delivery.attempts) == (
        "n1",
        "https://desk.example/hook",
        0,
    )
    assert store.take_due(NOW, NOW + MINUTE) == ()
    later = NOW + 2 * MINUTE
    tried = replace(first.delivery, attempts=1, due=later, first=NOW, last=NOW, status=500, error="خطأ\x00\ud800")
    done = replace(second.delivery, state=DeliveryState.DONE, attempts=1, due=None, first=NOW, last=NOW, status=204)
    store.save_deliveries([tried, done])
    assert [sent for _, sent in store.notices(1)] == [done, tried]
    assert not store.is_due(NOW + MINUTE)
    assert [one.notice.article for one in store.take_due(later, later)] == ["n1"]
    store.save_deliveries([replace(tried, state=DeliveryState.GIVEN_UP, due=None)])
    assert store.retry(1, later) == 1
    (again,) = store.take_due(later, later)
    assert (again.delivery.state, again.delivery.attempts, again.delivery.first) == (DeliveryState.WAITING, 0, None)


def test_what_a_paused_watch_has_to_send_waits(store: Store) -> None:
    watch = made(store)
    keep(store, [1])
    look(store, notice(1, 1))
    store.change_watch(replace(watch, paused=True))
    assert not store.is_due(NOW)
    assert store.take_due(NOW, NOW) == ()
    store.resume_watch(1)
    assert store.is_due(NOW)


def test_those_tried_least_are_given_first(store: Store) -> None:
    made(store)
    keep(store, [1, 2])
    look(store, notice(1, 1), notice(1, 2))
    first = store.take_due(NOW, NOW)[0]
    store.save_deliveries([replace(first.delivery, attempts=3, due=NOW)])
    assert [one.notice.article for one in store.take_due(NOW, NOW)] == ["n2", "n1"]


def test_what_is_fresh_is_a_value(store: Store) -> None:
    made(store)
    keep(store, [1])
    (one,) = store.fresh(5)
    assert isinstance(one, Fresh)
    assert one == store.fresh(5)[0]
