"""What editors decided about stories, into the store and out of it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, insert, select, update

from isnad.errors import NotFound
from isnad.model import Placement, Regrouping, Ruling, RulingKind
from isnad.store import grouping
from isnad.store.bulk import insert_all, parts
from isnad.store.groups import last_place
from isnad.store.packing import key_of, moment, pack, unpack
from isnad.store.rows import listed
from isnad.store.tables import RULED, articles, keys, placements, ruling_articles, rulings, settings

Mark = tuple[int, int]  # how many articles were grouped, how often was ruled: another where anything was regrouped


def mark(connection: Connection) -> Mark:
    """What is another as soon as an article is grouped, or a ruling is made or undone."""
    noted = connection.execute(select(settings.c.value).where(settings.c.name == RULED)).scalar()
    return last_place(connection), int(noted or 0)


def save(connection: Connection, ruling: Ruling, changes: Sequence[Regrouping], now: int) -> int:
    """Keeps a ruling and makes its changes; its number. The caller holds the lock. Raises NotFound."""
    number = next_number(connection)
    rows = _article_rows(connection, ruling, number)
    connection.execute(
        insert(rulings).values(
            number=number, at=now, kind=ruling.kind.value, anchor=rows[0]["article"], undone=None, about=_about(ruling)
        )
    )
    insert_all(connection, ruling_articles, rows)
    grouping.change_all(connection, changes, now)
    _count(connection)
    return number


def undo(connection: Connection, ruling: Ruling, changes: Sequence[Regrouping], now: int) -> None:
    """Notes that a ruling is undone, and makes the changes that this brings. The caller holds the lock."""
    there = update(rulings).where(rulings.c.number == ruling.number)
    connection.execute(there.values(undone=now, about=_about(ruling)))
    grouping.change_all(connection, changes, now)
    _count(connection)


def one(connection: Connection, number: int) -> Ruling:
    """The ruling with this number. Raises NotFound."""
    found = _rulings(connection, rulings.c.number == number)
    if not found:
        raise NotFound(f"no ruling has the number {number}; `isnad edit log` lists them")
    return found[0]


def active(connection: Connection) -> tuple[Ruling, ...]:
    """Those that hold, in the order in which they were decided."""
    return _rulings(connection, rulings.c.undone.is_(None))


def latest(connection: Connection, limit: int, offset: int) -> tuple[Ruling, ...]:
    """All, the newest first."""
    numbers = select(rulings.c.number).order_by(rulings.c.number.desc()).limit(max(0, limit)).offset(max(0, offset))
    found = _rulings(connection, rulings.c.number.in_(list(connection.execute(numbers).scalars())))
    return tuple(reversed(found))


def of_story(connection: Connection, story: str) -> tuple[Ruling, ...]:
    """Those that are about any article of a story, by its present id, oldest first; also those that were undone."""
    inside = select(ruling_articles.c.ruling).join(placements, placements.c.article == ruling_articles.c.article)
    numbers = connection.execute(inside.where(placements.c.story == story).distinct()).scalars()
    return _rulings(connection, rulings.c.number.in_(list(numbers)))


def names(connection: Connection, stories: Sequence[str]) -> dict[str, str]:
    """What editors call stories, by present id; the last name counts."""
    wanted = (
        select(placements.c.story, rulings.c.about)
        .join(placements, placements.c.article == rulings.c.anchor)
        .where(rulings.c.kind == RulingKind.RENAME.value, rulings.c.undone.is_(None))
        .order_by(rulings.c.number)
    )
    return {
        row.story: str(listed(unpack(row.about))[2])
        for part in parts(stories)
        for row in connection.execute(wanted.where(placements.c.story.in_(part)))
    }


def standing(connection: Connection) -> tuple[Placement, ...]:
    """Where the articles stand that rulings which hold are about, as far as they are placed; without ties."""
    about = (
        select(ruling_articles.c.article)
        .join(rulings, rulings.c.number == ruling_articles.c.ruling)
        .where(rulings.c.undone.is_(None), rulings.c.kind != RulingKind.RENAME.value)
    )
    rows = connection.execute(
        select(articles.c.id, *(placements.c[name] for name in ("copy", "event", "story", "origin")))
        .join(placements, placements.c.article == articles.c.number)
        .where(articles.c.number.in_(about))
    )
    return tuple(Placement(row.id, row.copy, row.event, row.story, row.origin) for row in rows)


def next_number(connection: Connection) -> int:
    """The number that the next ruling gets."""
    return (connection.execute(select(func.max(rulings.c.number))).scalar() or 0) + 1


def _rulings(connection: Connection, which: ColumnElement[bool]) -> tuple[Ruling, ...]:
    rows = connection.execute(select(rulings).where(which).order_by(rulings.c.number)).all()
    parts_of = _parts(connection, [row.number for row in rows])
    return tuple(_ruling(row, parts_of[row.number]) for row in rows)


def _parts(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[tuple[str, ...], ...]]:
    columns = ruling_articles.c
    wanted = select(columns.ruling, columns.part, articles.c.id).join(articles, articles.c.number == columns.article)
    found: defaultdict[int, defaultdict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for some in parts(numbers):
        rows = connection.execute(
            wanted.where(columns.ruling.in_(some)).order_by(columns.ruling, columns.part, columns.place)
        )
        for ruling, part, article in rows:
            found[ruling][part].append(article)
    return {ruling: tuple(tuple(each[part]) for part in sorted(each)) for ruling, each in found.items()}


def _ruling(row: Row[*tuple[Any, ...]], parts_of: tuple[tuple[str, ...], ...]) -> Ruling:
    by, reason, name, stories, undone_by = listed(unpack(row.about))
    return Ruling(
        RulingKind(row.kind),
        parts_of,
        str(by),
        moment(row.at),
        tuple(map(str, listed(stories))),
        str(reason),
        str(name),
        row.number,
        None if row.undone is None else moment(row.undone),
        str(undone_by),
    )


def _about(ruling: Ruling) -> bytes:
    return pack([ruling.by, ruling.reason, ruling.name, list(ruling.stories), ruling.undone_by])


def _article_rows(connection: Connection, ruling: Ruling, number: int) -> list[dict[str, Any]]:
    asked = [(article, part, place) for part, each in enumerate(ruling.parts) for place, article in enumerate(each)]
    numbers: dict[str, int] = {}
    for some in parts([key_of(article) for article, _, _ in asked]):
        rows = connection.execute(select(keys.c.key, keys.c.article).where(keys.c.key.in_(some)))
        numbers.update((key, article) for key, article in rows)
    try:
        return [
            {"ruling": number, "article": numbers[key_of(article)], "part": part, "place": place}
            for article, part, place in asked
        ]
    except KeyError as error:
        raise NotFound(f"no article is kept under «{error.args[0][:200]}»") from error


def _count(connection: Connection) -> None:
    noted = connection.execute(select(settings.c.value).where(settings.c.name == RULED)).scalar()
    if noted is None:
        connection.execute(insert(settings).values(name=RULED, value="1"))
    else:
        connection.execute(update(settings).where(settings.c.name == RULED).values(value=str(int(noted) + 1)))
