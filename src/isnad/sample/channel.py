"""What one feed of a house is written from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from isnad.sample.houses import FeedForm, House, Printed


@dataclass(frozen=True, slots=True)
class Channel:
    """What one feed is written from."""

    house: House
    feed: FeedForm
    items: Sequence[Printed]  # the newest first
    built: datetime  # when the last of them appeared or was changed, aware

    @property
    def address(self) -> str:
        """Where the feed lies."""
        return self.house.at(self.feed.path)
