"""Names that are connected to an address of ours instead of being resolved, as with curl's `--connect-to`."""

from dataclasses import dataclass

_PORT = 80  # the one that may be asked by such a name: nobody can have a certificate for it


@dataclass(frozen=True, slots=True)
class Detour:
    """All names under one suffix lead to one address: those of the sample newsroom under `example` (RFC 2606).

    Only plain http on port 80 is led there. What else is asked of such a name fails, and no name under the suffix is
    ever resolved. The address is checked as every other is: loopback must be allowed.
    """

    suffix: str  # «example», in ASCII and small letters: the name itself and every name that ends so
    host: str  # an IP address
    port: int

    def covers(self, name: str) -> bool:
        """Whether this host name is led there."""
        return f".{name}".endswith(f".{self.suffix.strip('.')}")

    def takes(self, port: int) -> bool:
        """Whether this port of such a name is led there."""
        return port == _PORT
