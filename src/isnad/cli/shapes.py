"""What `--json` prints. An article has the project's one shape; what the store knows beside it stands under `kept`."""

from datetime import datetime

from isnad.model import Check, Failure, Hit, KeptArticle, PublisherCount, Revision, article_to_json


def kept_shape(kept: KeptArticle) -> dict[str, object]:
    """An article as the store knows it now."""
    return article_to_json(kept.article) | {
        "kept": {
            "revision": kept.revision,
            "first_seen": _time(kept.first_seen),
            "last_seen": _time(kept.last_seen),
            "page": kept.page_digest,
            "aliases": [{"id": alias.id, "facts": dict(alias.facts)} for alias in kept.aliases],
        }
    }


def revision_shape(revision: Revision) -> dict[str, object]:
    """One state of an article."""
    return article_to_json(revision.article) | {
        "kept": {"revision": revision.number, "first_seen": _time(revision.seen), "page": revision.page_digest}
    }


def hit_shape(hit: Hit) -> dict[str, object]:
    """An article that was found; `marks` are spans of matched words in `snippet`, in code points."""
    return {
        "article": kept_shape(hit.kept),
        "score": hit.score,
        "snippet": hit.snippet,
        "marks": [list(span) for span in hit.marks],
    }


def publisher_shape(row: PublisherCount) -> dict[str, object]:
    """A publisher and how much of it is kept."""
    publisher = row.publisher
    return {
        "id": publisher.id,
        "name": publisher.name,
        "country": publisher.country,
        "zone": publisher.zone,
        "language": publisher.language,
        "kind": publisher.kind.value,
        "owner": publisher.owner,
        "hosts": list(publisher.hosts),
        "aliases": list(publisher.aliases),
        "home": publisher.home,
        "feeds": list(publisher.feeds),
        "articles": row.articles,
        "first": _time(row.first),
        "last": _time(row.last),
    }


def failure_shape(failure: Failure) -> dict[str, object]:
    """What could not be taken, and why."""
    return {"source": failure.source, "line": failure.line, "record": failure.record, "reason": failure.reason}


def check_shape(check: Check) -> dict[str, object]:
    """One thing that was looked at."""
    return {"name": check.name, "ok": check.ok, "detail": check.detail}


def _time(value: datetime | None) -> str | None:
    return value.isoformat(timespec="seconds") if value else None
