"""Pages that are kept, to be read again by better rules; and what was read, put in place of what was read before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, bindparam, func, select, tuple_, update

from isnad.model import Article, FeedItem, KeptPage
from isnad.store import tellings, write
from isnad.store.backend import Backend
from isnad.store.identity import Record, State
from isnad.store.packing import key_of, pack_article, slot_of, unpack_article, unpack_page, words_digest
from isnad.store.remembering import unpack_visit
from isnad.store.tables import articles, fetches, pages, revisions, visits

Place = tuple[int, int]  # number of an article, and of one of its revisions
BEFORE_ALL: Place = (0, 0)


def kept_pages(connection: Connection, after: Place, limit: int) -> tuple[KeptPage, ...]:
    """The next states of articles, in order of arrival, whose pages are kept; with what a feed said of each."""
    columns = revisions.c
    first_visit = (
        select(func.min(fetches.c.visit)).where(fetches.c.page == columns.page).correlate(revisions).scalar_subquery()
    )
    rows = connection.execute(
        select(columns.article, columns.number, columns.body, pages.c.about, pages.c.body, visits.c.body)
        .join(pages, pages.c.digest == columns.page)
        .outerjoin(visits, visits.c.number == first_visit)
        .where(tuple_(columns.article, columns.number) > after)
        .order_by(columns.article, columns.number)
        .limit(limit)
    )
    return tuple(
        KeptPage(
            number,
            revision,
            unpack_article(words),
            unpack_page(about, body),
            unpack_visit(0, "", 0, None, told).item if told else FeedItem(""),
        )
        for number, revision, words, about, body, told in rows
    )


def count_kept_pages(connection: Connection) -> int:
    """How many states of articles have their pages kept."""
    return connection.execute(select(func.count()).where(revisions.c.page.is_not(None))).scalar_one()


def replace_words(connection: Connection, backend: Backend, read: Sequence[tuple[KeptPage, Article]]) -> None:
    """Puts what was read now in place of what stood there. The caller holds the lock.

    The article keeps its ids, its history and its place among the groups; what was analysed in it is to be read again.
    """
    rewritten = [_Rewritten(page.number, page.revision, replace(now, id=page.article.id)) for page, now in read]
    change = update(revisions).where(revisions.c.article == bindparam("of"), revisions.c.number == bindparam("at"))
    connection.execute(
        change.values(words=bindparam("digest"), body=bindparam("packed")),
        [
            {"of": r.number, "at": r.revision, "digest": words_digest(r.article), "packed": pack_article(r.article)}
            for r in rewritten
        ],
    )
    write.renew(connection, backend, _current(connection, rewritten))
    tellings.mark_articles(connection, (each.number for each in rewritten))


@dataclass(frozen=True, slots=True)
class _Rewritten:
    number: int
    revision: int
    article: Article


def _current(connection: Connection, rewritten: Sequence[_Rewritten]) -> list[Record]:
    """The articles whose newest words are among what was read now, as `write` takes them."""
    by_place = {(each.number, each.revision): each.article for each in rewritten}
    rows = connection.execute(select(articles).where(articles.c.number.in_({each.number for each in rewritten})))
    records = []
    for row in rows:
        article = by_place.get((row.number, row.revision))
        if article is not None:
            published = article.published.at if article.published else None
            state = State(row.revision, words_digest(article), None, None, article=article)
            record = Record(
                row.number,
                row.id,
                slot_of(published, row.number),
                key_of(article.publisher),
                row.first_seen,
                row.last_seen,
                row.revision,
                has_url=False,
                states=[state],
                old_slot=row.slot,
                new_words=True,
                touched=True,
            )
            records.append(record)
    return records
