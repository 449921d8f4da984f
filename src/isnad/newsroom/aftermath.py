"""What follows when articles were kept: groups, analyses, what watches tell, and the stories told anew."""

from collections.abc import Callable
from dataclasses import dataclass

from isnad.newsroom.analysing import Analyst
from isnad.newsroom.grouping import Regrouper
from isnad.newsroom.telling import Teller

# Telling so many takes longer than reading the grouper's window back, should there be more to group; and what it holds
# meanwhile shall not stand beside that window.
_MANY_STORIES = 2_000


@dataclass(frozen=True, slots=True)
class Aftermath:
    """Those who work on what was kept, in the order in which each needs the work of the one before."""

    regrouper: Regrouper
    analyst: Analyst
    look: Callable[[], object]  # has watches look at what is grouped and analysed
    teller: Teller

    def finish(self) -> None:
        """Analyse everything that is grouped, have watches look at it, and tell every story that changed."""
        self.analyst.catch_up()
        self.look()
        # Last, when all is there: a large story would be told again for every batch.
        if self.teller.behind() >= _MANY_STORIES:
            self.regrouper.rest()
        self.teller.catch_up()
