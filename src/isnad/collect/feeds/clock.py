"""By which clock the times of a feed or page are read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from isnad.arabic.dates import read_time
from isnad.model import Moment

_MOST_TRIED = 4  # of the times that one item gives


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of a publisher, and what it showed when the feed was fetched."""

    zone: str = ""  # IANA name, for times without an offset; "" where unknown
    now: datetime | None = None  # aware; by it «منذ ساعتين» and «أمس» are read, None where they are not

    def read(self, value: str) -> Moment | None:
        """The time that a value gives, None where it gives none. Raises SettingError where there is no such zone."""
        return read_time(value, self.zone, self.now)

    def first(self, values: Iterable[str]) -> Moment | None:
        """The first time that one of the first values gives."""
        return next((moment for value in islice(values, _MOST_TRIED) if (moment := self.read(value))), None)
