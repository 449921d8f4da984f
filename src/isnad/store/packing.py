"""How values go into columns and come out again, equal."""

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime, timedelta

import orjson

from isnad.errors import BadRecord
from isnad.model import (
    Article,
    Failure,
    FeedAddress,
    FeedKind,
    Level,
    Page,
    Publisher,
    PublisherKind,
    Tie,
    article_from_json,
    article_to_json,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_YEAR_ONE = datetime(1, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

# First byte of a packed value: which JSON library wrote it. orjson is ten times as fast, but refuses lone surrogates
# and integers over 64 bits; the standard library writes both, and only it reads them back as they were.
_ORJSON = b"o"
_JSON = b"j"
_LEVEL = 6  # zlib: 1 saves 0.03 ms an article and costs a fifth more disk
_PAGE_LEVEL = 6

# A B-tree entry of PostgreSQL holds at most 2,704 bytes: longer keys are cut, with a digest in place of the rest.
_LONGEST_KEY = 500
_KEPT_OF_KEY = 400

# A clock may be wrong by a time zone; an article dated a day after it was seen has a wrong date.
_AHEAD = timedelta(days=1)

# 24 bits of an article's number make slots of one second differ: 16.7 million articles would have to come between two.
_SLOT_BITS = 24
FIRST_DATED_SLOT = 1 << _SLOT_BITS  # below it stand the articles without a date


def pack(value: object) -> bytes:
    """A JSON value as compressed bytes; `unpack` gives it back equal, with NUL, lone surrogates and large numbers.

    Raises BadRecord where it is nested too deeply or holds what JSON does not know.
    """
    try:
        return _ORJSON + zlib.compress(orjson.dumps(value, option=orjson.OPT_PASSTHROUGH_SUBCLASS), _LEVEL)
    except orjson.JSONEncodeError:
        pass
    try:
        return _JSON + zlib.compress(json.dumps(value).encode("ascii"), _LEVEL)
    except (TypeError, ValueError) as error:
        raise BadRecord(f"cannot be written as JSON: {error}") from error
    except RecursionError as error:
        raise BadRecord("is nested too deeply to be kept") from error


def unpack(packed: bytes) -> object:
    """The value that `pack` was given."""
    packed = bytes(packed)
    raw = zlib.decompress(packed[1:])
    return orjson.loads(raw) if packed[:1] == _ORJSON else json.loads(raw)


def pack_article(article: Article) -> bytes:
    """An article, whole; raises BadRecord like `pack`."""
    shape = article_to_json(article)
    del shape["text"]  # the paragraphs say it again
    return pack({key: value for key, value in shape.items() if value or key in article.extra})


def unpack_article(packed: bytes) -> Article:
    """The article that `pack_article` was given."""
    return article_from_json(_mapping(packed))


def unpack_words(packed: bytes, article_id: str) -> Article:
    """The article that `pack_article` was given, without its evidence, under this id."""
    shape = dict(_mapping(packed))
    shape.pop("evidence", None)
    return article_from_json(shape | {"id": article_id})


# What a record may say otherwise under another id while it tells the same article in the same words.
_NO_FACTS = frozenset({"id", "title", "deck", "paragraphs", "headings", "text", "evidence"})


def pack_facts(article: Article) -> bytes:
    """All of an article beside its id, its words and the evidence for them."""
    return pack({key: value for key, value in article_to_json(article).items() if key not in _NO_FACTS})


def other_facts(packed: bytes, article: Article) -> dict[str, object]:
    """Of the facts that `pack_facts` was given, those that the article says otherwise."""
    known = article_to_json(article)
    return {key: value for key, value in _mapping(packed).items() if value != known.get(key)}


def pack_page(page: Page) -> bytes:
    """All of a page but its bytes."""
    fetched = micros_or_none(page.fetched)
    return pack([page.url, page.source, [list(header) for header in page.headers], fetched])


def unpack_page(packed: bytes, body: bytes) -> Page:
    """The page, from `pack_page` and `squeeze`."""
    row = unpack(packed)
    assert isinstance(row, list)
    url, source, headers, fetched = row
    return Page(
        url,
        zlib.decompress(body),
        None if fetched is None else moment(fetched),
        tuple((name, value) for name, value in headers),
        source,
    )


def squeeze(body: bytes) -> bytes:
    """The bytes of a page, compressed."""
    return zlib.compress(body, _PAGE_LEVEL)


def pack_publisher(publisher: Publisher) -> bytes:
    """A publisher, whole."""
    row = {field.name: getattr(publisher, field.name) for field in fields(publisher) if field.name != "feeds"}
    plain = {key: list(v) if isinstance(v, tuple) else str(v) for key, v in row.items()}
    feeds = [[feed.url, feed.kind.value if feed.kind else "", feed.pattern, feed.verified] for feed in publisher.feeds]
    return pack({**plain, "feeds": feeds})


def unpack_publisher(packed: bytes) -> Publisher:
    """The publisher that `pack_publisher` was given; fields that this program does not know are left out."""
    known = {field.name for field in fields(Publisher)}
    row = {k: tuple(v) if isinstance(v, list) else v for k, v in _mapping(packed).items() if k in known}
    row["kind"] = PublisherKind(str(row["kind"]))
    listed = row.get("feeds", ())
    assert isinstance(listed, tuple)
    row["feeds"] = tuple(_feed_address(feed) for feed in listed)
    return Publisher(**row)  # type: ignore[arg-type]


def _feed_address(feed: str | list[str | bool]) -> FeedAddress:
    if isinstance(feed, str):  # a store of a version that kept addresses alone
        return FeedAddress(feed)
    url, kind, pattern, verified = feed[:4]
    known = FeedKind(str(kind)) if kind in tuple(FeedKind) else None
    return FeedAddress(str(url), known, str(pattern), bool(verified))


def pack_failure(failure: Failure) -> bytes:
    """A failure, whole."""
    return pack([failure.source, failure.reason, failure.line, failure.record])


def unpack_failure(packed: bytes) -> Failure:
    """The failure that `pack_failure` was given."""
    row = unpack(packed)
    assert isinstance(row, list)
    return Failure(*row)


def pack_ties(ties: Sequence[Tie]) -> bytes:
    """Why an article stands where it does."""
    rows = [
        [
            tie.level.value,
            tie.other,
            tie.probability,
            list(tie.terms),
            list(tie.names),
            list(tie.numbers),
            [list(measure) for measure in tie.measures],
        ]
        for tie in ties
    ]
    return pack(rows) if rows else b""


def unpack_ties(packed: bytes) -> tuple[Tie, ...]:
    """The ties that `pack_ties` was given."""
    rows = unpack(packed) if packed else []
    assert isinstance(rows, list)
    return tuple(
        Tie(Level(level), other, odds, tuple(terms), tuple(names), tuple(numbers), tuple((n, v) for n, v in measures))
        for level, other, odds, terms, names, numbers, measures in rows
    )


def _mapping(packed: bytes) -> Mapping[str, object]:
    row = unpack(packed)
    assert isinstance(row, dict)
    return row


def digest_of(*parts: str) -> bytes:
    """16 bytes that tell sequences of texts apart, also where only the borders between the parts differ."""
    whole = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        whole.update(b"%d:" % len(raw))
        whole.update(raw)
    return whole.digest()[:16]


def words_digest(article: Article) -> bytes:
    """What makes two states of an article one: title, deck and paragraphs (not what we judge of them)."""
    return digest_of(article.title, article.deck, *(paragraph.text for paragraph in article.paragraphs))


def column(text: str) -> str:
    """Text that any database takes: NUL and lone surrogates written as escapes, all else as it is."""
    if "\x00" in text:
        text = text.replace("\x00", "\\x00")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def key_of(text: str) -> str:
    """An id or address as it stands in `keys`; a key made of a key is that key."""
    text = column(text)
    if len(text) <= _LONGEST_KEY:
        return text
    return f"{text[:_KEPT_OF_KEY]}…{hashlib.sha256(text.encode()).hexdigest()}"


def micros(at: datetime) -> int:
    """Microseconds since 1970 in UTC."""
    return (at - _EPOCH) // _MICROSECOND


def micros_or_none(at: datetime | None) -> int | None:
    """The same of a time that may be none."""
    return None if at is None else micros(at)


def moment(since_1970: int) -> datetime:
    """The time, aware UTC, of so many microseconds since 1970."""
    return _EPOCH + since_1970 * _MICROSECOND


def slot_of(published: datetime | None, number: int = 0) -> int:
    """An article's place in time: larger is newer, no two articles share one, undated ones stand below all others.

    The seconds since year 1, one added, over 24 bits of the article's number. The search index is keyed by it: the
    newest matches, a span of time and an article's age are then read off the key, without a look into another table.
    With number 0, the first place of that second: what «since» and «until» are compared with.
    """
    low = number & (FIRST_DATED_SLOT - 1)
    if published is None:
        return low
    gap = published - _YEAR_ONE
    return (gap.days * 86_400 + gap.seconds + 1) << _SLOT_BITS | low


def published_at(slot: int) -> datetime | None:
    """The second of publication that a slot stands for, None for undated ones."""
    if slot < FIRST_DATED_SLOT:
        return None
    return _YEAR_ONE + timedelta(seconds=(slot >> _SLOT_BITS) - 1)


def time_of(published: datetime | None, first_seen: datetime) -> datetime:
    """When an article came into the world: published, else first seen; a date long after that is not believed."""
    return first_seen if published is None or published - first_seen > _AHEAD else published


def told_at(slot: int, first_seen: int) -> int:
    """`time_of` for the columns of an article, to the second where it was published; microseconds since 1970."""
    return micros(time_of(published_at(slot), moment(first_seen)))
