"""Which figures of a story are of one thing.

Most stories are of one happening: then all that they give of one kind of toll is one series, whatever words stand around
it. That it is so shows in the numbers, which go one way and not by leaps. Where they do not, those of one event may
still be of one happening; else, and for all that is no toll, the words around two figures decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from isnad.stories.counting.counts import Count
from isnad.stories.counting.things import CAPACITY, MEASURE, MONEY, PERCENT, TIME, TOLLS, UNITS, Thing

# Least likeness of the words around two figures of one kind, measured on the sample newsroom and read on real stories.
_LIKE_TOLL = 0.5
_LIKE_NOUN = 0.75  # two figures of one noun
_LIKE_LISTED = 0.5  # ... of which stories mostly count one
_LIKE_HEAD = 0.3  # two shares of one head: «نسبة المشاركة»
_LIKE_SUM = 0.45  # two sums of one: «خسائر»
_LIKE_EVENT = 0.35  # two tolls of one event
_LIKE_LATE = 0.5  # ... with a long time between them
_LONG_AFTER = timedelta(hours=48)
_LIKE_UNIT = 0.85  # two sums of money, percentages, measures: these count anything
_SENTENCES_APART = 4  # within which an article that gives two figures sets one against the other
_LOOKED_AT = 8  # figures of a group that a new one is compared with: the last
_GROUPS_LOOKED_AT = 20  # groups of a kind that a new figure is compared with: the last
# Kinds of which a story of one happening has one number.
_ONE_OF = (TOLLS - {"bodies", "detained", "displaced", "freed"}) | {"aboard", CAPACITY}
_HEADS = frozenset(["losses", "turnout", "embezzled", "unemployment", "inflation"])  # ... and one sum or share
NOUNS = frozenset(["soldiers", "shops", "families", "houses", "votes", "tickets"])
_ADDING_UP = frozenset(["detained", "displaced", "freed", "bodies"])
_MANY_VOICES = NOUNS | UNITS | {CAPACITY, "aboard"}  # of any other noun, two voices mostly count two things
_DAMAGED = frozenset(["shops"])  # ... and one number of those that were
# Of one happening, a figure is within so many times the one that was given before it.
_LEAST, _MOST, _FEW = 0.45, 4.0, 12
_LEAST_LEFT = 0.15  # of the missing, who are found
_SEVERAL = 0.34  # of the articles of a story of one happening, those that may give two numbers of one kind
# Of what shares, measures and times are followed; what others are of, their words seldom tell.
_HEADED = {
    PERCENT: frozenset(["turnout", "unemployment", "inflation", "control", "cut", "rise", "offer", "deficit", "pay"]),
    MEASURE: frozenset(["area", "magnitude"]),
    TIME: frozenset(["extension", "imports"]),
}
_WIDEST = 10  # of figures that only their words make one, the largest by the least
_STRAY = 0.25  # of the figures where articles begin, those that may be of something else


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


def grouped(counts: Sequence[Count]) -> list[Group]:
    """The figures by what they are of, each group in order.

    Left out is what cannot be told: shares, measures and times of nobody knows what, and parts where there are several
    happenings.
    """
    is_one = _is_of_one_happening(counts)
    by_kind: dict[tuple[str, str, bool, str], list[Count]] = {}
    for count in counts:
        thing = count.thing
        if not _can_be_told(thing) or (thing.is_part and thing.is_toll and not is_one):
            continue
        head = thing.head if thing.head in _HEADS else ""
        by_kind.setdefault((thing.kind, head, thing.is_part, count.mode), []).append(count)
    return [group for many in by_kind.values() for group in _grouped(many, is_one=is_one)]


def _can_be_told(thing: Thing) -> bool:
    """Whether a share, measure or time says what it is of; a step of a price («33 سنتا إلى 47 دولارا») is of no interest."""
    if thing.is_change:
        return False
    return thing.kind not in _HEADED or thing.head in _HEADED[thing.kind]


def _is_of_one_happening(counts: Sequence[Count]) -> bool:
    """Whether a story is of one happening, by its dead, or else by what else became of people."""
    first = is_one = True
    for kind in ("dead", "injured", "missing"):
        many = [count for count in counts if count.thing.kind == kind and not count.thing.is_part and not count.mode]
        if _tell_of_several(many):
            return False
        if many and first:
            first = False
            is_one = bool(_of_one_happening(many, Scope.STORY)[0].counts)
    return is_one


def _tell_of_several(counts: Sequence[Count]) -> bool:
    """Whether many articles give several numbers of one kind, and say of none that it is older, or another's."""
    values: dict[tuple[str, int], set[Decimal]] = {}
    for count in counts:
        thing = count.thing
        given = values.setdefault((count.told.placed.article, count.told.revision), set())
        if not (thing.is_old or thing.is_set_against or thing.is_more or thing.is_since):
            given.add(count.figure.low)
    several = sum(len(given) > 1 for given in values.values())
    return several > _SEVERAL * len(values)


