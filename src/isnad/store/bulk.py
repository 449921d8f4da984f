"""Many rows and many values at once, whatever a database takes in one statement."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Column, Connection, Table, insert, select

_T = TypeVar("_T")

_AT_ONCE = 500  # values in one IN (...): far below what SQLite or PostgreSQL allow


def insert_all(connection: Connection, table: Table, rows: Iterable[dict[str, object]]) -> None:
    """Puts rows into a table; none is fine."""
    ready = list(rows)
    if ready:
        connection.execute(insert(table), ready)


def found(connection: Connection, column: Column[_T], values: Sequence[_T]) -> list[_T]:
    """Those of the values that stand in a column."""
    there = (connection.execute(select(column).where(column.in_(part))).scalars() for part in parts(values))
    return [value for part in there for value in part]


def parts(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    """The values, so many at once as stand in one IN (...)."""
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))
