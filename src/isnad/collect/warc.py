"""WARC: the HTML pages of a web archive, by FastWARC.

FastWARC was chosen over warcio for its errors: on 20,000 damaged archives it raised OSError only, and warcio also
AttributeError and OverflowError. Both read on over a cut without a word, so the two places where a cut shows are
watched here: the gzip stream, which we unpack ourselves (see streams), and the declared length of every record.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BufferedReader, UnsupportedOperation
from typing import Literal

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from isnad.collect.items import PageRead
from isnad.collect.kinds import HEAD, opens_as_html
from isnad.collect.streams import CHUNK, SIZE_LIMIT, Source
from isnad.model import Failure, Page

_HTML_TYPES = frozenset(["text/html", "application/xhtml+xml"])
# A record larger than a page may be is looked at only as far as its HTTP headers reach.
_HEADERS_LIMIT = 64 * 1024
# A record's own headers are shorter than this.
_TAIL = 4096
_RECORD = re.compile(rb"WARC/1\.[01]\r\n")
_RECORD_SIZE = 10  # bytes that it spans
_RESPONSE = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n"
_PAGE_RECORDS = WarcRecordType.response | WarcRecordType.resource


class _Forward:
    """The stream as FastWARC wants it: it asks where it is, and must not find out that it cannot go back."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self._place = 0  # of the next byte to be given
        self._given = b""  # the last bytes given, at least _TAIL of them where there are so many
        self._ahead = b""  # found by `skip_to_record`, to be given next

    def read(self, size: int = -1) -> bytes:
        data = self._ahead or self._stream.read(size)
        self._ahead = b""
        if 0 <= size < len(data):
            data, self._ahead = data[:size], data[size:]
        self._place += len(data)
        self._given = data if len(data) >= _TAIL else self._given[-_TAIL:] + data
        return data

    def tell(self) -> int:
        return self._place

    def seek(self, place: int, whence: int = 0) -> int:
        raise UnsupportedOperation("a stream is read forward only")

    def close(self) -> None:
        """Nothing: whoever opened the stream closes it."""

    def ends_in_headers(self) -> bool:
        """Whether the last bytes given were the beginning of a record, less than its headers."""
        rest = self._given.rpartition(b"\r\n\r\n")[2].lstrip()
        return bool(rest) and (rest.startswith(b"WARC/") or b"WARC/".startswith(rest))

    def skip_to_record(self, after: int) -> bool:
        """Go on at the next bytes that open a record, behind this place; whether there is one."""
        window = self._given[max(0, len(self._given) - (self._place - after) + 1) :] + self._ahead
        self._place -= len(window) - len(self._ahead)
        while (found := _RECORD.search(window)) is None:
            more = self._stream.read(CHUNK)
            if not more:
                return False
            kept = window[-_RECORD_SIZE:]
            self._place += len(window) - len(kept)
            window = kept + more
        self._place += found.start()
        self._ahead = window[found.start() :]
        return True


def read_warc(source: Source) -> Iterator[PageRead | Failure]:
    """Every HTML page that the archive holds, with address, date and headers, in order; all else is passed over.

    Responses other than 2xx are no pages of the publisher. A record that is cut or damaged is a failure with its
    number (from 1, counting records of all types), and reading goes on at the next record that can be found.
    """
    number, stream = 0, _Forward(source.bytes)
    while True:
        place, told = stream.tell(), number
        try:
            for record in ArchiveIterator(stream, parse_http=False, stream_detect=False):
                number, place = number + 1, record.stream_pos
                found = _page(record, source.name, number)
                if isinstance(found, PageRead) or (found and not source.damage):
                    told = number
                    yield found
        except OSError as error:  # what FastWARC raises for everything it cannot read on from
            if not source.damage:
                number = told = number + 1
                yield Failure(source.name, f"the archive is damaged here ({error})", record=number)
                if stream.skip_to_record(place):
                    continue
        if source.damage:
            yield Failure(source.name, source.damage, record=max(number, 1))
            if source.resume():
                continue
        elif stream.ends_in_headers() and told <= number:
            yield Failure(source.name, "cut off within the headers of the record", record=number + 1)
        return


def _page(record: WarcRecord, name: str, number: int) -> PageRead | Failure | None:
    declared = record.headers.get("Content-Length")
    if declared is None:
        return Failure(name, "no Content-Length in the headers of the record: cut off, or damaged", record=number)
    if not record.record_type & _PAGE_RECORDS:
        return None
    length = record.content_length
    block = record.reader.read(length if length <= SIZE_LIMIT else _HEADERS_LIMIT)
    if len(block) < min(length, _HEADERS_LIMIT) or (length <= SIZE_LIMIT and len(block) < length):
        return Failure(name, f"cut off: {len(block):,} of {length:,} bytes are there", record=number)
    return _html(record, block, name, number, whole=len(block) == length)


def _html(record: WarcRecord, block: bytes, name: str, number: int, *, whole: bool) -> PageRead | Failure | None:
    headers: tuple[tuple[str, str], ...] = (("Content-Type", record.headers.get("Content-Type") or ""),)
    body = block
    if record.record_type == WarcRecordType.response:
        try:
            status, headers, body = _response(block)
        except OSError as error:
            return Failure(name, f"the response cannot be read: {str(error)[:80]}", record=number) if whole else None
        if not 200 <= status < 300:
            return None
    page = Page(
        url=(record.headers.get("WARC-Target-URI") or "").strip("<>"),
        body=body,
        fetched=_date(record.headers.get("WARC-Date") or ""),
        headers=headers,
        source=f"{name}, record {number}",
    )
    if not _is_html(page):
        return None
    if not whole or len(body) > SIZE_LIMIT:
        return Failure(name, f"larger than {SIZE_LIMIT >> 20} MiB, which no news page is; skipped", record=number)
    return PageRead(page, name, number)


def _response(block: bytes) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Status, headers and body of an HTTP response, its encodings undone. Raises OSError where they cannot be."""
    try:
        return _parsed(block, "all")
    except OSError:
        # Some crawlers undo an encoding and keep the header that announces it.
        status, headers, body = _parsed(block, "none")
        if opens_as_html(body[:HEAD]):
            return status, headers, body
        raise


def _parsed(block: bytes, auto_decode: Literal["all", "none"]) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    # On a record of its own: an error in the response must not end the reading of the archive.
    response = WarcRecord.from_bytes(_RESPONSE % len(block) + block)
    response.parse_http(auto_decode=auto_decode)
    if not response.is_http_parsed:
        return 0, (), b""
    headers = tuple((key, value) for key, value in response.http_headers.astuples())
    return response.http_headers.status_code or 0, headers, response.reader.read(SIZE_LIMIT + 1)


def _is_html(page: Page) -> bool:
    kind = page.content_type.partition(";")[0].strip().lower()
    return kind in _HTML_TYPES or (not kind and opens_as_html(page.body[:HEAD]))


def _date(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
