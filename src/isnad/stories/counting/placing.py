"""Which figures of a story are of one thing.

Of a story of one happening, all that it gives of one kind of toll is one series, whatever words stand around it. Of a
story of several, those of one event may still be of one. Else, and for all that is no toll, the words around two
figures decide.
"""

from collections.abc import Sequence
from decimal import Decimal

from isnad.stories.counting.compatible import are_set_against, may_be_one
from isnad.stories.counting.count import Count, is_one_number, is_one_state, likeness
from isnad.stories.counting.happening import (
    LOOKED_AT,
    Group,
    Scope,
    is_of_one_happening,
    of_one_happening,
)
from isnad.stories.counting.heads import COST, DEMAND, JOINED, OFFER, SHARE
from isnad.stories.counting.kinds import ABOARD, ADDING_UP, CAPACITY, MEASURE, MONEY, PERCENT, TIME, TOLLS, UNITS
from isnad.stories.counting.thing import Thing

# Least likeness of the words around two figures of one kind, measured on the sample newsroom and read on real stories.
_LIKE_TOLL = 0.5

_LIKE_NOUN = 0.75  # two figures of one noun

_LIKE_LISTED = 0.5  # ... of which stories mostly count one

_LIKE_HEAD = 0.4  # two shares of one head: «نسبة المشاركة»

_LIKE_SUM = 0.45  # two sums of one: «خسائر»

_LIKE_UNIT = 0.85  # two sums of money, percentages, measures: these count anything


_LIKE_SAME = 0.5  # of the likeness asked for, how much is enough for the same number
_GROUPS_LOOKED_AT = 20  # groups of a kind that a new figure is compared with: the last

# Kinds of which a story of one happening has one number.
_ONE_OF = (TOLLS - ADDING_UP) | {ABOARD, CAPACITY}

_HEADS = frozenset(["losses", "turnout", "embezzled"])  # ... and one sum or share

NOUNS = frozenset(["soldiers", "shops", "families", "houses", "tickets"])

_FOLLOWED = NOUNS | UNITS | {CAPACITY, ABOARD, "votes"}  # of any other noun, two numbers mostly count two things

_DAMAGED = frozenset(["shops"])  # ... and one number of those that were

# Many companies and offices have these: nobody can tell whose a sum is.
_MANY_HEADS = frozenset(
    ["", "profit", "revenue", "budget", "pay", "cut", "rise", "deal", "loan", "aid", "compensation", "cost"]
)
# Of what shares, measures and times are followed; what others are of, their words seldom tell.
_HEADED = {
    PERCENT: frozenset(["turnout", "control", "cut", "rise", OFFER, DEMAND, "pay"]),
    TIME: frozenset(["extension", "imports"]),
    MEASURE: frozenset(),  # one quake follows another
}

_WIDEST, _WIDEST_SUM, _WIDEST_SHARE, _WIDEST_PRICE, _WIDEST_DAY = (
    Decimal(10),
    Decimal(3),
    Decimal(4),
    Decimal("1.5"),
    Decimal("1.15"),
)  # of figures that only their words make one, the largest by the least


def grouped(counts: Sequence[Count]) -> list[Group]:
    """The figures by what they are of, each group in order.

    Left out is what cannot be told: shares, measures and times of nobody knows what, and parts where there are several
    happenings.
    """
    is_one = is_of_one_happening(counts)
    whole_events = frozenset() if is_one else _events_of_one_happening(counts)
    by_kind: dict[tuple[str, str, bool, str], list[Count]] = {}
    for count in counts:
        thing = count.thing
        if not _can_be_told(thing) or (thing.is_part and thing.is_toll and not is_one):
            continue
        head = thing.head if thing.head in _HEADS else ""
        by_kind.setdefault((thing.kind, head, thing.is_part, count.mode), []).append(count)
    return [group for many in by_kind.values() for group in _grouped(many, whole_events, is_one=is_one)]


def _events_of_one_happening(counts: Sequence[Count]) -> frozenset[str]:
    events: dict[str, list[Count]] = {}
    for count in counts:
        if count.is_lead:
            events.setdefault(count.told.placed.placement.event, []).append(count)
    return frozenset(event for event, many in events.items() if is_of_one_happening(many))


def _can_be_told(thing: Thing) -> bool:
    """Whether a share, measure or time says what it is of. Steps of a price («33 سنتا إلى 47 دولارا») are left out."""
    if thing.is_change:
        return False
    if thing.kind == MONEY and thing.head == COST:
        return thing.action != "" and thing.per != ""
    if thing.kind == MONEY:
        return thing.goods != "" if thing.is_price else thing.head not in _MANY_HEADS
    if thing.kind not in _FOLLOWED and not thing.is_toll:
        return False
    return thing.kind not in _HEADED or thing.head in _HEADED[thing.kind]


def _grouped(counts: Sequence[Count], whole_events: frozenset[str], *, is_one: bool) -> list[Group]:
    first = counts[0]
    groups: list[Group] = []
    left = list(counts)
    if not first.thing.is_part and not first.mode and _may_be_whole(first.thing):
        whole, others = of_one_happening(counts, Scope.STORY) if is_one else (Group(), left)
        if whole.counts:
            groups, left = [whole], others
        elif first.thing.is_toll:
            groups, left = _by_event(counts, whole_events)
    for place, count in enumerate(left):
        if count.thing.is_recount and count.thing.is_toll and place and is_one_state(count, left[place - 1]):
            same = [other for other in left[:place] if _is_same_count(other, left[place - 1])]
            groups.append(Group(counts=[*same, count]))
            continue
        if count.thing.is_toll and (count.thing.is_lately or not adds_up(count.thing)):
            continue  # of whatever happening an article tells
        _place(count, [group for group in groups[-_GROUPS_LOOKED_AT:] if not group.scope], groups)
    return groups


