"""Fetching one address safely and politely, and deciding when to ask again.

`Fetcher` asks, `Courteous` asks with manners (`Robots`, `Gate`), `next_ask` and `health` judge how asking went.
"""

from collections.abc import Sequence

from isnad.clock import Clock, SystemClock
from isnad.collect.fetching.courteous import Courteous
from isnad.collect.fetching.detour import Detour
from isnad.collect.fetching.fetcher import Fetcher, Limits, user_agent
from isnad.collect.fetching.gate import Gate
from isnad.collect.fetching.manners import Manners
from isnad.collect.fetching.resolving import Resolver, SystemResolver
from isnad.collect.fetching.robots import Robots, Rules, parse_robots
from isnad.collect.fetching.safety import IPNetwork, may_be_asked, networks
from isnad.collect.fetching.schedule import Pace, asked, health, next_ask, remember

__all__ = [
    "Courteous",
    "Detour",
    "Fetcher",
    "Gate",
    "IPNetwork",
    "Limits",
    "Manners",
    "Pace",
    "Resolver",
    "Robots",
    "Rules",
    "SystemResolver",
    "asked",
    "courteous_fetcher",
    "health",
    "may_be_asked",
    "networks",
    "next_ask",
    "parse_robots",
    "remember",
    "user_agent",
]


def courteous_fetcher(  # noqa: PLR0913 - what each part of it is made of
    agent: str,
    *,
    manners: Manners = Manners(),  # noqa: B008 - frozen
    limits: Limits = Limits(),  # noqa: B008 - frozen
    allowed: Sequence[IPNetwork] = (),
    clock: Clock | None = None,
    connect_to: Detour | None = None,
) -> Courteous:
    """A fetcher with manners, put together; `agent` from `user_agent`, `allowed` from `networks`."""
    clock = clock or SystemClock()
    fetcher = Fetcher(agent, limits=limits, allowed=tuple(allowed), clock=clock, connect_to=connect_to)
    return Courteous(fetcher, Gate(manners, clock), Robots(clock))
