"""How well persons, places and organisations are found, against ANERcorp (125,000 tokens of news and prose, 2005).

    python evaluation/entities.py

prints precision, recall and F1 of ../shared/gold/score.py for the whole of ner.dev.tsv and for its two halves. What is
scored is what `isnad analyse` prints for the lines of `score.py ner-input`: every sentence is an article of its own, so
that nothing said before helps. The first half was read to learn how its annotators draw the line (titles are no part
of a name, nationalities no place); the second was kept aside. No list and no weight was made from either.

    ISNAD_TAGGER=MODEL python evaluation/entities.py

measures with a neural tagger (docs/entities.md).
"""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from scoring import analysed, printed, score, write_rows

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
Scores = Mapping[str, Mapping[str, float]]


def measure(shared: Path) -> Mapping[str, float]:
    """The F1 of every kind and of all, 0 to 1, as «PART: KIND F1»."""
    return {
        f"{part}: {kind} F1": scores["F1"] for part, found in _scored(shared).items() for kind, scores in found.items()
    }


def _scored(shared: Path) -> Mapping[str, Scores]:
    sentences = (shared / "data" / "ner.dev.tsv").read_text(encoding="utf-8").strip("\n").split("\n\n")
    half = len(sentences) // 2
    parts = {"ner.dev": sentences, "ner.dev, read": sentences[:half], "ner.dev, unseen": sentences[half:]}
    return {part: _score(shared, "\n\n".join(each) + "\n") for part, each in parts.items()}


def _score(shared: Path, gold: str) -> Scores:
    """What score.py says of our reading of tagged sentences."""
    with tempfile.TemporaryDirectory() as folder:
        tagged, source, output = (Path(folder) / name for name in ("gold.tsv", "source.jsonl", "output.jsonl"))
        tagged.write_text(gold, encoding="utf-8")
        source.write_text(printed(shared, "ner-input", tagged), encoding="utf-8")
        write_rows(output, analysed(source))
        scores: Scores = score(shared, "ner", tagged, output)
    return scores


def main() -> None:
    """Measure and print."""
    if not SHARED.exists():
        print(f"nothing measured: {SHARED.name}/ does not lie beside the project")
        return
    for part, found in _scored(SHARED).items():
        for kind, scores in found.items():
            print(f"{part:20}{kind:14}" + "".join(f"{what:>6} {value:.4f}" for what, value in scores.items()))


if __name__ == "__main__":
    main()
