"""What a reader's address asks for, read strictly."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from starlette.requests import Request

from isnad.errors import BadQuery

PAGE = 24  # articles on a page of a list
LAST_PAGE = 10_000  # further on nobody turns, and the store need not count


@dataclass(frozen=True, slots=True)
class Turn:
    """Where in a list a page stands."""

    page: int  # from 1
    total: int  # articles in the whole list
    size: int = PAGE  # articles on a page

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-self.total // self.size))


def text_of(request: Request, name: str) -> str:
    """A parameter without spaces around it, "" where it is not given."""
    return request.query_params.get(name, "").strip()


def number_of(request: Request, name: str, *, largest: int = LAST_PAGE) -> int:
    """A whole number from 1, which is also what stands where it is not given. Raises BadQuery."""
    written = text_of(request, name)
    if not written:
        return 1
    if not (len(written) <= 9 and written.isdecimal() and 1 <= int(written) <= largest):
        raise BadQuery(f"«{name}» is no number from 1 to {largest}: {written[:40]!r}")
    return int(written)


def day_of(request: Request, name: str, *, after: int = 0) -> datetime | None:
    """The first instant, by GMT, of a day YYYY-MM-DD, or of the day `after` days later. Raises BadQuery."""
    written = text_of(request, name)
    if not written:
        return None
    try:
        day = date.fromisoformat(written) + timedelta(days=after)
    except (ValueError, OverflowError) as error:
        raise BadQuery(f"«{name}» is no date in the form YYYY-MM-DD: {written[:40]!r}") from error
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
