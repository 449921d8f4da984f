"""Sending to webhooks: one POST, signed, to a checked address; and what follows from how it went.

Signatures are those of Standard Webhooks 1.0 (https://www.standardwebhooks.com): `webhook-id`, `webhook-timestamp`
(seconds since 1970) and `webhook-signature`, which is «v1,» and the base64 of HMAC-SHA256 over «id.timestamp.body».
"""

import base64
import hashlib
import hmac
import secrets
import ssl
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from isnad.clock import Clock, SystemClock
from isnad.collect.fetching import answers
from isnad.collect.fetching.addresses import parse_address
from isnad.collect.fetching.connecting import Budget, CheckedBackend
from isnad.collect.fetching.exchanging import Patience, exchanged, public_authorities
from isnad.collect.fetching.resolving import Resolver, SystemResolver
from isnad.collect.fetching.safety import IPNetwork
from isnad.collect.fetching.stop import Stop
from isnad.errors import BadQuery
from isnad.model import Delivery, DeliveryState

_SECRET_PREFIX = "whsec_"
_SECRET_BYTES = 32  # the specification wants 24 to 64
_LEAST_SECRET, _MOST_SECRET = 24, 64
_GONE = 410

_FIRST_WAIT = timedelta(seconds=30)
_LONGEST_WAIT = timedelta(hours=12)
_LONGEST_ASKED_WAIT = timedelta(days=1)  # that a receiver may ask for
_GIVEN_UP_AFTER = timedelta(days=3)  # since the first try


@dataclass(frozen=True, slots=True)
class PostLimits:
    """What one POST may take."""

    connect: float = 5.0  # seconds to resolve a name, to connect, to shake hands: each
    read: float = 10.0  # seconds without a byte
    total: float = 15.0  # seconds for all: what the specification advises
    received: int = 64 * 1024  # bytes of the answer, headers included; the rest is not read


@dataclass(frozen=True, slots=True)
class Posted:
    """What came of one POST."""

    when: datetime  # aware UTC
    status: int | None = None  # of the receiver; None where it gave none
    error: str = ""  # why it is not delivered, in English, without the address, which may hold a secret; "" where it is
    retry_after: datetime | None = None  # the receiver asks not to be asked before

    @property
    def is_delivered(self) -> bool:
        """Whether the receiver took it."""
        return not self.error

    @property
    def is_gone(self) -> bool:
        """Whether the receiver wants nothing any more."""
        return self.status == _GONE


@dataclass(frozen=True, slots=True)
class Poster:
    """Sends one POST at a time for each thread that calls it; any number of threads may.

    Only to public addresses and those in `allowed`; a redirect is not followed, whatever it leads to.
    """

    agent: str  # what we call ourselves: see `fetching.user_agent`
    limits: PostLimits = PostLimits()
    allowed: tuple[IPNetwork, ...] = ()  # networks that are not public, and may be asked all the same
    clock: Clock = field(default_factory=SystemClock)  # receivers compare its time with theirs
    resolver: Resolver = field(default_factory=SystemResolver)
    tls: ssl.SSLContext = field(default_factory=public_authorities)

    def post(self, url: str, message: str, body: bytes, secret: str) -> Posted:
        """Send a JSON body; `message` is its id. Nothing that a receiver can do is an exception.

        Raises BadQuery where the secret is none.
        """
        now = self.clock.now()
        headers = signed(message, now, body, secret)
        try:
            return self._posted(url, headers, body, now)
        except Stop as stop:
            return Posted(now, stop.status, stop.reason)

    def _posted(self, url: str, headers: dict[str, str], body: bytes, now: datetime) -> Posted:
        address = parse_address(url)
        budget = Budget(self.limits.total, self.limits.received)
        with exchanged(
            "POST",
            address,
            {
                "Host": address.authority,
                "User-Agent": self.agent,
                "Content-Type": "application/json",
                "Content-Length": str(len(body)),
                "Accept": "*/*",
                "Connection": "close",
                **headers,
            },
            patience=Patience(self.limits.connect, self.limits.read),
            backend=CheckedBackend(self.resolver, self.allowed, budget),
            tls=self.tls,
            content=body,
        ) as response:
            told = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
            with suppress(Stop):  # the status says it all; a receiver that goes on and on is cut off
                for _ in response.iter_stream():
                    pass
            return Posted(now, response.status, _refused(response.status), answers.retry_after(told, now))


def _refused(status: int) -> str:
    if 200 <= status < 300:
        return ""
    if status in answers.REDIRECTS:
        return f"the receiver answered {status}, a redirect, which is not followed; give the address that it leads to"
    return f"the receiver answered {status}"


def signed(message: str, at: datetime, body: bytes, secret: str) -> dict[str, str]:
    """The headers that sign a body. Raises BadQuery where the secret is none."""
    stamp = str(int(at.timestamp()))
    digest = hmac.digest(_key(secret), f"{message}.{stamp}.".encode("ascii") + body, hashlib.sha256)
    return {
        "webhook-id": message,
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode('ascii')}",
    }


def new_secret() -> str:
    """A secret that nobody can guess, as receivers of Standard Webhooks want it."""
    return _SECRET_PREFIX + base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode("ascii")


def check_secret(secret: str) -> None:
    """Raises BadQuery where a secret is none: «whsec_» and 24 to 64 bytes in base64."""
    _key(secret)


def check_webhook(url: str) -> None:
    """Raises BadQuery where this is no address that may be sent to by its form; where it leads is asked later."""
    try:
        parse_address(url)
    except Stop as stop:
        raise BadQuery(f"the webhook's address cannot be used: {stop.reason}") from stop


def _key(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix(_SECRET_PREFIX), validate=True)
    except ValueError as error:
        raise BadQuery("a webhook's secret is «whsec_» and base64") from error
    if not _LEAST_SECRET <= len(key) <= _MOST_SECRET:
        raise BadQuery(f"a webhook's secret has {_LEAST_SECRET} to {_MOST_SECRET} bytes in base64, not {len(key)}")
    return key


def after_post(delivery: Delivery, posted: Posted, now: datetime) -> Delivery:
    """A delivery after it was tried: done, given up, or to be tried again.

    The wait is 30 s, then twice the last, up to 12 h, or as long as the receiver asks for; three days after the first
    try it is given up.
    """
    attempts, first = delivery.attempts + 1, delivery.first or now
    tried = replace(
        delivery, attempts=attempts, first=first, last=now, status=posted.status, error=posted.error, due=None
    )
    if posted.is_delivered:
        return replace(tried, state=DeliveryState.DONE)
    due = now + wait_after(attempts)
    if posted.retry_after:
        due = max(due, min(now + (posted.retry_after - posted.when), now + _LONGEST_ASKED_WAIT))
    if due - first > _GIVEN_UP_AFTER:
        return replace(tried, state=DeliveryState.GIVEN_UP)
    return replace(tried, due=due)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many tries, at least one."""
    return min(_FIRST_WAIT * (1 << min(attempts - 1, 20)), _LONGEST_WAIT)