def _grouped(counts: Sequence[Count], *, is_one: bool) -> list[Group]:
    first = counts[0]
    groups: list[Group] = []
    left = list(counts)
    if not first.thing.is_part and not first.mode and _may_be_whole(first.thing):
        whole, others = _of_one_happening(counts, Scope.STORY) if is_one else (Group(), left)
        if whole.counts:
            groups, left = [whole], others
        elif first.thing.is_toll:
            groups, left = _by_event(counts)
    for count in left:
        if count.thing.is_toll and not adds_up(count.thing):
            continue  # of whatever happening an article tells
        _place(count, [group for group in groups[-_GROUPS_LOOKED_AT:] if not group.scope], groups)
    return groups


def adds_up(thing: Thing) -> bool:
    """Whether a toll can be followed without knowing of what happening it is: over a stretch of time, or by and by."""
    return thing.is_since or thing.is_part or thing.kind in _ADDING_UP


def _may_be_whole(thing: Thing) -> bool:
    return thing.kind in _ONE_OF or thing.head in _HEADS or thing.kind in _DAMAGED


def _by_event(counts: Sequence[Count]) -> tuple[list[Group], list[Count]]:
    """The groups of those events that are of one happening, and the figures of the others."""
    events: dict[str, list[Count]] = {}
    for count in counts:
        events.setdefault(count.told.placed.placement.event, []).append(count)
    groups: list[Group] = []
    left: list[Count] = []
    for many in events.values():
        whole, others = _of_one_happening([count for count in many if count.is_lead], Scope.EVENT)
        if whole.counts:
            groups.append(whole)
        left += others + [count for count in many if not count.is_lead]
    return groups, left


def _of_one_happening(counts: Sequence[Count], scope: Scope) -> tuple[Group, list[Count]]:
    """All figures of one kind that can be of one happening, and the rest; nothing where too many cannot."""
    group = Group(scope)
    others: list[Count] = []
    for count in counts:
        (group.counts if _goes_on(count, group.counts, scope) else others).append(count)
    leads = [count for count in counts if count.sentence <= 1]
    stray = sum(count.sentence <= 1 and not count.thing.is_more and not _is_of_some(count) for count in others)
    return (group, others) if stray <= _STRAY * len(leads) else (Group(scope), list(counts))


def _is_of_some(count: Count) -> bool:
    """Whether the passengers that are counted are said to be some of all: «تسعة مواطنين»."""
    return count.thing.kind == "aboard" and any(count.thing.who)


def _goes_on(count: Count, before: Sequence[Count], scope: Scope) -> bool:
    """Whether a figure can be the next of a toll."""
    if count.thing.is_more:
        return False
    recent = before[-_LOOKED_AT:]
    known = any(count.figure.low == other.figure.low for other in recent)
    if known and count.thing.is_set_against:  # «الحصيلة الأولى» in the breath that gives another
        return True
    if not count.is_lead and not count.side and not count.thing.grows and not count.thing.head:
        return known
    if not before:
        return True
    if any(not _may_be_one(count, other) for other in recent):
        return False
    if scope is Scope.EVENT and not all(_is_of_one_place(count, other) for other in recent):
        return False
    is_late = count.thing.is_toll and count.told.at - recent[-1].told.at > _LONG_AFTER
    if not known and (scope is Scope.EVENT or is_late):
        least = _LIKE_LATE if is_late else _LIKE_EVENT
        return max(likeness(count, other) for other in recent) >= least and _is_near(count, recent)
    return known or _is_near(count, recent)


def _is_near(count: Count, recent: Sequence[Count]) -> bool:
    """Whether a figure is near enough to those before it to be the next of the same toll."""
    if count.thing.head == "turnout":  # both sides of a strike are never near each other
        return True
    # What an article has since corrected is no measure for others.
    lasting = [other for other in recent if other.told.is_newest or is_one_article(count, other)] or recent
    high = float(max(other.figure.low for other in lasting))
    least = high * _LEAST if count.thing.kind != "missing" else high * _LEAST_LEFT
    return least <= float(count.figure.low) <= max(high * _MOST, _FEW)


