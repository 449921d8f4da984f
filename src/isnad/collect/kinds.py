"""What kind of thing a source is: by its content, and by its name where the content does not tell."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from enum import StrEnum
from pathlib import PurePath


class Kind(StrEnum):
    """What a source holds."""

    EMPTY = "empty"
    JSON_LINES = "JSON Lines"
    JSON_ARRAY = "a JSON array"
    HTML = "HTML"
    WARC = "WARC"
    TEXT = "text"
    BINARY = "binary"
    UNKNOWN = "unknown"


# Bytes of the head by which the kind of a source is told: browsers look at 1,445, saved pages carry long comments.
HEAD = 4096

HTML_SUFFIXES = frozenset([".html", ".htm", ".xhtml"])
JSON_LINES_SUFFIXES = frozenset([".jsonl", ".ndjson"])
WARC_SUFFIXES = frozenset([".warc"])
# Names under which a text is taken for the dump of a news page; other names (.csv, .md, .py) say that it is none.
TEXT_SUFFIXES = frozenset([".txt", ".text", ""])

_UTF16 = (BOM_UTF16_LE, BOM_UTF16_BE)
_HTML_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_HTML_ANYWHERE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p)\b", re.IGNORECASE)
_ARRAY_OPENING = re.compile(rb"\s*\[\s*[\[{\]]")
# Control characters that no text has: all of C0 but tab, line ends, form feed, escape (and NUL, counted apart).
_CONTROL = re.compile(rb"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_MAGICS = (b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3\x00")


def kind_of(head: bytes, name: str) -> Kind:
    """The kind of a source with these first bytes (unpacked) and this name.

    >>> kind_of(b'{"id": "1"}', "articles")
    <Kind.JSON_LINES: 'JSON Lines'>
    >>> kind_of(b"<!doctype html><title>x</title>", "index.php?id=3")
    <Kind.HTML: 'HTML'>
    """
    suffix = suffix_of(name)
    words = _plain(head)
    if not words.strip() and len(head) < HEAD:
        return Kind.EMPTY
    if words.startswith(b"WARC/"):
        return Kind.WARC
    if words.lstrip().startswith(b"{") and suffix not in HTML_SUFFIXES:  # whatever its text or a later line looks like
        return Kind.JSON_LINES
    if _is_html(words, suffix):
        return Kind.HTML
    if _is_binary(words):
        return Kind.BINARY
    return _kind_of_text(words, suffix)


def _kind_of_text(words: bytes, suffix: str) -> Kind:
    if suffix in JSON_LINES_SUFFIXES:
        return Kind.JSON_LINES
    if _ARRAY_OPENING.match(words):
        return Kind.JSON_ARRAY
    return Kind.TEXT if suffix in TEXT_SUFFIXES else Kind.UNKNOWN


def suffix_of(name: str) -> str:
    """The suffix that says what a file holds, in small letters and without a last «.gz».

    >>> suffix_of("news/2018.JSONL.gz")
    '.jsonl'
    """
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix == ".gz" else path.suffix


def opens_as_html(head: bytes) -> bool:
    """Whether these first bytes open an HTML document by its first words, not only by a tag somewhere."""
    return _HTML_OPENING.match(_plain(head)) is not None


def is_utf16(head: bytes) -> bool:
    """Whether these bytes begin with the mark of UTF-16."""
    return head.startswith(_UTF16)


def _plain(head: bytes) -> bytes:
    # Only for telling the kind: UTF-16 made readable, the mark of UTF-8 taken off.
    if head.startswith(_UTF16):
        return head.decode("utf-16", errors="replace").encode("utf-8")
    return head.removeprefix(BOM_UTF8)


def _is_html(words: bytes, suffix: str) -> bool:
    if _HTML_OPENING.match(words):
        return True
    if suffix in HTML_SUFFIXES:
        return not _is_binary(words) or _HTML_ANYWHERE.search(words) is not None
    return suffix in TEXT_SUFFIXES and words.lstrip().startswith(b"<") and _HTML_ANYWHERE.search(words) is not None


def _is_binary(words: bytes) -> bool:
    if words.startswith(_MAGICS):
        return True
    odd = len(_CONTROL.findall(words)) + words.count(b"\x00")
    # One stray control character does not make a text binary; compressed or compiled bytes hold 10% of them.
    return odd > max(2, len(words) // 50)
