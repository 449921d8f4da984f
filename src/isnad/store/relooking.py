"""Articles whose words have changed since watches looked at them."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from isnad.store.bulk import found, insert_all
from isnad.store.tables import LOOKED, relooks, settings


def looked_up_to(connection: Connection) -> int:
    """The number of the last article that watches looked at, 0 where there is none."""
    return int(connection.execute(select(settings.c.value).where(settings.c.name == LOOKED)).scalar() or 0)


def look_again(connection: Connection, reworded: Sequence[int]) -> None:
    """Notes those of the articles, by number, that were looked at in other words."""
    last = looked_up_to(connection) if reworded else 0
    numbers = [number for number in reworded if number <= last]
    known = set(found(connection, relooks.c.article, numbers))
    insert_all(connection, relooks, ({"article": number} for number in numbers if number not in known))
