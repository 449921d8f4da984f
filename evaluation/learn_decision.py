"""Learns `src/isnad/stories/data/decision_weights.tsv` from labelled pairs, and says how well it decides unseen ones.

    python evaluation/learn_decision.py [--write]

Learned from ../shared/gold/pairs.dev.jsonl and the part «learn» of evaluation/pairs/*.tsv, stories from «joined» too.
Each stream is gone through in order of publication, and a pair is measured when its later article comes: with what was
known then and no more. Sure pairs count 1, others 0.5. Logistic regression with an L2 penalty on standardised measures,
by Newton's method.
"""

import argparse
import gzip
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from isnad.model import Level, Report
from isnad.stories.decision import ALL_MEASURES, BIAS, LEVELS
from isnad.stories.measuring import Measurer
from labelled_pairs import hashed, own_pairs
from logistic import logistic

_ROOT = Path(__file__).parents[1]
_SHARED = _ROOT / "../shared"
_WEIGHTS = _ROOT / "src/isnad/stories/data/decision_weights.tsv"
_TRUE = {
    Level.COPY: frozenset(["copy"]),
    Level.EVENT: frozenset(["copy", "same"]),
    Level.STORY: frozenset(["copy", "same", "story"]),
}
# Not learned: too few labelled pairs are two of a series, two bulletins of two days, two heads of state congratulated
# in one set of words; and all that are say the same.
# Of short texts there are too few too: two that share a template share half their words, so they must share nearly all.
_SET = {
    "short": {Level.COPY: -5.0, Level.EVENT: 0.0},
    "headline places apart": {Level.COPY: -3.0, Level.EVENT: -3.0},
    "another place and name": {Level.COPY: -4.0, Level.EVENT: -4.0, Level.STORY: -1.0},
    "headline ordinals apart": {Level.COPY: -2.0, Level.EVENT: -4.0, Level.STORY: 0.0},
    "routine, another day": {Level.COPY: -5.0, Level.EVENT: -6.0},
}
_PENALTY = {Level.COPY: 2.0, Level.EVENT: 4.0, Level.STORY: 4.0}
# Pairs of two events that one state of the rules joined to a story and an earlier one did not: what stories are learned
# from beside the others. Of copies and events they say little.
_OF_STORIES = "joined"
_FOLDS = 10
_HEAD = """\
# What a unit of each measure adds to the log odds that two articles are one text, one happening, one story. Learned
# by evaluation/learn_decision.py from pairs labelled by close reading; see docs/stories.md.
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, by a hash of their ids, and what a reader said of them."""

    ids: frozenset[str]
    label: str
    sure: bool
    part: str  # "gold", "learn", "joined", "held" or "fresh"


def gold_pairs() -> list[Pair]:
    """The pairs of ../shared/gold/pairs.dev.jsonl."""
    rows = map(orjson.loads, (_SHARED / "gold/pairs.dev.jsonl").read_bytes().splitlines())
    return [Pair(frozenset([hashed(row["a"]), hashed(row["b"])]), row["label"], row["sure"], "gold") for row in rows]


def our_pairs(corpus: str) -> list[Pair]:
    """Our own pairs of a corpus, the held part too."""
    return [Pair(frozenset([own.a, own.b]), own.label, own.sure, own.part) for own in own_pairs(corpus)]


def reports(corpus: str) -> Iterator[Report]:
    """The articles of a corpus in order of publication, each id once."""
    with gzip.open(_SHARED / f"data/{corpus}.dev.jsonl.gz") as lines:
        rows = [orjson.loads(line) for line in lines]
    for row in {row["id"]: row for row in sorted(rows, key=lambda row: row["published"])}.values():
        yield Report(
            row["id"], row["title"], row["text"], row["publisher"], at=datetime.fromisoformat(row["published"])
        )


def measured(corpus: str, pairs: list[Pair]) -> NDArray[np.float32]:
    """The measures of each pair, shape (pairs, measures)."""
    wanted: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        for one in pair.ids:
            wanted[one].extend((other, number) for other in pair.ids - {one})
    found = np.full((len(pairs), len(ALL_MEASURES)), np.nan, dtype=np.float32)
    measurer = Measurer(100_000)
    places: dict[str, int] = {}
    for report in reports(corpus):
        key = hashed(report.id)
        query = measurer.query(report)
        earlier = [(places[other], number) for other, number in wanted[key] if other in places]
        if earlier:
            found[[number for _, number in earlier]] = measurer.measures(query, np.array([p for p, _ in earlier]))
        places[key] = measurer.add(query)
    if np.isnan(found).any():
        raise SystemExit(f"{corpus}: {int(np.isnan(found[:, 0]).sum())} pairs name articles that are not there")
    return found


