"""One item that could not be taken, as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """Why one line, record, file or page did not become an article; the run went on."""

    source: str  # file or address
    reason: str  # what happened and what to do, for a person to read
    line: int | None = None  # line of a text file, from 1
    record: int | None = None  # record of an archive, from 1

    def __str__(self) -> str:
        """«file, line 3: reason»: one line."""
        place = f", line {self.line}" if self.line is not None else ""
        place += f", record {self.record}" if self.record is not None else ""
        return f"{self.source}{place}: {self.reason}"
