"""One story with its timeline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from isnad.errors import BadQuery, NotFound
from isnad.model import Event, Moment, Placed, Precision, Story
from isnad.newsroom import Newsroom
from isnad.web.pages.asked import text_of
from isnad.web.pages.desk import HEADERS as DESK_HEADERS
from isnad.web.pages.desk import desk_of
from isnad.web.site import Site

# Articles of a story whose own times are looked up, newest first: of the others the day is told, which needs no look.
_LOOKED_UP = 200


@dataclass(frozen=True, slots=True)
class Text:
    """One text of an event, with all who printed it."""

    first: Placed  # the first that printed it
    copies: tuple[Placed, ...]  # the others, oldest first


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the page shows it."""

    event: Event
    texts: tuple[Text, ...]  # oldest first
    leads_to: str  # id of the article that its headline leads to
    before: datetime | None  # when the event before it in the timeline began


def story(site: Site, request: Request) -> Response:
    """«/story?id=»: `id` is that of a story, an old one of it, or that of an event or an article in it."""
    key = text_of(request, "id")
    if not key:
        raise BadQuery("«id» is missing: it names a story by its id")
    told = site.newsroom.story(key)
    desk = desk_of(site, request, told)
    newest = max((one for event in told.events for one in event.articles), key=lambda one: one.at)
    befores = (None, *(event.first for event in told.events))
    return site.visit(request).page(
        "story.html",
        story=told,
        happenings=[_happening(event, before) for event, before in zip(told.events, befores, strict=False)],
        moments=moments_of(site.newsroom, told),
        desk=desk,
        headers=DESK_HEADERS if desk.open else None,
        newest=newest.article,
        articles=sum(len(event.articles) for event in told.events),
    )


def texts_of(event: Event) -> tuple[Text, ...]:
    """The articles of an event text by text, oldest first."""
    by_copy: dict[str, list[Placed]] = {}
    for placed in event.articles:
        by_copy.setdefault(placed.placement.copy, []).append(placed)
    return tuple(Text(first, tuple(copies)) for first, *copies in by_copy.values())


def moments_of(newsroom: Newsroom, told: Story) -> Mapping[str, Moment]:
    """When each article was published, no finer than its source says, by article id."""
    placed = sorted((one for event in told.events for one in event.articles), key=lambda one: one.at, reverse=True)
    looked_up = {one.article: _moment(newsroom, one) for one in placed[:_LOOKED_UP]}
    return looked_up | {one.article: Moment(one.at, Precision.DAY, 0) for one in placed[_LOOKED_UP:]}


def _happening(event: Event, before: datetime | None) -> Happening:
    leads_to = next((one.article for one in event.articles if one.title == event.headline), event.articles[0].article)
    return Happening(event, texts_of(event), leads_to, before)


def _moment(newsroom: Newsroom, placed: Placed) -> Moment:
    try:
        published = newsroom.article(placed.article).article.published
    except NotFound:  # its page was merged into another article meanwhile
        published = None
    # A time of publication that cannot be is not the one an article was placed by.
    return published if published and published.at == placed.at else Moment(placed.at, Precision.MINUTE, 0)
