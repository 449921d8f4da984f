"""What reading yields, one after the other: records, pages, dumps, publishers, and failures beside them."""

from collections.abc import Mapping
from dataclasses import dataclass

from isnad.model import Failure, Page, Publisher


@dataclass(frozen=True, slots=True)
class Record:
    """One JSON object of a JSON Lines file."""

    shape: Mapping[str, object]  # as parsed, nothing checked yet
    source: str  # file
    line: int  # from 1


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page with the place it was read from."""

    page: Page
    source: str  # file
    record: int | None = None  # record of the archive, from 1; None for a file that is one page


@dataclass(frozen=True, slots=True)
class Dump:
    """The text of a news page, without its markup."""

    text: str
    source: str  # file


@dataclass(frozen=True, slots=True)
class Introduced:
    """Publishers that a folder tells of in its `publishers.toml`."""

    publishers: tuple[Publisher, ...]
    source: str  # file


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file in a folder that is no news by name and content: an image, a style sheet, a note."""

    source: str  # file


Item = Record | PageRead | Dump | Introduced | PassedOver | Failure
