"""What was read in articles, into the store and out of it, and which articles nobody read yet.

All articles up to the last one that was analysed have a row; those behind it are new. A row whose words have changed
since is marked UNREAD when they change (see `write.py`).
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, func, or_, select, update

from isnad.errors import NotFound
from isnad.model import Analysed, Analysis, KeptArticle
from isnad.store import read, tellings, topics
from isnad.store.bulk import found, insert_all, parts
from isnad.store.packing import key_of, unpack_article
from isnad.store.reading import pack_analysis, unpack_analysis
from isnad.store.tables import UNREAD, analyses, articles, keys, revisions


def save(connection: Connection, batch: Sequence[Analysed]) -> None:
    """Puts a batch in, in place of what was there; the caller holds the lock.

    Of an article whose words have changed since it was read, nothing is kept but that somebody has to read it.
    Raises NotFound where an article is not kept.
    """
    current = _current(connection, [analysed.article for analysed in batch])
    rows: dict[int, dict[str, object]] = {}
    new: dict[int, Analysis] = {}
    for analysed in batch:
        number, revision = current[analysed.article]
        fresh = revision == analysed.revision
        if fresh:
            new[number] = analysed.analysis
        body = pack_analysis(analysed.analysis) if fresh else b""
        rules = analysed.rules if fresh else UNREAD
        rows[number] = {"article": number, "revision": revision, "rules": rules, "body": body}
    known = set(found(connection, analyses.c.article, list(rows)))
    insert_all(connection, analyses, (row for number, row in rows.items() if number not in known))
    renewed = [_named(row) for number, row in rows.items() if number in known and row["rules"] != UNREAD]
    if renewed:
        there = update(analyses).where(analyses.c.article == bindparam("known"))
        names = ("revision", "rules", "body")
        connection.execute(there.values({name: bindparam(f"new_{name}") for name in names}), renewed)
    topics.save(connection, new, [number for number in new if number in known])
    tellings.mark_articles(connection, new)


def of(connection: Connection, number: int) -> Analysed:
    """What was read in the current words of an article. Raises NotFound where nobody has read them."""
    columns = analyses.c
    row = connection.execute(
        select(articles.c.id, columns.revision, columns.rules, columns.body, revisions.c.body.label("words"))
        .join(articles, articles.c.number == columns.article)
        .join(revisions, (revisions.c.article == columns.article) & (revisions.c.number == columns.revision))
        .where(columns.article == number, columns.rules != UNREAD)
    ).first()
    if row is None:
        raise NotFound(f"article {number} is kept but not analysed yet; the next `isnad import` does it")
    text = unpack_article(row.words).text
    return Analysed(row.id, row.revision, row.rules, unpack_analysis(row.body, text))


def of_articles(connection: Connection, ids: Sequence[str]) -> dict[str, Analysis]:
    """What was read in the current words of those of these articles that were read, by the id that was asked for."""
    columns = analyses.c
    wanted = (
        select(keys.c.key, columns.body, revisions.c.body.label("words"))
        .join(articles, articles.c.number == keys.c.article)
        .join(analyses, columns.article == articles.c.number)
        .join(revisions, (revisions.c.article == columns.article) & (revisions.c.number == columns.revision))
        .where(columns.rules != UNREAD)
    )
    found = {
        row.key: unpack_analysis(row.body, unpack_article(row.words).text)
        for part in parts([key_of(article) for article in ids])
        for row in connection.execute(wanted.where(keys.c.key.in_(part)))
    }
    return {article: found[key_of(article)] for article in ids if key_of(article) in found}


def reworded(connection: Connection, limit: int) -> tuple[KeptArticle, ...]:
    """The next articles whose words have changed since they were read."""
    return _read_by(connection, analyses.c.rules == UNREAD, limit)


def unread(connection: Connection, limit: int, after: int) -> tuple[tuple[int, KeptArticle], ...]:
    """The next articles that nobody ever read, with their numbers, in order of arrival; all behind a number."""
    rows = read.after(connection, max(_last(connection), after), limit)
    return tuple((row.number, row.kept) for row in rows)


def read_otherwise(connection: Connection, rules: int, limit: int) -> tuple[KeptArticle, ...]:
    """The next articles that were read by another version of the rules."""
    columns = analyses.c
    older = _read_by(connection, (columns.rules < rules) & (columns.rules > UNREAD), limit)
    return older or _read_by(connection, columns.rules > rules, limit)


def count_behind(connection: Connection, rules: int) -> int:
    """How many articles nobody has read, or by another version of the rules."""
    columns = analyses.c
    otherwise = select(func.count()).where(or_(columns.rules < rules, columns.rules > rules))
    new = select(func.count()).where(articles.c.number > _last(connection))
    return sum(int(connection.execute(query).scalar_one()) for query in (otherwise, new))


def _read_by(connection: Connection, which: ColumnElement[bool], limit: int) -> tuple[KeptArticle, ...]:
    # By version first: read off the index, also when most of a large store is done.
    columns = analyses.c
    wanted = select(columns.article).where(which).order_by(columns.rules, columns.article).limit(limit)
    numbers = list(connection.execute(wanted).scalars())
    kept = read.kept(connection, numbers)
    return tuple(kept[number] for number in numbers)


def _last(connection: Connection) -> int:
    return connection.execute(select(func.max(analyses.c.article))).scalar() or 0


def _current(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """The number and the current revision of each article."""
    wanted = select(keys.c.key, articles.c.number, articles.c.revision).join(
        articles, articles.c.number == keys.c.article
    )
    there: dict[str, tuple[int, int]] = {}
    for part in parts([key_of(article) for article in ids]):
        for key, number, revision in connection.execute(wanted.where(keys.c.key.in_(part))):
            there[key] = number, revision
    try:
        return {article: there[key_of(article)] for article in ids}
    except KeyError as error:
        raise NotFound(f"no article is kept under «{error.args[0][:200]}»; it cannot be analysed") from error


def _named(row: dict[str, object]) -> dict[str, object]:
    return {"known": row["article"]} | {f"new_{name}": row[name] for name in ("revision", "rules", "body")}
