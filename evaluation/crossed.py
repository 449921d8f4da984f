"""Weights learned from some stories and measured on the others, for the scripts that learn from what readers judged."""

from collections import Counter
from collections.abc import Sequence, Set
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from isnad.stories.chronicle.chances import BIAS, UNIT
from logistic import logistic

_FOLDS = 5


class Lot:
    """Examples as a matrix of what is seen of each, with the story by which it is held aside."""

    def __init__(self, seen: Sequence[Set[str]], stories: Sequence[str], least: int) -> None:
        """`stories` are hashes in hexadecimal; `least`: how many examples have a feature that may weigh anything."""
        counts = Counter(chain.from_iterable(seen))
        self.names = sorted(name for name, count in counts.items() if least <= count < len(seen))
        places = {name: place for place, name in enumerate(self.names)}
        self.inputs = np.zeros((len(seen), len(self.names)))
        for row, names in enumerate(seen):
            self.inputs[row, [places[name] for name in names if name in places]] = 1.0
        self._fold = np.array([int(story, 16) % _FOLDS for story in stories])

    def weights(self, truth: NDArray[np.bool_], penalty: float) -> NDArray[np.float64]:
        """The weights learned from all examples, the bias first."""
        return logistic(self.inputs, truth, penalty)

    def crossed(self, truth: NDArray[np.bool_], penalty: float) -> NDArray[np.float64]:
        """The chance that each example is given by weights learned from the other stories."""
        chance = np.zeros(len(truth))
        for fold in range(_FOLDS):
            here = self._fold == fold
            weights = logistic(self.inputs[~here], truth[~here], penalty)
            chance[here] = 1 / (1 + np.exp(-weights[0] - self.inputs[here] @ weights[1:]))
        return chance


def write_weights(path: Path, head: str, lot: Lot, truth: NDArray[np.bool_], penalty: float) -> int:
    """Write the weights learned from all examples, in hundredths of a logit, under a comment; how many they are."""
    weights = zip([BIAS, *lot.names], lot.weights(truth, penalty), strict=True)
    rows = sorted(f"{name}\t{round(UNIT * weight)}\n" for name, weight in weights)
    path.write_text(head + "".join(rows), encoding="utf-8")
    return len(rows)


def area(truth: NDArray[np.bool_], chance: NDArray[np.float64]) -> float:
    """The area under the curve, Mann and Whitney's statistic: 1 where every true example has the higher chance."""
    ranks = chance.argsort().argsort() + 1.0
    true = int(truth.sum())
    return float((ranks[truth].sum() - true * (true + 1) / 2) / max(true * (len(truth) - true), 1))