def _is_same_count(one: Count, other: Count) -> bool:
    return is_one_number(one, other) and one.thing.who == other.thing.who


def adds_up(thing: Thing) -> bool:
    """Whether a toll can be followed without knowing of what happening it is: over a stretch of time, or by and by."""
    return thing.is_since or thing.is_part or thing.kind in ADDING_UP


def _may_be_whole(thing: Thing) -> bool:
    return thing.kind in _ONE_OF or thing.head in _HEADS or thing.kind in _DAMAGED


def _by_event(counts: Sequence[Count], whole_events: frozenset[str]) -> tuple[list[Group], list[Count]]:
    """The groups of those events that are of one happening, and the figures of the others."""
    events: dict[str, list[Count]] = {}
    for count in counts:
        events.setdefault(count.told.placed.placement.event, []).append(count)
    groups: list[Group] = []
    left: list[Count] = []
    for event, many in events.items():
        leads = [count for count in many if count.is_lead and event in whole_events]
        whole, others = of_one_happening(leads, Scope.EVENT)
        if whole.counts:
            groups.append(whole)
        left += others + [count for count in many if not (count.is_lead and event in whole_events)]
    return groups, left


def _place(count: Count, groups: Sequence[Group], to: list[Group]) -> None:
    """Puts a figure to those that are most like it, or begins another group.

    Those that have its number come first: of «134 صوتا مقابل 65» everybody gives both.
    """
    low = count.figure.low
    same = [group for group in groups if any(low == other.figure.low for other in group.counts[-LOOKED_AT:])]
    least, best = _most_like(count, same)
    if best is None or least < _LIKE_SAME:
        least, best = _most_like(count, groups)
        if least < 1.0:
            best = None
    if best is not None:
        best.counts.append(count)
    else:
        to.append(Group(counts=[count]))


def _most_like(count: Count, groups: Sequence[Group]) -> tuple[float, Group | None]:
    """The group that a figure fits into best, and how much of the likeness that is asked for there is."""
    scored = [(_best(count, group.counts[-LOOKED_AT:]), group) for group in groups if _fits(count, group)]
    return max(scored, key=lambda each: each[0], default=(0.0, None))


def _best(count: Count, others: Sequence[Count]) -> float:
    """How much of the likeness that is asked for there is, at most, to one of some figures."""
    if count.thing.head in JOINED and all(other.thing.head == count.thing.head for other in others):
        return 1.0
    if count.thing.head == COST and all(other.thing.head == COST for other in others):
        return 1.0  # of one thing, and in one time: see `may_be_one`
    of_noun = count.thing.kind in NOUNS | {ABOARD} or count.thing.is_toll
    if of_noun and any(are_set_against(count, other) for other in others):
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


def _one_head(one: Count, other: Count) -> bool:
    head = one.thing.head
    return head == other.thing.head and (head not in _MANY_HEADS if one.thing.kind == MONEY else head != "")


def _fits(count: Count, group: Group) -> bool:
    """Whether nothing speaks against a figure's being of the thing of a group."""
    return all(_agree(count, other) for other in group.counts[-LOOKED_AT:])


def _agree(one: Count, other: Count) -> bool:
    """Whether nothing speaks against two figures' being of one thing: unit, place, day, stretch of time, who it is."""
    low, high = sorted((one.figure.low, other.figure.low))
    is_told_so = one.thing.is_set_against or _is_price_before(one, other)
    if not _are_alike(one, other) or (low != high and is_one_state(one, other) and not is_told_so):
        return False
    if one.thing.kind in NOUNS and low != high and high < _FEW and not is_one_state(one, other):
        return False  # «جنديين»، «ثمانية جنود» are met everywhere
    return high <= low * _widest(one, other) and may_be_one(one, other)


def _is_price_before(one: Count, other: Count) -> bool:
    return one.thing.is_before != other.thing.is_before


def _are_alike(one: Count, other: Count) -> bool:
    """Whether two figures have one head, unit, place and stretch of time; of parts, the same people."""
    mine, theirs = one.thing, other.thing
    if (mine.head != theirs.head and mine.head and theirs.head) or mine.goods != theirs.goods:
        return False
    if COST in {mine.head, theirs.head} and (mine.head, mine.action) != (theirs.head, theirs.action):
        return False
    if (mine.unit, mine.is_more, mine.is_since) != (theirs.unit, theirs.is_more, theirs.is_since):
        return False
    if one.figure.place and other.figure.place and one.figure.place != other.figure.place:
        return False
    # Children are another part than those who died at once.
    return not (mine.is_part and mine.is_toll) or mine.who == theirs.who


_FEW = 20


def _widest(one: Count, other: Count) -> Decimal:
    """How many times over the larger of two figures may be, where only their words make them one."""
    if one.thing.kind == PERCENT:
        return _WIDEST_SHARE
    if one.thing.head == SHARE:
        return _WIDEST_DAY
    if one.thing.kind == MONEY:
        return _WIDEST_SUM if _one_head(one, other) else _WIDEST_PRICE
    return _WIDEST
