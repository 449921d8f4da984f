"""The part of a newsroom that gives back what is kept: articles, pages, publishers, and what articles are about."""

from collections.abc import Iterator

from isnad.errors import NotFound
from isnad.model import (
    KeptArticle,
    Page,
    Portrait,
    PublisherCount,
    Revision,
    SearchQuery,
    SearchResult,
    Topic,
    TopicKind,
)
from isnad.newsroom import desk
from isnad.newsroom.known import Known


class Archive(Known):
    """What is kept, as it came, and the tags and entities across it."""

    def article(self, key: str) -> KeptArticle:
        """The article with this id, other id or address. Raises NotFound."""
        return self._store.article(key)

    def revisions(self, key: str) -> tuple[Revision, ...]:
        """All states of an article that we know, oldest first. Raises NotFound."""
        return self._store.revisions(key)

    def page(self, digest: str) -> Page:
        """The page with this SHA-256. Raises NotFound."""
        return self._store.page(digest)

    def latest(self, limit: int = 20, offset: int = 0, publisher: str = "") -> SearchResult:
        """The articles published last, of one publisher or of all."""
        return self._store.latest(limit, offset, publisher)

    def search(self, query: SearchQuery) -> SearchResult:
        """The articles that a query asks for, best first. Raises BadQuery."""
        return self._store.search(query)

    def export(self) -> Iterator[KeptArticle]:
        """Every article as it stands now, in order of arrival, streamed."""
        return self._store.export()

    def publishers(self) -> tuple[PublisherCount, ...]:
        """Every publisher that is known here, with what is kept of it."""
        return self._store.publishers()

    def publisher(self, publisher_id: str) -> PublisherCount:
        """One publisher with what is kept of it. Raises NotFound."""
        found = next((row for row in self.publishers() if row.publisher.id == publisher_id), None)
        if found is None:
            raise NotFound(f"no publisher «{publisher_id}» is known here; `isnad publishers` lists those that are")
        return found

    def topic(self, kind: TopicKind, key: str) -> Topic:
        """A tag or an entity, with the number of its articles. Raises NotFound where no article has it."""
        return self._store.topic(kind, key)

    def topics(self, kind: TopicKind, limit: int = 20, offset: int = 0) -> tuple[Topic, ...]:
        """Tags or entities of a kind, those of most articles first."""
        return self._store.topics(kind, limit, offset)

    def with_topic(self, kind: TopicKind, key: str, limit: int = 20, offset: int = 0) -> tuple[KeptArticle, ...]:
        """The articles that have a tag or an entity, newest first."""
        return self._store.with_topic(kind, key, limit, offset)

    def portrait(self, kind: TopicKind, key: str) -> Portrait:
        """An entity as its articles tell of it. Raises NotFound where no article names it."""
        return desk.portrait_of(self._store, kind, key)
