"""From ids to the numbers of articles."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from isnad.errors import NotFound
from isnad.store.bulk import parts
from isnad.store.packing import key_of
from isnad.store.tables import keys


def numbers_of(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """The number of each article, by the id that was asked for. Raises NotFound where one is not kept."""
    there: dict[str, int] = {}
    for part in parts(sorted({key_of(article) for article in ids})):
        rows = connection.execute(select(keys.c.key, keys.c.article).where(keys.c.key.in_(part)))
        there.update((row.key, row.article) for row in rows)
    try:
        return {article: there[key_of(article)] for article in ids}
    except KeyError as error:
        raise NotFound(f"no article is kept under «{error.args[0][:200]}»") from error
