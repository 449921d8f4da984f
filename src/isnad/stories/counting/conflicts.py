"""Figures of one thing at one time that cannot all be right."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from isnad.arabic.lemmas import lemma
from isnad.model import Conflict, Point
from isnad.stories.counting.count import Count, is_one_article, is_one_state, likeness
from isnad.stories.counting.happening import Group, Scope
from isnad.stories.counting.kinds import FALLING, UNITS
from isnad.stories.counting.placing import NOUNS
from isnad.stories.counting.points import Points
from isnad.stories.counting.rivals import is_rival
from isnad.stories.counting.sides import Sides

_SAME_TIME = timedelta(hours=24)  # within which a toll may be counted twice
_SAME_HOURS = timedelta(hours=6)  # ... of the missing, who are found, and of whom more are missed
_SAME_STATE = timedelta(hours=36)  # ... what does not grow by the hour
_LOOKED_AT = 20  # figures before one that it is compared with, of its own article and of others
_SENTENCES_APART = 6  # within which an article that gives two figures sets one against the other
# Least likeness of the words around two figures that contradict each other, where not all of a kind are of one thing.
# Of what sums, shares and times two articles can contradict each other; profits and budgets are many in one story.
_DISPUTED = frozenset(["losses", "embezzled", "turnout", "cut", "extension", "debt", "imports"])
# What does not move by the hour may stand anywhere in an article, and a reporter may give it.
_STEADY = frozenset(["imports"])
_AT_MOST = 4  # times over, that somebody has more than an article leads with
_LIKE_TOLL, _LIKE_HEAD = 0.45, 0.3
_LIKE_NEAR = 0.2  # ... where one article says that they are not the same number


def conflicts_of(group: Group, points: Points, sides: Sides) -> tuple[Conflict, ...]:
    """The conflicts among the figures of one thing, with the points that they make."""
    found: dict[tuple[int, int], str] = {}
    last: dict[int, Count] = {}  # of each point, the newest figure that stands where its article begins
    own: list[tuple[int, Count]] = []  # figures of the article that is read
    first: dict[tuple[str, Decimal], datetime] = {}  # when an article gave a number first, in whichever state
    for count in group.counts:
        first.setdefault((count.told.placed.article, count.figure.low), count.told.at)
        if not count.told.is_newest:
            continue  # what was corrected is no claim any more
        if own and not is_one_state(own[-1][1], count):
            own.clear()
        number = points.number_of(count)
        beside = _told_beside(count, own)
        for at, other in (*own[-_LOOKED_AT:], *list(last.items())[-_LOOKED_AT:]):
            pair = (at, number)
            if at == number or at in beside or pair in found:
                continue
            gap = abs(_first(count, first) - _first(other, first))
            if reason := _disagree(other, count, sides, group.scope, gap):
                found[pair] = reason
        if (named := _named(count, number, points, sides)) is not None:
            found.setdefault((named, number), "an article says that its number is not the other's")
        own.append((number, count))
        if count.is_lead or count.thing.head in _STEADY:
            last.pop(number, None)
            last[number] = count
    moves_on = group.counts[0].thing.is_toll
    return _gathered(found, points.all(), within=_SAME_TIME if moves_on else None)


def _named(count: Count, number: int, points: Points, sides: Sides) -> int | None:
    """The newest point before a figure of the side whose number its sentence says that it is not; None for none."""
    if not count.thing.other_than:
        return None
    before = points.all()[:number]
    given = [
        at for at, point in enumerate(before) if point.side and sides.speaks_for(point.side, count.thing.other_than)
    ]
    newest = max(given, default=None)
    return newest if newest is not None and before[newest].low != count.figure.low else None


def _first(count: Count, first: Mapping[tuple[str, Decimal], datetime]) -> datetime:
    return first[count.told.placed.article, count.figure.low]


def _told_beside(count: Count, own: Sequence[tuple[int, Count]]) -> set[int]:
    """The points whose number the sentence of a figure gives, too, and does not set against it: two things happened."""
    if count.thing.is_set_against:
        return set()
    start, end = count.span
    beside = {figure.low for figure in count.told.analysis.figures if start <= figure.mention.start < end}
    return {at for at, other in own if other.figure.low in beside}


def _disagree(one: Count, other: Count, sides: Sides, scope: Scope, gap: timedelta) -> str:
    """Why two figures of one thing cannot both be right, "" where they can; `gap` is the time between them."""
    are_apart = _disjoint(one, other) or (is_one_state(one, other) and other.thing.is_compared)
    if not are_apart or _of_one_side(one, other, sides):
        return ""
    are_rivals = is_one_state(one, other) and is_rival(one, other, sides)
    if not (are_rivals or _of_same_people(one, other, scope)) or _is_with_who_did_it(one, other):
        return ""
    if is_one_state(one, other):
        return "one article gives both, each with its source" if _is_set_in_article(one, other, scope) else ""
    same_time = _within(one.thing.kind) if one.thing.is_toll else _SAME_STATE
    if gap > same_time or other.thing.is_old or not _are_told_for_now(one, other):
        return ""
    if is_one_article(one, other) or _has_moved(one, other) or not _is_of_one_thing(one, other, scope):
        return ""
    return f"both within {same_time.total_seconds() / 3600:.0f} hours, where their articles begin"


def _within(kind: str) -> timedelta:
    """Within which two tolls of a kind are of one time."""
    return _SAME_HOURS if kind == "missing" else _SAME_TIME


def _is_with_who_did_it(one: Count, other: Count) -> bool:
    """Whether figures differ by one, and a sentence speaks of who did it: he is counted in one of them."""
    differ_by_one = one.thing.is_toll and abs(one.figure.low - other.figure.low) == 1
    return differ_by_one and (one.thing.context.has(_WHO_DID_IT) or other.thing.context.has(_WHO_DID_IT))


_WHO_DID_IT = frozenset(
    map(lemma, ["منفذ", "المهاجم", "مهاجم", "انتحاري", "انتحارية", "الانتحارية", "مطلق", "الجاني", "القاتل"])
)


def _are_told_for_now(one: Count, other: Count) -> bool:
    """Whether two articles give figures as those of their hour; a reporter may tell what was known hours before."""
    if one.thing.head in _STEADY:
        return True
    both = "" not in {one.side, other.side} or not (one.thing.head or one.thing.is_toll)
    return one.is_lead and other.is_lead and both


def _is_set_in_article(one: Count, other: Count, scope: Scope) -> bool:
    """Whether an article sets one figure against another: it says so, or all of the kind are of one happening."""
    if abs(one.sentence - other.sentence) > _SENTENCES_APART or one.thing.is_old != other.thing.is_old:
        return False
    if one.thing.is_part:  # each speaker may have another part in mind
        return False
    both = "" not in {one.side, other.side}
    if other.thing.is_set_against:
        is_one = (
            scope is Scope.STORY
            or other.thing.is_recount
            or one.thing.head in _DISPUTED
            or (both and one.thing.kind in NOUNS)
        )
        return is_one or (one.thing.kind not in UNITS and likeness(one, other) >= _LIKE_NEAR)
    if other.thing.is_recalled or other.figure.low > one.figure.low * _AT_MOST:
        return False
    # What is given after more may be older, or a part: those who were brought to one hospital.
    return scope is Scope.STORY and _below(one, other) and (both or _is_above_lead(one, other))


def _is_above_lead(one: Count, other: Count) -> bool:
    """Whether somebody gives more than the article leads with; what is less may be an older number, or a part."""
    return not one.side and one.is_lead and other.side != "" and _below(one, other)


def _is_of_one_thing(one: Count, other: Count, scope: Scope) -> bool:
    """Whether figures of two articles are sure to be of one thing at one time; of any noun one cannot tell."""
    if scope is Scope.STORY:
        return True
    if one.thing.head:
        return one.thing.head in _DISPUTED and likeness(one, other) >= _LIKE_HEAD
    return (one.thing.is_toll or one.thing.kind in NOUNS) and likeness(one, other) >= _LIKE_TOLL


def _of_same_people(one: Count, other: Count, scope: Scope) -> bool:
    mine, theirs = one.thing, other.thing
    if (mine.nation, mine.group) != (theirs.nation, theirs.group):
        return False
    if scope is not Scope.STORY and mine.is_since != theirs.is_since:
        return False
    return mine.people == theirs.people or bool(mine.listed_as or theirs.listed_as)


def _has_moved(one: Count, other: Count) -> bool:
    """Whether the later figure is what becomes of such a toll: higher, of the missing lower."""
    return one.thing.is_toll and (other.figure.low > one.figure.low) != (one.thing.kind in FALLING)


def _of_one_side(one: Count, other: Count, sides: Sides) -> bool:
    if not one.side or not other.side:
        against = other.thing.is_set_against or _is_above_lead(one, other)
        return one.side == other.side or (is_one_state(one, other) and not against)
    return sides.are_one(one.side, other.side)


def _disjoint(one: Count, other: Count) -> bool:
    return _below(one, other) or _below(other, one)


def _below(one: Count, other: Count) -> bool:
    return one.highest is not None and one.highest < other.lowest


def _gathered(
    found: Mapping[tuple[int, int], str], points: Sequence[Point], *, within: timedelta | None
) -> tuple[Conflict, ...]:
    """The pairs that share a point, of what moves on at one time, as one conflict."""
    gathered: list[tuple[set[int], str]] = []
    for pair, reason in found.items():
        near = [each for each in gathered if _touches(pair, each[0], points, within)]
        gathered = [each for each in gathered if each not in near]
        gathered.append((set(pair).union(*(group for group, _ in near)), near[0][1] if near else reason))
    return tuple(
        Conflict(tuple(points[number] for number in sorted(group)), _is_open(group, points), reason)
        for group, reason in sorted(gathered, key=lambda each: min(each[0]))
    )


def _touches(pair: tuple[int, int], group: set[int], points: Sequence[Point], within: timedelta | None) -> bool:
    if group.isdisjoint(pair):
        return False
    # Points are in order of time.
    return within is None or points[max(*pair, *group)].at - points[min(*pair, *group)].at <= within


def _is_open(group: Iterable[int], points: Sequence[Point]) -> bool:
    """Whether the last figures of the sides still differ."""
    last = {point.side or point.publisher: point for point in points}
    values = [last[points[number].side or points[number].publisher] for number in group]
    return any(one.high is not None and one.high < other.low for one in values for other in values)
