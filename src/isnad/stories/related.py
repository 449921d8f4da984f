"""«اقرأ أيضا»: what a reader of one article wants to read next."""

from collections.abc import Iterable, Sequence

from isnad.model import Placed

MOST = 6


def related(
    article: Placed, story: Sequence[Placed], near: Sequence[Placed] = (), limit: int = MOST
) -> tuple[Placed, ...]:
    """At most `limit` articles: first from other events of its story, then from near stories.

    `story` are the articles of its story, `near` those of stories near it, nearest first. None is a copy of the
    article, of its own event, or younger than it; each event gives one article, the one that was copied most and then
    has the shortest headline; events come newest first, those of one story together.
    """
    found = [*_one_of_each(article, story), *_one_of_each(article, near)]
    by_event: dict[str, Placed] = {}
    for each in found:
        by_event.setdefault(each.placement.event, each)
    return tuple(by_event.values())[:limit]


def _one_of_each(article: Placed, others: Iterable[Placed]) -> list[Placed]:
    events: dict[str, list[Placed]] = {}
    for other in others:
        apart = other.placement.event != article.placement.event and other.placement.copy != article.placement.copy
        if apart and other.at <= article.at and other.article != article.article:
            events.setdefault(other.placement.event, []).append(other)
    best = [
        max(each, key=lambda other: (_copies(other, each), -len(other.title), other.at)) for each in events.values()
    ]
    return sorted(best, key=lambda each: each.at, reverse=True)


def _copies(article: Placed, others: Sequence[Placed]) -> int:
    return sum(other.placement.copy == article.placement.copy for other in others)
