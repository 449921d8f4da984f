"""The gate that every request passes: holds the state of each host, for several threads."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from isnad.clock import Clock
from isnad.collect.fetching.manners import Manners, asked_for_peace, begun, ended, wait_for
from isnad.model import HostState, Wait, WaitReason


class Gate:
    """Lets one request at a time through to each host, with the gaps and the cap of `Manners`."""

    def __init__(self, manners: Manners, clock: Clock, states: Mapping[str, HostState] | None = None) -> None:
        self.manners = manners
        self._clock = clock
        self._changed = threading.Condition()
        self._states: dict[str, HostState] = {}
        self.restore(states or {})

    def try_enter(self, host: str) -> Wait | None:
        """Begin a request to the host, or learn when that may be. Who entered must `leave`."""
        with self._changed:
            now = self._clock.now()
            state = self._states.get(host, HostState())
            wait = wait_for(host, state, self.manners, now)
            if wait is None:
                self._states[host] = begun(state, now)
            return wait

    def enter(self, host: str, patience: timedelta) -> Wait | None:
        """Begin a request to the host, waiting for it where that takes no longer than `patience`; else learn when."""
        end = self._clock.now() + patience
        while (wait := self.try_enter(host)) is not None:
            if wait.until > end:
                return wait
            seconds = max(0.0, (wait.until - self._clock.now()).total_seconds())
            if wait.reason is WaitReason.BUSY:
                with self._changed:
                    if self._states[host].busy:
                        self._changed.wait(seconds)
            else:
                self._clock.sleep(seconds)
        return None

    def leave(self, host: str) -> None:
        """End the request to the host."""
        with self._changed:
            self._states[host] = ended(self._states[host], self._clock.now())
            self._changed.notify_all()

    def keep_delay(self, host: str, delay: timedelta) -> None:
        """Remember the crawl delay of the host's robots.txt."""
        with self._changed:
            self._states[host] = replace(self._states.get(host, HostState()), crawl_delay=delay)

    def keep_peace(self, host: str, until: datetime) -> None:
        """Ask the host nothing before this time: it said so."""
        with self._changed:
            self._states[host] = asked_for_peace(self._states.get(host, HostState()), until, self._clock.now())

    def next(self, hosts: Iterable[str]) -> str | Wait | None:
        """The first of these hosts that may be asked now; else the one that may soonest; None for no hosts."""
        now = self._clock.now()
        soonest: Wait | None = None
        with self._changed:
            for host in hosts:
                wait = wait_for(host, self._states.get(host, HostState()), self.manners, now)
                if wait is None:
                    return host
                if soonest is None or wait.until < soonest.until:
                    soonest = wait
        return soonest

    def restore(self, states: Mapping[str, HostState]) -> None:
        """Go on where an earlier run ended; what was under way then is so no longer."""
        with self._changed:
            self._states |= {host: replace(state, busy=False) for host, state in states.items()}

    def states(self) -> dict[str, HostState]:
        """The state of each host, to be kept over a restart."""
        with self._changed:
            return dict(self._states)
