"""What a collecting run tells while it runs: a line for each event, for a reader or for a machine."""

import sys
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

import orjson

from isnad.cli.display import shown


class LogForm(StrEnum):
    """How events are written."""

    TEXT = "text"
    JSON = "json"  # one object a line: «at», «event», and what it happened to
    NONE = "none"


class Log:
    """Events on standard error, each with its time."""

    def __init__(self, form: LogForm, now: Callable[[], datetime]) -> None:
        self._form = form
        self._now = now

    def event(self, name: str, **facts: object) -> None:
        """Write a line."""
        if self._form is LogForm.NONE:
            return
        at = self._now().isoformat(timespec="milliseconds")
        if self._form is LogForm.JSON:
            line = orjson.dumps({"at": at, "event": name, **facts}, default=str).decode("utf-8", "replace")
        else:
            told = "  ".join(f"{key}: {shown(str(value))}" for key, value in facts.items())
            line = f"{at}  {name}  {told}"
        print(line, file=sys.stderr, flush=True)