def learn(
    measures: NDArray[np.float64], truth: NDArray[np.bool_], count: NDArray[np.float64], penalty: float
) -> NDArray[np.float64]:
    """Weights of an L2-penalised logistic regression, the bias first, for measures as they are."""
    mean, scale = measures.mean(0), measures.std(0) + 1e-9
    weights = logistic((measures - mean) / scale, truth, penalty, count)
    plain = weights[1:] / scale
    return np.concatenate([[weights[0] - plain @ mean], plain])


def f1(truth: NDArray[np.bool_], said: NDArray[np.bool_]) -> float:
    """F1 of yes-no answers."""
    return float(2 * (truth & said).sum() / max(truth.sum() + said.sum(), 1))


_REPORTED = (
    ("pairs.dev, crossed", "saudi", "gold"),
    ("own saudi, crossed", "saudi", "learn"),
    ("own ant, crossed", "ant", "learn"),
    ("own saudi, held", "saudi", "held"),
    ("own ant, held", "ant", "held"),
)


class Labelled:
    """All labelled pairs, measured: arrays by pair."""

    def __init__(self) -> None:
        by_corpus = {"saudi": gold_pairs() + our_pairs("saudi"), "ant": our_pairs("ant")}
        self.pairs = [pair for pairs in by_corpus.values() for pair in pairs]
        found = [measured(corpus, pairs) for corpus, pairs in by_corpus.items()]
        self.measures = np.concatenate(found).astype(np.float64)
        self.corpus = np.array([corpus for corpus, pairs in by_corpus.items() for _ in pairs])
        self.part = np.array([pair.part for pair in self.pairs])
        self.sure = np.array([pair.sure for pair in self.pairs])
        self.count = np.where(self.sure, 1.0, 0.5)
        self.fold = np.array([int(min(pair.ids), 16) % _FOLDS for pair in self.pairs])

    def truth(self, level: Level) -> NDArray[np.bool_]:
        """Whether the two belong together on a level."""
        return np.array([pair.label in _TRUE[level] for pair in self.pairs], dtype=np.bool_)

    def learn(self, level: Level, rows: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Weights from some of the pairs."""
        if level is not Level.STORY:
            rows = rows & (self.part != _OF_STORIES)
        truth = self.truth(level)
        learned = self.measures.copy()
        given = {ALL_MEASURES.index(name): by_level[level] for name, by_level in _SET.items() if level in by_level}
        learned[:, list(given)] = 0.0
        weights = learn(learned[rows], truth[rows], self.count[rows], _PENALTY[level])
        for measure, weight in given.items():
            weights[1 + measure] = weight
        return weights

    def crossed(self, level: Level, used: NDArray[np.bool_]) -> NDArray[np.float64]:
        """The log odds of every pair by weights that were learned without it."""
        weights = self.learn(level, used)
        odds: NDArray[np.float64] = self.measures @ weights[1:] + weights[0]
        for number in range(_FOLDS):
            here = used & (self.fold == number)
            weights = self.learn(level, used & (self.fold != number))
            odds[here] = self.measures[here] @ weights[1:] + weights[0]
        return odds


def report(labelled: Labelled, level: Level, used: NDArray[np.bool_]) -> None:
    """Prints how well a level is decided, on sure pairs."""
    odds, truth = labelled.crossed(level, used), labelled.truth(level)
    for name, corpus, part in _REPORTED:
        rows = (labelled.corpus == corpus) & (labelled.part == part) & labelled.sure
        sys.stdout.write(f"{level:6} {name:20} F1 {f1(truth[rows], odds[rows] > 0):.3f} of {int(rows.sum())}\n")


def main() -> None:
    """Learns, reports by cross-validation and on what is held, and writes where asked to."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true", help="write the weights into the package")
    asked.add_argument(
        "--without-gold", action="store_true", help="learn from our own pairs alone, so that pairs.dev is unseen"
    )
    given = asked.parse_args()
    labelled = Labelled()
    used = np.isin(labelled.part, ["learn", _OF_STORIES] if given.without_gold else ["gold", "learn", _OF_STORIES])
    for level in LEVELS:
        report(labelled, level, used)
    if given.write:
        table = np.array([labelled.learn(level, used) for level in LEVELS]).T
        rows = zip((BIAS, *ALL_MEASURES), table, strict=True)
        lines = ["\t".join([name, *(f"{value:.4f}" for value in row)]) for name, row in rows]
        _WEIGHTS.write_text(_HEAD + "\n".join(sorted(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
