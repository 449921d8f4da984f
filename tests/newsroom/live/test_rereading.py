"""Stored pages are read again by better rules: what they say takes the place of what was read before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.newsroom.live.conftest import Desk
from tests.newsroom.live.press import Press

from isnad.errors import NotAnArticle
from isnad.model import Article, FetchedPage, SearchQuery
from isnad.newsroom.room import Reading, ReadingRoom
from isnad.sample.offering import Resource


@pytest.fixture
def worse(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that take the name of the site into every headline, and find nothing in one page."""
    good = ReadingRoom.readings

    def readings(room: ReadingRoom, pages: Sequence[FetchedPage]) -> tuple[Reading, ...]:
        return tuple(map(_worsened, good(room, pages)))

    monkeypatch.setattr(ReadingRoom, "readings", readings)


def _worsened(reading: Reading) -> Reading:
    if reading.articles[0].url.endswith("/n1"):
        return Reading(reading.number, reason=str(NotAnArticle("no article stands in this page")))
    return replace(reading, articles=tuple(map(_with_site, reading.articles)))


def _with_site(article: Article) -> Article:
    return replace(article, title=f"{article.title} - بوابة الضحى")


def test_better_rules_take_the_place_of_what_was_read(
    desk: Desk, press: Press, worse: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = [press.article("a.example", f"n{number}") for number in range(3)]
    desk.follow(press.feed("a.example", urls))
    desk.round()
    before = desk.room.article(urls[0])
    assert before.article.title.endswith("بوابة الضحى")
    assert desk.room.failures()
    monkeypatch.undo()
    report = desk.room.extract_stored()
    assert (report.read, report.changed, report.found, report.lost) == (3, 2, 1, 0)
    after = desk.room.article(urls[0])
    assert "بوابة" not in after.article.title
    # It is no change of the publisher's: same article, same state, same page.
    assert (after.article.id, after.revision, after.page_digest) == (
        before.article.id,
        before.revision,
        before.page_digest,
    )
    assert len(desk.room.revisions(urls[0])) == 1
    assert desk.room.search(SearchQuery("بوابة الضحى")).total == 0
    assert desk.room.search(SearchQuery(after.article.title)).total >= 1
    assert desk.room.analysis(after) is not None
    desk.whole(urls)


def test_where_nothing_became_better_nothing_is_written(desk: Desk, press: Press) -> None:
    urls = [press.article("a.example", f"n{number}") for number in range(2)]
    desk.follow(press.feed("a.example", urls))
    desk.round()
    before = list(desk.room.export())
    report = desk.room.extract_stored()
    assert (report.read, report.changed, report.found, report.lost) == (2, 0, 0, 0)
    assert list(desk.room.export()) == before


def test_a_page_that_has_no_article_any_more_keeps_what_was_read(
    desk: Desk, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = press.article("a.example", "n1")
    desk.follow(press.feed("a.example", [url]))
    desk.round()
    monkeypatch.setattr(
        ReadingRoom, "readings", lambda _room, pages: tuple(Reading(page.number, reason="none") for page in pages)
    )
    assert desk.room.extract_stored().lost == 1
    desk.whole([url])


def test_a_page_that_says_the_same_in_another_frame_is_not_kept_twice(desk: Desk, press: Press) -> None:
    url = press.article("a.example", "n1")
    desk.follow(press.feed("a.example", [url]))
    desk.round()
    first = desk.room.article(url)
    page = press.at["a.example/n1"]
    assert isinstance(page, Resource)
    press.at["a.example/n1"] = replace(page, body=page.body.replace(b"</body>", b"<p>16:05</p></body>"))
    report = desk.round(timedelta(hours=2))
    assert (report.counts["articles_unchanged"], report.counts["pages_repeated"]) == (1, 1)
    assert desk.room.article(url).page_digest == first.page_digest
    assert desk.store.backlog()[1] == 0
    with desk.store._reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM pages").scalar_one() == 1


def test_what_comes_after_a_page_that_was_forgotten_is_read_in_the_same_run(desk: Desk, press: Press) -> None:
    urls = [press.article("a.example", f"n{number}") for number in range(2)]
    desk.follow(press.feed("a.example", urls))
    desk.round()
    for number in range(2):
        page = press.at[f"a.example/n{number}"]
        assert isinstance(page, Resource)
        press.at[f"a.example/n{number}"] = replace(page, body=page.body.replace(b"</body>", b"<p>16:05</p></body>"))
    later = press.article("a.example", "later")
    press.feed("a.example", [*urls, later])
    # The repeats come first and are forgotten; then the new page, which must have a number of its own.
    report = desk.round(timedelta(hours=2))
    assert (report.counts["pages_repeated"], report.counts["articles_new"]) == (2, 1)
    assert desk.store.backlog()[1] == 0
    desk.whole([*urls, later])


def test_of_a_page_of_many_each_article_is_read_again_as_itself(
    desk: Desk, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = ReadingRoom.readings

    def doubled(room: ReadingRoom, pages: Sequence[FetchedPage]) -> tuple[Reading, ...]:
        return tuple(
            replace(reading, articles=(replace(one, url=f"{one.url}/2", title=f"{one.title} 2"), one))
            for reading in good(room, pages)
            for one in reading.articles
        )

    monkeypatch.setattr(ReadingRoom, "readings", doubled)
    url = press.article("a.example", "n1")
    desk.follow(press.feed("a.example", [url]))
    desk.round()
    before = desk.room.article(url), desk.room.article(f"{url}/2")
    report = desk.room.extract_stored()
    assert (report.read, report.changed, report.lost) == (2, 0, 0)
    assert (desk.room.article(url), desk.room.article(f"{url}/2")) == before
