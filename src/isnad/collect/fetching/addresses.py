"""An address as it is asked: taken apart, checked for form, its name in ASCII."""

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv6Address
from urllib.parse import quote, urljoin, urlsplit

import idna

from isnad.collect.fetching.stop import Stop
from isnad.model import FetchFailureKind

LONGEST = 8000  # code points; servers must take 8,000 bytes (RFC 9110, 4.1), and no real address is longer
_PORTS = {"http": 80, "https": 443}
# Below 1024 live mail, shells, printers and name servers. A page asked of them would be words put into their mouth.
_LOWEST_OTHER_PORT = 1024
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,252})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "/:@!$&'()*+,;=~-._%?[]|"  # what may stand in path and query as it is


@dataclass(frozen=True, slots=True)
class Address:
    """One http or https address, ready to be asked."""

    scheme: str  # http, https
    host: str  # name in ASCII and small letters, or an IP literal without brackets
    port: int
    target: str  # path and query, in ASCII

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port: as the Host header wants it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority: what one robots.txt speaks for (RFC 9309, 2.3)."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return self.origin + self.target


def parse_address(url: str) -> Address:
    """The address that this text is.

    Path and query are left as they are, but for what may not be sent: spaces and letters beyond ASCII are escaped as
    UTF-8. The fragment is dropped.

    Raises Stop (BAD_ADDRESS) where it is no http(s) address, names a user, or names a port that is not for pages.

    >>> str(parse_address("http://صحيفة.example/خبر#أعلى"))
    'http://xn--ogbhx3c3b.example/%D8%AE%D8%A8%D8%B1'
    """
    url = url.strip(" \t\r\n")
    if len(url) > LONGEST:
        raise _bad(url[:80] + "...", f"it is longer than {LONGEST:,} characters")
    if _CONTROL.search(url):
        raise _bad(url, "it holds control characters")
    try:
        parts = urlsplit(url)
        port = parts.port
        target = (_escaped(parts.path) or "/") + (f"?{_escaped(parts.query)}" if parts.query else "")
    except ValueError as error:  # a bracket or a port that is none, half a character
        raise _bad(url, str(error)) from error
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise _bad(url, "only http and https are fetched")
    if "@" in parts.netloc:
        raise _bad(url, "it names a user or a password")
    port = _PORTS[scheme] if port is None else port
    if port < _LOWEST_OTHER_PORT and port not in _PORTS.values():
        raise _bad(url, f"port {port} is not for web pages")
    return Address(scheme, _host(url, parts.hostname or ""), port, target)


def joined(base: Address, location: str) -> Address:
    """Where a redirect leads. Raises Stop as `parse_address` does."""
    try:
        return parse_address(urljoin(str(base), location.strip(" \t\r\n")))
    except ValueError as error:
        raise _bad(location, str(error)) from error


def _host(url: str, host: str) -> str:
    if ":" in host:
        try:
            if "%" in host:
                raise _bad(url, "it names a network interface")
            return str(IPv6Address(host))
        except AddressValueError as error:
            raise _bad(url, "its host is no IPv6 address") from error
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except (idna.IDNAError, UnicodeError) as error:
            raise _bad(url, f"its host is no name ({error})") from error
    host = host.lower().rstrip(".")
    if not _HOST.fullmatch(host) or ".." in host or any(len(label) > 63 for label in host.split(".")):
        raise _bad(url, "its host is no name" if host else "it names no host")
    return host


def _escaped(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_SAFE, errors="surrogateescape")


def _bad(url: str, why: str) -> Stop:
    return Stop(FetchFailureKind.BAD_ADDRESS, f"{_without_user(url)!r} is not asked: {why}")


def _without_user(url: str) -> str:
    return re.sub(r"//[^/]*@", "//...@", url)
