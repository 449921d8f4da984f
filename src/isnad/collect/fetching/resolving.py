"""From a name to IP addresses: an object, so that a test or an operator can put another in its place."""

import socket
import threading
from typing import Protocol


class Resolver(Protocol):
    """Knows the addresses of names."""

    def resolve(self, host: str, port: int, timeout: float) -> tuple[str, ...]:
        """The IP addresses of a host, best first, in at most `timeout` seconds.

        An IP literal is its own address. Raises OSError where there is none, TimeoutError where it takes longer.
        """
        ...


class SystemResolver:
    """Asks the operating system."""

    def resolve(self, host: str, port: int, timeout: float) -> tuple[str, ...]:
        """See Resolver."""
        found: list[str] = []
        failed: list[OSError] = []

        def ask() -> None:
            try:
                rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
                found.extend(dict.fromkeys(str(row[4][0]) for row in rows))
            except (OSError, UnicodeError) as error:
                failed.append(error if isinstance(error, OSError) else OSError(str(error)))

        # getaddrinfo takes no timeout and may hang for a minute; it is left alone then.
        asking = threading.Thread(target=ask, daemon=True, name=f"resolve {host}")
        asking.start()
        asking.join(timeout)
        if asking.is_alive():
            raise TimeoutError(f"no answer on the name {host} in {timeout:.0f} s")
        if failed:
            raise failed[0]
        return tuple(found)
