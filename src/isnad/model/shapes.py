"""What is told beside articles, as JSON: one shape for the command line and the API.

Times are ISO 8601 in UTC, as fine as `timespec` says (see `datetime.isoformat`).
"""

from datetime import datetime

from isnad.model.failure import Failure
from isnad.model.kept import PublisherCount
from isnad.model.story import Event, Placed, Placement, Story, StoryRow


def placement_to_json(placement: Placement) -> dict[str, object]:
    """Where an article stands; with its id before it, the contract of `isnad group`."""
    return {
        "copy": placement.copy,
        "event": placement.event,
        "story": placement.story,
        "origin": placement.origin,
    }


def story_row_to_json(row: StoryRow, timespec: str = "auto") -> dict[str, object]:
    """A story in a list."""
    return {
        "id": row.id,
        "headline": row.headline,
        "articles": row.articles,
        "events": row.events,
        "publishers": row.publishers,
        "origins": row.origins,
        "first": _time(row.first, timespec),
        "last": _time(row.last, timespec),
    }


def story_to_json(story: Story, timespec: str = "auto") -> dict[str, object]:
    """A story with its timeline, times in UTC."""
    return {
        "id": story.id,
        "headline": story.headline,
        "first": _time(story.first, timespec),
        "last": _time(story.last, timespec),
        "names": list(story.names),
        "places": list(story.places),
        "origins": list(story.origins),
        "events": [_event(event, timespec) for event in story.events],
    }


def publisher_to_json(row: PublisherCount, timespec: str = "auto") -> dict[str, object]:
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
        "first": _time(row.first, timespec),
        "last": _time(row.last, timespec),
    }


def failure_to_json(failure: Failure) -> dict[str, object]:
    """What could not be taken, and why."""
    return {"source": failure.source, "line": failure.line, "record": failure.record, "reason": failure.reason}


def _event(event: Event, timespec: str) -> dict[str, object]:
    return {
        "id": event.id,
        "headline": event.headline,
        "first": _time(event.first, timespec),
        "last": _time(event.last, timespec),
        "copies": event.copies,
        "origins": list(event.origins),
        "articles": [_placed(placed, timespec) for placed in event.articles],
    }


def _placed(placed: Placed, timespec: str) -> dict[str, object]:
    """An article in its place; `share` and `added` say how much of the first text it has and what it adds, 0 to 1."""
    placement = placed.placement
    return {
        "id": placed.article,
        "title": placed.title,
        "publisher": placed.publisher,
        "at": _time(placed.at, timespec),
        "copy": placement.copy,
        "origin": placement.origin,
        "share": placement.share,
        "added": placement.added,
    }


def _time(at: datetime | None, timespec: str) -> str | None:
    return at.isoformat(timespec=timespec) if at else None
