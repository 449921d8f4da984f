"""How well claims, their chains and figures are read, against articles annotated by close reading.

    python evaluation/claims.py

prints every measure of ../shared/gold/score.py for the gold annotations, claims.dev.jsonl, and for our own
(evaluation/claims): what `isnad analyse` prints is scored. Of either, a part was read while rules were written; the
other was kept aside: the last 12 articles of the gold («unseen») and the last 12 of our own of saudi.dev («held»). Not
wholly: who annotated ours looked up words in all of the gold, and lists of names are counted over the whole corpora.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from annotated import CORPORA, PARTS, Row, annotated
from scoring import analysed, score, write_rows

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
_SEEN = 27  # articles at the head of claims.dev.jsonl that were read while rules were written


def measure(shared: Path) -> Mapping[str, float]:
    """Every measure of score.py, 0 to 1, as «SET: MEASURE»; the F1 of those that have precision and recall too."""
    return {
        f"{name}: {what}": value
        for name, scores in _scored_all(shared)
        for what, value in _flat(scores).items()
        if not what.endswith((" P", " R"))
    }


def _scored_all(shared: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, rows in _sets(shared):
        yield name, _scored(shared, rows)


def _sets(shared: Path) -> Iterator[tuple[str, Sequence[Row]]]:
    lines = (shared / "gold" / "claims.dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    yield "claims.dev, read", gold[:_SEEN]
    yield "claims.dev, unseen", gold[_SEEN:]
    for corpus in CORPORA:
        for part in PARTS:
            if rows := annotated(shared, corpus, part):
                yield f"own {corpus}, {part}", rows


def _scored(shared: Path, rows: Sequence[Row]) -> Mapping[str, Any]:
    """What score.py says of our reading of annotated articles."""
    with tempfile.TemporaryDirectory() as folder:
        gold, source, output = (Path(folder) / f"{name}.jsonl" for name in ("gold", "source", "output"))
        write_rows(gold, rows)
        write_rows(
            source, ({key: row[key] for key in ("id", "title", "text", "publisher", "published")} for row in rows)
        )
        write_rows(output, analysed(source))
        scores: Mapping[str, Any] = score(shared, "claims", gold, output)
    return scores


def _flat(scores: Mapping[str, Any]) -> dict[str, float]:
    """Measures by one name each: «claims, loose P», «... R», «... F1»; the counts left out."""
    flat = {}
    for what, value in scores.items():
        if what == "counts":
            continue
        flat.update({f"{what} {part}": of for part, of in value.items()} if isinstance(value, dict) else {what: value})
    return flat


def main() -> None:
    """Measure and print: a row for each measure, a column for each set."""
    if not SHARED.exists():
        print(f"nothing measured: {SHARED.name}/ does not lie beside the project")
        return
    scored = dict(_scored_all(SHARED))
    print(" " * 40 + "".join(f"{name:>20}" for name in scored))
    for what in ("gold", "predicted", "nested gold", "direct gold", "figures gold"):
        print(f"{'number: ' + what:40}" + "".join(f"{scores['counts'][what]:20}" for scores in scored.values()))
    flat = [_flat(scores) for scores in scored.values()]
    for what in flat[0]:
        print(f"{what:40}" + "".join(f"{each[what]:20.4f}" for each in flat))


if __name__ == "__main__":
    main()