def _is_of_one_place(one: Count, other: Count) -> bool:
    """Whether figures of one event have one place, one stretch of time, and count the same people."""
    mine, theirs = one.thing, other.thing
    if one.figure.place and other.figure.place and one.figure.place != other.figure.place:
        return False
    return (mine.nation, mine.group, mine.is_since) == (theirs.nation, theirs.group, theirs.is_since)


def _may_be_one(one: Count, other: Count) -> bool:
    mine, theirs = one.thing, other.thing
    return (
        mine.unit == theirs.unit
        and not _differ(mine.action, theirs.action)
        and not _differ(mine.head, theirs.head)
        and not _differ(mine.people, theirs.people)
        and not _differ(mine.nation, theirs.nation)
        and not _differ(mine.group, theirs.group)
        and (one.day is None or other.day is None or one.day == other.day)
        and not _counts_two(one, other)
    )


def _differ(one: str, other: str) -> bool:
    return one != other and one != "" and other != ""


def likeness(one: Count, other: Count) -> float:
    """How much of the words around two figures they share, each weighing by how much it tells; 0 to 1."""
    return one.thing.context.likeness(other.thing.context)


def _place(count: Count, groups: Sequence[Group], to: list[Group]) -> None:
    """Puts a figure to those that are most like it, or begins another group."""
    scored = [(_best(count, group.counts[-_LOOKED_AT:]), group) for group in groups if _fits(count, group)]
    best = max(scored, key=lambda each: each[0], default=(0.0, None))
    if best[1] is not None and best[0] >= 1.0:
        best[1].counts.append(count)
    else:
        to.append(Group(counts=[count]))


def _best(count: Count, others: Sequence[Count]) -> float:
    """How much of the likeness that is asked for there is, at most, to one of some figures."""
    if any(_are_set_against(count, other) for other in others):
        return 1.0
    return max(likeness(count, other) / _least_likeness(count, other) for other in others)


def _least_likeness(one: Count, other: Count) -> float:
    kind = one.thing.kind
    if kind in UNITS:
        if not _one_head(one, other):
            return _LIKE_UNIT
        return _LIKE_SUM if kind == MONEY else _LIKE_HEAD
    if one.thing.is_toll:
        return _LIKE_TOLL
    return _LIKE_LISTED if kind in NOUNS else _LIKE_NOUN


def _are_set_against(one: Count, other: Count) -> bool:
    """Whether one article sets two figures of one noun against each other, each by another source."""
    near = is_one_state(one, other) and 0 <= one.sentence - other.sentence <= _SENTENCES_APART
    of_noun = one.thing.kind in NOUNS or one.thing.is_toll
    return near and of_noun and one.thing.is_set_against and "" not in {one.side, other.side} and one.side != other.side


def _one_head(one: Count, other: Count) -> bool:
    return one.thing.head != "" and one.thing.head == other.thing.head


def _fits(count: Count, group: Group) -> bool:
    """Whether nothing speaks against a figure's being of the thing of a group."""
    return all(_agree(count, other) for other in group.counts[-_LOOKED_AT:])


def _agree(one: Count, other: Count) -> bool:
    """Whether nothing speaks against two figures' being of one thing: unit, place, day, stretch of time, who it is."""
    mine, theirs = one.thing, other.thing
    if (mine.unit, mine.is_more, mine.is_since) != (theirs.unit, theirs.is_more, theirs.is_since):
        return False
    if one.figure.place and other.figure.place and one.figure.place != other.figure.place:
        return False
    if mine.kind not in _MANY_VOICES and not mine.is_toll and not _is_of_one_voice(one, other):
        return False
    low, high = sorted((one.figure.low, other.figure.low))
    return high <= low * _WIDEST and _may_be_one(one, other)


def _is_of_one_voice(one: Count, other: Count) -> bool:
    return one.side == other.side and (one.side != "" or one.told.placed.publisher == other.told.placed.publisher)


def _counts_two(one: Count, other: Count) -> bool:
    """One who gives two numbers in one breath counts two things."""
    return is_one_state(one, other) and one.side == other.side and one.figure.low != other.figure.low


def is_one_state(one: Count, other: Count) -> bool:
    """Whether both stand in one state of one article."""
    return one.told.placed.article == other.told.placed.article and one.told.revision == other.told.revision


def is_one_article(one: Count, other: Count) -> bool:
    """Whether both stand in one article, whichever of its states."""
    return one.told.placed.article == other.told.placed.article
