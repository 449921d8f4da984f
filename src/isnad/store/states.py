"""The articles of stories with all states of their words and what was read in these: what a story is told from."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from isnad.model import Analysis, Placed, Placement, Told
from isnad.store.bulk import parts
from isnad.store.packing import moment, unpack_words
from isnad.store.reading import unpack_analysis
from isnad.store.tables import UNREAD, analyses, articles, placements, revisions

_NOTHING = Analysis()


def states(connection: Connection, stories: Sequence[str]) -> dict[str, tuple[Told, ...]]:
    """Every state of every article of these stories, by their present ids; articles oldest first, each's newest last.

    Placements without their ties, articles without their evidence, analyses without tags. Earlier states have empty
    analyses, and so have newest ones that nobody has read yet.
    """
    current = revisions.c.number == articles.c.revision
    wanted = (
        select(
            articles.c.id,
            articles.c.publisher,
            *(placements.c[name] for name in ("copy", "event", "story", "at", "origin", "share", "added")),
            revisions.c.number,
            revisions.c.seen,
            revisions.c.body,
            analyses.c.body.label("read"),
        )
        .join(articles, articles.c.number == placements.c.article)
        .join(revisions, revisions.c.article == placements.c.article)
        .outerjoin(
            analyses,
            and_(
                analyses.c.article == placements.c.article,
                analyses.c.revision == revisions.c.number,
                analyses.c.rules != UNREAD,
            ),
        )
        .order_by(placements.c.at, placements.c.place, current, revisions.c.seen, revisions.c.number)
    )
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for part in parts(stories):
        lines = connection.execute(wanted.where(placements.c.story.in_(part)))
        for _, of_article in groupby(lines, key=lambda line: line.id):
            rows = list(of_article)
            found[rows[0].story].extend(_states_of(rows))
    return {story: tuple(each) for story, each in found.items()}


def _states_of(rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Told]:
    """The states of one article, the newest last."""
    words = [unpack_words(row.body, row.id) for row in rows]
    newest = rows[-1]
    at = moment(newest.at)
    placement = Placement(newest.id, newest.copy, newest.event, newest.story, newest.origin, newest.share, newest.added)
    placed = Placed(newest.id, words[-1].title, newest.publisher, at, placement)
    read = unpack_analysis(newest.read, words[-1].text, tags=False) if newest.read else _NOTHING
    # Its first words are as old as itself; later ones came to be so when we first had them.
    times = [at, *(max(at, moment(row.seen)) for row in rows[1:])]
    last = len(rows) - 1
    return [
        Told(placed, row.number, times[n], words[n], read if n == last else _NOTHING, n == last)
        for n, row in enumerate(rows)
    ]
