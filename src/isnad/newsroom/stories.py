"""The part of a newsroom that tells what became of the articles: stories, and what editors ruled about them."""

from dataclasses import replace

from isnad.model import (
    Account,
    Logged,
    Placed,
    Placement,
    Ruling,
    RulingKind,
    Story,
    StoryFilters,
    StoryList,
    StoryQuery,
)
from isnad.newsroom import desk
from isnad.newsroom.accounts import KeptAccounts
from isnad.newsroom.desk import Why
from isnad.newsroom.editing import Editor
from isnad.newsroom.known import Known


class Stories(Known):
    """Stories with their accounts, where articles stand in them, and the rulings about them."""

    _accounts: KeptAccounts
    _editor: Editor

    def stories(self, query: StoryQuery | None = None) -> StoryList:
        """The stories that a query asks for, with how many there are; the highest ranked where nothing is asked."""
        return desk.stories(self._store, query or StoryQuery())

    def story_filters(self, query: StoryQuery) -> StoryFilters:
        """By what the stories of a query can be narrowed, and how many would be left."""
        return desk.filters(self._store, query)

    def story(self, key: str) -> Story:
        """The story under its id, an id it once had, the id of one of its events or copy groups, or an article's.

        Raises NotFound.
        """
        return desk.tell(self._store, key)

    def account(self, key: str) -> Account:
        """What the articles of a story say together, under any key that `story` takes. Raises NotFound."""
        self._learn_stored_publishers()
        story = desk.story_of(self._store, key)
        account = self._accounts.of(story)
        name = self._store.story_names([story]).get(story, account.story.headline)
        return replace(account, story=replace(account.story, headline=name))

    def placement(self, key: str) -> Placement:
        """Where an article (by id, other id or address) stands, with the origin of its copy group.

        Raises NotFound, also where it is not grouped yet.
        """
        return desk.placement(self._store, key)

    def related(self, key: str) -> tuple[Placed, ...]:
        """«اقرأ أيضا» for an article: at most six, none of its own event, none younger. Raises NotFound."""
        return desk.read_also(self._store, key)

    def why(self, key: str) -> Why:
        """Where an article stands and why, with the articles that its ties name. Raises NotFound."""
        return desk.why(self._store, key)

    def regroupings(self, key: str) -> tuple[Logged, ...]:
        """What changed about a copy group, event or story (any of its ids), oldest first; empty where nothing did.

        Raises NotFound where no such group ever was.
        """
        return desk.log(self._store, key)

    @property
    def editor(self) -> Editor:
        """Who joins, splits, renames and locks stories, and takes that back."""
        return self._editor

    def rulings(self, limit: int = 20, offset: int = 0) -> tuple[Ruling, ...]:
        """All that editors ruled, the newest first; also what was taken back."""
        return self._store.rulings(limit, offset)

    def rulings_of(self, key: str) -> tuple[Ruling, ...]:
        """The rulings about any article of a story, oldest first; also those that were taken back. Raises NotFound."""
        return self._store.rulings_of(desk.story_of(self._store, key))

    def is_locked(self, key: str) -> bool:
        """Whether an editor has locked a story. Raises NotFound."""
        holding = desk.rulings_that_hold(self._store, desk.story_of(self._store, key))
        return any(ruling.kind is RulingKind.LOCK for ruling in holding)
