"""How a fetch ends early, inside this package; what leaves it is a value."""

from datetime import datetime

from isnad.model import FetchFailureKind, Wait


class Stop(Exception):
    """This fetch fails; the fetcher makes a `FetchFailure` of it."""

    def __init__(
        self,
        kind: FetchFailureKind,
        reason: str,
        *,
        status: int | None = None,
        retry_after: datetime | None = None,
    ) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.status = status
        self.retry_after = retry_after


class NotNow(Exception):
    """The host may not be asked now; the fetch has not begun."""

    def __init__(self, wait: Wait) -> None:
        super().__init__(wait.host)
        self.wait = wait
