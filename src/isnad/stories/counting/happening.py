"""Which figures are of one happening: of most stories, all that they give of one kind of toll.

That it is so shows in the numbers, which go one way and not by leaps, and in the articles, which give one each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from isnad.stories.counting.compatible import are_set_against, may_be_one
from isnad.stories.counting.count import Count, is_one_article, is_one_state, likeness
from isnad.stories.counting.kinds import DEAD, FALLING, INJURED

_LIKE_EVENT = 0.35  # two tolls of one event

_LIKE_LATE = 0.6  # ... with a long time between them

_LONG_AFTER = timedelta(hours=48)

_TOO_LATE = timedelta(days=7)  # after which only a toll that is told to have grown is of what was told before

LOOKED_AT = 8  # figures of a group that a new one is compared with: the last

# Of one happening, a figure is within so many times the one that was given before it.
_LEAST, _MOST, _FEW = 0.45, 3.0, 6
_MOST_DEAD = 4.0  # bodies are found one after another: 11, and 35 hours later
_LEAST_GROWN, _MOST_GROWN = 0.8, 4.0  # of a number that is told to have grown

_LEAST_LEFT = 0.15  # of the missing, who are found

_SEVERAL = 0.34  # of the articles of a story of one happening, those that may give two numbers of one kind

_STRAY = 0.25  # of the figures where articles begin, those that may be of something else
_STRAY_DEAD = 0.34  # ... of the dead and the injured, of whom articles recall other tolls


class Scope(StrEnum):
    """Of what a group has all the figures of its kind."""

    STORY = "story"  # of a story of one happening
    EVENT = "event"  # of an event, in a story of several
    NONE = ""  # of nothing: the words around them make them one


@dataclass(slots=True)
class Group:
    """Figures of one thing, as they come."""

    scope: Scope = Scope.NONE
    counts: list[Count] = field(default_factory=list)


def is_of_one_happening(counts: Sequence[Count]) -> bool:
    """Whether a story is of one happening, by its dead, or else by what else became of people."""
    first = is_one = True
    for kind in ("dead", "injured", "missing"):
        many = [count for count in counts if count.thing.kind == kind and not count.thing.is_part and not count.mode]
        if _tell_of_several(many):
            return False
        if first and any(count.is_lead for count in many):  # what stands far down alone tells nothing of the story
            first = False
            is_one = bool(of_one_happening(many, Scope.STORY)[0].counts)
    return is_one


def _tell_of_several(counts: Sequence[Count]) -> bool:
    """Whether many articles give several numbers of one kind, and say of none that it is older, or another's.

    What two sources give each is no sign of it, nor what is told of other people.
    """
    values: dict[tuple[str, int], dict[tuple[object, ...], set[Decimal]]] = {}
    for count in counts:
        thing = count.thing
        given = values.setdefault((count.told.placed.article, count.told.revision), {})
        numbers = given.setdefault((count.side, thing.who), set())
        if not (thing.is_old or thing.is_set_against or thing.is_more or thing.is_since):
            numbers.add(count.figure.low)
    several = sum(any(len(numbers) > 1 for numbers in given.values()) for given in values.values())
    return several > _SEVERAL * len(values)


def of_one_happening(counts: Sequence[Count], scope: Scope) -> tuple[Group, list[Count]]:
    """All figures of one kind that can be of one happening, and the rest; nothing where too many cannot."""
    group = Group(scope)
    others: list[Count] = []
    for count in counts:
        (group.counts if _goes_on(count, group.counts, scope) else others).append(count)
    if any(count.thing.is_toll for count in counts[:1]) and not any(count.is_lead for count in group.counts):
        return Group(scope), list(counts)  # what no article is about may be of anything
    others = _with_rivals(group, others + _told_ahead(group))
    leads = [count for count in counts if count.sentence <= 1]
    stray = sum(count.sentence <= 1 and not _is_of_others_told(count) for count in others)
    most = _STRAY_DEAD if counts[:1] and counts[0].thing.kind in {DEAD, INJURED} else _STRAY
    return (group, others) if stray <= most * len(leads) else (Group(scope), list(counts))


def _told_ahead(group: Group) -> list[Count]:
    """Takes out the first figures that stand far down, and are more than where a toll is told first: of another."""
    at = next((at for at, count in enumerate(group.counts) if count.is_lead), 0)
    if not at or not group.counts[at].thing.is_toll or group.counts[at].thing.kind in FALLING:
        return []
    least, ahead = group.counts[at].figure.low, group.counts[:at]
    group.counts[:at] = [count for count in ahead if count.figure.low <= least]
    return [count for count in ahead if count.figure.low > least]


def _with_rivals(group: Group, others: Sequence[Count]) -> list[Count]:
    """The rest, without those that a sentence sets against a number of the group: these are of the same."""
    left: list[Count] = []
    for count in others:
        if count.thing.is_set_against and any(_is_set_against_here(count, other) for other in group.counts):
            group.counts.append(count)
        else:
            left.append(count)
    if len(left) < len(others):
        group.counts.sort(key=_order)
    return left


def _order(count: Count) -> tuple[object, ...]:
    return count.told.at, count.told.placed.article, count.told.revision, count.number


def _is_set_against_here(one: Count, other: Count) -> bool:
    """«فبينما تتمسك المندوبية برقم 51 تلميذا، أحصت الجمعية 63 حالة»."""
    return (
        is_one_state(one, other)
        and one.sentence == other.sentence
        and one.thing.is_set_against
        and other.thing.is_set_against
        and one.side != other.side
        and may_be_one(one, other)
    )


def _is_of_others_told(count: Count) -> bool:
    """Whether a figure says that it is of some, of more, or of another happening: of the toll it tells nothing."""
    return count.thing.is_more or count.thing.is_of_new or _is_of_some(count)


def _is_of_some(count: Count) -> bool:
    """Whether the passengers that are counted are said to be some of all: «تسعة مواطنين»."""
    return count.thing.kind == "aboard" and any(count.thing.who)


def _goes_on(count: Count, before: Sequence[Count], scope: Scope) -> bool:
    """Whether a figure can be the next of a toll."""
    recent = before[-LOOKED_AT:]
    known = any(count.figure.low == other.figure.low for other in recent)
    thing = count.thing
    if known and thing.is_set_against:  # «الحصيلة الأولى» in the breath that gives another
        return True
    if (
        (thing.is_of_new and before and not known)
        or thing.is_more
        or not (known or count.is_lead or count.side or thing.grows or thing.head)
    ):
        return False
    # What is recalled far down without a source is of this toll by its number alone.
    if known and not (count.is_lead or count.side or thing.grows or thing.head):
        return True
    if any(not may_be_one(count, other) for other in recent) or (not known and _is_outdated(count, recent)):
        return False
    if not before or any(_is_restated(count, other) or are_set_against(count, other) for other in recent):
        return True
    return _follows(count, recent, scope, known=known)


def _is_outdated(count: Count, recent: Sequence[Count]) -> bool:
    """Whether a figure is told as an earlier one, and is less than what was told before: it was, and is no news."""
    thing = count.thing
    is_told_so = thing.is_recalled and not thing.is_set_against
    grows = thing.is_toll and thing.kind not in FALLING
    return is_told_so and grows and any(count.figure.low < other.figure.low for other in recent)


def _is_restated(one: Count, other: Count) -> bool:
    """Whether an article that was changed gives one figure where another state of it gave the other."""
    return is_one_article(one, other) and one.told.revision != other.told.revision and one.sentence == other.sentence


def _follows(count: Count, recent: Sequence[Count], scope: Scope, *, known: bool) -> bool:
    """Whether a figure may come after those of a toll, by its size, its time, and in an event its people and words."""
    if count.thing.head == "turnout":  # both sides of a strike are never near each other
        return True
    if scope is Scope.EVENT and not _is_of_event(count, recent, known=known):
        return False
    return known or (not _is_of_others(count, recent) and _is_near(count, recent) and _is_like(count, recent, scope))


def _is_of_event(count: Count, recent: Sequence[Count], *, known: bool) -> bool:
    """Whether a figure is of the same as all, and no second number of its article."""
    if not all(_are_of_same(count, other) for other in recent):
        return False
    return known or not any(is_one_state(count, other) for other in recent)


def _is_of_others(count: Count, recent: Sequence[Count]) -> bool:
    """Whether a figure is of all such happenings, of some of the people, or of others far down."""
    if not count.is_lead and any(count.thing.who) and not any(any(other.thing.who) for other in recent):
        return True  # who are told of far down by what they are, where others were told as people
    if count.thing.is_armed and not any(other.thing.is_armed for other in recent):
        return True  # who fell in battle, where others were told
    of_all = _is_of_stretch(count) and not any(_is_of_stretch(other) for other in recent)
    return of_all or any(_is_some_of(count, other) for other in recent)


def _is_like(count: Count, recent: Sequence[Count], scope: Scope) -> bool:
    """Whether the words around a figure are enough like those before it for the time between them."""
    gap = count.told.at - recent[-1].told.at if count.thing.is_toll else timedelta(0)
    if gap > _TOO_LATE and not count.thing.grows:
        return False
    least = _LIKE_LATE if gap > _LONG_AFTER else _LIKE_EVENT if scope is Scope.EVENT else 0.0
    return least == 0 or max(likeness(count, other) for other in recent) >= least


def _is_of_stretch(count: Count) -> bool:
    return count.thing.is_since or count.thing.is_lately


def _is_some_of(count: Count, before: Count) -> bool:
    """Whether fewer people than were counted before are said to be of one nation or group: «32 صينيا» of 36 dead."""
    is_more_exact = any(count.thing.who) and not any(before.thing.who)
    return is_more_exact and count.figure.low < before.figure.low and count.thing.kind != "missing"


def _is_near(count: Count, recent: Sequence[Count]) -> bool:
    """Whether a figure is near enough to those before it to be the next of the same toll."""
    if count.thing.other_than:
        return True  # «أقل من ثلث ما أعلنه الادعاء» is not near it
    # What an article has since corrected is no measure for others.
    lasting = [other for other in recent if other.is_lead and (other.told.is_newest or is_one_article(count, other))]
    high = float(max(other.figure.low for other in lasting or recent))
    low = float(count.figure.low)
    most = high * (_MOST_GROWN if count.thing.grows else _MOST)
    if low > most and count.thing.kind == DEAD and any(_is_of_one_event(count, other) for other in recent):
        most = high * _MOST_DEAD
    return _least(count, high) <= low <= max(most, _FEW)


def _is_of_one_event(one: Count, other: Count) -> bool:
    return one.told.placed.placement.event == other.told.placed.placement.event


def _least(count: Count, high: float) -> float:
    """The least that may come after the most told before; far down, «ارتفع إلى» a lower number is of another toll."""
    if count.thing.kind == "missing":
        return high * _LEAST_LEFT
    return high * (_LEAST_GROWN if count.thing.grows and not count.is_lead else _LEAST)


def _are_of_same(one: Count, other: Count) -> bool:
    """Whether figures of one event have one stretch of time, and count the same people.

    Its place one article names by the land, another by the town.
    """
    mine, theirs = one.thing, other.thing
    return (*mine.who, mine.is_since) == (*theirs.who, theirs.is_since)
