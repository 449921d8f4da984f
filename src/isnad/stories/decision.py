"""The learned decision: how probable it is that two articles are one text, one happening, one story.

A logistic regression for each level over the measures of `likeness` and `overlap`, so that every decision is a sum
that can be shown. `evaluation/learn_decision.py` learns the weights from labelled pairs and writes
`data/decision_weights.tsv`.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from isnad.arabic import wordlists
from isnad.model import Level
from isnad.stories.likeness import MEASURES
from isnad.stories.overlap import OVERLAP_MEASURES

ALL_MEASURES = MEASURES + OVERLAP_MEASURES
BIAS = "(bias)"
_SHOWN = 6  # of the measures that weighed most
LEVELS = (Level.COPY, Level.EVENT, Level.STORY)


@cache
def weights() -> NDArray[np.float32]:
    """Shape (1 + measures, levels): the bias first, then what a unit of each measure adds to the log odds."""
    rows = {row[0]: [float(value) for value in row[1:]] for row in wordlists.rows("decision_weights", "isnad.stories")}
    return np.array([rows[name] for name in (BIAS, *ALL_MEASURES)], dtype=np.float32)


def log_odds(measures: NDArray[np.float32]) -> NDArray[np.float32]:
    """The log odds of each pair on each level, shape (pairs, 3); `measures` has shape (pairs, len(ALL_MEASURES))."""
    table = weights()
    odds: NDArray[np.float32] = measures @ table[1:] + table[0]
    return odds


def probability(odds: float) -> float:
    """The probability that log odds stand for."""
    return float(1 / (1 + np.exp(-odds)))


def contributions(measures: NDArray[np.float32], level: Level) -> tuple[tuple[str, float], ...]:
    """What each measure of one pair adds to its log odds, largest first."""
    added = measures * weights()[1:, LEVELS.index(level)]
    order = np.argsort(-np.abs(added), kind="stable")[:_SHOWN].tolist()
    values = added.tolist()
    return tuple((ALL_MEASURES[i], round(values[i], 2)) for i in order if abs(values[i]) >= 0.05)
