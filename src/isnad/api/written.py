"""Our nouns as JSON, in the shapes of `shapes.py`."""

import json
from collections.abc import Sequence
from datetime import datetime

from fastapi import Response

from isnad.model import (
    Hit,
    KeptArticle,
    Revision,
    SearchResult,
    StoryList,
    Topic,
    article_to_json,
    story_row_to_json,
    topic_to_json,
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


def stories(found: StoryList, limit: int, offset: int) -> Shape:
    """As StoriesShape."""
    rows = [story_row_to_json(row) for row in found.rows]
    return {"total": found.total, "limit": limit, "offset": offset, "stories": rows}


def topics(rows: Sequence[Topic], limit: int, offset: int) -> Shape:
    """As TopicsShape."""
    return {"limit": limit, "offset": offset, "topics": [topic_to_json(row) for row in rows]}


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


def problem(kind: str, message: str) -> Shape:
    """As ErrorShape."""
    return {"error": {"kind": kind, "message": message}}


def _hit(hit: Hit) -> Shape:
    return {
        "kept": kept(hit.kept),
        "score": hit.score,
        "snippet": hit.snippet,
        "marks": [[start, end] for start, end in hit.marks],
    }


def _time(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
