"""One address for one page."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

# Query parameters that say how a reader came, not what the page is: utm_* (Google Analytics), click ids of
# Facebook, Google, Microsoft, Yandex and Twitter, campaign marks of feeds and mail, AT Internet (BBC, France 24).
_TRACKING = re.compile(
    r"^(?:utm_\w+|at_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|ref|ref_src|xtor|ocid|cmpid|ns_\w+)$"
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPED_SLASH = re.compile("%2F", re.IGNORECASE)  # no separator: it stays escaped
_SAFE = "/:@!$&'()*+,;=~-._"


def canonical_url(url: str) -> str:
    """The address under which a page is kept.

    Two addresses that differ only in the letters of scheme and host, a default port, a fragment, percent-encoding,
    tracking parameters or the order of parameters are one. An address that cannot be parsed is returned stripped.

    >>> canonical_url("HTTP://Example.com:80/خبر?utm_source=x&id=2#top")
    'http://example.com/%D8%AE%D8%A8%D8%B1?id=2'
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # a bracket or a port that is none
        return url
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        return url
    host = parts.hostname.lower().rstrip(".")
    if ":" in host:
        host = f"[{host}]"
    if port and port != _DEFAULT_PORTS[parts.scheme.lower()]:
        host = f"{host}:{port}"
    kept = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(k.lower()))
    try:
        path = "%2F".join(map(_requoted, _ESCAPED_SLASH.split(parts.path))) or "/"
        query = urlencode(kept, errors="surrogateescape")
    except UnicodeEncodeError:  # half a character, as broken JSON has it
        return url
    return urlunsplit((parts.scheme.lower(), host, path, query, ""))


def _requoted(path: str) -> str:
    return quote(unquote(path, errors="surrogateescape"), safe=_SAFE, errors="surrogateescape")


def host_of(url: str) -> str:
    """The host of an address in small letters and without "www.", "" where there is none."""
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:
        return ""
    return host.lower().removeprefix("www.").rstrip(".")


def is_own_request(host: str, origin: str, fetch_site: str) -> bool:
    """Whether an order that came to a host was given on its own pages, or by a program that is no browser.

    By the headers Host, Origin and Sec-Fetch-Site (W3C Fetch Metadata), "" where they lack. A browser sends one of the
    two with every order, and no page can change them; other programs send what they like, and carry nobody's rights.

    >>> is_own_request("desk.example", "https://evil.example", "")
    False
    """
    if fetch_site:
        return fetch_site in {"same-origin", "none"}
    if not origin:
        return True
    try:
        return urlsplit(origin).netloc.lower() == host.lower() != ""
    except ValueError:
        return False
