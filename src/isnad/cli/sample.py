"""`isnad sample`: the invented publishers of the sample newsroom, as sites on this machine."""

import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from isnad.cli.display import instant, print_json, shown
from isnad.clock import RunningClock
from isnad.errors import SettingError
from isnad.sample import LOOPBACK, SampleHouse, SampleServer, sample_houses

_INTERRUPTED = 130  # the exit status of Ctrl-C


def sample(
    port: Annotated[
        int, typer.Option(metavar="N", min=0, max=65535, help="The port to listen on; 0 takes a free one.")
    ] = 8801,
    speed: Annotated[
        float, typer.Option(metavar="N", min=0.001, max=1e6, help="How many seconds of the newsroom pass in one.")
    ] = 1.0,
    start: Annotated[
        str, typer.Option("--from", metavar="TIME", help="What its clock shows at first; UTC, if nothing else is said.")
    ] = "2024-11-09T00:00Z",
    listed: Annotated[
        bool, typer.Option("--list", help="Print the houses with their feeds, and serve nothing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The same as a JSON array.")] = False,
) -> None:
    """Serve the invented publishers as real sites on 127.0.0.1 until Ctrl-C.

    What has been printed by the time of their clock is there, and no more.
    """
    if as_json:
        print_json([_shape(house) for house in sample_houses()])
        return
    if listed:
        _tell(sample_houses())
        return
    clock = RunningClock(_time(start), speed)
    with SampleServer(clock, port=port) as server:
        pace = "runs as yours does" if speed == 1 else f"runs {speed:g} times as fast as yours"
        typer.echo(f"The sample newsroom is served until Ctrl-C. Its clock shows {instant(clock.now())} and {pace}.\n")
        _tell(server.houses)
        typer.echo(_how_to_ask(server))
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            raise typer.Exit(_INTERRUPTED) from None


def _tell(houses: Sequence[SampleHouse]) -> None:
    for house in houses:
        typer.echo(f"{house.id}  {shown(house.name)}  {house.home}")
        for feed in house.feeds:
            pattern = f"  (articles: {feed.pattern})" if feed.pattern else ""
            typer.echo(f"    {feed.kind.value:<8} {feed.address}{pattern}")


def _how_to_ask(server: SampleServer) -> str:
    home = server.houses[0].home if server.houses else ""
    place = f"{LOOPBACK}:{server.port}"
    return f"""
Each site answers to its own name, over plain http. Names under .example are nobody's, so say where they are:
    curl --proxy http://{place} {home}
or set http://{place} as the HTTP proxy of a browser. In Python:
    nearby = Detour("example", "{LOOPBACK}", {server.port})
    courteous_fetcher(agent, allowed=networks(["{LOOPBACK}"]), connect_to=nearby)"""


def _time(written: str) -> datetime:
    try:
        time = datetime.fromisoformat(written)
    except ValueError as error:
        raise SettingError(f"--from {written!r} is no time; write it like 2024-11-09T00:00Z") from error
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _shape(house: SampleHouse) -> dict[str, object]:
    feeds = [{"kind": feed.kind.value, "address": feed.address, "pattern": feed.pattern} for feed in house.feeds]
    return {"id": house.id, "name": house.name, "home": house.home, "feeds": feeds}
