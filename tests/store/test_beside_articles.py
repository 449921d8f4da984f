"""Publishers, failures, checks, threads: what a store does beside keeping and finding."""

import threading
from dataclasses import replace

import pytest
from sqlalchemy import text

from isnad.errors import BadRecord
from isnad.model import Article, Failure, FeedAddress, Incoming, Paragraph, Publisher, PublisherKind, SearchQuery
from isnad.store import Store, storable


def article(number: int) -> Article:
    return Article(id=str(number), title=f"خبر رقم {number}", paragraphs=(Paragraph("تفاصيل الخبر"),), publisher="saha")


def incoming(*numbers: int) -> list[Incoming]:
    return [Incoming(article(number)) for number in numbers]


def test_publishers_come_with_their_counts_known_or_not(store: Store) -> None:
    saha = Publisher("saha", "الساحة", "EG", "Africa/Cairo", kind=PublisherKind.NEWSPAPER, hosts=("saha.example",))
    silent = Publisher("nahr", "النهر", feeds=(FeedAddress("https://nahr.example/feed"),))
    store.save_publishers([saha, silent])
    store.save([*incoming(1, 2), Incoming(replace(article(3), publisher="stranger"))])
    assert [(count.publisher, count.articles) for count in store.publishers()] == [
        (saha, 2),
        (Publisher("stranger", "stranger"), 1),
        (silent, 0),
    ]
    renamed = replace(saha, name="الساحة اليوم")
    store.save_publishers([renamed])
    assert store.publishers()[0].publisher == renamed


def test_failures_are_kept_once_and_shown_newest_first(store: Store) -> None:
    first = Failure("a.jsonl", "no object\x00", line=3)
    second = Failure("b.warc", "cut in half", record=7)
    store.save([], [first, second, first])
    store.save(incoming(1), [first])
    assert sorted(map(str, store.failures())) == sorted(map(str, [first, second]))
    assert len(store.failures(1)) == 1
    assert store.article("1").revision == 1


def test_all_is_well_with_a_good_store_and_each_check_says_what_it_saw(store: Store) -> None:
    store.save(incoming(1, 2, 3))
    checks = store.checks()
    assert [check for check in checks if not check.ok] == []
    assert any("3 articles" in check.detail for check in checks)


def test_an_index_out_of_step_is_found_and_made_anew(store: Store) -> None:
    store.save(incoming(1, 2, 3))
    with store._writing() as connection:
        store._backend.clear_index(connection)
        connection.execute(text("UPDATE settings SET value = 'simplemma 0.0' WHERE name = 'terms'"))
    assert {check.name for check in store.checks() if not check.ok} == {"search index", "search terms"}
    assert store.search(SearchQuery("خبر")).total == 0
    assert store.reindex() == 3
    assert all(check.ok for check in store.checks())
    assert store.search(SearchQuery("خبر")).total == 3


def test_what_cannot_be_written_is_told_before_and_stops_its_batch_whole(store: Store) -> None:
    deep: object = "x"
    for _ in range(100_000):
        deep = [deep]
    bad = replace(article(2), extra={"deep": deep})
    assert "nested" in str(storable(bad))
    assert storable(article(1)) is None
    with pytest.raises(BadRecord, match="«2»"):
        store.save([Incoming(article(1)), Incoming(bad)])
    assert store.latest().total == 0


def test_many_read_while_one_writes(store: Store) -> None:
    seen: list[int] = []
    errors: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                result = store.search(SearchQuery("خبر", limit=5))
                listed = store.latest(5)
                assert len(result.hits) == min(5, result.total)
                seen.append(listed.total)
        except BaseException as error:  # noqa: BLE001  handed to the test below
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for start in range(0, 200, 20):
        store.save(incoming(*range(start, start + 20)))
    done.set()
    for reader in readers:
        reader.join()
    assert errors == []
    assert all(total % 20 == 0 for total in seen)  # whole batches only


def test_two_writers_wait_for_one_another(address: str) -> None:
    errors: list[BaseException] = []

    def write(first: int) -> None:
        try:
            with Store.open(address) as store:
                for start in range(first, first + 60, 10):
                    store.save(incoming(*range(start, start + 10)))
        except BaseException as error:  # noqa: BLE001  handed to the test below
            errors.append(error)

    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 30)]  # half of the articles are the same
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert errors == []
    with Store.open(address) as store:
        assert store.latest().total == 90
        assert all(check.ok for check in store.checks())
