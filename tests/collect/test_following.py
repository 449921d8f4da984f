"""What follows from an answer: pure decisions on values."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.collect.following import Revisits, announced, children, feed_after, sorted_out, visit_after
from isnad.collect.listing import Listing
from isnad.model import (
    FeedItem,
    FeedKind,
    Fetched,
    FetchFailure,
    FetchFailureKind,
    Followed,
    Moment,
    Page,
    Precision,
    SitemapLink,
    Visit,
)

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FEED = Followed("http://a.example/rss.xml", number=3)
REVISITS = Revisits((HOUR, 6 * HOUR))


def fetched(when: datetime = NOW, body: bytes | None = b"x", moved_to: str = "") -> Fetched:
    page = None if body is None else Page("http://a.example/1", body, when)
    return Fetched(page, "http://a.example/1", moved_to, 200 if page else 304, when, 0.1, etag='"e"')


def failed(kind: FetchFailureKind, when: datetime = NOW, retry_after: datetime | None = None) -> FetchFailure:
    return FetchFailure(kind, "http://a.example/1", f"{kind} happened", when, retry_after=retry_after)


def at(when: datetime) -> Moment:
    return Moment(when, Precision.SECOND)


def item(name: str, title: str = "", updated: datetime | None = None, published: datetime | None = None) -> FeedItem:
    return FeedItem(
        f"http://a.example/{name}",
        title=title,
        updated=at(updated) if updated else None,
        published=at(published) if published else None,
    )


def visit(name: str = "1", **facts: object) -> Visit:
    address = f"http://a.example/{name}"
    return Visit(address, address, **{"number": 1, "feed": 3, "item": item(name), "due": NOW, **facts})  # type: ignore[arg-type]


def test_a_feed_announces_each_page_once_in_its_order() -> None:
    listing = Listing(FeedKind.RSS, (item("b"), item("a"), item("b", "again"), FeedItem("")))
    assert [one.address[-1] for one in announced(listing, FEED, NOW)] == ["b", "a"]
    assert {(one.feed, one.due) for one in announced(listing, FEED, NOW)} == {(3, NOW)}


def test_a_sitemap_announces_what_is_news_a_feed_what_it_likes() -> None:
    changed = item("changed", updated=NOW - DAY, published=NOW - 90 * DAY)
    items = (item("old", published=NOW - 8 * DAY), item("new", published=NOW - 6 * DAY), item("undated"), changed)
    assert [one.address[17:] for one in announced(Listing(FeedKind.SITEMAP, items), FEED, NOW)] == ["new", "changed"]
    assert len(announced(Listing(FeedKind.RSS, items), FEED, NOW)) == 4


def test_known_pages_are_told_anew_by_their_own_feed_alone() -> None:
    known = {
        one.key: one for one in (visit("same", due=None, first=NOW), visit("other", feed=9), visit("told", first=NOW))
    }
    found = [
        visit("same"),
        visit("other", item=item("other", "عنوان")),
        visit("told", item=item("told", "عنوان")),
        visit("new"),
    ]
    new, again = sorted_out(found, known, NOW + HOUR)
    assert [one.address[17:] for one in new] == ["new"]
    assert [(one.address[17:], one.item.title, one.due) for one in again] == [("told", "عنوان", NOW + HOUR)]


def test_a_page_that_still_waits_after_a_failure_is_not_hurried_by_a_new_title() -> None:
    waiting = visit("1", failures=2, due=NOW + HOUR)
    _, again = sorted_out([visit("1", item=item("1", "عنوان"))], {waiting.key: waiting}, NOW)
    assert [one.due for one in again] == [NOW + HOUR]


def test_an_answer_sends_us_to_so_many_new_pages_and_no_more() -> None:
    found = [visit(str(number)) for number in range(1_000)]
    new, _ = sorted_out(found, {}, NOW)
    assert new == tuple(found[:200])
    rest, _ = sorted_out(found, {one.key: one for one in new}, NOW)
    assert rest == tuple(found[200:400])


def test_an_index_brings_the_sitemaps_that_changed_last() -> None:
    links = tuple(SitemapLink(f"http://a.example/{n}.xml", at(NOW - n * DAY) if n % 2 else None) for n in range(40))
    found = children(Listing(FeedKind.SITEMAP, sitemaps=links), FEED)
    assert [child.address for child in found] == [f"http://a.example/{n}.xml" for n in range(1, 20, 2)]
    assert {(child.kind, child.parent) for child in found} == {(FeedKind.SITEMAP, FEED.address)}


def test_a_page_is_visited_again_when_it_may_have_changed_and_then_no_more() -> None:
    dues = []
    state, when = visit(), NOW
    while state.due is not None:
        state = visit_after(state, fetched(when), REVISITS)
        dues.append(state.due)
        when = state.due or when
    assert dues == [NOW + HOUR, NOW + 6 * HOUR, None]
    assert (state.first, state.fetches, state.validators.etag) == (NOW, 3, '"e"')


def test_a_visit_that_comes_late_makes_up_for_those_before_it() -> None:
    state = visit_after(visit(), fetched(), REVISITS)
    assert visit_after(state, fetched(NOW + 5 * HOUR), REVISITS).due == NOW + 6 * HOUR
    assert visit_after(state, fetched(NOW + 9 * HOUR), REVISITS).due is None


def test_nothing_changed_keeps_what_is_known_of_the_page() -> None:
    state = visit_after(visit(), fetched(), REVISITS)
    again = visit_after(state, fetched(NOW + HOUR, None), REVISITS)
    assert again.digest == state.digest != ""


@pytest.mark.parametrize("kind", FetchFailureKind)
def test_a_page_that_fails_is_given_up_in_the_end(kind: FetchFailureKind) -> None:
    state, when, tries = visit(), NOW, 0
    while state.due is not None:
        state = visit_after(state, failed(kind, when), REVISITS)
        tries += 1
        assert tries < 10
        assert state.due is None or state.due >= when + timedelta(minutes=10)
        when = state.due or when
    assert (state.failures, state.detail) == (tries, f"{kind} happened")
    assert when - NOW < 3 * DAY


def test_a_failing_revisit_is_no_reason_to_forget_the_page() -> None:
    state = visit_after(visit(), fetched(), REVISITS)
    again = visit_after(state, failed(FetchFailureKind.GONE, NOW + HOUR), REVISITS)
    assert (again.digest, again.first, again.due) == (state.digest, NOW, NOW + 6 * HOUR)


def test_a_page_waits_as_long_as_its_host_asks() -> None:
    until = NOW + 5 * HOUR
    assert visit_after(visit(), failed(FetchFailureKind.TOO_OFTEN, retry_after=until), REVISITS).due == until


def moved(feed: Followed, when: datetime, to: str) -> Followed:
    return feed_after(feed, fetched(when, moved_to=to), Listing(FeedKind.RSS), 0)


@given(
    st.lists(
        st.tuples(st.integers(1, 60), st.sampled_from(["", "http://b.example/f", "http://c.example/f"])), max_size=20
    )
)
def test_a_feed_moves_only_to_where_it_led_for_two_days(answers: list[tuple[int, str]]) -> None:
    state, when, since, last = FEED, NOW, NOW, ""
    for hours, to in answers:
        when += hours * HOUR
        if to != last:
            since, last = when, to
        state = moved(state, when, to)
        if state.address != FEED.address:
            assert (state.address, when - since >= 2 * DAY) == (to, True)
            return
        assert not to or when - since < 2 * DAY


def test_a_failure_says_nothing_of_where_a_feed_is() -> None:
    state = moved(FEED, NOW, "http://b.example/f")
    state = feed_after(state, failed(FetchFailureKind.SLOW, NOW + DAY), None, 0)
    assert moved(state, NOW + 2 * DAY, "http://b.example/f").address == "http://b.example/f"


def test_a_feed_keeps_the_kind_that_was_given_and_learns_one_that_was_not() -> None:
    listing = Listing(FeedKind.ATOM, title="أخبار")
    learnt = feed_after(FEED, fetched(), listing, 2)
    assert (learnt.kind, learnt.title, learnt.history.asks[-1].new) == (FeedKind.ATOM, "أخبار", 2)
    given_kind = Followed(FEED.address, kind=FeedKind.SECTION)
    assert feed_after(given_kind, fetched(), listing, 0).kind is FeedKind.SECTION
    assert feed_after(FEED, failed(FetchFailureKind.BROKEN), None, 0).due == NOW + timedelta(minutes=10)


def test_what_is_left_of_a_long_answer_is_asked_for_again() -> None:
    listing = Listing(FeedKind.RSS, tuple(item(str(number)) for number in range(450)))
    answer = replace(fetched(), etag='"1"', last_modified="yesterday")
    known: dict[str, Visit] = {}
    taken = []
    for _ in range(3):
        new, _again = sorted_out(announced(listing, FEED, NOW), known, NOW)
        after = feed_after(FEED, answer, listing, len(new))
        known |= {one.key: one for one in new}
        taken.append((len(new), after.validators.etag))
    # Without validators until all of it is known: a server would say that nothing changed.
    assert taken == [(200, ""), (200, ""), (50, '"1"')]
