"""In which order stories are listed: by how many independent origins tell them, how they grow, and how fresh they are.

A score is the binary logarithm of a weight that halves with time, counted from a fixed moment instead of from now:

    score = log2(origins) + log2(growth) · GROWTH_WEIGHT + fresh / HALF_LIFE

All weights halve alike, so the order of two stories does not change as time goes on. A score is therefore kept, and a
list is read off an index. The form is that of Reddit's "hot" order as its open source had it (r2/r2/lib/db/_sorts.pyx:
the logarithm of votes, plus the time over 45,000 s), with independent origins in place of votes.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from math import log2

from isnad.model import Placed, Rank
from isnad.stories.origins import independent

# A story of twice as many origins stays above one that is half a day newer: an editor who comes in the morning finds
# what many told in the evening above what one house has just printed.
HALF_LIFE = timedelta(hours=12)
# A shift at the desk: what came in it is new to whoever comes next.
RECENT = timedelta(hours=6)
# The day before it says how much is usual. With less, each morning would be growth, since little is printed by night.
BEFORE = timedelta(hours=24)
# So many texts that never came are added on both sides: one text after none is no growth worth speaking of.
_PRIOR = 2.0
# A growth beyond four times says no more: a story that has just opened has nothing before it.
_MOST_GROWTH = 4.0
# Growth is a guess at what comes, origins are what is there: four times the usual weighs as much as twice the origins.
GROWTH_WEIGHT = 0.5

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def rank(placed: Sequence[Placed], now: datetime) -> Rank:
    """The rank of a story of these articles, at least one. Articles that are dated after `now` count as of now."""
    firsts = _first_prints(placed, now)
    fresh = max(firsts)
    recent = sum(1 for at in firsts if at > fresh - RECENT)
    before = sum(1 for at in firsts if fresh - RECENT - BEFORE < at <= fresh - RECENT)
    growth = _growth(recent, before)
    origins = len(independent(each.placement for each in sorted(placed, key=lambda each: (each.at, each.article))))
    return Rank(origins, recent, before, growth, fresh, score(origins, growth, fresh))


def score(origins: int, growth: float, fresh: datetime) -> float:
    """What stories are ordered by."""
    return log2(max(origins, 1)) + GROWTH_WEIGHT * log2(growth) + (fresh - _EPOCH) / HALF_LIFE


def _growth(recent: int, before: int) -> float:
    expected = before * (RECENT / BEFORE)
    growth = (recent + _PRIOR) / (expected + _PRIOR)
    return min(max(growth, 1 / _MOST_GROWTH), _MOST_GROWTH)


def _first_prints(placed: Sequence[Placed], now: datetime) -> list[datetime]:
    """When each text was printed first."""
    first: dict[str, datetime] = {}
    for each in placed:
        copy, at = each.placement.copy, min(each.at, now)
        first[copy] = min(first.get(copy, at), at)
    return list(first.values())
