"""A batch into the store, in one transaction: all of it or nothing."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from isnad.errors import BadRecord
from isnad.model import Article, Failure, Incoming, Outcome, Page, Publisher
from isnad.store import packing, tellings
from isnad.store.backend import Backend, Indexed
from isnad.store.bulk import found, insert_all, parts
from isnad.store.identity import Arrival, Ledger, NewKey, Record, State, arrival
from isnad.store.relooking import look_again
from isnad.store.tables import (
    UNREAD,
    analyses,
    articles,
    failures,
    keys,
    pages,
    placements,
    publishers,
    revisions,
    settings,
)
from isnad.store.words import words_of


def storable(article: Article) -> str | None:
    """Why an article cannot be kept, None where it can. Everything can but unknown keys nested hundreds deep."""
    try:
        packing.pack(dict(article.extra))
    except BadRecord as error:
        return str(error)
    return None


def save(connection: Connection, backend: Backend, batch: Sequence[Incoming], now: int) -> tuple[Outcome, ...]:
    """Puts a batch in, in order, as if one after the other; the caller holds the lock."""
    arrivals = [arrival(incoming) for incoming in batch]
    known = _known(connection, arrivals)
    last = connection.execute(select(func.max(articles.c.number))).scalar() or 0
    ledger = Ledger(known, last, now)
    outcomes = tuple(ledger.take(each) for each in arrivals)
    records = list(ledger.records())
    _write_pages(connection, batch, arrivals, records)
    _write_articles(connection, records)
    _write_states(connection, records)
    _write_keys(connection, ledger.keys)
    _write_index(connection, backend, records)
    return outcomes


def renew(connection: Connection, backend: Backend, records: Sequence[Record]) -> None:
    """Writes articles whose current words were read anew, and their index. The caller holds the lock."""
    _write_articles(connection, records)
    _write_index(connection, backend, records)


def save_failures(connection: Connection, batch: Sequence[Failure], now: int) -> None:
    """Keeps failures; one that is known already is noted as seen again, not doubled."""
    by_digest = {packing.digest_of(*map(str, _fields(failure))): failure for failure in batch}
    known = set(found(connection, failures.c.digest, list(by_digest)))
    last = connection.execute(select(func.max(failures.c.number))).scalar() or 0
    fresh = [(digest, failure) for digest, failure in by_digest.items() if digest not in known]
    insert_all(
        connection,
        failures,
        (
            {"number": number, "digest": digest, "seen": now, "body": packing.pack_failure(failure)}
            for number, (digest, failure) in enumerate(fresh, last + 1)
        ),
    )
    if known:
        again = update(failures).where(failures.c.digest == bindparam("known")).values(seen=now)
        connection.execute(again, [{"known": digest} for digest in known])


def save_publishers(connection: Connection, batch: Sequence[Publisher]) -> None:
    """Keeps publishers, in place of what was kept under their ids."""
    rows = {packing.key_of(publisher.id): packing.pack_publisher(publisher) for publisher in batch}
    known = set(found(connection, publishers.c.id, list(rows)))
    insert_all(connection, publishers, ({"id": i, "body": body} for i, body in rows.items() if i not in known))
    if known:
        anew = update(publishers).where(publishers.c.id == bindparam("known")).values(body=bindparam("packed"))
        connection.execute(anew, [{"known": i, "packed": rows[i]} for i in known])


def put_setting(connection: Connection, name: str, value: str) -> None:
    """Notes a setting, in place of what was noted."""
    connection.execute(delete(settings).where(settings.c.name == name))
    connection.execute(insert(settings).values(name=name, value=value))


def _fields(failure: Failure) -> tuple[object, ...]:
    return failure.source, failure.line, failure.record, failure.reason


def _known(connection: Connection, arrivals: Sequence[Arrival]) -> dict[str, Record]:
    asked = {key for each in arrivals for key in (each.id, each.url, each.own) if key}
    by_key: dict[str, int] = {}
    for part in parts(sorted(asked)):
        rows = connection.execute(select(keys.c.key, keys.c.article).where(keys.c.key.in_(part)))
        by_key.update((key, number) for key, number in rows)
    records = _records(connection, sorted(set(by_key.values())))
    return {key: records[number] for key, number in by_key.items()}


def _records(connection: Connection, numbers: Sequence[int]) -> dict[int, Record]:
    records: dict[int, Record] = {}
    for part in parts(numbers):
        for row in connection.execute(select(articles).where(articles.c.number.in_(part))):
            records[row.number] = Record(
                row.number,
                row.id,
                row.slot,
                row.publisher,
                row.first_seen,
                row.last_seen,
                row.revision,
                has_url=False,
                old_slot=row.slot,
            )
        columns = revisions.c
        states = select(columns.article, columns.number, columns.words, columns.fetched, columns.page)
        for number, *state in connection.execute(states.where(columns.article.in_(part)).order_by(columns.number)):
            records[number].states.append(State(state[0], bytes(state[1]), state[2], state[3]))
        addressed = select(keys.c.article).where(keys.c.article.in_(part), keys.c.kind == "url")
        for number in connection.execute(addressed).scalars():
            records[number].has_url = True
    return records


def _write_pages(
    connection: Connection, batch: Sequence[Incoming], arrivals: Sequence[Arrival], records: Iterable[Record]
) -> None:
    used = {s.page for r in records for s in r.states if s.page is not None and (s.article is not None or s.page_added)}
    came: dict[str, Page] = {}
    for incoming, each in zip(batch, arrivals, strict=True):
        if incoming.page is not None and each.page is not None and each.page in used:
            came.setdefault(each.page, incoming.page)
    known = set(found(connection, pages.c.digest, list(came)))
    for digest, page in came.items():
        if digest not in known:  # one by one: pages are large, and a batch of them would stand in memory twice
            row = {"digest": digest, "about": packing.pack_page(page), "size": len(page.body)}
            connection.execute(insert(pages), row | {"body": packing.squeeze(page.body)})


def _write_articles(connection: Connection, records: Iterable[Record]) -> None:
    touched = [record for record in records if record.touched]
    insert_all(connection, articles, (_article_row(record) for record in touched if record.old_slot is None))
    known = [record for record in touched if record.old_slot is not None]
    if known:
        names = ("slot", "publisher", "revision", "first_seen", "last_seen")
        change = update(articles).where(articles.c.number == bindparam("known"))
        change = change.values({name: bindparam(f"new_{name}") for name in names})
        rows = [_article_row(record) for record in known]
        connection.execute(change, [{"known": r["number"], **{f"new_{n}": r[n] for n in names}} for r in rows])
        tellings.mark_articles(connection, _retold(connection, known))
        timed = update(placements).where(placements.c.article == bindparam("known")).values(at=bindparam("told"))
        connection.execute(timed, [{"known": r.number, "told": packing.told_at(r.slot, r.first_seen)} for r in known])
    reworded = [{"known": record.number, "now": record.current} for record in known if record.new_words]
    if reworded:
        unread = update(analyses).where(analyses.c.article == bindparam("known"))
        connection.execute(unread.values(revision=bindparam("now"), rules=UNREAD, body=b""), reworded)
        look_again(connection, [record.number for record in known if record.new_words])


def _retold(connection: Connection, records: Sequence[Record]) -> list[int]:
    """The numbers of those articles that have another state now or stand at another time: their stories are others."""
    times: dict[int, int] = {}
    for part in parts([record.number for record in records]):
        rows = connection.execute(select(placements.c.article, placements.c.at).where(placements.c.article.in_(part)))
        times.update((number, at) for number, at in rows)
    return [
        record.number
        for record in records
        if any(state.article is not None for state in record.states)
        or times.get(record.number) != packing.told_at(record.slot, record.first_seen)
    ]


def _article_row(record: Record) -> dict[str, object]:
    return {
        "number": record.number,
        "id": record.id,
        "slot": record.slot,
        "publisher": record.publisher,
        "revision": record.current,
        "first_seen": record.first_seen,
        "last_seen": record.last_seen,
    }


def _write_states(connection: Connection, records: Sequence[Record]) -> None:
    insert_all(
        connection,
        revisions,
        (
            {
                "article": record.number,
                "number": state.number,
                "words": state.words,
                "seen": state.seen,
                "fetched": state.fetched,
                "page": state.page,
                "body": _packed(state.article),
            }
            for record in records
            for state in record.states
            if state.article is not None
        ),
    )
    added = [(r.number, s) for r in records for s in r.states if s.page_added and s.article is None]
    if added:
        at = (revisions.c.article == bindparam("of")) & (revisions.c.number == bindparam("at"))
        change = update(revisions).where(at).values(page=bindparam("found"))
        connection.execute(change, [{"of": number, "at": state.number, "found": state.page} for number, state in added])


def _packed(article: Article) -> bytes:
    try:
        return packing.pack_article(article)
    except BadRecord as error:
        raise BadRecord(f"article «{article.id or article.title[:40]}» {error}") from error


def _write_keys(connection: Connection, fresh: Sequence[NewKey]) -> None:
    insert_all(
        connection,
        keys,
        ({"key": k.key, "article": k.article, "kind": k.kind, "facts": _facts(k.source)} for k in fresh),
    )


def _facts(article: Article | None) -> bytes | None:
    return None if article is None else packing.pack_facts(article)


def _write_index(connection: Connection, backend: Backend, records: Sequence[Record]) -> None:
    renewed = [record for record in records if record.new_words]
    gone = [(record.number, record.old_slot) for record in renewed if record.old_slot is not None]
    if gone:
        backend.remove(connection, gone)
    entries = [Indexed(r.number, r.slot, words_of(r.now.article)) for r in renewed if r.now.article is not None]
    if entries:
        backend.add(connection, entries)
