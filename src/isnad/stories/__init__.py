"""Articles into copy groups, events and stories: pure functions and one object, the `Grouper`."""

from isnad.stories.grouper import Grouper
from isnad.stories.origins import independent, shared_origins

__all__ = ["Grouper", "independent", "shared_origins"]
