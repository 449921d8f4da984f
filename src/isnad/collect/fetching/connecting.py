"""Connecting to an address that was checked, and to no other; and bounds on what comes over it.

The name is resolved once for each request, every address it has is checked, and the connection goes to one of those
very addresses. Nothing resolves the name a second time, so that an answer that changes in between (DNS rebinding) has
no gap to come through. TLS and the Host header go on naming the name.
"""

import ssl
import time
from collections.abc import Iterable, Sequence
from typing import Any

import httpcore

from isnad.collect.fetching.detour import Detour
from isnad.collect.fetching.resolving import Resolver
from isnad.collect.fetching.safety import IPNetwork, may_be_asked
from isnad.collect.fetching.stop import Stop
from isnad.model import FetchFailureKind

# More addresses than this are not tried: behind four that are dead, the fifth is seldom alive.
_TRIES = 4
_LEAST = 0.001  # seconds; a socket's timeout of 0 would mean something else


class Budget:
    """What one fetch may still take of time and of bytes, over all its redirects."""

    def __init__(self, seconds: float, size: int) -> None:
        self._end = time.monotonic() + seconds
        self._seconds = seconds
        self._size = size
        self._received = 0

    def time_left(self, most: float | None = None) -> float:
        """Seconds, at most `most`. Raises Stop (SLOW) where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Stop(FetchFailureKind.SLOW, f"not done within {self._seconds:g} s")
        return max(_LEAST, left if most is None else min(left, most))

    def pause(self, seconds: float) -> None:
        """Leave so many seconds out of the count: they went by before anything was asked."""
        self._end += seconds

    def receive(self, size: int) -> None:
        """Count bytes that came. Raises Stop (TOO_LARGE) where they are too many."""
        self._received += size
        if self._received > self._size:
            raise Stop(FetchFailureKind.TOO_LARGE, f"more than {self._size:,} bytes came; the rest is not read")


class _Bounded(httpcore.NetworkStream):
    """A stream that keeps to the budget, also where bytes come one by one."""

    def __init__(self, stream: httpcore.NetworkStream, budget: Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, self._budget.time_left(timeout))
        self._budget.receive(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._budget.time_left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, self._budget.time_left(timeout))
        except httpcore.ConnectError as error:
            raise Stop(FetchFailureKind.BAD_TLS, f"the connection cannot be made safe: {error}") from error
        return _Bounded(stream, self._budget)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects for one fetch: resolves, checks every address, and goes to the first of them that answers."""

    def __init__(
        self, resolver: Resolver, allowed: Sequence[IPNetwork], budget: Budget, connect_to: Detour | None = None
    ) -> None:
        self._resolver = resolver
        self._allowed = allowed
        self._budget = budget
        self._connect_to = connect_to
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Raises Stop where the name has no address, one that may not be asked, or none that answers."""
        addresses = self._checked(host, port, timeout)[:_TRIES]
        port = self._connect_to.port if self._connect_to and self._connect_to.covers(host) else port
        failed: Exception | None = None
        for number, ip in enumerate(addresses):
            # Each of those still to be tried has its share of what time there is.
            share = self._budget.time_left(timeout) / (len(addresses) - number)
            try:
                stream = self._plain.connect_tcp(ip, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
                continue
            return _Bounded(stream, self._budget)
        if isinstance(failed, httpcore.ConnectTimeout):
            raise Stop(FetchFailureKind.SLOW, "no connection in time") from failed
        raise Stop(FetchFailureKind.UNREACHABLE, f"no connection: {failed}") from failed

    def _checked(self, host: str, port: int, timeout: float | None) -> tuple[str, ...]:
        addresses = self._resolved(host, port, timeout)
        for ip in addresses:
            # One bad address among good ones is enough: an honest name has no private address beside a public one.
            if not may_be_asked(ip, self._allowed):
                raise Stop(
                    FetchFailureKind.UNSAFE,
                    f"{host} is at {ip}, which is not public; an operator may allow the network",
                )
        return addresses

    def _resolved(self, host: str, port: int, timeout: float | None) -> tuple[str, ...]:
        if self._connect_to and self._connect_to.covers(host):
            if self._connect_to.takes(port):
                return (self._connect_to.host,)
            raise Stop(FetchFailureKind.NO_HOST, f"{host} answers to http on port 80 alone")
        try:
            addresses = self._resolver.resolve(host, port, self._budget.time_left(timeout))
        except TimeoutError as error:
            raise Stop(FetchFailureKind.SLOW, str(error)) from error
        except OSError as error:
            raise Stop(
                FetchFailureKind.NO_HOST, f"the name {host} has no address ({error.strerror or error})"
            ) from error
        if not addresses:
            raise Stop(FetchFailureKind.NO_HOST, f"the name {host} has no address")
        return addresses
