"""One story: its account, its timeline and its articles."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from isnad.errors import BadQuery
from isnad.model import Entry, Event, Moment, Placed, Precision
from isnad.web.pages.account import Leads, giver, happened, told
from isnad.web.pages.asked import number_of, text_of
from isnad.web.pages.desk import HEADERS as DESK_HEADERS
from isnad.web.pages.desk import desk_of
from isnad.web.site import Site

EVENTS = 24  # on one page of a story
TEXTS = 6  # of one event that are listed; the others are counted
COPIES = 6  # of one text that are listed


@dataclass(frozen=True, slots=True)
class Text:
    """One text of an event, with all who printed it."""

    first: Placed  # the first that printed it
    copies: tuple[Placed, ...]  # the others, oldest first


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as the page shows it."""

    event: Event
    entry: Entry | None  # its line in the timeline
    texts: tuple[Text, ...]  # oldest first
    leads_to: str  # id of the article that its headline leads to
    before: datetime | None  # when the event before it in the list began

    @property
    def is_told(self) -> bool:
        """Whether a sentence surely tells it."""
        return self.entry is not None and self.entry.sure


def story(site: Site, request: Request) -> Response:
    """«/story?id=&events=»: `id` is that of a story, an old one of it, or that of an event or an article in it.

    `events` is which page of its events is shown; where it is not given, the newest.
    """
    key = text_of(request, "id")
    if not key:
        raise BadQuery("«id» is missing: it names a story by its id")
    account = site.newsroom.account(key)
    visit = site.visit(request)
    desk = desk_of(site, request, account.story)
    events = account.story.events
    pages = -(-len(events) // EVENTS)
    page = min(number_of(request, "events"), pages) if text_of(request, "events") else pages
    shown = events[(page - 1) * EVENTS : page * EVENTS]
    entries = {entry.event: entry for entry in account.chronicle.timeline}
    befores = (None, *(event.first for event in shown))
    happenings = [
        _happening(event, entries.get(event.id), before) for event, before in zip(shown, befores, strict=False)
    ]
    lines = [one for one in happenings if one.is_told]
    newest = max((one for event in events for one in event.articles), key=lambda one: one.at)
    return visit.page(
        "story.html",
        story=account.story,
        tags=account.story.tags,
        told=told(account, rightward=visit.words.direction == "ltr"),
        leads=Leads(account, visit.links),
        giver=lambda point: giver(point, site.directory),
        moment_of=_moment_of,
        happened=happened,
        happenings=happenings,
        lines=lines or happenings,
        others=[one for one in happenings if not one.is_told] if lines else [],
        moments=account.times,
        first=_first(events).article,
        newest=newest.article,
        articles=sum(len(event.articles) for event in events),
        page=page,
        pages=pages,
        texts_shown=TEXTS,
        copies_shown=COPIES,
        desk=desk,
        headers=DESK_HEADERS if desk.open else None,
    )


def texts_of(event: Event) -> tuple[Text, ...]:
    """The articles of an event text by text, oldest first."""
    by_copy: dict[str, list[Placed]] = {}
    for placed in event.articles:
        by_copy.setdefault(placed.placement.copy, []).append(placed)
    return tuple(Text(first, tuple(copies)) for first, *copies in by_copy.values())


def _first(events: Sequence[Event]) -> Placed:
    return min((event.articles[0] for event in events), key=lambda one: one.at)


def _happening(event: Event, entry: Entry | None, before: datetime | None) -> Happening:
    leads_to = next((one.article for one in event.articles if one.title == event.headline), event.articles[0].article)
    return Happening(event, entry, texts_of(event), leads_to, before)


def _moment_of(at: datetime) -> Moment:
    return Moment(at, Precision.MINUTE, 0)
