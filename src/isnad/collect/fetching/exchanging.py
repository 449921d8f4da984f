"""One request and its response on the wire: to a checked address, within bounds, whatever goes wrong a Stop."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import certifi
import httpcore

from isnad.collect.fetching.addresses import Address
from isnad.collect.fetching.connecting import CheckedBackend
from isnad.collect.fetching.stop import Stop
from isnad.model import FetchFailureKind


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one step may take; all of it together is the budget's matter."""

    connect: float  # seconds to resolve a name, to connect, to shake hands: each
    read: float  # seconds without a byte


def public_authorities() -> ssl.SSLContext:
    """Those whose certificates browsers believe."""
    return ssl.create_default_context(cafile=certifi.where())


@contextmanager
def exchanged(  # noqa: PLR0913 - what a request is made of, by name
    method: str,
    address: Address,
    headers: Mapping[str, str],
    *,
    patience: Patience,
    backend: CheckedBackend,
    tls: ssl.SSLContext,
    content: bytes = b"",
) -> Iterator[httpcore.Response]:
    """The response to one request over a connection of its own, its body still to be read. Raises Stop."""
    url = httpcore.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=address.target.encode("ascii"),
    )
    timeouts = {"connect": patience.connect, "read": patience.read, "write": patience.read}
    written = [(name.encode(), value.encode("ascii")) for name, value in headers.items()]
    asked = httpcore.Request(method, url, headers=written, content=content, extensions={"timeout": timeouts})
    with (
        _as_stops(),
        httpcore.HTTPConnection(url.origin, ssl_context=tls, network_backend=backend) as connection,
    ):
        response = connection.handle_request(asked)
        try:
            yield response
        finally:
            response.close()


@contextmanager
def _as_stops() -> Iterator[None]:
    """What can go wrong on the wire, as what it means."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise Stop(FetchFailureKind.SLOW, "the server is too slow: nothing came in time") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise Stop(FetchFailureKind.BROKEN, f"the connection broke: {error or type(error).__name__}") from error
