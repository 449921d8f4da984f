"""What a file is, by content first and by name where the content does not tell."""

import pytest

from isnad.collect import Kind, kind_of


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b'{"id": "1"}', "x", Kind.JSON_LINES),
        (b'\xef\xbb\xbf {"id": "1"}', "x.txt", Kind.JSON_LINES),
        (b"no json at all", "x.jsonl.gz", Kind.JSON_LINES),
        (b'{"text": "<html><p>"}', "x", Kind.JSON_LINES),
        (b'{"@type": "x"}<html><p>', "x.html", Kind.HTML),
        (b"<!DOCTYPE html><p>", "index.php?id=3", Kind.HTML),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<html xmlns='x'>", "x", Kind.HTML),
        (b"plain words", "x.htm", Kind.HTML),
        ("<html><p>خبر".encode("utf-16"), "x.html", Kind.HTML),
        (b"<html>\x00<p>a stray NUL", "x.html", Kind.HTML),
        (b"<p>a piece of a page", "-", Kind.HTML),
        (b"WARC/1.0\r\nWARC-Type: warcinfo", "x.html", Kind.WARC),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "x.html", Kind.BINARY),
        ("عنوان الخبر\nنصه".encode(), "page.txt", Kind.TEXT),
        ("عنوان الخبر".encode("windows-1256"), "standard input", Kind.TEXT),
        ("[عاجل] عنوان الخبر".encode(), "page.txt", Kind.TEXT),
        (b'[{"id": 1}]', "x.json", Kind.JSON_ARRAY),
        (b'[{"id": 1}]', "x.jsonl", Kind.JSON_LINES),
        (b"# notes", "notes.md", Kind.UNKNOWN),
        (b"", "x.html", Kind.EMPTY),
        (b"\xef\xbb\xbf \r\n", "x.txt", Kind.EMPTY),
    ],
)
def test_kind(head: bytes, name: str, kind: Kind) -> None:
    assert kind_of(head, name) is kind


def test_many_comments_are_gone_through_once() -> None:
    # Without an atomic group in the pattern this would not end before the universe does.
    assert kind_of(b"<!---->" * 585, "x") is Kind.TEXT
