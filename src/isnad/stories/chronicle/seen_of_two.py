"""What is seen of two lines that may tell one happening: the features of `chances.repeat_chance`."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from isnad.stories.chronicle.comparing import (
    Compared,
    give_one_pair,
    have_apart_days,
)

_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
_ROUGH = (0.2, 0.35, 0.5, 0.65)
_OF_BOTH = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
_HOURS, _ROUGH_HOURS = (3, 6, 12, 18, 30, 48, 72), (6, 18, 36)
_TERMS = (1, 3, 5, 7, 10, 14)
_MANY = (1, 2, 4)
_RAREST = 4  # terms of a line that tell most
_HOUR = 3600


def seen_of_two(one: Compared, other: Compared, weights: Mapping[int, float]) -> Iterator[str]:
    """The names of all that is seen of two lines; `weights`: what each term tells in this story."""
    hours = abs((one.entry.printed - other.entry.printed).total_seconds()) / _HOUR
    said = overlap(one.said, other.said, weights)
    yield from _of_words(one, other, weights, said, bisect_left(_ROUGH_HOURS, hours))
    yield from _of_days(one, other, said)
    yield f"hours {bisect_left(_HOURS, hours)}"
    yield f"speakers {bool(one.speaker) + bool(other.speaker)}"
    yield f"one pair {give_one_pair(one, other)}"
    yield f"tolls {bool(one.tolls) + bool(other.tolls)}"
    yield f"reacts {one.reacts + other.reacts}"
    yield f"says {bool(one.acts) + bool(other.acts)} {not one.acts.isdisjoint(other.acts)}"
    yield f"one verb {one.opening == other.opening} {said > _ALIKE}"
    few, many = sorted((one.entry.articles, other.entry.articles))
    yield f"articles {bisect_left(_MANY, few)} {bisect_left(_MANY, many)}"
    yield f"one publisher {one.entry.publisher == other.entry.publisher}"


_ALIKE = 0.4


def _of_words(one: Compared, other: Compared, weights: Mapping[int, float], said: float, hours: int) -> Iterator[str]:
    event = overlap(one.event, other.event, weights)
    headed = [overlap(one.headline, other.said, weights), overlap(other.headline, one.said, weights)]
    yield f"said {bisect_left(_SHARES, said)}"
    yield f"headlines {bisect_left(_SHARES, overlap(one.headline, other.headline, weights))}"
    yield f"events {bisect_left(_SHARES, event)}"
    yield f"actors {bisect_left(_SHARES, overlap(one.actor, other.actor, weights))}"
    yield f"headed {bisect_left(_SHARES, max(headed))}"
    yield f"both headed {bisect_left(_SHARES, min(headed))}"
    yield f"said of both {bisect_left(_OF_BOTH, _of_both(one.said, other.said, weights))}"
    yield f"events of both {bisect_left(_OF_BOTH, _of_both(one.event, other.event, weights))}"
    yield f"said {bisect_left(_ROUGH, said)} in {hours}"
    yield f"headed {bisect_left(_ROUGH, max(headed))} in {hours}"
    yield f"events {bisect_left(_ROUGH, event)} in {hours}"
    yield f"terms {bisect_left(_TERMS, len(one.said & other.said))}"
    yield f"rarest {len(_rarest(one, weights) & other.said) + len(_rarest(other, weights) & one.said)}"


def _of_days(one: Compared, other: Compared, said: float) -> Iterator[str]:
    dated = one.entry.happened is not None and other.entry.happened is not None
    days = "none" if not dated else "apart" if have_apart_days(one, other) else "one"
    yield f"days {days}"
    yield f"days {days} said {bisect_left(_ROUGH, said)}"


def overlap(one: frozenset[int], other: frozenset[int], weights: Mapping[int, float]) -> float:
    """How much of the lesser of two sets of terms the other has, as a share of what its terms tell."""
    lesser = min(sum(map(weights.__getitem__, one)), sum(map(weights.__getitem__, other)))
    return sum(map(weights.__getitem__, one & other)) / lesser if lesser else 0.0


def _of_both(one: frozenset[int], other: frozenset[int], weights: Mapping[int, float]) -> float:
    """How much of all that two sets of terms tell both have."""
    whole = sum(map(weights.__getitem__, one | other))
    return sum(map(weights.__getitem__, one & other)) / whole if whole else 0.0


def _rarest(one: Compared, weights: Mapping[int, float]) -> set[int]:
    """The terms of a line that tell most."""
    return set(sorted(one.said, key=lambda term: (-weights[term], term))[:_RAREST])
