"""Asking one address on the network, and what came of it: an answer, or the reason why there is none."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from isnad.model.page import Page


@dataclass(frozen=True, slots=True)
class Request:
    """One address to ask, with the validators that the last answer gave (RFC 9110, 13.1)."""

    address: str
    etag: str = ""  # ETag of the last answer, as the server sent it; "" where it sent none
    last_modified: str = ""  # Last-Modified of the last answer, as the server sent it


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: a page, or that nothing changed since the validators were given."""

    page: Page | None  # None where nothing changed (304); its `url` is the address asked
    address: str  # the one that answered, after all redirects
    moved_to: (
        str  # where the address asked has moved for good (301, 308, all before a temporary one); "" where it has not
    )
    status: int
    when: datetime  # we asked then, aware UTC
    took: float  # seconds, all redirects included
    etag: str = ""  # to be given with the next request; with a 304 that names none, the one that was given
    last_modified: str = ""  # likewise
    retry_after: datetime | None = None  # the server asks not to be asked before
    fresh_until: datetime | None = None  # the server says that the answer holds until then (Cache-Control: max-age)

    @property
    def changed(self) -> bool:
        """Whether there is a page to read."""
        return self.page is not None


class FetchFailureKind(StrEnum):
    """Why nothing came, by what it means for asking again."""

    BAD_ADDRESS = "bad_address"  # no http(s) address, or one with a password in it
    UNSAFE = "unsafe"  # it leads into a private network
    ROBOTS = "robots"  # robots.txt forbids it
    ROBOTS_UNKNOWN = "robots_unknown"  # robots.txt could not be read, so nothing is asked for now (RFC 9309, 2.3.1.4)
    NO_HOST = "no_host"  # the name has no address
    UNREACHABLE = "unreachable"  # nobody listens there
    BAD_TLS = "bad_tls"  # the certificate or the handshake is wrong
    SLOW = "slow"  # no answer, or not all of it, in time
    BROKEN = "broken"  # cut, damaged, or no HTTP
    REDIRECTS = "redirects"  # in a circle, too many, or to nowhere
    TOO_LARGE = "too_large"  # larger than we take, as it comes or unpacked
    GONE = "gone"  # 404, 410
    REFUSED = "refused"  # 401, 403, 451 and other 4xx
    TOO_OFTEN = "too_often"  # 429
    SERVER_ERROR = "server_error"  # 5xx
    HTML_PAGE = "html_page"  # it answers, with a page for readers where a feed should stand
    NOT_A_FEED = "not_a_feed"  # it answers, with something else that is no feed


@dataclass(frozen=True, slots=True)
class FetchFailure:
    """Why one address gave nothing; as a value, so that a run goes on."""

    kind: FetchFailureKind
    address: str  # the one asked
    reason: str  # what happened, in English, with the address where it did
    when: datetime  # we asked then, aware UTC
    took: float = 0.0  # seconds
    at: str = ""  # the address that failed, where a redirect had led elsewhere; else as `address`
    status: int | None = None  # of the server; None where it gave none
    retry_after: datetime | None = None  # the server asks not to be asked before

    def __str__(self) -> str:
        """The reason, which names the address: one line."""
        return self.reason


class WaitReason(StrEnum):
    """Why a host may not be asked right now."""

    BUSY = "busy"  # another request to it is under way
    GAP = "gap"  # the last one was a moment ago
    DAILY_CAP = "daily_cap"  # it was asked as often as it may be in a day
    HOST_ASKS = "host_asks"  # it said when to come back


@dataclass(frozen=True, slots=True)
class Wait:
    """A host that may not be asked now, and when it may."""

    host: str
    until: datetime  # aware UTC; with BUSY, the time to look again
    reason: WaitReason
