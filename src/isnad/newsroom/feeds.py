"""The part of a newsroom that follows feeds."""

from collections.abc import Sequence

from isnad.collect import read_opml, write_opml
from isnad.collect.choosing import feeds_of, of_address, of_outline, to_outline
from isnad.model import Followed, Publisher
from isnad.newsroom.known import Known


class Feeds(Known):
    """The feeds that are followed, and those that could be."""

    def learn_publishers(self, publishers: Sequence[Publisher]) -> None:
        """Keep publishers, in place of what was known under their ids."""
        self._learn_stored_publishers()
        self._store.save_publishers(publishers)
        self._know(self._catalogue.joined(publishers))

    def follow(self, feeds: Sequence[Followed]) -> int:
        """Add feeds to those that are followed, and say how many were not followed yet.

        What the catalogue knows of their publishers is kept, so that the pages call them by their names.
        """
        self._learn_stored_publishers()
        known = (self._catalogue.by_id(publisher) for publisher in sorted({feed.publisher for feed in feeds}))
        if publishers := [publisher for publisher in known if publisher]:
            self._store.save_publishers(publishers)
        return self._store.follow(feeds)

    def followed(self) -> tuple[Followed, ...]:
        """All feeds that are followed, in the order in which they were added."""
        return self._store.followed()

    def feed_of(self, address: str) -> Followed:
        """The feed at an address, not followed yet: as the catalogue has it, else of the publisher of its host."""
        self._learn_stored_publishers()
        return of_address(address, self._catalogue)

    def feeds_of_publisher(self, publisher_id: str) -> tuple[Followed, ...] | None:
        """The feeds that the catalogue has of a publisher; None where it has no such publisher."""
        self._learn_stored_publishers()
        publisher = self._catalogue.by_id(publisher_id)
        return None if publisher is None else feeds_of(publisher)

    def feeds_of_catalogue(self) -> tuple[Followed, ...]:
        """All feeds that the catalogue has."""
        self._learn_stored_publishers()
        return tuple(feed for publisher in self._catalogue.all for feed in feeds_of(publisher))

    def pause(self, addresses: Sequence[str], *, paused: bool) -> tuple[str, ...]:
        """Pause feeds, or resume them, also for a run that goes on; gives the addresses that are not followed."""
        return self._store.pause(addresses, paused=paused)

    def feeds_of_list(self, body: bytes) -> tuple[Followed, ...]:
        """The feeds of a list (OPML), with their publishers. Raises NotAFeed where the bytes are none."""
        self._learn_stored_publishers()
        return tuple(of_outline(outline, self._catalogue) for outline in read_opml(body))

    def list_of_feeds(self) -> bytes:
        """The feeds that are followed as a list (OPML), each in a folder of its publisher."""
        self._learn_stored_publishers()
        feeds = sorted((feed for feed in self.followed() if not feed.parent), key=lambda feed: feed.publisher)
        return write_opml((to_outline(feed, self._catalogue.by_id(feed.publisher)) for feed in feeds), "Isnad")
