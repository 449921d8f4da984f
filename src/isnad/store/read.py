"""Out of the store: articles with their history, pages, publishers, failures."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Row, Select, case, func, select

from isnad.errors import NotFound
from isnad.model import (
    Alias,
    Failure,
    KeptArticle,
    Page,
    Publisher,
    PublisherCount,
    Revision,
    canonical_url,
)
from isnad.store.packing import (
    FIRST_DATED_SLOT,
    key_of,
    moment,
    other_facts,
    published_at,
    unpack_article,
    unpack_failure,
    unpack_page,
    unpack_publisher,
)
from isnad.store.tables import articles, failures, keys, pages, publishers, revisions


def number_of(connection: Connection, key: str) -> int:
    """The number of the article under an id, an alias or an address. Raises NotFound."""
    asked = list(dict.fromkeys((key_of(key), key_of(canonical_url(key)))))
    rows = connection.execute(select(keys.c.key, keys.c.article).where(keys.c.key.in_(asked)))
    found = {row.key: row.article for row in rows}
    for form in asked:
        if form in found:
            return int(found[form])
    raise NotFound(f"no article is kept under «{key[:200]}»")


def kept(connection: Connection, numbers: Sequence[int]) -> dict[int, KeptArticle]:
    """Articles in their current state, by number."""
    if not numbers:
        return {}
    aliases: defaultdict[int, list[tuple[str, bytes | None]]] = defaultdict(list)
    columns = keys.c
    known_as = select(columns.article, columns.key, columns.facts).where(columns.article.in_(numbers))
    for number, key, facts in connection.execute(known_as.where(columns.kind == "alias").order_by(columns.key)):
        aliases[number].append((key, facts))
    rows = connection.execute(_current().where(articles.c.number.in_(numbers)))
    return {row.number: _kept(row, aliases[row.number]) for row in rows}


def _current() -> Select[tuple[int, str, int, int, int, str | None, bytes]]:
    columns = articles.c
    return select(
        columns.number,
        columns.id,
        columns.revision,
        columns.first_seen,
        columns.last_seen,
        revisions.c.page,
        revisions.c.body,
    ).join(revisions, (revisions.c.article == columns.number) & (revisions.c.number == columns.revision))


def _kept(
    row: Row[tuple[int, str, int, int, int, str | None, bytes]], aliases: Sequence[tuple[str, bytes | None]]
) -> KeptArticle:
    article = replace(unpack_article(row.body), id=row.id)
    return KeptArticle(
        article,
        row.revision,
        moment(row.first_seen),
        moment(row.last_seen),
        row.page or "",
        tuple(Alias(key, other_facts(facts, article) if facts else {}) for key, facts in aliases),
    )


def history(connection: Connection, number: int) -> tuple[Revision, ...]:
    """All states of an article, oldest first; the last is the current one."""
    columns = revisions.c
    current = connection.execute(select(articles.c.revision).where(articles.c.number == number)).scalar_one()
    rows = connection.execute(
        select(columns.number, columns.seen, columns.page, columns.body)
        .where(columns.article == number)
        .order_by(columns.number == current, columns.seen, columns.number)
    )
    return tuple(Revision(row.number, unpack_article(row.body), moment(row.seen), row.page or "") for row in rows)


def page(connection: Connection, digest: str) -> Page:
    """The page with this digest. Raises NotFound."""
    row = connection.execute(select(pages.c.about, pages.c.body).where(pages.c.digest == key_of(digest))).first()
    if row is None:
        raise NotFound(f"no page is kept under «{digest[:80]}»")
    return unpack_page(row.about, row.body)


@dataclass(frozen=True, slots=True)
class Arrived:
    """An article on the way out."""

    number: int  # in order of arrival
    slot: int  # in order of publication
    kept: KeptArticle


def after(connection: Connection, number: int, limit: int) -> list[Arrived]:
    """The next articles in order of arrival."""
    following = select(articles.c.number, articles.c.slot).where(articles.c.number > number)
    places = connection.execute(following.order_by(articles.c.number).limit(limit)).all()
    found = kept(connection, [number for number, _ in places])
    return [Arrived(number, slot, found[number]) for number, slot in places]


def counts(connection: Connection) -> tuple[PublisherCount, ...]:
    """Every publisher that is known or has articles, those with most articles first."""
    known: dict[str, Publisher] = {}
    for key, body in connection.execute(select(publishers.c.id, publishers.c.body)):
        known[key] = unpack_publisher(body)
    slot = articles.c.slot
    dated = case((slot >= FIRST_DATED_SLOT, slot))
    rows = connection.execute(
        select(articles.c.publisher, func.count(), func.min(dated), func.max(slot)).group_by(articles.c.publisher)
    )
    found = {
        name: PublisherCount(
            known.get(name, Publisher(name, name)),
            number,
            None if first is None else published_at(first),
            published_at(last),
        )
        for name, number, first, last in rows
        if name
    }
    silent = [PublisherCount(publisher, 0) for name, publisher in known.items() if name not in found]
    return tuple(sorted([*found.values(), *silent], key=lambda count: (-count.articles, count.publisher.id)))


def latest_failures(connection: Connection, limit: int) -> tuple[Failure, ...]:
    """The failures seen last, newest first."""
    order = select(failures.c.body).order_by(failures.c.seen.desc(), failures.c.number.desc()).limit(max(0, limit))
    return tuple(unpack_failure(body) for body in connection.execute(order).scalars())
