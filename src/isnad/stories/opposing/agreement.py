"""The learned decision whether two headlines or claims on one matter disagree.

A logistic regression over `measures`, so that every decision is a sum that can be shown.
`evaluation/learn_opposition.py` learns the weights from pairs of headlines and writes `data/opposition_weights.tsv`.
"""

import math
from collections.abc import Mapping
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.stories.opposing.measures import measures

BIAS = "(bias)"
_SHOWN = 6  # of the measures that weighed most


@cache
def weights() -> Mapping[str, float]:
    """What a unit of each measure adds to the log odds that two texts disagree; the bias is one of them."""
    return {name: float(value) for name, value in wordlists.rows("opposition_weights", "isnad.stories")}


@lru_cache(maxsize=20_000)
def disagreement(one: str, other: str) -> float:
    """How probable it is that two texts on one matter disagree, the older one first; 0 to 1.

    Learned from pairs of headlines that do or do not; of texts on two matters it says nothing.
    """
    return probability(weighed(measures(one, other)))


def weighed(found: Mapping[str, float]) -> float:
    """The log odds that measures stand for."""
    table = weights()
    return table[BIAS] + math.fsum(table.get(name, 0.0) * value for name, value in found.items())


def probability(odds: float) -> float:
    """The probability that log odds stand for."""
    return 1 / (1 + math.exp(-max(-700.0, min(700.0, odds))))


def reasons(one: str, other: str) -> tuple[tuple[str, float], ...]:
    """The measures that weighed most for (> 0) or against it that two texts disagree, largest first."""
    table = weights()
    added = {name: round(table.get(name, 0.0) * value, 2) for name, value in measures(one, other).items()}
    order = sorted(added, key=lambda name: (-abs(added[name]), name))
    return tuple((name, added[name]) for name in order[:_SHOWN] if added[name])
