"""What follows when articles were kept: groups, analyses and tellings, a part at a time, beside the collecting."""

import time

from isnad.collect import Catalogue
from isnad.newsroom.analysing import Analyst
from isnad.newsroom.grouping import Regrouper
from isnad.newsroom.telling import Teller


class Settler:
    """Groups and analyses what is kept, and tells the stories that changed."""

    def __init__(
        self, regrouper: Regrouper, analyst: Analyst, teller: Teller, catalogue: Catalogue, pause: float
    ) -> None:
        """What comes within a `pause`, in seconds of the machine, is grouped together."""
        self._regrouper = regrouper
        self._analyst = analyst
        self._teller = teller
        self._catalogue = catalogue
        self._pause = pause
        self._last = float("-inf")
        self._is_settled = False
        self._is_told = False

    def settle(self, *, wait: bool = True) -> None:
        """Group everything and, where there is time to wait, analyse everything and tell every story that changed."""
        self._regrouper.catch_up(self._catalogue)
        if wait:
            self._analyst.catch_up()
            self._teller.catch_up()

    def came(self) -> None:
        """Says that articles were kept."""
        self._is_settled = False

    def settle_some(self) -> None:
        """Group what came, unless that was done a moment ago; take and give analyses without waiting for them.

        Stories are told when what came is grouped and analysed, a part each time.
        """
        if self._is_settled and not self._analyst.is_out:
            self._is_told = self._is_told or not self._teller.advance()
            return
        self._is_told = False
        if not self._is_settled and time.monotonic() - self._last >= self._pause:
            self._regrouper.catch_up(self._catalogue)
            self._last = time.monotonic()
            self._is_settled = True
        self._analyst.advance()
