"""Who may rule on stories through a server: whom the setting admits, and never a page of another site."""

import os
from collections.abc import Mapping
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import urlsplit

from isnad.errors import SettingError

DESK_SETTING = "ISNAD_DESK"
# What a proxy adds: who comes through one on this machine comes from elsewhere, though the connection is from here.
_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


class Desk(StrEnum):
    """Who may rule on stories through the pages and the API."""

    OFF = "off"  # nobody
    LOCAL = "local"  # who sits at this machine
    OPEN = "open"  # everybody whom the server answers: for a server that itself lets only editors in


def desk_setting() -> Desk:
    """What the setting ISNAD_DESK says; LOCAL where it says nothing. Raises SettingError."""
    told = os.environ.get(DESK_SETTING, "") or Desk.LOCAL
    if told not in tuple(Desk):
        raise SettingError(f"{DESK_SETTING} is {told!r}; it may be {', '.join(Desk)}")
    return Desk(told)


def may_see(desk: Desk, client: str, headers: Mapping[str, str]) -> bool:
    """Whether a reader is shown the forms of the desk; `client` is the address that the connection comes from."""
    return not _stranger(desk, client, headers)


def refusal(desk: Desk, client: str, headers: Mapping[str, str]) -> str:
    """Why a request to rule is refused, "" where it is admitted. `headers` by names in small letters.

    Browsers say where a request was made: in `Sec-Fetch-Site` (Fetch Metadata, W3C), and in `Origin` (RFC 6454), which
    has to name the `Host` that was asked. What says neither was made by no page.
    """
    if stranger := _stranger(desk, client, headers):
        return stranger
    site = headers.get("sec-fetch-site", "")
    if site:
        return "" if site == "same-origin" else "the request was made by a page of another site"
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != headers.get("host", "").lower():
        return "the request was made by a page of another site"
    return ""


def _stranger(desk: Desk, client: str, headers: Mapping[str, str]) -> str:
    if desk is Desk.OPEN:
        return ""
    if desk is Desk.OFF:
        return f"nobody rules on stories through this server: {DESK_SETTING} is off"
    if any(name in headers for name in _FORWARDED) or not _is_loopback(client) or not _is_here(headers.get("host", "")):
        return f"stories are ruled on at the machine of the server alone; {DESK_SETTING}=open lets others do it"
    return ""


def _is_here(host: str) -> bool:
    """Whether a Host names this machine: a name that its owner points to 127.0.0.1 does not."""
    name = urlsplit(f"//{host}").hostname or ""
    return name == "localhost" or _is_loopback(name)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
