"""How long the desk takes on a store: telling, listing, narrowing, ruling, and taking a ruling up.

    python benchmarks/desk.py STORE.sqlite

Works on a copy of the file. The story of 2,000 articles is made by putting the first 2,000 articles of the store into
one.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from isnad.collect import Catalogue
from isnad.model import StoryOrder, StoryQuery
from isnad.newsroom.editing import Editor
from isnad.newsroom.grouping import Regrouper
from isnad.newsroom.rules import Rules
from isnad.newsroom.telling import Teller
from isnad.store import Store
from isnad.store.tables import placements

_LARGE = 2_000
_T = TypeVar("_T")


def main() -> None:
    """Print one line for each thing that is measured."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "desk.sqlite"
        shutil.copy(sys.argv[1], copy)
        with Store.open(str(copy)) as store:
            _measure(store)


def _measure(store: Store) -> None:
    first = Regrouper(store)
    first._ready()  # forgets how another version grouped it
    first.catch_up(Catalogue(()))
    teller = Teller(store, Rules.present(), lambda: datetime.now(UTC))
    stories = _timed("telling every story, counts alone", teller.catch_up)
    found = store.stories(StoryQuery())
    print(f"  {stories:,} stories told, {found.total:,} of two articles and more")
    place = store.story_filters(StoryQuery(), 1).facets[-1]
    for name, query in (
        ("list by rank", StoryQuery()),
        ("list by time, page 50", StoryQuery(StoryOrder.NEWEST, offset=980)),
        (f"list narrowed to {place.kind} {place.key}", StoryQuery(**{place.kind.value: place.key})),  # type: ignore[arg-type]
    ):
        _timed(name, partial(store.stories, query), best_of=9)
        _timed(f"{name}: what it can be narrowed by", partial(store.story_filters, query, 12), best_of=9)
    regrouper = Regrouper(store)
    regrouper._grouper = _timed("restoring the grouper", regrouper._ready)
    editor = Editor(store, teller, lambda: datetime.now(UTC))
    one, other = (row.id for row in found.rows[:2])
    _timed("a ruling, with telling what it changes", lambda: editor.join([one, other], "bench"))
    _timed("taking the ruling up in a run that goes on", regrouper._ready)
    with store._writing() as connection:
        connection.execute(placements.update().where(placements.c.article <= _LARGE).values(story="slarge"))
    told = _timed(f"the states of a story of {_LARGE:,} articles", lambda: store.states("slarge"), best_of=3)
    print(f"  {len(told):,} states")


def _timed(name: str, work: Callable[[], _T], best_of: int = 1) -> _T:
    times = []
    for _ in range(best_of):
        began = time.perf_counter()
        found = work()
        times.append(time.perf_counter() - began)
    print(f"{min(times) * 1_000:10,.1f} ms  {name}")
    return found


if __name__ == "__main__":
    main()
