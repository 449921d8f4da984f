"""Learns `src/isnad/analyse/data/tag_weights.tsv` from keyphrases that readers gave, and tells how good it is.

    python evaluation/learn_tags.py [--write]

Learned from the first 66 documents of ../shared/data/akec.dev.jsonl; the others are for evaluation/tags.py alone. A
candidate counts as a tag where readers gave it, those among their first ten twice. Logistic regression with an L2
penalty on standardised measures, by Newton's method. The documents have no headline, so what a headline adds is set.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from isnad.analyse.tags import measures as m
from isnad.analyse.tags.candidates import candidates
from isnad.analyse.tags.choosing import Chosen, pruned
from isnad.analyse.tags.reading import Reading
from isnad.analyse.tags.writing import written
from logistic import logistic
from scoring import scorer
from tags import SEEN, SHARED, rows

_WEIGHTS = Path(__file__).parents[1] / "src/isnad/analyse/data/tag_weights.tsv"
# Not learned, as no document has them: set beforehand, kept after reading tags of news, never tried against others.
_SET = {"in headline": 0.6, "in headline and body": 0.8, "entity": 0.5}
_PENALTY = 3.0
_FIRST = 2.0  # the weight of what most readers gave
_FOLDS = 11
_HEAD = """\
# What a unit of each measure adds to the log odds that a phrase is a tag. Learned by evaluation/learn_tags.py from the
# keyphrases that readers gave to 66 documents of AKEC (Helmy et al. 2016); what a headline or an entity adds is set.
"""
Array = NDArray[np.float64]


class Document:
    """The candidates of a document, their measures, and which of them readers gave."""

    def __init__(self, row: dict[str, Any]) -> None:
        reading = Reading(row["title"] + "\n" + row["text"])
        size = m.Text(len(reading.words), 0)
        stems = scorer(SHARED).stems
        self.every = {stems(phrase) for phrase in row["keyphrases"]}
        self.top = {stems(phrase) for phrase in row["keyphrases"][:10]}
        self.candidates = list(candidates(reading).values())
        self.stems = [stems(written(reading, candidate)) for candidate in self.candidates]
        self.values = [m.measures(candidate, size) for candidate in self.candidates]

    def scores(self, weights: Array) -> tuple[float, float]:
        """P@5 over all gold and F1@10, as score.py has them."""
        odds = np.array(self.values, float) @ weights[1:] + weights[0]
        stem = {id(candidate): stems for candidate, stems in zip(self.candidates, self.stems, strict=True)}
        triples = zip(self.candidates, self.values, odds.tolist(), strict=True)
        ranked = sorted((Chosen(*triple) for triple in triples), key=lambda one: -one.odds)
        tags = list(dict.fromkeys(stem[id(one.candidate)] for one in pruned(ranked)))
        hits = sum(tag in self.top for tag in tags)
        return sum(tag in self.every for tag in tags[:5]) / 5, 2 * hits / (len(tags) + len(self.top))


def learned(documents: list[Document]) -> Array:
    """The bias and the weight of every measure."""
    values = np.array([v for document in documents for v in document.values], float)
    right = np.array([s in document.every for document in documents for s in document.stems])
    weight = np.array([_FIRST if s in document.top else 1.0 for document in documents for s in document.stems])
    mean, spread = values.mean(0), values.std(0)
    used = spread > 0
    beta = logistic((values[:, used] - mean[used]) / spread[used], right, _PENALTY, weight)
    weights = np.zeros(1 + values.shape[1])
    weights[1:][used] = beta[1:] / spread[used]
    weights[0] = beta[0] - weights[1:] @ mean
    return weights


def main() -> None:
    """Cross-validate, print, and write where asked to."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    documents = [Document(row) for row in rows(SHARED)[:SEEN]]
    scores: list[tuple[float, float]] = []
    for fold in range(_FOLDS):
        weights = learned([d for i, d in enumerate(documents) if i % _FOLDS != fold])
        scores += [d.scores(weights) for i, d in enumerate(documents) if i % _FOLDS == fold]
    weights = learned(documents)
    fitted = np.mean([d.scores(weights) for d in documents], axis=0)
    crossed = np.mean(scores, axis=0)
    sys.stdout.write(f"P@5, F1@10: cross-validated {crossed.round(4)}, fitted {fitted.round(4)}\n")
    if parser.parse_args().write:
        table = {m.BIAS: weights[0], **dict(zip(m.MEASURES, weights[1:], strict=True)), **_SET}
        lines = [f"{name}\t{weight:.4f}" for name, weight in sorted(table.items())]
        _WEIGHTS.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
