"""What `--json` prints. An article has the project's one shape; what the store knows beside it stands under `kept`."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from isnad.model import (
    Analysis,
    Article,
    Check,
    Hit,
    KeptArticle,
    Logged,
    Placed,
    Placement,
    PublisherCount,
    Revision,
    Story,
    StoryRow,
    Tie,
    analysis_to_json,
    article_to_json,
    placement_to_json,
    publisher_to_json,
    story_row_to_json,
    story_to_json,
)

_FINE = "seconds"  # times that people read


def kept_shape(kept: KeptArticle, beside: Mapping[str, object] | None = None) -> dict[str, object]:
    """An article as the store knows it now; `beside`: its groups and what was read in it, where asked for."""
    return article_to_json(kept.article) | {
        "kept": {
            "revision": kept.revision,
            "first_seen": _time(kept.first_seen),
            "last_seen": _time(kept.last_seen),
            "page": kept.page_digest,
            "aliases": [{"id": alias.id, "facts": dict(alias.facts)} for alias in kept.aliases],
            **(beside or {}),
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


def placement_shape(placement: Placement) -> dict[str, object]:
    """Where an article stands: the contract of `isnad group`."""
    return {"id": placement.article, **placement_to_json(placement)}


def analysed_shape(article: Article, analysis: Analysis) -> dict[str, object]:
    """What is read in an article: the contract of `isnad analyse`."""
    return {"id": article.id, **analysis_to_json(analysis)}


def _tie_shape(tie: Tie) -> dict[str, object]:
    """Why an article stands in a group; `measures` is what each measure added to the log odds."""
    return {
        "level": tie.level.value,
        "other": tie.other,
        "probability": tie.probability,
        "terms": list(tie.terms),
        "names": list(tie.names),
        "numbers": list(tie.numbers),
        "measures": dict(tie.measures),
    }


def why_shape(placed: Placed, log: Sequence[Logged]) -> dict[str, object]:
    """Where an article stands and why, with the changes of mind about its groups, oldest first."""
    placement = placed.placement
    return placement_shape(placement) | {
        "share": placement.share,
        "added": placement.added,
        "ties": [_tie_shape(tie) for tie in placement.ties],
        "regroupings": [logged_shape(one) for one in log],
    }


def logged_shape(logged: Logged) -> dict[str, object]:
    """A change of mind about a group."""
    change = logged.regrouping
    return {
        "at": _time(logged.at),
        "level": change.level.value,
        "old": change.old,
        "new": change.new,
        "articles": list(change.articles),
        "whole": change.whole,
        "reason": str(change.reason),
    }


def row_shape(row: StoryRow) -> dict[str, object]:
    """A story in a list."""
    return story_row_to_json(row, _FINE)


def story_shape(story: Story) -> dict[str, object]:
    """A story with its timeline."""
    return story_to_json(story, _FINE)


def publisher_shape(row: PublisherCount) -> dict[str, object]:
    """A publisher and how much of it is kept."""
    return publisher_to_json(row, _FINE)


def check_shape(check: Check) -> dict[str, object]:
    """One thing that was looked at."""
    return {"name": check.name, "ok": check.ok, "detail": check.detail}


def _time(value: datetime | None) -> str | None:
    return value.isoformat(timespec=_FINE) if value else None
