"""What came of an import, and how one watches it."""

from dataclasses import dataclass
from typing import Protocol

from isnad.model import Failure

# Failures that a report holds itself; all are counted, and all are kept in the store. A file of ten million bad lines
# must not need ten million objects.
FAILURES_HELD = 1000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of everything that one import read."""

    new: int  # articles not known before
    unchanged: int  # articles known with these words
    revised: int  # articles whose words had changed
    failed: tuple[Failure, ...]  # what could not be taken and why: the first FAILURES_HELD
    failures: int  # how many could not be taken in all
    passed_over: int  # files in folders that are no news: images, style sheets, notes
    seconds: float  # wall time

    @property
    def read(self) -> int:
        """Everything that was read, good and bad."""
        return self.new + self.unchanged + self.revised + self.failures


class Progress(Protocol):
    """Someone who watches an import."""

    def begin(self, total: int | None) -> None:
        """The import starts; `total` is the size of all sources in bytes, None where a stream does not tell."""

    def advance(self, size: int) -> None:
        """This many more bytes of the sources were read (or left out, where a file is refused)."""

    def kept(self, articles: int) -> None:
        """This many articles are in the store by now: they stay, whatever happens next."""


class Unwatched:
    """A progress that nobody looks at."""

    def begin(self, total: int | None) -> None:
        """Nobody looks."""

    def advance(self, size: int) -> None:
        """Nobody looks."""

    def kept(self, articles: int) -> None:
        """Nobody looks."""
