"""Average linkage: groups that grow together as long as their members belong together on the average."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

_NEVER = -np.inf


def linked(
    odds: NDArray[np.float32],
    parts: Sequence[Sequence[int]],
    least: float,
    doubt: Callable[[int], float],
    few: float = 0.0,
) -> list[list[int]]:
    """Joins the two parts whose members have the highest mean odds, again and again, while these are above `least`.

    `odds` are log odds of each member with each other, symmetric; `parts` are lists of members, no member in two.
    `doubt` is what a part has to have above `least` because of its size, by size; `few` what two parts have to have
    because few of those given tell of it, shared out among all pairs of these. The joined parts come in the order of
    the first one in each. Of equal odds the first parts are joined first. (UPGMA: Sokal and Michener 1958.)
    """
    if not parts:
        return []
    sizes = np.array([len(part) for part in parts], dtype=np.float32)
    doubts = np.array([doubt(len(part)) for part in parts], dtype=np.float32)
    order = np.concatenate([np.asarray(part, dtype=np.intp) for part in parts])
    starts = np.concatenate([[0], np.cumsum(sizes[:-1])]).astype(np.intp)
    sums = np.add.reduceat(np.add.reduceat(odds[np.ix_(order, order)], starts, axis=0), starts, axis=1)
    counts = np.ones(len(parts), dtype=np.float32)
    means = sums / np.outer(sizes, sizes) - doubts - doubts[:, None] - np.float32(few)
    np.fill_diagonal(means, _NEVER)
    members = [[number] for number in range(len(parts))]
    while True:
        one, other = sorted(divmod(int(np.argmax(means)), len(parts)))
        if means[one, other] <= least:
            break
        members[one] += members[other]
        members[other] = []
        sums[one] += sums[other]
        sums[:, one] += sums[:, other]
        sizes[one] += sizes[other]
        counts[one] += counts[other]
        doubts[one] = doubt(int(sizes[one]))
        means[other], means[:, other] = _NEVER, _NEVER
        alive = np.isfinite(means[one])
        alive[one] = False
        joined = sums[one] / (sizes[one] * sizes) - doubts[one] - doubts - few / (counts[one] * counts)
        means[one] = np.where(alive, joined, _NEVER)
        means[:, one] = means[one]
    return [sorted(place for number in group for place in parts[number]) for group in members if group]
