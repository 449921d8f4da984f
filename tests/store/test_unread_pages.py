"""Pages that wait to be read are given in their order, and never more of them than memory is meant for."""

from datetime import UTC, datetime

from isnad.model import Collected, FetchedPage, Followed, Page, Visit
from isnad.store import Store

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
MEBIBYTE = 1 << 20


def test_a_part_of_large_pages_is_small(store: Store) -> None:
    store.follow([Followed("http://a.example/rss.xml")])
    sizes = [10, 6 * MEBIBYTE, 10, 10, 3 * MEBIBYTE, 2 * MEBIBYTE, 10]
    addresses = [f"http://a.example/{number}" for number in range(len(sizes))]
    found = tuple(Visit(address, address, feed=1, due=NOW) for address in addresses)
    visits = store.save_collected(Collected(found=found))
    bodies = [bytes([number]) * size for number, size in enumerate(sizes)]
    pages = [Page(visit.address, body, NOW) for visit, body in zip(visits, bodies, strict=True)]
    fetched = tuple(
        FetchedPage(page, visit.item, visit=visit.number) for page, visit in zip(pages, visits, strict=True)
    )
    store.save_collected(Collected(fetched=fetched))
    parts, last = [], 0
    while part := store.unread_pages(last, 8):
        parts.append([len(each.page.body) for each in part])
        last = part[-1].number
    assert parts == [[10], [6 * MEBIBYTE], [10, 10, 3 * MEBIBYTE], [2 * MEBIBYTE, 10]]
    store.save((), read={1: True, 2: False, 3: True})
    assert [each.number for each in store.unread_pages(0, 2)] == [4, 5]
