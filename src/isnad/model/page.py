"""What was fetched: bytes and where they came from."""

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one page, as they came: evidence, never edited."""

    url: str  # the address asked for, "" where a file does not tell
    body: bytes  # what came, after transfer decoding, before any character decoding
    fetched: datetime | None = None  # aware UTC; None where nobody noted it
    headers: tuple[tuple[str, str], ...] = ()  # as the server sent them
    source: str = ""  # where we took it from: a file's path, «archive.warc.gz, record 17»

    @property
    def digest(self) -> str:
        """SHA-256 of the body, in hexadecimal: the page's address in the store."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def content_type(self) -> str:
        """The Content-Type header, "" where there was none."""
        return next((value for name, value in self.headers if name.lower() == "content-type"), "")
