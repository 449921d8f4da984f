"""Watches and what they told, as they are kept: rows of plain values, packed."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from isnad.model import (
    Level,
    Mark,
    Notice,
    Span,
    Watch,
    Words,
    condition_from_json,
    condition_to_json,
)
from isnad.store.packing import micros_or_none, moment, pack, unpack
from isnad.store.rows import Row, listed, mapping, whole


def pack_watch(watch: Watch) -> bytes:
    """A watch, all but its number, token, whether it is paused, and after which article it was made."""
    return pack(
        {
            "name": watch.name,
            "condition": condition_to_json(watch.condition),
            "address": watch.address,
            "secret": watch.secret,
            "created": micros_or_none(watch.created),
            "reason": watch.reason,
        }
    )


def unpack_watch(number: int, token: str, after: int, packed: bytes, *, paused: bool) -> Watch:
    """The watch that `pack_watch` was given."""
    row = mapping(unpack(packed))
    created = row["created"]
    return Watch(
        name=str(row["name"]),
        condition=condition_from_json(mapping(row["condition"])),
        number=number,
        address=str(row["address"]),
        secret=str(row["secret"]),
        token=token,
        created=None if created is None else moment(whole(created)),
        paused=paused,
        reason=str(row["reason"]),
        after=after,
    )


def pack_notice(notice: Notice) -> bytes:
    """A notice, all but its number, watch and time."""
    return pack(
        {
            "id": notice.id,
            "title": notice.title,
            "text": notice.text,
            "article": notice.article,
            "story": notice.story,
            "publisher": notice.publisher,
            "url": notice.url,
            "mark": [notice.mark.level.value, notice.mark.key, notice.mark.gist],
            "words": [_words_row(words) for words in notice.words],
        }
    )


def unpack_notice(number: int, watch: int, at: datetime, packed: bytes) -> Notice:
    """The notice that `pack_notice` was given."""
    row = mapping(unpack(packed))
    return Notice(
        watch=watch,
        at=at,
        title=str(row["title"]),
        text=str(row["text"]),
        article=str(row["article"]),
        story=str(row["story"]),
        words=tuple(_words(listed(words)) for words in listed(row["words"])),
        mark=_mark(row["mark"]),
        publisher=str(row["publisher"]),
        url=str(row["url"]),
        number=number,
        id=str(row["id"]),
    )


def unpack_mark(packed: bytes) -> Mark:
    """The mark of the notice that `pack_notice` was given."""
    return _mark(mapping(unpack(packed))["mark"])


def key_digest(mark: Mark) -> bytes:
    """What notices are found by that may be the same."""
    return hashlib.sha256(f"{mark.level}:{mark.key}".encode("utf-8", "surrogatepass")).digest()[:16]


def _mark(row: object) -> Mark:
    level, key, gist = listed(row)
    return Mark(Level(str(level)), str(key), str(gist))


def _words_row(words: Words) -> Row:
    return [words.article, words.revision, words.span.text, words.span.start, words.span.end]


def _words(row: Sequence[object]) -> Words:
    article, revision, text, start, end = row
    return Words(str(article), whole(revision), Span(str(text), whole(start), whole(end)))
