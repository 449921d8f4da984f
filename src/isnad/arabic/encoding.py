"""Bytes -> text: which encoding a page is in, by its marks and by its letters.

What a page declares is believed only where the bytes allow it: Arabic pages declare UTF-8 and are windows-1256, and the
other way round. Broken text that stands in a page («Ø§Ù„») is the publisher's and is left alone.
"""

import codecs
import re
from dataclasses import dataclass

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED_IN_HEAD = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE
)
_DECLARED_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_HEAD_BYTES = 8192  # browsers look at 1024; templates with long comments put the declaration later
_SAMPLE_BYTES = 200_000  # enough to judge letters by
# What browsers take these labels for (WHATWG Encoding Standard): the Windows code pages hold all that ISO 8859 has.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-16-le"}
_ONE_BYTE = ("cp1256", "iso8859-6", "cp720", "cp864")  # of Arabic, the likeliest first
_FREQUENT = frozenset("ابتدرسعفقكلمنهوي")  # three letters of four in Arabic prose
_MARKUP = re.compile(rb"<[^>]*>")
# Control characters that HTML forbids and XML libraries refuse, and lone surrogates.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page and how it was read."""

    text: str
    encoding: str  # Python's name of it
    source: str  # what told: "bom", "http:content-type", "meta:charset", "sniffed"; with " (not as declared: ...)"
    damaged: int = 0  # bytes that no character could be made of; each stands as U+FFFD


def decode(body: bytes, content_type: str = "") -> Decoded:
    """The text of a page.

    Never fails: where no encoding reads all bytes, the likeliest is taken and `damaged` counts what it could not read.
    NUL and other control characters that HTML forbids are left out.
    """
    decoded = _decode(body, content_type)
    return Decoded(_FORBIDDEN.sub("", decoded.text), decoded.encoding, decoded.source, decoded.damaged)


def _decode(body: bytes, content_type: str) -> Decoded:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _read(body[len(mark) :], encoding, "bom")
    if wide := _wide(body):
        return _read(body, wide, "sniffed")
    declared, source = _declared(body, content_type)
    is_utf8 = _is_utf8(body)
    if is_utf8 and (declared in {"", "utf-8", "cp1252"} or any(byte > 0x7F for byte in body[:_SAMPLE_BYTES])):
        return _read(body, "utf-8", _told(source, declared, "utf-8"))
    if declared == "utf-8" or not declared:
        return _sniffed(body, source, declared)
    guess = _best_one_byte(body)
    disputed = guess != declared and declared in {*_ONE_BYTE, "cp1252"}
    if disputed and _arabic_score(body, guess) > 2 * _arabic_score(body, declared) + 10:
        return _read(body, guess, _told(source, declared, guess))
    return _read(body, declared, source)


def _sniffed(body: bytes, source: str, declared: str) -> Decoded:
    """Bytes that are no valid UTF-8 although nothing else was declared: damaged UTF-8, or one byte a letter."""
    damaged = _read(body, "utf-8", source or "sniffed")
    letters = sum("\u0600" <= ch <= "\u06ff" for ch in damaged.text[:_SAMPLE_BYTES])
    if letters > 20 * damaged.damaged or (not letters and damaged.damaged < len(body) // 200):
        return damaged
    guess = _best_one_byte(body)
    return _read(body, guess, _told(source, declared, guess))


def _told(source: str, declared: str, taken: str) -> str:
    if not declared:
        return "sniffed"
    return source if declared == taken else f"{source} (not as declared: {declared})"


def _read(body: bytes, encoding: str, source: str) -> Decoded:
    text = body.decode(encoding, "replace")
    return Decoded(text, encoding, source, text.count("\ufffd"))


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(body: bytes, content_type: str) -> tuple[str, str]:
    """The encoding that the header or the page declares, as Python calls it, and which did; "" where none."""
    if (header := _DECLARED_IN_HEADER.search(content_type)) and (known := _known(header.group(1))):
        return known, "http:content-type"
    if (mark := _DECLARED_IN_HEAD.search(body[:_HEAD_BYTES])) and (known := _known(mark.group(1).decode("ascii"))):
        return known, "meta:charset"
    return "", ""


def _known(label: str) -> str:
    try:
        name = codecs.lookup(label.strip()).name
    except LookupError:
        return ""
    try:
        b"a\xff".decode(name, "replace")
    except (LookupError, UnicodeError):  # a codec that is no text encoding: «hex», «zlib»
        return ""
    name = _READ_AS.get(name, name)
    return "utf-8" if name.startswith(("utf-8", "utf_8")) else name


def _wide(body: bytes) -> str:
    """UTF-16 without a mark: of every two bytes one says that the letter is Latin (0) or Arabic (6)."""
    head = body[:2000]
    if len(head) < 16 or not {0, 6} & set(head):
        return ""
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = head[first::2]
        if high.count(0) + high.count(6) > 0.9 * len(high) and head[1 - first :: 2].count(0) < 0.1 * len(high):
            return encoding
    return ""


def _best_one_byte(body: bytes) -> str:
    return max(_ONE_BYTE, key=lambda encoding: _arabic_score(body, encoding))


def _arabic_score(body: bytes, encoding: str) -> int:
    """How much the bytes look like Arabic prose in that encoding: frequent letters count for it, odd signs against."""
    text = _MARKUP.sub(b" ", body[:_SAMPLE_BYTES]).decode(encoding, "replace")
    score = 0
    for ch in text:
        if ch in _FREQUENT:
            score += 1
        elif "\u0080" <= ch <= "\u024f" or ch == "\ufffd" or "\u2500" <= ch <= "\u25ff":
            score -= 2
    return score
