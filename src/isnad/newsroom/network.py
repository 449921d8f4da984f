"""How the network is asked: who we say we are, which networks that are not public may be asked, by which clock."""

from collections.abc import Sequence

from isnad.clock import Clock
from isnad.collect.fetching import Courteous, Detour, courteous_fetcher, networks, user_agent
from isnad.collect.webhooks import Poster


def open_fetcher(
    version: str,
    contact: str = "",
    allow: Sequence[str] = (),
    clock: Clock | None = None,
    sample_port: int | None = None,
) -> Courteous:
    """A fetcher with manners.

    `contact` is an address of the operator that every publisher may read; `allow` names networks that are not public
    and may be asked all the same («10.1.0.0/16»). With `sample_port`, the sites of the sample newsroom (all names under
    .example) are asked at that port of this machine.

    Raises SettingError where a network is none.
    """
    nearby = None if sample_port is None else Detour("example", "127.0.0.1", sample_port)
    allowed = networks([*allow, "127.0.0.1"] if nearby else allow)
    return courteous_fetcher(user_agent(version, contact), allowed=allowed, clock=clock, connect_to=nearby)


def open_poster(version: str, contact: str = "", allow: Sequence[str] = ()) -> Poster:
    """What sends to webhooks; `contact` and `allow` as in `open_fetcher`. Raises SettingError where a network is none.

    Its clock is the machine's: receivers compare the time in a signature with theirs.
    """
    return Poster(user_agent(version, contact), allowed=networks(allow))
