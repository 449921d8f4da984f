"""Our nouns as JSON, in the shapes of `shapes.py`."""

import json
from collections.abc import Sequence
from datetime import datetime

from fastapi import Response

from isnad.model import (
    Event,
    Failure,
    Hit,
    KeptArticle,
    Placed,
    Placement,
    PublisherCount,
    Revision,
    SearchResult,
    Story,
    StoryRow,
    article_to_json,
)

Shape = dict[str, object]


class Json(Response):
    """JSON in UTF-8. A text with a lone surrogate, which has no UTF-8, is written with escapes."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        """The bytes of the answer."""
        try:
            return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
        except UnicodeEncodeError:
            return json.dumps(content, separators=(",", ":")).encode()


def kept(value: KeptArticle) -> Shape:
    """As KeptShape."""
    return {
        "article": article_to_json(value.article),
        "revision": value.revision,
        "first_seen": _time(value.first_seen),
        "last_seen": _time(value.last_seen),
        "page_digest": value.page_digest,
        "aliases": [{"id": alias.id, "facts": dict(alias.facts)} for alias in value.aliases],
    }


def standing(placement: Placement | None) -> Shape:
    """What StandingShape has beside KeptShape."""
    if placement is None:
        return dict.fromkeys(("copy", "event", "story", "origin"))
    return {
        "copy": placement.copy,
        "event": placement.event,
        "story": placement.story,
        "origin": placement.origin,
    }


def stories(rows: Sequence[StoryRow], limit: int, offset: int) -> Shape:
    """As StoriesShape."""
    return {"limit": limit, "offset": offset, "stories": [_row(row) for row in rows]}


def story(told: Story) -> Shape:
    """As StoryShape."""
    return {
        "id": told.id,
        "headline": told.headline,
        "first": _time(told.first),
        "last": _time(told.last),
        "names": list(told.names),
        "places": list(told.places),
        "origins": list(told.origins),
        "events": [_event(event) for event in told.events],
    }


def revision(value: Revision) -> Shape:
    """As RevisionShape."""
    return {
        "number": value.number,
        "seen": _time(value.seen),
        "page_digest": value.page_digest,
        "article": article_to_json(value.article),
    }


def listed(found: SearchResult, limit: int, offset: int) -> Shape:
    """As ListShape."""
    return {"total": found.total, "limit": limit, "offset": offset, "hits": [_hit(hit) for hit in found.hits]}


def publisher(row: PublisherCount) -> Shape:
    """As PublisherShape."""
    known = row.publisher
    return {
        "id": known.id,
        "name": known.name,
        "country": known.country,
        "zone": known.zone,
        "language": known.language,
        "kind": known.kind.value,
        "owner": known.owner,
        "hosts": list(known.hosts),
        "aliases": list(known.aliases),
        "home": known.home,
        "feeds": list(known.feeds),
        "articles": row.articles,
        "first": _time(row.first),
        "last": _time(row.last),
    }


def failure(value: Failure) -> Shape:
    """As FailureShape."""
    return {"source": value.source, "reason": value.reason, "line": value.line, "record": value.record}


def problem(kind: str, message: str) -> Shape:
    """As ErrorShape."""
    return {"error": {"kind": kind, "message": message}}


def _row(row: StoryRow) -> Shape:
    return {
        "id": row.id,
        "headline": row.headline,
        "articles": row.articles,
        "events": row.events,
        "publishers": row.publishers,
        "origins": row.origins,
        "first": _time(row.first),
        "last": _time(row.last),
    }


def _event(event: Event) -> Shape:
    return {
        "id": event.id,
        "headline": event.headline,
        "first": _time(event.first),
        "last": _time(event.last),
        "copies": event.copies,
        "origins": list(event.origins),
        "articles": [_placed(placed) for placed in event.articles],
    }


def _placed(placed: Placed) -> Shape:
    placement = placed.placement
    return {
        "id": placed.article,
        "title": placed.title,
        "publisher": placed.publisher,
        "at": _time(placed.at),
        "copy": placement.copy,
        "origin": placement.origin,
        "share": placement.share,
        "added": placement.added,
    }


def _hit(hit: Hit) -> Shape:
    return {
        "kept": kept(hit.kept),
        "score": hit.score,
        "snippet": hit.snippet,
        "marks": [[start, end] for start, end in hit.marks],
    }


def _time(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
