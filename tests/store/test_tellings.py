"""Stories as they are listed: marked when their articles change, told, and told from, in each kind of database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from isnad.errors import NotFound
from isnad.model import (
    Analysed,
    Analysis,
    Article,
    Because,
    Entity,
    EntityKind,
    Facet,
    FacetKind,
    Ground,
    Grouped,
    Incoming,
    Level,
    Mention,
    Moment,
    Paragraph,
    Placement,
    Precision,
    Rank,
    Regrouping,
    Tag,
    Telling,
)
from isnad.store import Store

DAY = datetime(2024, 3, 10, 6, tzinfo=UTC)
RULES = 1_000


def article(number: int, words: str = "نص الخبر") -> Article:
    published = Moment(DAY + timedelta(hours=number), Precision.MINUTE)
    return Article(str(number), f"خبر رقم {number}", (Paragraph(words),), publisher=f"p{number}", published=published)


def alone(number: int, story: str = "") -> Placement:
    return Placement(str(number), f"c{number}", f"e{number}", story or f"s{number}", f"publisher:p{number}")


def group(store: Store, *placements: Placement, changes: tuple[Regrouping, ...] = ()) -> None:
    batch = [(Grouped(placement), b"sketch") for placement in placements]
    batch[-1] = (replace(batch[-1][0], regroupings=changes), b"sketch")
    assert store.save_groups(batch, after=store.grouping_mark(), window=100)


def telling(story: str, **changes: object) -> Telling:
    rank = Rank(2, 3, 1, 1.5, DAY, 40_000.5)
    facets = (Facet(FacetKind.PLACE, "place:حلب", "حلب", 2), Facet(FacetKind.PUBLISHER, "p1", "p1", 1))
    told = Telling(story, f"عنوان {story}", 2, 2, 2, DAY, DAY + timedelta(hours=2), rank, facets, 1, 2, b"account")
    return replace(told, **changes)  # type: ignore[arg-type]


def tell_all(store: Store) -> list[str]:
    stale = store.stale(RULES, 100)
    store.save_tellings([(telling(each.story), each.mark) for each in stale], RULES)
    return sorted(each.story for each in stale)


@pytest.fixture
def told(store: Store) -> Store:
    """Three stories of four articles, all told."""
    store.save([Incoming(article(number)) for number in (1, 2, 3, 4)])
    group(store, alone(1, "s1"), alone(2, "s1"), alone(3), alone(4))
    assert tell_all(store) == ["s1", "s3", "s4"]
    return store


def marked(store: Store) -> list[str]:
    return sorted(each.story for each in store.stale(RULES, 100))


def test_a_story_that_was_told_is_not_told_again_before_something_changes(told: Store) -> None:
    assert marked(told) == []
    assert told.count_stale(RULES) == 0
    assert told.count_stale(RULES + 1) == 3
    assert len(told.stale(RULES + 1, 2)) == 2


def test_stories_that_have_to_be_told_come_with_the_number_of_their_articles(store: Store) -> None:
    store.save([Incoming(article(1)), Incoming(article(2))])
    group(store, alone(1, "s1"), alone(2, "s1"))
    assert [(each.story, each.articles) for each in store.stale(RULES, 9)] == [("s1", 2)]


def test_a_new_article_marks_its_story(told: Store) -> None:
    told.save([Incoming(article(5))])
    assert marked(told) == []
    group(told, alone(5, "s1"))
    assert marked(told) == ["s1"]


def test_an_article_that_is_analysed_marks_its_story(told: Store) -> None:
    told.save_analyses([Analysed(str(number), 1, 1, Analysis()) for number in (1, 2, 3)])
    assert marked(told) == ["s1", "s3"]


def test_an_article_whose_words_change_marks_its_story(told: Store) -> None:
    told.save([Incoming(article(1))])
    assert marked(told) == []
    told.save([Incoming(article(1, "نص آخر"))])
    assert marked(told) == ["s1"]


def test_an_older_state_that_comes_late_marks_its_story(store: Store) -> None:
    store.save([Incoming(article(1), seen=DAY + timedelta(days=2))])
    group(store, alone(1))
    tell_all(store)
    store.save([Incoming(article(1, "نص أقدم"), seen=DAY)])
    assert marked(store) == ["s1"]


def test_stories_that_are_joined_mark_the_one_and_forget_the_other(told: Store) -> None:
    told.save([Incoming(article(5))])
    group(
        told, alone(5), changes=(Regrouping(Level.STORY, "s3", "s1", ("3",), True, Because(Ground.WORDS, words="one")),)
    )
    assert marked(told) == ["s1", "s5"]
    assert tell_all(told) == ["s1", "s5"]
    with told._reading() as connection:
        assert set(connection.execute(text("SELECT DISTINCT story FROM telling_facets")).scalars()) == {
            "s1",
            "s4",
            "s5",
        }


def test_articles_that_are_taken_out_mark_both_stories(told: Store) -> None:
    told.save([Incoming(article(5))])
    group(
        told,
        alone(5),
        changes=(Regrouping(Level.STORY, "s1", "s9", ("2",), False, Because(Ground.WORDS, words="apart")),),
    )
    assert marked(told) == ["s1", "s5", "s9"]


def test_events_that_are_joined_mark_the_stories_that_hold_them(told: Store) -> None:
    told.save([Incoming(article(5))])
    group(
        told,
        alone(5, "s4"),
        changes=(Regrouping(Level.EVENT, "e2", "e1", ("2",), True, Because(Ground.WORDS, words="one")),),
    )
    assert marked(told) == ["s1", "s4"]


def test_nothing_is_kept_of_a_story_that_changed_while_it_was_told(told: Store) -> None:
    told.save([Incoming(article(5)), Incoming(article(6))])
    group(told, alone(5, "s1"))
    (stale,) = told.stale(RULES, 9)
    group(told, alone(6, "s1"))
    assert told.save_tellings([(telling("s1"), stale.mark)], RULES) == 0
    assert marked(told) == ["s1"]
    assert tell_all(told) == ["s1"]
    assert marked(told) == []


def test_nothing_is_kept_of_a_story_that_went_and_came_back_while_it_was_told(told: Store) -> None:
    told.save([Incoming(article(number)) for number in (5, 6, 7)])
    group(told, alone(5, "s3"))
    (stale,) = told.stale(RULES, 9)
    group(
        told,
        alone(6, "s1"),
        changes=(Regrouping(Level.STORY, "s3", "s1", ("3", "5"), True, Because(Ground.WORDS, words="one")),),
    )
    group(told, alone(7, "s3"))
    assert told.save_tellings([(telling("s3"), stale.mark)], RULES) == 0


def test_grouping_that_begins_anew_forgets_what_was_told(told: Store) -> None:
    told.begin_groups("one form")
    told.begin_groups("another form")
    assert marked(told) == []
    with told._reading() as connection:
        for table in ("tellings", "telling_facets"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0


def test_stories_of_an_older_store_have_to_be_told(address: str, told: Store) -> None:
    with told._writing() as connection:
        later = ("deliveries", "notices", "watches", "relooks")
        for table in (*later, "telling_facets", "tellings", "ruling_articles", "rulings"):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE isnad_version SET version_num = '0005'"))
    with Store.open(address) as store:
        assert tell_all(store) == ["s1", "s3", "s4"]


def test_a_story_is_told_from_every_state_of_its_articles(store: Store, reopen: Callable[[], Store]) -> None:
    first, second = article(1), article(1, "نص مصحح")
    store.save([Incoming(first, seen=DAY + timedelta(hours=2)), Incoming(article(2))])
    store.save([Incoming(second, seen=DAY + timedelta(hours=5))])
    group(store, alone(2, "s"), alone(1, "s"))
    place = Entity("نص", EntityKind.PLACE, "place:نص", (Mention("نص", 10, 12, "list"),))
    tag = Tag("نص", "نص", 0.9, "name")
    store.save_analyses([Analysed("1", 2, 1, Analysis(entities=(place,), tags=(tag,)))])
    with reopen() as again:
        old, new, other = again.states("s")
    assert [told.placed.article for told in (old, new, other)] == ["1", "1", "2"]
    assert old.placed == new.placed == replace(store.placement("1"), placement=alone(1, "s"))
    assert (old.analysis, new.analysis) == (Analysis(), Analysis(entities=(place,)))
    assert (old.revision, old.at, old.is_newest, old.article.body) == (1, DAY + timedelta(hours=1), False, "نص الخبر")
    assert (new.revision, new.at, new.is_newest, new.article.body) == (2, DAY + timedelta(hours=5), True, "نص مصحح")
    assert other.is_newest
    assert store.states_of(["s", "nobody"]) == {"s": (old, new, other)}
    with pytest.raises(NotFound):
        store.states("nobody")
