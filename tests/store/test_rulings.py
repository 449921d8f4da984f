"""What editors ruled: kept by articles, with all that it changes, in each kind of database."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from isnad.errors import NotFound
from isnad.model import (
    Article,
    Because,
    Ground,
    Grouped,
    Incoming,
    Level,
    Paragraph,
    Placement,
    Regrouping,
    Ruling,
    RulingKind,
)
from isnad.store import Store

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)  # of the store's clock
JOIN = Ruling(RulingKind.JOIN, (("1", "2"), ("3",)), "رنا", NOW, ("s1", "s3"), "حادث واحد")
JOINED = Regrouping(
    Level.STORY, "s3", "s1", ("3",), whole=True, reason=Because(Ground.JOINED, by="رنا", words="حادث واحد")
)
NAME = Ruling(RulingKind.RENAME, (("2", "1"),), "سامي", NOW, ("s1",), name="اسم")


def noted(story: str, said: str) -> Regrouping:
    return Regrouping(Level.STORY, story, story, (), whole=False, reason=Because(Ground.WORDS, words=said))


@pytest.fixture
def kept(store: Store) -> Store:
    """A story of two articles and two of one."""
    store.save([Incoming(Article(str(n), f"خبر {n}", (Paragraph(f"نص {n}"),))) for n in (1, 2, 3, 4)])
    stand = [Placement(str(n), f"c{n}", f"e{n}", "s1" if n < 3 else f"s{n}", f"article:{n}") for n in (1, 2, 3, 4)]
    assert store.save_groups([(Grouped(each), b"sketch") for each in stand], after=(0, 0), window=9)
    return store


def rule(store: Store, ruling: Ruling, *changes: Regrouping) -> Ruling:
    found = store.save_ruling(ruling, changes, after=store.grouping_mark())
    assert found is not None
    return found


def story(store: Store, article: str) -> str:
    return store.placement(article).placement.story


def test_a_ruling_comes_back_as_it_was_with_what_it_changed(kept: Store) -> None:
    assert rule(kept, JOIN, JOINED) == replace(JOIN, number=1)
    assert kept.ruling(1) == kept.rulings()[0] == kept.active_rulings()[0] == replace(JOIN, number=1)
    assert story(kept, "3") == "s1"
    assert kept.group_id(Level.STORY, "s3") == "s1"
    assert [logged.regrouping for logged in kept.regroupings("s3")] == [JOINED]
    assert {each.article: each.story for each in kept.ruled_placements()} == {"1": "s1", "2": "s1", "3": "s1"}
    with pytest.raises(NotFound, match="no ruling has the number 2"):
        kept.ruling(2)


def test_nothing_is_kept_where_anything_was_grouped_or_ruled_since(kept: Store) -> None:
    before = kept.grouping_mark()
    rule(kept, NAME, noted("s1", "named"))
    assert kept.save_ruling(JOIN, [JOINED], after=before) is None
    assert story(kept, "3") == "s3"
    before = kept.grouping_mark()
    kept.save([Incoming(Article("5", "خبر 5"))])
    batch = [(Grouped(Placement("5", "c5", "e5", "s5", "article:5")), b"x")]
    assert kept.save_groups(batch, after=before, window=9)
    assert kept.undo_ruling(kept.ruling(1), "رنا", [], after=before) is None
    assert len(kept.active_rulings()) == 1


def test_a_grouper_that_does_not_know_of_a_ruling_keeps_nothing(kept: Store) -> None:
    before = kept.grouping_mark()
    rule(kept, NAME, noted("s1", "named"))
    kept.save([Incoming(Article("5", "خبر 5"))])
    batch = [(Grouped(Placement("5", "c5", "e5", "s5", "article:5")), b"x")]
    assert not kept.save_groups(batch, after=before, window=9)
    undone = kept.undo_ruling(kept.ruling(1), "رنا", [noted("s1", "back")], after=kept.grouping_mark())
    assert undone is not None
    assert kept.grouping_mark() == (4, 2)


def test_a_ruling_that_was_taken_back_stays_in_the_list_alone(kept: Store) -> None:
    rule(kept, JOIN, JOINED)
    back = Regrouping(Level.STORY, "s1", "s3", ("3",), whole=False, reason=Because(Ground.WORDS, words="taken back"))
    undone = kept.undo_ruling(kept.ruling(1), "سامي", [back], after=kept.grouping_mark())
    assert undone == kept.ruling(1) == replace(JOIN, number=1, undone=NOW, undone_by="سامي")
    assert (kept.active_rulings(), kept.ruled_placements()) == ((), ())
    assert story(kept, "3") == kept.group_id(Level.STORY, "s3") == "s3"
    assert [logged.regrouping for logged in kept.regroupings("s3")] == [JOINED, back]


def test_a_story_has_the_last_name_that_the_holder_of_its_first_article_was_given(kept: Store) -> None:
    rule(kept, NAME, noted("s1", "named"))
    rule(kept, replace(NAME, name="اسم آخر"), noted("s1", "named"))
    assert kept.story_names(["s1", "s3"]) == {"s1": "اسم آخر"}
    out = Regrouping(Level.STORY, "s1", "s9", ("2",), whole=False, reason=Because(Ground.WORDS, words="taken out"))
    rule(kept, Ruling(RulingKind.SPLIT, (("2",), ("1",)), "رنا", NOW, ("s9", "s1")), out)
    assert kept.story_names(["s1", "s9"]) == {"s9": "اسم آخر"}
    kept.undo_ruling(kept.ruling(2), "رنا", [noted("s9", "back")], after=kept.grouping_mark())
    assert kept.story_names(["s9"]) == {"s9": "اسم"}


def test_the_rulings_of_a_story_are_those_about_any_of_its_articles(kept: Store) -> None:
    rule(kept, JOIN, JOINED)
    rule(kept, NAME, noted("s1", "named"))
    rule(kept, Ruling(RulingKind.LOCK, (("4",),), "رنا", NOW, ("s4",)), noted("s4", "locked"))
    assert [ruling.number for ruling in kept.rulings_of("s1")] == [1, 2]
    assert [ruling.number for ruling in kept.rulings_of("s4")] == [3]
    assert [ruling.number for ruling in kept.rulings(2)] == [3, 2]
    assert [ruling.number for ruling in kept.rulings(2, 2)] == [1]


def test_a_ruling_marks_the_stories_that_it_changes_as_stale(kept: Store) -> None:
    def marks() -> dict[str, int]:
        return {each.story: each.mark for each in kept.stale(1, 9)}

    before = marks()
    rule(kept, NAME, noted("s1", "named"))
    assert {story for story, mark in marks().items() if before.get(story) != mark} == {"s1"}
    rule(kept, JOIN, JOINED)
    assert set(marks()) == {"s1", "s4"}


def test_rulings_stay_when_grouping_begins_anew(kept: Store) -> None:
    kept.begin_groups("one form")
    rule(kept, JOIN, JOINED)
    kept.begin_groups("another form")
    assert len(kept.active_rulings()) == 1
    assert kept.ruled_placements() == ()
    assert kept.rulings_of("s1") == ()


def test_nothing_is_kept_of_a_ruling_about_articles_that_are_not_here(kept: Store) -> None:
    with pytest.raises(NotFound, match="«nobody»"):
        rule(kept, replace(JOIN, parts=(("1",), ("nobody",))), JOINED)
    assert kept.rulings() == ()
    assert story(kept, "3") == "s3"
