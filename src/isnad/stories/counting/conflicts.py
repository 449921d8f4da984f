"""Figures of one thing at one time that cannot all be right."""

from collections.abc import Sequence
from datetime import timedelta

from isnad.model import Conflict, Point
from isnad.stories.counting.counts import Count
from isnad.stories.counting.placing import Group, is_one_article, is_one_state, likeness
from isnad.stories.counting.sides import Sides
from isnad.stories.counting.things import FALLING

_SAME_TIME = timedelta(hours=30)
_SENTENCES_APART = 6  # within which an article that gives two figures sets one against the other
# Least likeness of the words around two figures that are set against each other, where not all of a kind are of one thing.
_LIKE_TOLL, _LIKE_OTHER = 0.35, 0.6


def conflicts_of(group: Group, points: Sequence[Point], sides: Sides) -> tuple[Conflict, ...]:
    """The conflicts among the figures of one thing, with the points that they make."""
    found: list[tuple[Count, Count, str]] = []
    for place, one in enumerate(group.counts):
        for other in group.counts[place + 1 :]:
            reason = _disagree(one, other, sides, is_whole=group.is_whole)
            if reason:
                found.append((one, other, reason))
    return _gathered(found, points)


def _disagree(one: Count, other: Count, sides: Sides, *, is_whole: bool) -> str:
    """Why two figures of one thing cannot both be right, "" where they can."""
    if not _disjoint(one, other) or _of_one_side(one, other, sides) or one.thing.who != other.thing.who:
        return ""
    is_toll = one.thing.is_toll or one.thing.head != ""
    is_sure = is_whole or likeness(one, other) >= (_LIKE_TOLL if is_toll else _LIKE_OTHER)
    if is_one_state(one, other):
        near = abs(one.sentence - other.sentence) <= _SENTENCES_APART
        is_sure |= other.thing.is_set_against and "" not in {one.side, other.side}
        return "one article gives both, each with its source" if near and is_sure else ""
    if abs(other.told.at - one.told.at) > _SAME_TIME or not (one.is_lead and other.is_lead and is_sure):
        return ""
    if is_one_article(one, other) or _has_moved(one, other):
        return ""
    return f"both within {_SAME_TIME.total_seconds() / 3600:.0f} hours, where their articles begin"


def _has_moved(one: Count, other: Count) -> bool:
    """Whether the later figure is what becomes of such a toll: higher, of the missing lower."""
    return one.thing.is_toll and (other.figure.low > one.figure.low) != (one.thing.kind in FALLING)


def _of_one_side(one: Count, other: Count, sides: Sides) -> bool:
    if not one.side or not other.side:
        return one.side == other.side or (is_one_state(one, other) and not one.thing.is_toll)
    return sides.are_one(one.side, other.side)


def _disjoint(one: Count, other: Count) -> bool:
    return _below(one, other) or _below(other, one)


def _below(one: Count, other: Count) -> bool:
    return one.highest is not None and one.highest < other.lowest


def _gathered(found: Sequence[tuple[Count, Count, str]], points: Sequence[Point]) -> tuple[Conflict, ...]:
    """The pairs that share a side at one time, as one conflict."""
    gathered: list[tuple[list[Point], str]] = []
    for one, other, reason in found:
        pair = [point for point in (_point_of(one, points), _point_of(other, points)) if point]
        if len(pair) < _TWO or pair[0] == pair[1]:
            continue
        near = next((group for group, _ in gathered if _touches(pair, group)), None)
        if near is None:
            gathered.append((pair, reason))
        else:
            near.extend(point for point in pair if point not in near)
    return tuple(
        Conflict(tuple(sorted(group, key=lambda point: point.at)), _is_open(group, points), reason)
        for group, reason in gathered
    )


_TWO = 2


def _touches(pair: Sequence[Point], group: Sequence[Point]) -> bool:
    shares = any(point in group for point in pair)
    return shares and all(abs(point.at - other.at) <= _SAME_TIME for point in pair for other in group)


def _point_of(count: Count, points: Sequence[Point]) -> Point | None:
    return next((point for point in points if point.words == count.words or count.words in point.repeats), None)


def _is_open(group: Sequence[Point], points: Sequence[Point]) -> bool:
    """Whether the last figures of the sides still differ."""
    last = {point.side: point for point in points}
    values = [last.get(point.side, point) for point in group]
    return any(one.high is not None and one.high < other.low for one in values for other in values)
