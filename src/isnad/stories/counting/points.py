"""The points of a series: its figures in order, each once for every side that gives it anew."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from isnad.model import Bound, Point, Step, Words
from isnad.stories.counting.count import Count
from isnad.stories.counting.kinds import FALLING
from isnad.stories.counting.sides import Sides


class Points:
    """The points of one series as they are made, and which of them each figure stands in."""

    def __init__(self, counts: Sequence[Count], sides: Sides) -> None:
        self._sides = sides
        self._made: list[Point] = []
        self._repeats: list[list[Words]] = []
        self._at: dict[Words, int] = {}  # where each figure is told
        self._houses: dict[str, str] = {}  # of each side, the one that stands for its house
        self._with_value: dict[tuple[Decimal, Decimal | None], list[int]] = {}
        self._earlier: set[Words] = set()  # the figures that are told as those of before
        self._last_of: dict[str, int] = {}  # the newest point of a side, or of a publisher where its reporter tells
        for count in counts:
            self._add(count)

    def all(self) -> tuple[Point, ...]:
        """The points, oldest first."""
        return tuple(
            replace(point, side=self._houses.get(point.side, point.side), repeats=tuple(repeats))
            for point, repeats in zip(self._made, self._repeats, strict=True)
        )

    def number_of(self, count: Count) -> int:
        """Which of the points a figure stands in."""
        return self._at[count.words]

    def _add(self, count: Count) -> None:
        if count.thing.is_before:
            self._earlier.add(count.words)
        key = self._side_of(count.side, count.told.placed.publisher)
        same = self._with_value.get((count.figure.low, count.figure.high), [])
        own = [number for number in same if self._side_of(self._made[number].side, self._made[number].publisher) == key]
        if own or (same and not _names_anew(count, self._made[same[-1]])):
            self._repeat(own[-1] if own else same[-1], count)
        else:
            self._begin(key, count)

    def _repeat(self, number: int, count: Count) -> None:
        point = self._made[number]
        self._repeats[number].append(count.words)
        self._at[count.words] = number
        # Who gives it, where that was not told, or told so that it may be read wrongly. Who gives a number in one
        # article need not be he whose number another prints.
        is_one_article = point.words.article == count.words.article
        newly = not point.side and count.side and is_one_article and not count.thing.is_set_against
        surer = count.side and count.is_sure and not point.sure and self._sides.are_one(count.side, point.side)
        if newly or surer:
            self._made[number] = replace(
                point, source=count.source, side=count.side, hands=count.hands, sure=count.is_sure
            )
            self._last_of[self._side_of(count.side, "")] = number

    def _begin(self, key: str, count: Count) -> None:
        own = self._last_of.get(key)
        before = self._made[own] if own is not None else None
        newest = self._made[-1] if self._made else None
        point = Point(
            at=count.told.at,
            low=count.figure.low,
            high=count.figure.high,
            bound=count.figure.bound,
            source=count.source,
            hands=count.hands,
            side=count.side,
            publisher=count.told.placed.publisher,
            words=count.words,
            step=_step(
                count,
                before,
                newest,
                moved=before is not None and before.words in self._earlier,
                given=(count.figure.low, count.figure.high) in self._with_value,
            ),
            sure=count.is_sure,
        )
        self._last_of[key] = self._at[count.words] = len(self._made)
        self._with_value.setdefault((point.low, point.high), []).append(len(self._made))
        self._made.append(point)
        self._repeats.append([])

    def _side_of(self, side: str, publisher: str) -> str:
        """One key for all that speak for a house; for a reporter, one of his publisher."""
        if not side:
            return f"·{publisher}"
        if side not in self._houses:
            self._houses[side] = next(
                (house for one, house in self._houses.items() if self._sides.are_one(side, one)), side
            )
        return self._houses[side]


def _names_anew(count: Count, point: Point) -> bool:
    """Whether a number that was given before is given by somebody who was not named.

    What a reporter gives, or an article far down, was mostly given before.
    """
    return bool(count.side and count.is_lead and point.side)


def _is_same(count: Count, point: Point) -> bool:
    return count.figure.low == point.low and count.figure.high == point.high


def _step(count: Count, own: Point | None, newest: Point | None, *, moved: bool, given: bool) -> Step:
    """What a figure is to the last of its side; where its side gave none, to the newest.

    `moved` says that its side told the last one as the one before it; `given`, that another gave it already.
    """
    before = own or newest
    if before is None:
        return Step.FIRST
    if _is_same(count, before) or given:
        return Step.SAME
    went_on = moved or _has_gone_on(count, before)
    if own is None:
        return Step.UPDATE if went_on and count.thing.is_toll and not _may_be_same(count, before) else Step.FIRST
    return Step.UPDATE if went_on else Step.REVISION


def _may_be_same(count: Count, before: Point) -> bool:
    """Whether what another side gives may be the number before it: «نحو 30» is 27, «أكثر من 40» were told as 42.

    Nor do the injured become fewer from one side to another.
    """
    if count.thing.kind == "injured" and count.figure.low < before.low:
        return True
    if Bound.RANGE in {count.figure.bound, before.bound}:
        return before.high is not None and count.figure.low <= before.high and before.low <= count.figure.low
    if count.figure.bound is Bound.ABOUT:
        return count.lowest <= before.low
    return count.figure.bound is Bound.AT_LEAST and count.lowest <= before.low and before.bound is Bound.EXACT


def _has_gone_on(count: Count, before: Point) -> bool:
    """Whether a figure moves as such figures do. What is no toll may go either way, but not within one article."""
    grows = count.figure.low > before.low
    if before.words.article == count.words.article:
        return grows
    if count.thing.kind == "injured":
        return grows or count.figure.low >= before.low * _LEFT_INJURED
    return grows != (count.thing.kind in FALLING) or not count.thing.is_toll


_LEFT_INJURED = Decimal("0.8")  # they become fewer as some die
