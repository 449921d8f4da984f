"""Numbers that an article sets against each other by its order: who gives his own, and quotes another's."""

import re
from collections.abc import Sequence
from dataclasses import replace

from isnad.arabic.letters import match_form
from isnad.stories.counting.count import Count
from isnad.stories.counting.sides import Sides

_REACH = 4  # sentences from one's own number to that of another
_LONGEST = 90  # letters of a sentence that says of a number only that it is not another's
_DIFFERS = re.compile(
    r"^(?:ل?كن |غير ان )?(?:هذا |هذه )?(?:الرقم|العدد|الحصيله|الارقام)\S* .{0,20}"
    r"(?:لا [يت]طابق|[يت]ناقض|[يت]ختلف|[يت]خالف)"
)


def says_numbers_differ(sentence: str) -> bool:
    """Whether a sentence says that the number before it is not the next one: «الرقم لا يطابق ما تعلنه السلطات»."""
    return len(sentence) <= _LONGEST and _DIFFERS.search(match_form(sentence)) is not None


def set_against_rivals(counts: Sequence[Count], sides: Sides) -> list[Count]:
    """The figures of an article; what one quotes of another who counted the same is set against his own number."""
    found: list[Count] = []
    for count in counts:
        quoted = count.hands and count.side and any(is_rival(other, count, sides) for other in found)
        found.append(replace(count, thing=replace(count.thing, is_set_against=True)) if quoted else count)
    return found


def told_apart(counts: Sequence[Count]) -> list[Count]:
    """The figures of an article; two estimates that a sentence compares are disputed, whether or not they are foreseen.

    «توقع أن ترتفع الفاتورة إلى مليار دولار، وهو تقدير أعلى من 900 مليون التي نقلتها الوكالة».
    """
    found: list[Count] = []
    for count in counts:
        before = found[-1] if found else None
        if before is not None and count.thing.is_compared and _are_two_estimates(before, count):
            found[-1] = replace(before, mode="")
            thing = replace(count.thing, is_set_against=True, is_change=False, per=before.thing.per)
            found.append(replace(count, mode="", thing=thing))
        else:
            found.append(count)
    return found


def _are_two_estimates(one: Count, other: Count) -> bool:
    """Whether figures of one sentence and one head are given by two sides, and one is foreseen as the other is."""
    mine, theirs = one.thing, other.thing
    return (
        one.sentence == other.sentence
        and "" not in {one.side, other.side, mine.head}
        and one.side != other.side
        and (mine.kind, mine.unit, mine.head, one.mode) == (theirs.kind, theirs.unit, theirs.head, other.mode)
    )


def is_rival(one: Count, other: Count, sides: Sides) -> bool:
    """Whether the source of a figure passes on the second, another's number of the same."""
    return (
        one.thing.kind == other.thing.kind
        and one.side not in {"", other.side}
        and 0 <= other.sentence - one.sentence <= _REACH
        and one.figure.low != other.figure.low
        and any(sides.are_one(one.side, sides.key_of(hand)) for hand in other.hands)
    )
