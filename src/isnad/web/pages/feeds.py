"""Where news comes from: the feeds that are followed and how each does, and one feed with its history."""

from collections.abc import Sequence
from itertools import groupby

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from isnad.errors import BadQuery
from isnad.model import HealthState, Standing, WatchedFeed
from isnad.model.watching import PAUSED, CollectState
from isnad.web.charts import strip_of
from isnad.web.pages.asked import Turn, number_of, text_of
from isnad.web.site import Site, Visit

_LISTED = 100  # feeds on a page
_DRAWN = 24  # asks in the strip of a list
_ARTICLES = 12
_LARGEST = 999_999_999

# The worst first: dead, then what may pass, then what is merely silent.
_ORDER = (
    HealthState.DEAD,
    HealthState.AILING,
    HealthState.QUIET,
    HealthState.UNKNOWN,
    HealthState.GOOD,
    PAUSED,
)
_ILL = frozenset([HealthState.DEAD.value, HealthState.AILING.value])


def feeds(site: Site, request: Request) -> Response:
    """«/feeds?page=»: every feed that somebody follows, the ill ones first, under the pulse of the run."""
    visit = site.visit(request)
    every = sorted((one for one in site.newsroom.feeds(_DRAWN) if not one.feed.parent), key=_rank)
    page = number_of(request, "page")
    shown = every[(page - 1) * _LISTED : page * _LISTED]
    standing = site.newsroom.standing()
    return visit.page(
        "feeds.html",
        standing=standing,
        running=_running(visit, standing),
        parts_of_list=[(is_ill, list(part)) for is_ill, part in groupby(shown, lambda one: one.state in _ILL)],
        ill=sum(one.state in _ILL for one in every),
        turn=Turn(page, len(every), _LISTED),
        strip=lambda one: strip_of(one.feed.history.asks, rightward=visit.words.direction == "ltr"),
        why=lambda one: why(visit, one),
    )


def feed(site: Site, request: Request) -> Response:
    """«/feed?id=»: one feed, each time that it was asked, and the last articles of its publisher."""
    visit = site.visit(request)
    if not text_of(request, "id"):
        raise BadQuery("«id» is missing: it names a feed by its number")
    watched = site.newsroom.feed(number_of(request, "id", largest=_LARGEST))
    asks = watched.feed.history.asks
    publisher = watched.feed.publisher
    latest = site.newsroom.latest(limit=_ARTICLES, publisher=publisher).hits if publisher else ()
    return visit.page(
        "feed.html",
        one=watched,
        called=called(visit, watched),
        told=why(visit, watched),
        asks=asks[::-1],
        drawn=strip_of(asks, rightward=visit.words.direction == "ltr"),
        failure=lambda ask: failure_in_words(visit, ask.failure, ask.status),
        children=[one for one in site.newsroom.feeds(1) if one.feed.parent == watched.feed.address],
        articles=[hit.kept.article for hit in latest],
    )


def called(visit: Visit, watched: WatchedFeed) -> str:
    """What a feed is called: as it calls itself, else like its publisher, else its address."""
    feed = watched.feed
    return feed.title or (visit.site.directory.publisher(feed.publisher).name if feed.publisher else feed.address)


def why(visit: Visit, watched: WatchedFeed) -> Markup:
    """Why a feed is in its state, as a sentence."""
    words, health = visit.words, watched.health
    if watched.state == PAUSED:
        return words.say("feeds.paused")
    if health.state is HealthState.UNKNOWN or health.since is None:
        return words.say("feeds.unknown")
    since = visit.times.since(health.since)
    if health.reason is not None:
        asks = watched.feed.history.asks
        what = failure_in_words(visit, health.reason, asks[-1].status if asks else None)
        return Markup("{}{}{}").format(what, words.say("feeds.joint"), since)
    if health.state is HealthState.QUIET:
        return words.say("feeds.quiet", since=since)
    return words.say("feeds.good") if watched.last_new else words.say("feeds.answers")


def failure_in_words(visit: Visit, kind: str | None, status: int | None) -> Markup:
    """Why an ask failed, with the status of the server where it gave one that tells more; "" where it did not."""
    if kind is None:
        return Markup("")
    what = visit.words.say(f"failure.{kind}")
    told = status is not None and status >= 400
    return Markup("{} <bdi>({})</bdi>").format(what, status) if told else what


def _rank(watched: WatchedFeed) -> tuple[int, str, int]:
    return _ORDER.index(watched.state), watched.feed.publisher, watched.feed.number


def _running(visit: Visit, standing: Standing) -> Sequence[Markup]:
    """Whether something collects, in one or two sentences."""
    words, times, pulse = visit.words, visit.times, standing.pulse
    if pulse is None:
        return (words.say("collecting.never"),)
    if standing.state is CollectState.RUNNING:
        return words.say("collecting.running"), words.say("collecting.began", ago=times.lately(pulse.began))
    if standing.state is CollectState.ENDED:
        return (words.say("collecting.ended", ago=times.lately(pulse.at)),)
    return words.say("collecting.silent", ago=times.lately(pulse.at)), words.say("collecting.silent_help")
