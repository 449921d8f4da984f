"""Logistic regression with an L2 penalty, for the scripts that learn weights."""

import numpy as np
from numpy.typing import NDArray

_MOST_STEPS = 50
_SMALL_STEP = 1e-8
_SMALLEST_CURVE = 1e-9  # so that what never differs can be solved for


def logistic(
    inputs: NDArray[np.float64], truth: NDArray[np.bool_], penalty: float, count: NDArray[np.float64] | float = 1.0
) -> NDArray[np.float64]:
    """Weights by Newton's method, the bias, which bears no penalty, first.

    `inputs` has a row an example, and each counts as many times as `count` says.
    """
    with_bias = np.column_stack([np.ones(len(inputs)), inputs])
    ridge = np.diag([0.0, *[penalty] * inputs.shape[1]])
    smallest = _SMALLEST_CURVE * np.eye(len(ridge))
    weights = np.zeros(with_bias.shape[1])
    for _ in range(_MOST_STEPS):
        chance = 1 / (1 + np.exp(-with_bias @ weights))
        slope = with_bias.T @ (count * (chance - truth)) + ridge @ weights
        curve = (with_bias * (count * chance * (1 - chance))[:, None]).T @ with_bias + ridge
        step = np.linalg.solve(curve + smallest, slope)
        weights -= step
        if np.abs(step).max() < _SMALL_STEP:
            break
    return weights
