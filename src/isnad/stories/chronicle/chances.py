"""How likely a reader takes a sentence for the line of its event or into the summary, and two lines for the same.

Three logistic regressions on what is seen of a sentence (`seen`), of two (`seen_of_two`), and of one in its story
(`seen_in_story`). Their weights, `data/line_weights.tsv`, `data/repeat_weights.tsv` and `data/summary_weights.tsv`, are
learned by evaluation/learn_lines.py, learn_repeats.py and learn_summaries.py from what readers judged one by one.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp

from isnad.arabic import wordlists

BIAS = "bias"
UNIT = 100  # of the weights of the lists: hundredths of a logit


def line_chance(seen: Iterable[str]) -> float:
    """The chance that a sentence tells what happened, and that its reader understands it, from what is seen of it."""
    return _chance("line_weights", seen)


def repeat_chance(seen: Iterable[str]) -> float:
    """The chance that two lines tell the same, from what is seen of them."""
    return _chance("repeat_weights", seen)


def summary_chance(seen: Iterable[str]) -> float:
    """The chance that a reader takes a sentence into the summary of its story, from what is seen of it there."""
    return _chance("summary_weights", seen)


def _chance(name: str, seen: Iterable[str]) -> float:
    weights = _weights(name)
    odds = weights[BIAS] + sum(weights.get(feature, 0) for feature in seen)
    return 1 / (1 + exp(-odds / UNIT))


@cache
def _weights(name: str) -> Mapping[str, int]:
    """What each feature adds to the log odds."""
    return {feature: int(weight) for feature, weight in wordlists.rows(name, "isnad.stories")}
