"""The part of a store that holds what was read in articles: analyses, and the tags and entities across them."""

from collections.abc import Sequence
from datetime import datetime

from isnad.model import Analysed, Analysis, KeptArticle, Level, Topic, TopicKind
from isnad.store import analyses, groups, read, topics
from isnad.store.connected import Connected


class AnalysedStore(Connected):
    """Analyses of articles, which are still to be made, and their topics."""

    def save_analyses(self, batch: Sequence[Analysed]) -> None:
        """Keeps what was read in articles, in place of what was read before, in one transaction.

        The articles are all of a part that `reworded`, `unread` or `read_otherwise` gave. Nothing is kept of one whose
        words have changed since: it is given again. Raises NotFound where an article is not kept here.
        """
        with self._writing() as connection:
            analyses.save(connection, batch)

    def analysis(self, key: str) -> Analysed:
        """What was read in the current words of an article. Raises NotFound, also where nobody has read them yet."""
        with self._reading() as connection:
            return analyses.of(connection, read.number_of(connection, key))

    def analyses(self, ids: Sequence[str]) -> dict[str, Analysis]:
        """What was read in the current words of those of these articles that were read, by id."""
        with self._reading() as connection:
            return analyses.of_articles(connection, ids)

    def topic(self, kind: TopicKind, key: str) -> Topic:
        """A tag or an entity, with the number of its articles. Raises NotFound where no article has it."""
        with self._reading() as connection:
            return topics.one(connection, kind, key)

    def topics(self, kind: TopicKind, limit: int = 20, offset: int = 0) -> tuple[Topic, ...]:
        """Tags or entities of a kind, those of most articles first."""
        with self._reading() as connection:
            return topics.most(connection, kind, limit, offset)

    def with_topic(self, kind: TopicKind, key: str, limit: int = 20, offset: int = 0) -> tuple[KeptArticle, ...]:
        """The articles that have a tag or an entity, newest first, undated ones after all others."""
        with self._reading() as connection:
            return topics.articles_of(connection, kind, key, limit, offset)

    def times_of_topic(self, kind: TopicKind, key: str) -> Sequence[tuple[datetime, int]]:
        """When its dated articles were published, each with how often it names the entity."""
        with self._reading() as connection:
            return topics.times_of(connection, kind, key)

    def topics_of_story(self, story: str, kind: TopicKind, limit: int = 20) -> tuple[Topic, ...]:
        """The tags, or the entities of a kind, of the articles of a story (by its present id), weightiest first."""
        with self._reading() as connection:
            return topics.of_articles(connection, kind, groups.numbers_in(connection, Level.STORY, story), limit)

    def reworded(self, limit: int) -> tuple[KeptArticle, ...]:
        """The next articles whose words have changed since they were analysed."""
        with self._reading() as connection:
            return analyses.reworded(connection, limit)

    def unread(self, limit: int, after: int = 0) -> tuple[tuple[int, KeptArticle], ...]:
        """The next articles that were never analysed, with their numbers; those up to `after` are being analysed.

        What is analysed in them has to be saved in this order.
        """
        with self._reading() as connection:
            return analyses.unread(connection, limit, after)

    def read_otherwise(self, rules: int, limit: int) -> tuple[KeptArticle, ...]:
        """The next articles that were analysed by another version of the rules than this one."""
        with self._reading() as connection:
            return analyses.read_otherwise(connection, rules, limit)

    def behind(self, rules: int) -> int:
        """How many articles were never analysed, or by another version of the rules than this one."""
        with self._reading() as connection:
            return analyses.count_behind(connection, rules)
