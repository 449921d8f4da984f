"""How well articles are grouped, against pairs labelled by close reading.

    python evaluation/grouping.py [--list N] [--pairs FILE]

Groups saudi.dev and ant.dev of ../shared/data, each as one stream without a store, as `isnad group` does, and scores
../shared/gold/pairs.dev.jsonl and our own pairs in evaluation/pairs by ../shared/gold/score.py. Weights were learned
from pairs.dev and the part «learn» of ours, never from «held» and «fresh». `--list N` prints the headlines of the N
largest events of each stream, to be looked at by eye; `--pairs FILE` scores other pairs of saudi.dev, JSON Lines as
pairs.dev.
"""

import argparse
import gzip
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from isnad.model import Failure, Level, Placement
from isnad.newsroom import group_stream
from labelled_pairs import hashed as hash_of
from labelled_pairs import own_pairs
from scoring import scorer, write_rows

_FOLDER = Path(__file__).parent
_SHARED = _FOLDER.parent.parent / "shared"
_CORPORA = ("saudi", "ant")
_PARTS = ("learn", "held", "fresh")
_LARGE = 40  # articles: an event above that is to be looked at by eye


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labelled pairs of one corpus: rows as in pairs.dev.jsonl; where `hashed`, ids are hashes of ids."""

    name: str
    corpus: str
    rows: tuple[Mapping[str, object], ...]
    hashed: bool = True


def measure(shared: Path) -> Mapping[str, float]:
    """F1 of copies and events, precision and recall of stories on sure pairs; the size of the largest events."""
    figures: dict[str, float] = {}
    for corpus, placements in _grouped_all(shared, _CORPORA):
        for pairs in labelled(shared, corpus):
            scores = scored(shared, pairs, placements)
            for level, what in ((Level.COPY, "F1"), (Level.EVENT, "F1"), (Level.STORY, "P"), (Level.STORY, "R")):
                figures[f"{pairs.name}: {level} {what}"] = scores[f"{level}, sure pairs"][what]
        figures[f"largest event of {corpus}.dev"] = max(sizes(placements).values())
    return figures


def grouped(shared: Path, corpus: str) -> list[Placement]:
    """Where each article of a corpus stands at the end of its stream."""
    found = list(group_stream([_source(shared, corpus)]))
    failures = [item for item in found if isinstance(item, Failure)]
    if failures:
        raise SystemExit(f"{corpus}.dev: {len(failures)} lines could not be read, the first: {failures[0]}")
    return [item for item in found if isinstance(item, Placement)]


def _grouped_all(shared: Path, corpora: Sequence[str]) -> Iterator[tuple[str, list[Placement]]]:
    """Each corpus with its placements; each grouped on a core of its own, since one stream is one core's work."""
    with ProcessPoolExecutor(len(corpora)) as workers:
        yield from zip(corpora, workers.map(partial(grouped, shared), corpora), strict=True)


def labelled(shared: Path, corpus: str) -> list[Pairs]:
    """The pairs of a corpus: the gold ones, where it has any, and our own."""
    gold = [gold_pairs(shared / "gold" / "pairs.dev.jsonl")] if corpus == "saudi" else []
    pairs = own_pairs(corpus)
    own = {part: tuple(asdict(pair) for pair in pairs if pair.part == part) for part in _PARTS}
    return gold + [Pairs(f"own {corpus}, {part}", corpus, found) for part, found in own.items()]


def gold_pairs(path: Path) -> Pairs:
    """The pairs of saudi.dev that stand in a file like pairs.dev.jsonl."""
    rows = tuple(map(orjson.loads, path.read_bytes().splitlines()))
    return Pairs(path.name.removesuffix(".jsonl"), "saudi", rows, hashed=False)


def scored(shared: Path, pairs: Pairs, placements: Iterable[Placement]) -> dict[str, Any]:
    """What score.py says of placements."""
    with tempfile.TemporaryDirectory() as folder:
        gold, output = Path(folder) / "gold.jsonl", Path(folder) / "output.jsonl"
        write_rows(gold, pairs.rows)
        write_rows(output, (_shape(each, hashed=pairs.hashed) for each in placements))
        scores: dict[str, Any] = scorer(shared).score_pairs(gold, output)
    return scores


def sizes(placements: Iterable[Placement]) -> Counter[str]:
    """How many articles each event has."""
    return Counter(each.event for each in placements)


def _source(shared: Path, corpus: str) -> Path:
    return shared / "data" / f"{corpus}.dev.jsonl.gz"


def _shape(placement: Placement, *, hashed: bool) -> dict[str, object]:
    name = hash_of(placement.article) if hashed else placement.article
    return {"id": name, "copy": placement.copy, "event": placement.event, "story": placement.story}


def _report(pairs: Pairs, scores: Mapping[str, Any]) -> None:
    for kind in ("sure", "all"):
        count = sum(bool(row["sure"]) for row in pairs.rows) if kind == "sure" else len(pairs.rows)
        copy, event, story = (scores[f"{level}, {kind} pairs"] for level in Level)
        print(
            f"{pairs.name:18} {kind:4} {count:4} pairs   copy F1 {copy['F1']:.4f}   "
            f"event F1 {event['F1']:.4f} (P {event['P']:.4f} R {event['R']:.4f})   "
            f"story P {story['P']:.4f} R {story['R']:.4f}"
        )
    lost = scores["copy, all pairs"].get("pairs not scored")
    if lost:
        print(f"{pairs.name:18} {lost} pairs name articles that are not there")


def _list_largest(shared: Path, corpus: str, placements: Sequence[Placement], number: int) -> None:
    with gzip.open(_source(shared, corpus)) as lines:
        heads = {row["id"]: f"{row['publisher']:24} {row['title']}" for row in map(orjson.loads, lines)}
    for event, size in sizes(placements).most_common(number):
        print(f"\n{event}: {size} articles")
        shown = Counter(heads[each.article] for each in placements if each.event == event)
        for head, times in shown.most_common():
            print(f"  {times:3} {head}")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--list", type=int, default=0, metavar="N", help="print the N largest events of each stream")
    asked.add_argument("--pairs", type=Path, metavar="FILE", help="score these pairs of saudi.dev and no others")
    given = asked.parse_args()
    for corpus, placements in _grouped_all(_SHARED, ("saudi",) if given.pairs else _CORPORA):
        for pairs in [gold_pairs(given.pairs)] if given.pairs else labelled(_SHARED, corpus):
            _report(pairs, scored(_SHARED, pairs, placements))
        found = sizes(placements)
        large = sum(size > _LARGE for size in found.values())
        stories = len({each.story for each in placements})
        print(
            f"{corpus}.dev: {len(placements)} articles, {len(found)} events, {stories} stories; "
            f"the largest event has {max(found.values())} articles, {large} have more than {_LARGE}"
        )
        _list_largest(_SHARED, corpus, placements, given.list)


if __name__ == "__main__":
    main()
