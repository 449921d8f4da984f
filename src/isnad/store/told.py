"""The part of a store that stories are told into, and listed out of."""

from collections.abc import Sequence

from isnad.model import FacetKind, Level, StoryFilters, StoryList, StoryQuery, Telling, Told
from isnad.store import groups, listing, tellings
from isnad.store.connected import Connected
from isnad.store.states import states
from isnad.store.tellings import Stale


class ToldStore(Connected):
    """Stories as they are told and listed, and what they are told from."""

    def stories(self, query: StoryQuery) -> StoryList:
        """The stories that a query asks for, as they were told last. Persons, places and sections by their keys."""
        with self._reading() as connection:
            return listing.stories(connection, query)

    def story_filters(self, query: StoryQuery, most: int) -> StoryFilters:
        """By what the stories of a query can be narrowed: at most so many of a kind, with how many would be left."""
        with self._reading() as connection:
            return listing.filters(connection, query, most)

    def facet_key(self, kind: FacetKind, *keys: str) -> str:
        """The first of these keys that any story has, "" where none has."""
        with self._reading() as connection:
            return listing.known_key(connection, kind, keys)

    def told_account(self, story: str) -> bytes:
        """The account of a story by its present id, as it was told last. Raises NotFound where it never was."""
        with self._reading() as connection:
            return tellings.account(connection, story)

    def states(self, story: str) -> tuple[Told, ...]:
        """All articles of a story (under any id that it ever had), every state of each; see `states.states`.

        Raises NotFound.
        """
        with self._reading() as connection:
            present = groups.present_id(connection, Level.STORY, story)
            return states(connection, [present])[present]

    def states_of(self, stories: Sequence[str]) -> dict[str, tuple[Told, ...]]:
        """The same of several stories, by their present ids; those that are not there are left out."""
        with self._reading() as connection:
            return states(connection, stories)

    def stale(self, rules: int, limit: int) -> tuple[Stale, ...]:
        """The next stories that have to be told anew: those that changed, and those that older rules told."""
        with self._reading() as connection:
            return tellings.stale(connection, rules, limit)

    def count_stale(self, rules: int) -> int:
        """How many stories have to be told anew, by this version of the rules."""
        with self._reading() as connection:
            return tellings.count_stale(connection, rules)

    def save_tellings(self, batch: Sequence[tuple[Telling, int]], rules: int, gone: Sequence[str] = ()) -> int:
        """Keeps what was told of stories, in one transaction, each beside its `Stale.mark`; says how many were kept.

        Of a story that changed since its mark was read nothing is kept: it is given again. Those that are `gone` have
        no articles any more.
        """
        with self._writing() as connection:
            tellings.mark_stories(connection, gone)
            return tellings.save(connection, batch, rules)

    def account(self, story: str) -> bytes:
        """The account of a story (under any id that it ever had), as it was packed; empty before it was told.

        Raises NotFound.
        """
        with self._reading() as connection:
            return tellings.body(connection, groups.present_id(connection, Level.STORY, story))
