"""Files to read, made at test time."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from isnad.collect import Item, read_paths

PAGE = "<!doctype html><html lang='ar'><title>افتتاح جسر</title><p>افتتح المحافظ الجسر الجديد.</p></html>".encode()


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Item]]:
    """Write one file with this content and name, and read it."""

    def reader(content: bytes, name: str = "news.jsonl") -> list[Item]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return list(read_paths([path]))

    return reader


@pytest.fixture
def warc() -> Callable[..., bytes]:
    """A WARC of these records, each (address, HTTP header lines, body)."""

    def make(*records: tuple[str, str, bytes], packed: bool = False, kind: str = "response") -> bytes:
        whole = b""
        for number, (url, http, body) in enumerate(records):
            head = ("HTTP/1.1 " + http).strip().replace("\n", "\r\n").encode() + b"\r\n\r\n"
            block = head + body if kind == "response" else body
            warc_head = (
                f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: {url}\r\n"
                "WARC-Date: 2024-10-25T10:00:00Z\r\n"
                f"Content-Type: {'application/http; msgtype=response' if kind == 'response' else 'text/html'}\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            record = warc_head.encode() + block + b"\r\n\r\n"
            whole += gzip.compress(record) if packed else record
        return whole

    return make
