"""What follows when articles were kept: groups, analyses and what watches tell, a part at a time, beside collecting."""

import time
from collections.abc import Callable

from isnad.collect import Catalogue
from isnad.newsroom.analysing import Analyst
from isnad.newsroom.grouping import Regrouper


class Settler:
    """Groups and analyses what is kept, and has watches look at it."""

    def __init__(
        self, regrouper: Regrouper, analyst: Analyst, catalogue: Catalogue, pause: float, look: Callable[[], object]
    ) -> None:
        """What comes within a `pause`, in seconds of the machine, is grouped together; `look` has watches look."""
        self._regrouper = regrouper
        self._analyst = analyst
        self._catalogue = catalogue
        self._pause = pause
        self._look = look
        self._last = float("-inf")
        self._is_settled = False

    def settle(self, *, wait: bool = True) -> None:
        """Group everything and, where there is time to wait, analyse everything and look at it."""
        self._regrouper.catch_up(self._catalogue)
        if wait:
            self._analyst.catch_up()
            self._look()

    def came(self) -> None:
        """Says that articles were kept."""
        self._is_settled = False

    def settle_some(self) -> None:
        """Group what came, unless that was done a moment ago; take and give analyses without waiting for them."""
        if self._is_settled and not self._analyst.is_out:
            return
        if not self._is_settled and time.monotonic() - self._last >= self._pause:
            self._regrouper.catch_up(self._catalogue)
            self._last = time.monotonic()
            self._is_settled = True
        if self._analyst.advance():
            self._look()
