"""What follows when articles were kept, a part at a time, beside the collecting."""

import time

from isnad.collect import Catalogue
from isnad.newsroom.aftermath import Aftermath
from isnad.newsroom.live.resting import Resting


class Settler:
    """Groups, analyses, tells and looks at what is kept."""

    def __init__(self, aftermath: Aftermath, catalogue: Catalogue, pause: float) -> None:
        """What comes within a `pause`, in seconds of the machine, is grouped together."""
        self._aftermath = aftermath
        self._catalogue = catalogue
        self._pause = pause
        self._last = float("-inf")
        self._is_settled = False
        self._is_told = False
        self._resting = Resting()

    def settle(self, *, wait: bool = True) -> None:
        """Group everything and, where there is time to wait, analyse, tell and look at everything."""
        self._aftermath.regrouper.catch_up(self._catalogue)
        if wait:
            self._aftermath.finish()

    def came(self) -> None:
        """Says that articles were kept."""
        self._is_settled = False

    def settle_some(self) -> None:
        """Group what came, unless that was done a moment ago; take and give analyses without waiting for them.

        Stories are told when what came is grouped and analysed, a part each time; large ones when nothing has come to
        them for a while, so that one which comes in many batches is not told for each.
        """
        if self._is_settled and not self._aftermath.analyst.is_out:
            self._tell_some()
            return
        self._is_told = False
        if not self._is_settled and time.monotonic() - self._last >= self._pause:
            self._aftermath.regrouper.catch_up(self._catalogue)
            self._last = time.monotonic()
            self._is_settled = True
        if self._aftermath.analyst.advance():
            self._aftermath.look()

    def _tell_some(self) -> None:
        now = time.monotonic()
        if self._is_told and now < self._resting.until:
            return
        waiting = self._aftermath.teller.waiting()
        due = self._resting.due(waiting, now)
        self._is_told = not (due and self._aftermath.teller.advance(due))
