"""Web archives: pages out, with address, date and headers; cuts and damage told, good records kept."""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from isnad.collect import SIZE_LIMIT, Item, PageRead
from isnad.model import Failure

Read = Callable[..., list[Item]]
Warc = Callable[..., bytes]

OK = "200 OK\nContent-Type: text/html; charset=utf-8"


def html(number: int) -> bytes:
    # Letters that do not pack, so that half of a gzip is half of the records.
    noise = gzip.compress(b"%d" % number).hex() * 20
    return f"<html><title>خبر {number}</title><p>{noise}</p></html>".encode()


def address(number: int) -> str:
    return f"https://example.com/{number}"


@pytest.fixture(params=[False, True], ids=["plain", "gz"])
def archive(request: pytest.FixtureRequest, warc: Warc) -> bytes:
    return warc(*((address(n), OK, html(n)) for n in range(5)), packed=request.param)


def test_pages_keep_address_date_headers_and_place(read: Read, archive: bytes) -> None:
    items = read(archive, "news.warc.gz")
    assert len(items) == 5
    for number, item in enumerate(items):
        assert isinstance(item, PageRead)
        assert item.page.url == address(number)
        assert item.page.body == html(number)
        assert item.page.fetched == datetime(2024, 10, 25, 10, tzinfo=UTC)
        assert item.page.content_type == "text/html; charset=utf-8"
        assert item.record == number + 1
        assert item.page.source.endswith(f"news.warc.gz, record {number + 1}")


def test_half_an_archive_gives_its_good_records_and_one_failure(read: Read, archive: bytes) -> None:
    *pages, failure = read(archive[: len(archive) // 2], "half.warc")
    assert [page.page.body for page in pages if isinstance(page, PageRead)] == [html(n) for n in range(len(pages))]
    assert len(pages) in {2, 3}
    assert isinstance(failure, Failure)
    assert "cut off" in failure.reason
    assert failure.source.endswith("half.warc")
    assert failure.record in {len(pages), len(pages) + 1}


def test_a_cut_anywhere_is_told_and_no_half_page_comes_through(read: Read, warc: Warc) -> None:
    whole = warc(*((address(n), OK, b"<html>%d</html>" % n) for n in range(2)))
    first = warc((address(0), OK, b"<html>0</html>"))
    for cut in range(10, len(whole) - 4, 7):
        items = read(whole[:cut], "cut.warc")
        bodies = [item.page.body for item in items if isinstance(item, PageRead)]
        assert bodies == [b"<html>0</html>", b"<html>1</html>"][: len(bodies)]
        if cut not in range(len(first) - 4, len(first) + 1):  # between two records nothing is missing
            assert items, cut
            assert isinstance(items[-1], Failure), cut


def test_what_is_no_page_is_passed_over(read: Read, warc: Warc) -> None:
    archive = warc(
        (address(0), "404 Not Found\nContent-Type: text/html", html(0)),
        (address(1), "301 Moved\nLocation: /x", b""),
        (address(2), "200 OK\nContent-Type: image/png", b"\x89PNG"),
        (address(3), "200 OK", html(3)),
        (address(4), "200 OK\nContent-Type: application/xhtml+xml", html(4)),
    )
    assert [item.page.url for item in read(archive, "x.warc") if isinstance(item, PageRead)] == [address(3), address(4)]


def test_resources_are_pages_too(read: Read, warc: Warc) -> None:
    (page,) = read(warc((address(1), "", html(1)), kind="resource"), "x.warc")
    assert isinstance(page, PageRead)
    assert page.page.body == html(1)


def test_transfer_and_content_encodings_are_undone(read: Read, warc: Warc) -> None:
    body = html(1)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    archive = warc(
        (address(1), f"{OK}\nTransfer-Encoding: chunked", chunked),
        (address(2), f"{OK}\nContent-Encoding: gzip", gzip.compress(body)),
        (address(3), f"{OK}\nTransfer-Encoding: chunked", body),  # a crawler undid it and kept the header
        (address(4), f"{OK}\nContent-Encoding: gzip", body),
    )
    assert [item.page.body for item in read(archive, "x.warc") if isinstance(item, PageRead)] == [body] * 4


def test_a_bomb_in_a_response_is_told(read: Read, warc: Warc) -> None:
    packed = gzip.compress(b"<html>" + bytes(SIZE_LIMIT * 2))
    failure, page = read(
        warc((address(1), f"{OK}\nContent-Encoding: gzip", packed), (address(2), OK, html(2))), "x.warc"
    )
    assert isinstance(failure, Failure)
    assert failure.record == 1
    assert "larger than 16 MiB" in failure.reason
    assert isinstance(page, PageRead)


def test_records_that_are_too_large_are_told_where_they_are_pages(read: Read, warc: Warc) -> None:
    large = b"<html>" + b" " * SIZE_LIMIT
    archive = warc(
        (address(1), "200 OK\nContent-Type: video/mp4", large), (address(2), OK, large), (address(3), OK, html(3))
    )
    failure, page = read(archive, "x.warc")
    assert isinstance(failure, Failure)
    assert failure.record == 2
    assert isinstance(page, PageRead)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(data=st.data())
def test_a_damaged_archive_never_raises(read: Read, warc: Warc, data: st.DataObject) -> None:
    content = bytearray(warc(*((address(n), f"{OK}\nTransfer-Encoding: chunked", html(n)) for n in range(2))))
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, 700))
        content[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    for item in read(bytes(content), "x.warc"):
        assert isinstance(item, PageRead | Failure)


def test_reading_goes_on_behind_a_damaged_record(read: Read, warc: Warc) -> None:
    parts = [warc((address(n), OK, html(n))) for n in range(4)]
    for damage in (b"garbage\r\n" * 3, b"WARC/9.9 nonsense\r\n\r\n", b"x" * 100_000):
        items = read(parts[0] + damage + b"".join(parts[1:]), "x.warc")
        assert [item.page.url for item in items if isinstance(item, PageRead)] == [address(n) for n in range(4)]
        assert [item.record for item in items if isinstance(item, Failure)] == [2]


def test_reading_goes_on_behind_a_damaged_member(read: Read, warc: Warc) -> None:
    parts = [warc((address(n), OK, html(n) * 9), packed=True) for n in range(30)]
    parts[3] = parts[3][:90] + b"\xff" * 40 + parts[3][130:]
    items = read(b"".join(parts), "x.warc.gz")
    failures = [item for item in items if isinstance(item, Failure)]
    assert len(failures) == 1
    assert "damaged" in failures[0].reason
    found = [item.page.url for item in items if isinstance(item, PageRead)]
    assert found[:3] == [address(0), address(1), address(2)]
    assert found[-1] == address(29)
    assert len(found) > 29 - 8192 // len(parts[0]) - 2
