"""In which order stories are listed, and by what they are found."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.model import (
    Analysis,
    Article,
    Entity,
    EntityKind,
    FacetKind,
    Mention,
    Paragraph,
    Placed,
    Placement,
    Told,
)
from isnad.stories import facets, rank, section_key
from isnad.stories.ranking import HALF_LIFE

NOON = datetime(2024, 3, 10, 12, tzinfo=UTC)


def placed(number: int, hours: float, origin: str = "", copy: str = "") -> Placed:
    at = NOON + timedelta(hours=hours)
    stand = Placement(str(number), copy or f"c{number}", f"e{number}", "s", origin or f"publisher:{number}")
    return Placed(str(number), f"خبر {number}", "saha", at, stand)


def test_a_story_of_more_independent_origins_stands_above_one_of_many_copies() -> None:
    independent = [placed(n, 0) for n in range(3)]
    copied = [placed(n, 0, "agency:afp", "c") for n in range(20)]
    assert rank(independent, NOON).score > rank(copied, NOON).score
    assert (rank(independent, NOON).origins, rank(copied, NOON).origins) == (3, 1)


def test_twice_the_origins_weigh_as_much_as_half_a_day() -> None:
    old, new = [placed(n, 0) for n in range(2)], [placed(n, 0) for n in range(1)]
    both = rank(old, NOON), rank(new, NOON)
    later = rank([placed(1, HALF_LIFE / timedelta(hours=1))], NOON + HALF_LIFE)
    assert later.score - both[1].score == pytest.approx(1)
    assert both[0].origins == 2 * both[1].origins


def test_a_story_that_grows_stands_above_one_of_the_same_age_that_fades() -> None:
    grows = [
        placed(0, -20, "publisher:a"),
        *(placed(n, -n / 4, "publisher:a") for n in range(1, 8)),
        placed(9, 0, "publisher:a"),
    ]
    fades = [*(placed(n, -n - 6, "publisher:a") for n in range(1, 9)), placed(9, 0, "publisher:a")]
    assert rank(grows, NOON).growth > 1 > rank(fades, NOON).growth
    assert (rank(grows, NOON).recent, rank(grows, NOON).before) == (8, 1)
    assert (rank(fades, NOON).recent, rank(fades, NOON).before) == (1, 8)
    assert rank(grows, NOON).score > rank(fades, NOON).score


def test_a_copy_of_what_was_printed_yesterday_makes_nothing_new() -> None:
    story = [placed(1, -24, copy="c"), placed(2, -20)]
    assert rank([*story, placed(3, 0, copy="c")], NOON).fresh == NOON - timedelta(hours=20)


def test_an_article_of_tomorrow_is_of_now() -> None:
    assert rank([placed(1, 20)], NOON).fresh == NOON


@given(st.lists(st.tuples(st.floats(-900, 30), st.sampled_from("abc"), st.sampled_from("xyz")), min_size=1))
def test_a_rank_is_the_same_for_every_order_and_stays_in_bounds(rows: list[tuple[float, str, str]]) -> None:
    story = [placed(n, hours, f"publisher:{origin}", copy) for n, (hours, origin, copy) in enumerate(rows)]
    found = rank(story, NOON)
    assert found == rank(story[::-1], NOON)
    assert 0.25 <= found.growth <= 4
    assert 1 <= found.recent <= len(story)
    assert found.fresh <= NOON


def told(
    number: int, section: str, *names: tuple[EntityKind, str], newest: bool = True, publisher: str = "saha"
) -> Told:
    found = tuple(Entity(name, kind, f"key:{name}", (Mention(name, 0, 1, "list"),)) for kind, name in names)
    article = Article(str(number), "عنوان", (Paragraph("نص"),), section=section)
    stand = Placed(str(number), "عنوان", publisher, NOON, Placement(str(number), "c", "e", "s", ""))
    return Told(stand, 1, NOON, article, Analysis(entities=found), newest)


def test_facets_are_counted_by_articles_and_named_as_most_write_them() -> None:
    person, place = EntityKind.PERSON, EntityKind.PLACE
    states = [
        told(1, "رياضة", (person, "سامي"), (place, "حلب"), newest=False),
        told(1, "الرياضة", (person, "سامي"), (person, "سامي")),
        told(2, "الرياضة ", (person, "سامي"), (EntityKind.ORGANISATION, "نادي حلب"), publisher=""),
        told(3, "الرياضه", (person, "رنا")),
    ]
    found = {(each.kind, each.name): each.count for each in facets(states)}
    assert found == {
        (FacetKind.PUBLISHER, "saha"): 2,
        (FacetKind.SECTION, "الرياضة"): 3,
        (FacetKind.PERSON, "سامي"): 2,
        (FacetKind.PERSON, "رنا"): 1,
    }


def test_whom_few_of_many_articles_name_is_no_facet() -> None:
    states = [told(n, "", (EntityKind.PERSON, "سامي" if n else "رنا")) for n in range(11)]
    assert [(each.name, each.count) for each in facets(states) if each.kind is FacetKind.PERSON] == [("سامي", 10)]


def test_a_section_is_one_in_all_spellings() -> None:
    assert section_key(" الرياضة  المحليّة") == section_key("الرياضه المحلية")
    assert section_key("") == ""
