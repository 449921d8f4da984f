"""Chains across articles: the same claim through different hands, the origin where its ways meet."""

from collections.abc import Iterator, Mapping, Sequence

from isnad.model import Told, Transmission
from isnad.stories.passing.hands import Houses
from isnad.stories.passing.independence import independent_of
from isnad.stories.passing.joining import Joined, join
from isnad.stories.passing.said import said_in
from isnad.stories.passing.shifts import shifts_between
from isnad.stories.passing.ways import Walked, has_hands, is_plain, passed_on, ways_of

__all__ = ["transmissions"]


def transmissions(told: Sequence[Told], houses: Mapping[str, Sequence[str]]) -> tuple[Transmission, ...]:
    """The claims of a story that came by more than one way, or through more hands than one, oldest first.

    `told` are the states of its articles; those that are the newest are read. `houses` are the names of publishers and
    agencies by id, the first what it is called, the others its aliases. Claims are joined by their contents
    (`stories.sameness`), their sources and the houses that they name; where it is not sure that two who say it are
    two, they are counted once.
    """
    known = Houses(houses)
    return tuple(_transmissions(join(said_in(told, known)), known))


def _transmissions(joined: Sequence[Joined], houses: Houses) -> Iterator[Transmission]:
    for each in joined:
        if len(each.said) == 1 and is_plain(each.said[0][0]):
            continue
        walked = ways_of(each, houses)
        if len(walked) > 1 or has_hands(walked[0]):
            yield _told(walked)


def _told(walked: Sequence[Walked]) -> Transmission:
    origins = independent_of(walked)
    longest = max(each.part.end - each.part.start for each in walked)
    # The earliest that has nearly all of it: a headline is early, and short.
    full = next(each for each in walked if each.part.end - each.part.start >= longest / 2)
    return Transmission(
        words=full.way.words,
        act=full.way.act,
        ways=tuple(each.way for each in walked),
        origin=origins[0],
        origins=origins,
        shifts=tuple(shift for after, before in passed_on(walked) for shift in shifts_between(before, after)),
    )
