"""HTTP as the sample speaks it: conditions, packing, redirects. Pure: what was asked in, the answer out."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from isnad.sample.offering import Moved, Resource

_PACKED = ("application/gzip",)  # types that are not packed once more


@dataclass(frozen=True, slots=True)
class Answer:
    """One response."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


def answer(found: Resource | Moved, asked: Mapping[str, str], max_age: int = 0) -> Answer:
    """The response with what stands at an address; `asked` are the headers of the request."""
    if isinstance(found, Moved):
        return Answer(301, (("Location", found.to),))
    headers = [
        ("ETag", found.etag),
        ("Last-Modified", http_date(found.modified)),
        ("Vary", "Accept-Encoding"),
    ]
    if max_age:
        headers.append(("Cache-Control", f"max-age={max_age}"))
    if _unchanged(found, asked):
        return Answer(304, tuple(headers))
    body = found.body
    headers.append(("Content-Type", found.content_type))
    if found.content_type not in _PACKED and _takes_gzip(asked.get("Accept-Encoding", "")):
        body = gzip.compress(body, mtime=0)
        headers.append(("Content-Encoding", "gzip"))
    return Answer(200, tuple(headers), body)


def refusal(status: int, words: str, *headers: tuple[str, str]) -> Answer:
    """A response that says in plain words why there is no page."""
    return Answer(status, (("Content-Type", "text/plain; charset=utf-8"), *headers), f"{words}\n".encode())


def http_date(when: datetime) -> str:
    """A time as headers have it (RFC 9110, 5.6.7)."""
    return format_datetime(when.astimezone(UTC).replace(microsecond=0), usegmt=True)


def _unchanged(found: Resource, asked: Mapping[str, str]) -> bool:
    if known := asked.get("If-None-Match"):  # goes before the other one (RFC 9110, 13.2.2)
        tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
        return "*" in tags or found.etag.removeprefix("W/") in tags
    try:
        since = parsedate_to_datetime(asked.get("If-Modified-Since") or "")
        return found.modified.replace(microsecond=0) <= since.replace(tzinfo=since.tzinfo or UTC)
    except ValueError:  # there is none, or it cannot be read
        return False


def _takes_gzip(accepted: str) -> bool:
    for part in accepted.lower().split(","):
        name, _, parameter = part.partition(";")
        if name.strip() in {"gzip", "x-gzip"}:
            return parameter.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
