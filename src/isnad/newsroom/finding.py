"""Asking addresses once whether they are feeds: those that a site offers, those of the catalogue. Nothing is kept."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import timedelta
from threading import Event

from isnad.collect import Catalogue, built_in_catalogue, discover
from isnad.collect.choosing import feeds_of
from isnad.collect.examining import examined, failed, keys_of, with_twins
from isnad.collect.fetching import Courteous, Rules
from isnad.collect.listing import Listing, read_listing, unreadable
from isnad.errors import NotAFeed
from isnad.model import (
    CheckedFeed,
    Discovered,
    Examined,
    Fetched,
    FetchFailure,
    FetchFailureKind,
    Followed,
    FoundFeed,
    Request,
    Wait,
    host_of,
)

_PATIENCE = timedelta(minutes=2)  # a host that wants more peace than this between two requests is asked another time
_SLICE = 0.5  # seconds: so soon a thread that waits for a host sees that it shall end
_HOSTS = 16  # asked at the same time

Asked = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Findings:
    """The feeds that a site offers; or why its home page could not be read."""

    home: str
    feeds: tuple[FoundFeed, ...] = ()
    failure: FetchFailure | None = None  # of the home page; robots.txt and guesses were asked all the same


def find_feeds(
    fetcher: Courteous,
    home: str,
    *,
    begin: Callable[[int], None] = lambda _: None,
    asked: Asked = lambda: None,
) -> Findings:
    """Fetch a home page and its robots.txt, and ask each feed that they name or that is usual once.

    `begin` is told how many these are, `asked` when one was. One host is asked at its pace: half a minute or more.
    """
    publisher = Catalogue(built_in_catalogue()).by_host(host_of(home))
    zone = publisher.zone if publisher else ""
    answer = ask(fetcher, home, Event())
    page = answer.page if isinstance(answer, Fetched) else None
    address = answer.address if isinstance(answer, Fetched) else home
    failure = answer if isinstance(answer, FetchFailure) else None
    if failure and failure.status is None:  # nobody is there: guesses would fail in the same way
        return Findings(home, failure=failure)
    rules = fetcher.rules(address)
    robots = "\n".join(f"Sitemap: {one}" for one in rules.sitemaps) if isinstance(rules, Rules) else ""
    offers = discover(page.body if page else b"", address, robots, page.content_type if page else "")
    begin(len(offers))
    found: list[tuple[Discovered, Examined, frozenset[str]]] = []
    for offer in offers:
        one, listing = examine(fetcher, Followed(offer.address), zone, Event())
        found.append((offer, one, keys_of(listing) if listing else frozenset()))
        asked()
    return Findings(home, with_twins(found), failure)


def check_feeds(  # noqa: PLR0913 - all but the first two are named
    fetcher: Courteous,
    followed: Sequence[Followed],
    *,
    stop: Event,
    publishers: Sequence[str] = (),
    begin: Callable[[int], None] = lambda _: None,
    asked: Asked = lambda: None,
) -> tuple[CheckedFeed, ...]:
    """Ask each feed of the catalogue, and these, once; sixteen hosts at a time, each with the manners of a run.

    `publishers` are the ids of those whose feeds are asked, all where it is empty. The answers come in the order of
    the catalogue. Once `stop` is set, no other is asked, and those that were are given.
    """
    catalogue = Catalogue(built_in_catalogue())
    told = {feed.url: feed for publisher in catalogue.all for feed in publisher.feeds}
    listed = [feed for publisher in catalogue.all for feed in feeds_of(publisher)]
    feeds = [*listed, *(feed for feed in followed if feed.address not in told and not feed.parent)]
    feeds = [feed for feed in feeds if not publishers or feed.publisher in publishers]
    by_host: defaultdict[str, list[Followed]] = defaultdict(list)
    for feed in feeds:
        by_host[host_of(feed.address)].append(feed)
    begin(len(feeds))
    answers: dict[str, Examined] = {}

    def check_host(host: str) -> None:
        for feed in by_host[host]:
            if stop.is_set():
                return
            publisher = catalogue.by_id(feed.publisher)
            answers[feed.address], _ = examine(fetcher, feed, publisher.zone if publisher else "", stop)
            asked()

    with ThreadPoolExecutor(_HOSTS) as threads:
        jobs = [threads.submit(check_host, host) for host in by_host]
        try:
            for job in as_completed(jobs):
                job.result()
        except KeyboardInterrupt:
            stop.set()
    return tuple(
        CheckedFeed(
            feed, answers[feed.address], feed.address in told, feed.address in told and told[feed.address].verified
        )
        for feed in feeds
        if feed.address in answers
    )


def examine(fetcher: Courteous, feed: Followed, zone: str, stop: Event) -> tuple[Examined, Listing | None]:
    """Ask one address whether it is a feed; with what it announces where it is."""
    answer = ask(fetcher, feed.address, stop)
    if isinstance(answer, FetchFailure):
        return failed(answer, feed.address), None
    if answer.page is None:  # we gave no validators: a server that says «not modified» is broken
        reason = f"{feed.address}: answers that nothing has changed since we never asked"
        return failed(FetchFailure(FetchFailureKind.BROKEN, feed.address, reason, answer.when), feed.address), None
    try:
        listing = read_listing(answer.page, feed.kind, feed.pattern, zone)
    except NotAFeed as error:
        return failed(unreadable(error, feed.address, answer), feed.address), None
    return examined(feed.address, answer, listing, fetcher.clock.now()), listing


def ask(fetcher: Courteous, address: str, stop: Event) -> Fetched | FetchFailure:
    """Ask an address when its host's turn comes; a failure where that is long in coming, or `stop` is set before."""
    while isinstance(answer := fetcher.fetch(Request(address)), Wait):
        now = fetcher.clock.now()
        if answer.until - now > _PATIENCE or stop.is_set():
            reason = f"{address}: not asked; the host wants peace until {answer.until:%Y-%m-%d %H:%M} UTC"
            return FetchFailure(FetchFailureKind.TOO_OFTEN, address, reason, now, retry_after=answer.until)
        fetcher.clock.sleep(max(0.01, min(_SLICE * fetcher.clock.speed, (answer.until - now).total_seconds())))
    return answer
