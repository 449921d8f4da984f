"""The list of stories: in order, filtered and counted, in each kind of database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from isnad.model import (
    Article,
    Facet,
    FacetKind,
    Grouped,
    Incoming,
    Paragraph,
    Placement,
    Rank,
    StoryOrder,
    StoryQuery,
    Telling,
)
from isnad.store import Store

DAY = datetime(2024, 3, 10, 6, tzinfo=UTC)
PLACES = {1: ("حلب",), 2: ("حلب", "بيروت"), 3: ("بيروت",), 4: ("حلب",)}


def telling(number: int) -> Telling:
    """Story n: n articles, last after n hours, ranked the other way round, of origin count n, odd ones in conflict."""
    at = DAY + timedelta(hours=number)
    rank = Rank(number, number, 1, 1.25, at, 100.0 - number)
    facets = tuple(Facet(FacetKind.PLACE, f"key:{name}", name, 2) for name in PLACES[number])
    person = Facet(FacetKind.PERSON, "key:حلب", "حلب الشهباء", 1)
    return Telling(
        f"s{number}", f"قصة {number}", number, 1, 1, DAY, at, rank, (*facets, person), number % 2, number, b""
    )


@pytest.fixture
def told(store: Store) -> Store:
    numbers = (1, 2, 3, 4, 5)
    store.save([Incoming(Article(str(n), f"خبر {n}", (Paragraph(f"نص {n}"),))) for n in numbers])
    stand = [Placement(str(n), f"c{n}", f"e{n}", f"s{n}", f"article:{n}") for n in numbers]
    store.save_groups([(Grouped(each), b"sketch") for each in stand], after=(0, 0), window=9)
    marks = {each.story: each.mark for each in store.stale(1, 9)}
    store.save_tellings([(telling(n), marks[f"s{n}"]) for n in (1, 2, 3, 4)], 1)  # the fifth was not told yet
    return store


def ids(store: Store, query: StoryQuery) -> str:
    return " ".join(row.id for row in store.stories(query).rows)


def test_a_row_has_what_was_told(told: Store) -> None:
    row = told.stories(StoryQuery()).rows[0]
    assert (row.id, row.headline, row.articles, row.events, row.publishers) == ("s2", "قصة 2", 2, 1, 1)
    assert (row.first, row.last, row.rank) == (DAY, DAY + timedelta(hours=2), telling(2).rank)
    assert (row.conflicts, row.denials) == (0, 2)


def test_stories_are_listed_by_rank_or_the_newest_first(told: Store) -> None:
    assert ids(told, StoryQuery()) == "s2 s3 s4"
    assert ids(told, StoryQuery(least=1)) == "s1 s2 s3 s4"
    assert ids(told, StoryQuery(StoryOrder.NEWEST)) == "s4 s3 s2"


def test_pages_follow_one_another_and_the_total_is_that_of_all(told: Store) -> None:
    query = StoryQuery(limit=2)
    assert [ids(told, replace(query, offset=offset)) for offset in (0, 2, 4)] == ["s2 s3", "s4", ""]
    assert {told.stories(replace(query, offset=offset)).total for offset in (0, 2, 4)} == {3}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (StoryQuery(place="key:حلب", least=1), "s1 s2 s4"),
        (StoryQuery(place="key:حلب", conflict=True, least=1), "s1"),
        (StoryQuery(place="key:حلب", person="key:حلب"), "s2 s4"),
        (StoryQuery(person="key:بيروت"), ""),
        (StoryQuery(one_origin=True, least=1), "s1"),
        (StoryQuery(one_origin=True), ""),
        (StoryQuery(conflict=True), "s3"),
        (StoryQuery(section="\x00"), ""),
    ],
)
def test_filters_hold_together(told: Store, query: StoryQuery, found: str) -> None:
    assert ids(told, query) == found
    assert told.stories(query).total == len(found.split())


def test_a_list_says_by_what_it_can_be_narrowed(told: Store) -> None:
    filters = told.story_filters(StoryQuery(least=1), 5)
    counts = [(facet.kind, facet.name, facet.count) for facet in filters.facets]
    assert counts == [
        (FacetKind.PERSON, "حلب الشهباء", 4),
        (FacetKind.PLACE, "حلب", 3),
        (FacetKind.PLACE, "بيروت", 2),
    ]
    assert (filters.counted, filters.conflict, filters.one_origin) == (4, 2, 1)
    narrowed = told.story_filters(StoryQuery(place="key:بيروت"), 1)
    assert [(facet.name, facet.count) for facet in narrowed.facets] == [("حلب الشهباء", 2), ("بيروت", 2)]
    assert (narrowed.counted, narrowed.conflict, narrowed.one_origin) == (2, 1, 0)


def test_keys_of_facets_are_known(told: Store) -> None:
    assert told.facet_key(FacetKind.PLACE, "nothing", "key:حلب", "key:بيروت") == "key:حلب"
    assert told.facet_key(FacetKind.SECTION, "key:حلب") == ""
