"""Articles into copy groups, events and stories: pure functions and one object, the `Grouper`."""

from isnad.stories import moving
from isnad.stories.bounds import Bounds, Cell
from isnad.stories.changing import difference
from isnad.stories.constraints import Constraints, holds
from isnad.stories.facets import facets, section_key
from isnad.stories.grouper import Grouper
from isnad.stories.origins import independent, shared_origins
from isnad.stories.passing import transmissions
from isnad.stories.portrait import portrait
from isnad.stories.ranking import rank
from isnad.stories.related import related
from isnad.stories.telling import central, tell_events, tell_story
from isnad.stories.uncollected import uncollected

__all__ = [
    "Bounds",
    "Cell",
    "Constraints",
    "Grouper",
    "central",
    "difference",
    "facets",
    "holds",
    "independent",
    "moving",
    "portrait",
    "rank",
    "related",
    "section_key",
    "shared_origins",
    "tell_events",
    "tell_story",
    "transmissions",
    "uncollected",
]
