"""What the articles of a story say together: its account, as it is kept and shown."""

from dataclasses import dataclass, field

from isnad.model.account import Words
from isnad.model.article import Moment
from isnad.model.change import Change
from isnad.model.chronicle import Chronicle
from isnad.model.opposition import Opposed
from isnad.model.series import Series
from isnad.model.story import Story
from isnad.model.way import Transmission


@dataclass(frozen=True, slots=True)
class Revised:
    """What one state of an article changed of the one before."""

    article: str  # id
    publisher: str  # id
    title: str  # of the newer state
    was: int  # number of the older state
    now: int  # ... of the newer
    changes: tuple[Change, ...]  # of figures, claims and speakers; empty where only words changed
    admitted: Words | None  # where the newer state says itself that it was corrected


@dataclass(frozen=True, slots=True)
class Account:
    """All that is said of a story."""

    story: Story  # its events and articles, why each stands there left out; without its tags
    times: dict[str, Moment] = field(default_factory=dict)  # by article id: when it was published, as fine as it says
    chronicle: Chronicle = field(default_factory=Chronicle)
    series: tuple[Series, ...] = ()  # those with conflicts first
    opposed: Opposed = field(default_factory=Opposed)
    transmissions: tuple[Transmission, ...] = ()  # those that came by most ways first
    revised: tuple[Revised, ...] = ()  # oldest first

    @property
    def conflicts(self) -> int:
        """Of how many things its sources give figures that cannot all be right."""
        return sum(bool(one.conflicts) for one in self.series)
