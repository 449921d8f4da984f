"""Feeds and the state of collecting as JSON: the one shape of the API and of `--json`."""

from isnad.model.asking import Ask
from isnad.model.shapes import time_to_json
from isnad.model.watching import CheckedFeed, Examined, FoundFeed, Standing, WatchedFeed


def feed_to_json(watched: WatchedFeed, timespec: str = "auto", *, asks: bool = False) -> dict[str, object]:
    """A feed that is followed; `asks`: with how asking it went, oldest first."""
    feed, health, history = watched.feed, watched.health, watched.feed.history
    last = history.asks[-1] if history.asks else None
    shape: dict[str, object] = {
        "number": feed.number,
        "address": feed.address,
        "publisher": feed.publisher,
        "kind": feed.kind,
        "pattern": feed.pattern,
        "title": feed.title,
        "state": watched.state,
        "reason": health.reason,
        "status": last.status if last else None,
        "detail": health.detail,
        "since": time_to_json(health.since, timespec),
        "failures": health.failures,
        "last_asked": time_to_json(last.at if last else None, timespec),
        "last_new": time_to_json(watched.last_new, timespec),
        "next_ask": None if feed.paused else time_to_json(feed.due, timespec),
        "asks_remembered": len(history.asks),
        "asks_failed": sum(ask.failure is not None for ask in history.asks),
        "items_new": sum(ask.new for ask in history.asks),
        "parent": feed.parent,
        "moved_to": feed.moved_to,
    }
    return shape | ({"asks": [_ask(ask, timespec) for ask in history.asks]} if asks else {})


def standing_to_json(standing: Standing, timespec: str = "auto") -> dict[str, object]:
    """How collecting stands; `pulse_age` in seconds of the machine's time."""
    pulse = standing.pulse
    return {
        "state": standing.state,
        "began": time_to_json(pulse.began if pulse else None, timespec),
        "last_pulse": time_to_json(pulse.at if pulse else None, timespec),
        "pulse_age": None if standing.age is None else round(standing.age, 1),
        "pages_waiting": standing.waiting,
        "pages_planned": standing.planned,
        "pages_unread": standing.unread,
        "articles": standing.articles,
        "articles_today": standing.today,
        "counts": dict(pulse.counts) if pulse else {},
    }


def examined_to_json(examined: Examined, timespec: str = "auto") -> dict[str, object]:
    """What came of asking an address once."""
    return {
        "address": examined.address,
        "answered_at": examined.at,
        "is_feed": examined.is_feed,
        "is_fresh": examined.is_fresh,
        "kind": examined.kind,
        "title": examined.title,
        "items": examined.items,
        "newest": time_to_json(examined.newest, timespec),
        "failure": examined.failure,
        "status": examined.status,
        "detail": examined.detail,
    }


def found_to_json(found: FoundFeed, timespec: str = "auto") -> dict[str, object]:
    """A feed that a site offers, or may have."""
    return {"offer": found.offer.offer, "twin": found.twin} | examined_to_json(found.examined, timespec)


def checked_to_json(checked: CheckedFeed, timespec: str = "auto") -> dict[str, object]:
    """A feed that was asked whether it is well."""
    about = {
        "publisher": checked.feed.publisher,
        "is_catalogued": checked.is_catalogued,
        "is_verified": checked.is_verified,
    }
    return about | examined_to_json(checked.examined, timespec)


def _ask(ask: Ask, timespec: str) -> dict[str, object]:
    return {
        "at": time_to_json(ask.at, timespec),
        "new": ask.new,
        "failure": ask.failure,
        "status": ask.status,
        "detail": ask.detail,
    }
