"""What the page of a story shows of its account: series with their charts, and everything with a link to its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from isnad.model import (
    Account,
    Change,
    ChangeKind,
    Happened,
    Line,
    Moment,
    Opposition,
    Point,
    Precision,
    Revised,
    Series,
    Transmission,
    Way,
    Words,
)
from isnad.web.directory import Directory
from isnad.web.links import Links
from isnad.web.steps import StepChart, steps_of

SERIES = 8  # shown; the others are counted
OPPOSITIONS = 12  # shown: those that are argued about last
WAYS = 8  # transmissions shown
_LEAST_TOLD = (
    2  # texts that tell a claim that is shown here: of one and its copies there is nothing to set side by side
)
CHANGED = 12  # revisions shown
_TOLD = frozenset([ChangeKind.FIGURE, ChangeKind.SPEAKER, ChangeKind.VANISHED])


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series as the page shows it."""

    series: Series
    chart: StepChart
    number: int  # on the page, from 1


@dataclass(frozen=True, slots=True)
class Told:
    """An account as the page shows it."""

    account: Account
    series: tuple[Drawn, ...]
    more_series: int
    oppositions: tuple[Opposition, ...]  # oldest first; those that are surely read
    more_oppositions: int
    unsure_oppositions: tuple[Opposition, ...]  # those that may be read wrongly, the last of them
    lines: tuple[Line, ...]  # that are surely read
    ways: tuple[Transmission, ...]
    more_ways: int
    unsure_ways: tuple[Transmission, ...]  # the first of those that may be read wrongly
    revised: tuple[tuple[Revised, tuple[Change, ...]], ...]  # with the changes that are shown
    titles: dict[str, str]  # headlines by article id


class Leads:
    """Where words of an account are to be read."""

    def __init__(self, account: Account, links: Links) -> None:
        self._newest = {revised.article: revised.now for revised in account.revised}
        self._links = links

    def __call__(self, words: Words) -> str:
        """The address of the page that has them."""
        return self._links.words_at(words, self._newest.get(words.article, 1))


def told(account: Account, *, rightward: bool) -> Told:
    """What is shown of an account; charts run `rightward`, or to the left."""
    shown = account.series[:SERIES]
    several = [one for one in account.transmissions if one.told >= _LEAST_TOLD]
    ways = [one for one in several if one.sure]
    against = account.opposed.oppositions
    opposed = [one for one in against if one.sure]
    changed = [(one, tuple(each for each in one.changes if each.kind in _TOLD)) for one in account.revised]
    return Told(
        account,
        tuple(Drawn(one, steps_of(one, rightward=rightward), number) for number, one in enumerate(shown, 1)),
        len(account.series) - len(shown),
        tuple(opposed[-OPPOSITIONS:]),
        max(len(opposed) - OPPOSITIONS, 0),
        tuple(one for one in against if not one.sure)[-OPPOSITIONS:],
        tuple(line for line in account.opposed.lines if line.sure),
        tuple(ways[:WAYS]),
        max(len(ways) - WAYS, 0),
        tuple(one for one in several if not one.sure)[:WAYS],
        tuple(changed[-CHANGED:]),
        {one.article: one.title for event in account.story.events for one in event.articles},
    )


def giver(point: Point, directory: Directory) -> str:
    """Who gives a figure: his source, where it is surely read; else the name of the publisher."""
    return point.giver or publisher_name(point.publisher, directory)


def publisher_name(publisher: str, directory: Directory) -> str:
    """A publisher as readers know it, "" where nobody knows who it was."""
    return directory.publisher(publisher).name if publisher else ""


def hands(way: Way) -> Sequence[str]:
    """Through whose hands a claim came, who said it first."""
    return [hand.name for hand in way.hands if hand.name]


def happened(when: Happened) -> Moment:
    """When something happened, as pages write times."""
    at = when.at
    if at is not None:
        return Moment(at, when.precision, 0)
    day = datetime(when.first.year, when.first.month, when.first.day, tzinfo=UTC)
    return Moment(day, Precision.DAY, 0)
