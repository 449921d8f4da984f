"""Logistic regression with an L2 penalty, for the scripts that learn weights."""

import numpy as np
from numpy.typing import NDArray

_MOST_STEPS = 30
_SMALL_STEP = 1e-6


def logistic(inputs: NDArray[np.float64], truth: NDArray[np.bool_], penalty: float) -> NDArray[np.float64]:
    """Weights by Newton's method, the bias, which bears no penalty, first; `inputs` has a row an example."""
    with_bias = np.column_stack([np.ones(len(inputs)), inputs])
    ridge = np.diag([1e-6, *[penalty] * inputs.shape[1]])
    weights = np.zeros(with_bias.shape[1])
    for _ in range(_MOST_STEPS):
        chance = 1 / (1 + np.exp(-with_bias @ weights))
        slope = with_bias.T @ (chance - truth) + ridge @ weights
        curve = (with_bias * (chance * (1 - chance))[:, None]).T @ with_bias + ridge
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < _SMALL_STEP:
            break
    return weights
