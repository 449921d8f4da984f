"""`isnad run` and `isnad fetch`: collecting from the feeds that are followed, for ever or one round."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
import uvicorn

import isnad
from isnad.cli.context import DeskOption, WorkerCount, settings, writing
from isnad.cli.display import print_json
from isnad.cli.log import Log, LogForm
from isnad.clock import CLOCK_SETTING, Clock, RunningClock, SystemClock, written_clock
from isnad.errors import IsnadError
from isnad.sample import SampleServer

if TYPE_CHECKING:
    from isnad.newsroom import CollectReport, Newsroom

# The time at which the sample newsroom is entered: half of its five days are printed, the other half comes.
SAMPLE_START = datetime(2024, 11, 11, 9, tzinfo=UTC)
_IMPATIENT = 2.0  # seconds: a shell, and the server that gives its signal back, may send one twice at once
SAMPLE_SPEED = 900.0  # its last two and a half days pass in four minutes

Connections = Annotated[
    int, typer.Option(metavar="N", min=1, max=500, help="Requests at the same time, each to another host.")
]
Contact = Annotated[
    str,
    typer.Option(
        envvar="ISNAD_CONTACT", metavar="URL", help="Your page or mail address, told to every publisher that is asked."
    ),
]
Allow = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="NETWORK", help="A network that is not public and may be asked: 10.1.0.0/16."),
]
KeepPages = Annotated[
    int | None,
    typer.Option(metavar="DAYS", min=1, help="Older fetched pages go; articles stay.  [default: all are kept]"),
]
LogOption = Annotated[LogForm, typer.Option("--log", help="How events are written to standard error.")]


def fetch(
    context: typer.Context,
    connections: Connections = 32,
    workers: WorkerCount = None,
    contact: Contact = "",
    allow: Allow = None,
    keep_pages: KeepPages = None,
    log: LogOption = LogForm.TEXT,
    as_json: Annotated[bool, typer.Option("--json", help="Print the closing report as JSON.")] = False,
) -> None:
    """Ask every feed that is due, fetch and read the pages that they announce, and end.

    What was interrupted or killed is done by the next round; nothing is lost or doubled.
    """
    clock = SystemClock()
    stop = threading.Event()
    with _ending(stop), writing(context, workers, clock) as newsroom:
        _hint(newsroom)
        fetcher = isnad.open_fetcher(isnad.__version__, contact, allow or (), clock)
        options = isnad.CollectOptions(connections=connections, keep_pages=_days(keep_pages))
        poster = isnad.open_poster(isnad.__version__, contact, allow or ())
        report = newsroom.collect(fetcher, stop, options, once=True, watch=Log(log, clock.now), poster=poster)
    if as_json:
        print_json({"counts": report.counts, "left": report.left, "seconds": round(report.seconds, 3)})
    else:
        typer.echo(_told(report))


def run(
    context: typer.Context,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to serve on; 127.0.0.1 is this machine alone.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="The port to serve on.")] = 8000,
    serve: Annotated[bool, typer.Option(help="Serve the web pages and the API beside collecting.")] = True,
    desk: DeskOption = "local",
    connections: Connections = 32,
    workers: WorkerCount = None,
    contact: Contact = "",
    allow: Allow = None,
    keep_pages: KeepPages = None,
    log: LogOption = LogForm.TEXT,
    sample: Annotated[
        bool, typer.Option("--sample", help="Collect from the sample newsroom, which is served on this machine.")
    ] = False,
    speed: Annotated[
        float, typer.Option(metavar="N", min=1, max=1e5, help="With --sample: how many times as fast its clock runs.")
    ] = SAMPLE_SPEED,
) -> None:
    """Collect from the feeds that are followed, for ever, and serve the web pages and the API.

    Ctrl-C or SIGTERM ends it in order; killed at any moment, it loses and doubles nothing.
    """
    clock = _sample_clock(context, speed) if sample else SystemClock()
    options = isnad.CollectOptions(connections=connections, keep_pages=_days(keep_pages))
    stop = threading.Event()
    with ExitStack() as open_things:
        open_things.enter_context(_ending(stop))
        newsroom = open_things.enter_context(writing(context, workers, clock))
        server = open_things.enter_context(SampleServer(clock)) if sample else None
        if server:
            newsroom.learn_publishers(server.publishers)
            newsroom.follow(server.followed)
        _hint(newsroom)
        fetcher = isnad.open_fetcher(isnad.__version__, contact, allow or (), clock, server.port if server else None)
        poster = isnad.open_poster(isnad.__version__, contact, allow or ())

        def collect() -> None:
            report = newsroom.collect(fetcher, stop, options, watch=Log(log, clock.now), poster=poster)
            typer.echo(_told(report), err=True)

        os.environ["ISNAD_DESK"] = desk
        if serve:
            _serve_beside(context, collect, stop, clock, (host, port))
        else:
            collect()


def _serve_beside(
    context: typer.Context, collect: Callable[[], None], stop: threading.Event, clock: Clock, at: tuple[str, int]
) -> None:
    """Serves in this thread, collects in another; each ends with the other."""
    told = settings(context)
    os.environ[isnad.STORE_SETTING] = isnad.store_url(told.store)
    os.environ[isnad.TAGGER_SETTING] = isnad.tagger_name(told.tagger)
    os.environ[CLOCK_SETTING] = written_clock(clock) if isinstance(clock, RunningClock) else ""
    # Named, not imported: the server stands above the doors (docs/decisions/0001-doors-and-server.md).
    config = uvicorn.Config("isnad.server:app_from_environment", factory=True, host=at[0], port=at[1], log_level="info")
    server = uvicorn.Server(config)
    failed: list[IsnadError] = []

    def work() -> None:
        try:
            collect()
        except IsnadError as error:
            failed.append(error)
        server.should_exit = True

    collecting = threading.Thread(target=work, name="collect")
    collecting.start()
    try:
        server.run()
    finally:
        stop.set()
        collecting.join()
    if failed:
        raise failed[0]


@contextmanager
def _ending(stop: threading.Event) -> Iterator[None]:
    """Ctrl-C and SIGTERM end the run in order while it lasts; one that comes seconds later ends it at once."""
    first: list[float] = []

    def end(number: int, _: FrameType | None) -> None:
        stop.set()
        first.append(time.monotonic())
        if first[-1] - first[0] > _IMPATIENT:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _sample_clock(context: typer.Context, speed: float) -> RunningClock:
    """A clock that begins where the newsroom is half printed; where a store has seen more of it, there."""
    with writing(context) as newsroom:
        pulse = newsroom.pulse()
    return RunningClock(max(SAMPLE_START, pulse.at) if pulse else SAMPLE_START, speed)


def _hint(newsroom: "Newsroom") -> None:
    """Says what to do where nothing is followed: a run that asks nobody looks like one that works."""
    if not newsroom.followed():
        typer.echo("no feed is followed yet; run: isnad feeds follow --catalogue (or ADDRESS...)", err=True)


def _days(count: int | None) -> timedelta | None:
    return None if count is None else timedelta(days=count)


def _told(report: "CollectReport") -> str:
    counts = report.counts

    def count(name: str) -> str:
        return f"{counts.get(name, 0):,.0f}"

    failures = sum(number for name, number in counts.items() if name.startswith("failures_"))
    rest = f"; {report.left:,} requests are left for the next time" if report.left else ""
    return (
        f"{count('feeds_asked')} feeds asked, {count('pages_fetched')} pages fetched, {count('articles_new')} new "
        f"articles, {count('articles_revised')} revised, {count('pages_without_article')} pages without one, "
        f"{failures:,.0f} requests failed in {report.seconds:,.1f} s{rest}"
    )
