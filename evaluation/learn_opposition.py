"""Learns `src/isnad/stories/data/opposition_weights.tsv` from pairs of headlines, and says how well it decides others.

    python evaluation/learn_opposition.py [--write]

Learned from ../shared/data/contradictions.dev.jsonl, pairs of headlines that agree or disagree (those labelled «other»
left out). Pairs that share a headline, also through others, fall in one fold and in one part: four fifths are learned
from, by ten folds; one fifth («held») is scored by weights that four fifths gave. Logistic regression with an L2
penalty on standardised measures; single words count as they are, those that _LEAST pairs have.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from isnad.stories.opposing.agreement import BIAS
from isnad.stories.opposing.measures import LEXICAL, measures
from logistic import logistic

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
_WEIGHTS = Path(__file__).resolve().parent.parent / "src/isnad/stories/data/opposition_weights.tsv"
_HEAD = """\
# What a unit of each measure adds to the log odds that two headlines or claims disagree. Learned by
# evaluation/learn_opposition.py from pairs of headlines labelled «agree» and «disagree»; the measures are named in
# stories/opposing/measures.py.
"""
_FOLDS = 10
_PARTS = 5  # one of them is held
_LEAST = 4  # pairs that must have a word for it to weigh anything
_PENALTY = 3.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two headlines with their label and the number that all pairs they are tied to share."""

    one: str
    other: str
    disagree: bool
    tied: int

    @property
    def held(self) -> bool:
        """Whether it is kept aside."""
        return self.tied % _PARTS == 0

    @property
    def fold(self) -> int:
        """In which of the folds it is."""
        return self.tied // _PARTS % _FOLDS


def pairs(shared: Path) -> Sequence[Pair]:
    """The labelled pairs."""
    lines = (shared / "data" / "contradictions.dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["label"] != "other"]
    above: dict[str, str] = {}
    for row in rows:
        one, other = (_top(above, " ".join(row[side].split())) for side in "ab")
        above[max(one, other)] = min(one, other)
    return [Pair(row["a"], row["b"], row["label"] == "disagree", _hash(_top(above, row["a"]))) for row in rows]


def _top(above: dict[str, str], headline: str) -> str:
    headline = " ".join(headline.split())
    while above.setdefault(headline, headline) != headline:
        headline = above[headline]
    return headline


def _hash(headline: str) -> int:
    return int(hashlib.sha1(headline.encode(), usedforsecurity=False).hexdigest()[:8], 16)


Features = Sequence[Mapping[str, float]]


def learn(features: Features, truth: NDArray[np.bool_]) -> Mapping[str, float]:
    """Weights by name, for measures as they are."""
    counts = Counter(name for each in features for name, value in each.items() if value)
    names = sorted(name for name, count in counts.items() if count >= _LEAST or not name.startswith(LEXICAL))
    places = {name: place for place, name in enumerate(names)}
    inputs = np.zeros((len(features), len(names)))
    for row, each in enumerate(features):
        for name, value in each.items():
            if name in places:
                inputs[row, places[name]] = value
    plain = np.array([not name.startswith(LEXICAL) for name in names])
    scale = np.where(plain, inputs.std(0) + 1e-9, 1.0)
    found = logistic(inputs / scale, truth, _PENALTY)
    return {BIAS: float(found[0]), **dict(zip(names, (found[1:] / scale).tolist(), strict=True))}


def odds(weights: Mapping[str, float], features: Features) -> NDArray[np.float64]:
    """The log odds of pairs."""
    return np.array(
        [weights[BIAS] + sum(weights.get(name, 0.0) * value for name, value in each.items()) for each in features]
    )


def macro_f1(truth: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """The mean of the F1 of «disagree» and that of «agree»."""
    parts = []
    for wanted, found in ((truth, said), (~truth, ~said)):
        parts.append(2 * (wanted & found).sum() / max(wanted.sum() + found.sum(), 1))
    return float(np.mean(parts))


class Labelled:
    """The labelled pairs with their measures."""

    def __init__(self, shared: Path) -> None:
        self.pairs = pairs(shared)
        self.features = [measures(pair.one, pair.other) for pair in self.pairs]
        self.truth = np.array([pair.disagree for pair in self.pairs])
        self.held = np.array([pair.held for pair in self.pairs])
        self.fold = np.array([pair.fold for pair in self.pairs])

    def learn(self, rows: NDArray[np.bool_]) -> Mapping[str, float]:
        """Weights from some of the pairs."""
        return learn(self._some(rows), self.truth[rows])

    def crossed(self) -> float:
        """Macro-F1 over what is not held, each pair decided by weights learned without its fold."""
        said = np.zeros(len(self.pairs), dtype=np.bool_)
        for fold in range(_FOLDS):
            here = ~self.held & (self.fold == fold)
            said[here] = odds(self.learn(~self.held & (self.fold != fold)), self._some(here)) > 0
        return macro_f1(self.truth[~self.held], said[~self.held])

    def unseen(self) -> float:
        """Macro-F1 over what is held, by weights learned from the rest."""
        return macro_f1(self.truth[self.held], odds(self.learn(~self.held), self._some(self.held)) > 0)

    def _some(self, rows: NDArray[np.bool_]) -> Features:
        return [self.features[row] for row in np.flatnonzero(rows).tolist()]


def main() -> None:
    """Learns, reports, and writes where asked to: what is written is learned from all."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true", help="write the weights into the package")
    asked.add_argument("--held", action="store_true", help="score what is kept aside too")
    arguments = asked.parse_args()
    labelled = Labelled(SHARED)
    sys.stdout.write(f"crossed: macro-F1 {labelled.crossed():.4f} of {int((~labelled.held).sum())} pairs\n")
    if arguments.held:
        sys.stdout.write(f"held:    macro-F1 {labelled.unseen():.4f} of {int(labelled.held.sum())} pairs\n")
    if arguments.write:
        found = labelled.learn(np.ones(len(labelled.pairs), dtype=np.bool_))
        lines = sorted(f"{name}\t{value:.4f}" for name, value in found.items())
        _WEIGHTS.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
