"""Whether two figures can be of one thing: who, where and when; and whether an article sets them against each other."""

from datetime import timedelta

from isnad.stories.counting.count import Count, is_one_number, is_one_state

_SENTENCES_APART = 4  # within which an article that gives two figures sets one against the other


def are_set_against(one: Count, other: Count) -> bool:
    """Whether one article sets two figures of one noun against each other, each by another source."""
    near = is_one_state(one, other) and 0 <= one.sentence - other.sentence <= _SENTENCES_APART
    return near and one.thing.is_set_against and "" not in {one.side, other.side} and one.side != other.side


def may_be_one(one: Count, other: Count) -> bool:
    """Whether nothing that is said of two figures speaks against their being of one thing."""
    mine, theirs = one.thing, other.thing
    return (
        mine.unit == theirs.unit
        and mine.per == theirs.per
        and not _differ(mine.action, theirs.action)
        and not _differ(mine.head, theirs.head)
        and not (_differ(mine.people, theirs.people) and _CITIZEN not in {mine.people, theirs.people})
        and not _differ(mine.nation, theirs.nation)
        and not _differ(mine.group, theirs.group)
        and (one.day is None or other.day is None or abs(one.day - other.day) <= _ONE_DAY)
        and (is_one_number(one, other) or (mine.people == _CIVILIAN) == (theirs.people == _CIVILIAN))
        and (mine.is_of_all == theirs.is_of_all or not _are_all_and_fighters(one, other))
        and not _differ(one.out_of, other.out_of)
        and not _counts_two(one, other)
    )


_ONE_DAY = timedelta(days=1)  # between what happened at night and what was counted in the morning

_CITIZEN = "مواطن"  # which anybody may be
_CIVILIAN = "مدني"  # civilians are some of the dead, where others are counted too


def _are_all_and_fighters(one: Count, other: Count) -> bool:
    """«3042 عنصرا من التنظيم»، «العدد الإجمالي للقتلى 3216»."""
    mine, theirs = one.thing, other.thing
    return (theirs if mine.is_of_all else mine).is_armed


def _differ(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _counts_two(one: Count, other: Count) -> bool:
    """Whether an article gives two numbers of two things: a voice that gives both does, and one that gives a part."""
    if not is_one_state(one, other) or is_one_number(one, other) or one.thing.is_before != other.thing.is_before:
        return False
    if one.side == other.side or one.thing.context.is_elsewhere(other.thing.context):
        return True
    later, earlier = (one, other) if one.number > other.number else (other, one)
    tells_so = later.thing.is_set_against or later.thing.is_old or later.thing.grows
    return not tells_so and (not later.side or later.figure.low < earlier.figure.low)
