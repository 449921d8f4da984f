"""Which article an incoming one is, and what became of its words: the same rules in both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from isnad.errors import NotFound
from isnad.model import Article, Incoming, Moment, Outcome, Page, Paragraph, Precision, SearchQuery, canonical_url
from isnad.store import Store

NEW, UNCHANGED, REVISED = Outcome.NEW, Outcome.UNCHANGED, Outcome.REVISED
MONDAY = datetime(2024, 5, 6, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def article(body: str = "وصلت القافلة إلى الميناء مساء الأحد.", **fields: object) -> Article:
    base = Article(
        id="n-1",
        title="قافلة الإغاثة تصل إلى الميناء",
        paragraphs=tuple(Paragraph(line) for line in body.split("\n")),
        url="https://example.org/news/1",
        publisher="saha",
        published=Moment(MONDAY, Precision.MINUTE, 180),
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def save(store: Store, *articles: Article, seen: datetime | None = None) -> tuple[Outcome, ...]:
    return store.save([Incoming(each, None, seen) for each in articles])


def test_what_was_saved_comes_back_equal(store: Store) -> None:
    given = article(
        deck="القافلة هي الثالثة",
        authors=("سلمى حداد",),
        agencies=("واس",),
        tags=("إغاثة", "ميناء"),
        extra={"mood": None, "count": 0, "deep": {"a": [1, 2.5, "ب"]}, "huge": 2**80, "flag": False},
    )
    assert save(store, given) == (NEW,)
    kept = store.article("n-1")
    assert kept.article == given
    assert (kept.revision, kept.aliases, kept.page_digest) == (1, (), "")
    assert kept.first_seen == kept.last_seen == datetime(2024, 6, 1, 12, tzinfo=UTC)


def test_an_article_is_found_by_every_spelling_of_its_address(store: Store) -> None:
    save(store, article(url="https://example.org/أخبار?b=2&a=1"))
    for key in ("n-1", "https://example.org/أخبار?b=2&a=1", "HTTPS://EXAMPLE.org:443/أخبار?a=1&b=2&utm_source=x#top"):
        assert store.article(key).article.id == "n-1"
    for key in ("", "n-2", "https://example.org/", "n-1\x00", "\ud800"):
        with pytest.raises(NotFound):
            store.article(key)


def test_the_same_again_changes_nothing(store: Store) -> None:
    save(store, article())
    before = store.article("n-1")
    assert save(store, article()) == (UNCHANGED,)
    assert save(store, article(section="عام", tags=("جديد",))) == (UNCHANGED,)  # the words are the same
    assert store.article("n-1") == before
    assert store.latest().total == 1


def test_other_words_make_a_revision_that_search_and_lists_follow(store: Store) -> None:
    save(store, article())
    later = Moment(MONDAY + DAY, Precision.MINUTE)
    changed = article("وصلت القافلة إلى المطار.", published=later, publisher="nahr")
    assert save(store, changed) == (REVISED,)
    kept = store.article("n-1")
    assert (kept.article, kept.revision) == (changed, 2)
    assert [r.article.body for r in store.revisions("n-1")] == [article().body, changed.body]
    assert [count.publisher.id for count in store.publishers()] == ["nahr"]
    assert store.search(SearchQuery("المطار")).total == 1
    assert store.search(SearchQuery("الأحد")).total == 0


@pytest.mark.parametrize("field", ["title", "deck", "paragraphs"])
def test_title_deck_and_paragraphs_are_words(store: Store, field: str) -> None:
    save(store, article())
    other: object = (Paragraph("نص آخر"),) if field == "paragraphs" else "عنوان آخر"
    assert save(store, replace(article(), **{field: other})) == (REVISED,)  # type: ignore[arg-type]


def test_a_second_id_of_one_address_is_an_alias(store: Store) -> None:
    assert save(store, article(), article(id="n-2"), article(id="n-3")) == (NEW, UNCHANGED, UNCHANGED)
    assert store.article("n-3").article.id == "n-1"
    assert [alias.id for alias in store.article("n-1").aliases] == ["n-2", "n-3"]
    assert store.latest().total == 1


def test_what_the_record_of_an_alias_says_otherwise_is_kept(store: Store) -> None:
    save(store, replace(article(), section="اقتصاد", tags=("نفط",)))
    save(store, replace(article(id="n-2"), section="أسواق", tags=("نفط",)))
    (alias,) = store.article("n-2").aliases
    assert (alias.id, dict(alias.facts)) == ("n-2", {"section": "أسواق"})


def test_one_id_at_two_addresses_is_two_articles(store: Store) -> None:
    other = article("خبر آخر تماما.", url="https://example.net/7")
    assert save(store, article(), other) == (NEW, NEW)
    assert store.article("n-1").article.url == "https://example.org/news/1"
    second = store.article("https://example.net/7")
    assert second.article.id != "n-1"
    assert store.article(second.article.id) == second
    assert store.revisions(second.article.id)[0].article == other  # as it was given
    assert save(store, article(), other) == (UNCHANGED, UNCHANGED)


def test_without_an_address_the_id_tells_and_without_both_the_words(store: Store) -> None:
    bare = article(url="")
    assert save(store, bare, replace(bare, title="عنوان معدل")) == (NEW, REVISED)
    nameless = article("لا عنوان له ولا رقم", url="", id="")
    assert save(store, nameless, nameless) == (NEW, UNCHANGED)
    assert len(store.latest().hits[0].kept.article.id) == len("0123456789abcdef")
    assert store.latest().total == 2


def test_an_article_known_by_id_alone_takes_the_address_that_comes_later(store: Store) -> None:
    assert save(store, article(url=""), article()) == (NEW, UNCHANGED)
    assert store.article("https://example.org/news/1").article.id == "n-1"


def test_a_batch_is_as_if_one_came_after_the_other(store: Store, reopen: Callable[[], Store]) -> None:
    first, second = article("نص أول"), article("نص ثان")
    assert save(store, first, second, first, second, article("نص ثالث")) == (
        NEW,
        REVISED,
        UNCHANGED,
        UNCHANGED,
        REVISED,
    )
    assert store.article("n-1").revision == 3
    with reopen() as again:
        assert save(again, first, second, article("نص ثالث")) == (UNCHANGED,) * 3
        assert [r.number for r in again.revisions("n-1")] == [1, 2, 3]


def test_fetched_pages_change_back_and_forth_and_a_rerun_adds_nothing(store: Store) -> None:
    rounds = [(article("أ"), 0), (article("ب"), 1), (article("أ"), 2), (article("أ"), 3)]
    outcomes = [save(store, each, seen=MONDAY + n * DAY)[0] for each, n in rounds]
    assert outcomes == [NEW, REVISED, REVISED, UNCHANGED]
    before = store.article("n-1"), store.revisions("n-1")
    assert before[0].last_seen == MONDAY + 3 * DAY
    assert [save(store, each, seen=MONDAY + n * DAY)[0] for each, n in rounds] == [UNCHANGED] * 4
    assert (store.article("n-1"), store.revisions("n-1")) == before


def test_an_older_capture_joins_the_history_but_not_the_front(store: Store) -> None:
    save(store, article("الحالة الحديثة"), seen=MONDAY + DAY)
    assert save(store, article("الحالة القديمة"), seen=MONDAY) == (REVISED,)
    kept = store.article("n-1")
    assert kept.article.body == "الحالة الحديثة"
    assert (kept.first_seen, kept.last_seen) == (MONDAY, MONDAY + DAY)
    assert [r.article.body for r in store.revisions("n-1")] == ["الحالة القديمة", "الحالة الحديثة"]
    assert save(store, article("الحالة القديمة"), seen=MONDAY) == (UNCHANGED,)


def test_pages_are_kept_once_and_come_back_equal(store: Store) -> None:
    page = Page(
        "https://example.org/news/1",
        b"<html>\x00\xff" + b"x" * 5000,
        MONDAY,
        (("Content-Type", "text/html"), ("X", "\udcff\x00")),
        "archive.warc.gz, record 3",
    )
    store.save(
        [Incoming(article(), page, MONDAY), Incoming(article(url="https://example.org/2", id="2"), page, MONDAY)]
    )
    digest = store.article("n-1").page_digest
    assert digest == store.article("2").page_digest == page.digest
    assert store.page(digest) == page
    with pytest.raises(NotFound, match="abc"):
        store.page("abc")


def test_a_page_that_comes_later_is_put_beside_words_that_had_none(store: Store) -> None:
    save(store, article())
    page = Page("https://example.org/news/1", b"<p>", MONDAY)
    assert store.save([Incoming(article(), page, MONDAY)]) == (UNCHANGED,)
    kept = store.article("n-1")
    assert (kept.page_digest, kept.revision, kept.first_seen) == (page.digest, 1, MONDAY)
    assert store.save([Incoming(article(), Page("", b"<p >", MONDAY), MONDAY)]) == (UNCHANGED,)
    assert store.article("n-1").page_digest == page.digest


def test_texts_no_database_can_hold_are_kept_all_the_same(store: Store) -> None:
    nasty = article(
        "قبل\x00بعد \ud83d وحيد", id="a\x00\udfffb", title="عنوان\x00", publisher="p\x00", extra={"k": "\ud800"}
    )
    long = article("طويل", id="م" * 5000, url="https://example.org/" + "س" * 5000)
    assert save(store, nasty) == (NEW,)
    assert save(store, long) == (NEW,)
    stored = store.article("a\x00\udfffb").article
    assert replace(stored, id=nasty.id) == nasty
    assert store.revisions("a\x00\udfffb")[0].article == nasty
    assert store.article(long.id).article.body == "طويل"
    assert store.article(store.article(long.id).article.id) == store.article(canonical_url(long.url))
    assert save(store, nasty, long) == (UNCHANGED, UNCHANGED)


def test_any_year_can_be_kept_and_undated_articles_come_last(store: Store) -> None:
    dates = [None, datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC), MONDAY]
    batch = [
        article(f"نص {n}", id=str(n), url="", published=Moment(at, Precision.DAY) if at else None)
        for n, at in enumerate(dates)
    ]
    save(store, *batch)
    assert [hit.kept.article.id for hit in store.latest().hits] == ["2", "3", "1", "0"]
    (count,) = store.publishers()
    assert (count.first, count.last) == (dates[1], datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC))


def test_export_gives_all_in_order_of_arrival(store: Store) -> None:
    batch = [article(f"نص {n}", id=str(n), url=f"https://example.org/{n}") for n in range(450)]
    save(store, *batch[:300])
    save(store, *batch[300:])
    assert [kept.article for kept in store.export()] == batch


def test_an_empty_batch_is_no_work(store: Store) -> None:
    assert store.save([]) == ()
    assert list(store.export()) == []
    assert store.publishers() == ()
