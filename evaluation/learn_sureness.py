"""Learns `src/isnad/analyse/data/sureness_weights.tsv` from claims that readers judged, and how well it tells them.

    python evaluation/learn_sureness.py [--write]

The claims are those of `evaluation/claims/judged.tsv`, as far as the rules of today still read them so. Stories are
learned from or measured on as a whole, by five folds. The area under the curve is the share of pairs of a right and a
wrong reading of which the right one is held for surer; the other lines tell how many are right of those that are
surest. What is doubtful counts as wrong.
"""

import argparse
import gzip
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from crossed import Lot, area
from isnad.analyse import analyse
from isnad.analyse.claims.reading import Reading
from isnad.analyse.sureness import BIAS, UNIT, features
from isnad.analyse.sureness.places import Article
from isnad.model import article_from_json
from labelled_pairs import hashed

_ROOT = Path(__file__).parents[1]
_DATA = _ROOT.parent / "shared" / "data"
_JUDGED = _ROOT / "evaluation" / "claims" / "judged.tsv"
_OUT = _ROOT / "src/isnad/analyse/data/sureness_weights.tsv"
_HEAD = """\
# What is seen of a claim (analyse/sureness), and what it adds to the log odds that its speaker, and its content, are
# read wrongly, in hundredths. Learned by evaluation/learn_sureness.py from claims that readers judged.
"""
_LEAST = 8  # claims that must have a feature for it to weigh anything
_PENALTY = 20.0
_SMALLEST = 2  # hundredths: less is left out
_SHARES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.3)
Place = tuple[int, int, int]  # where cue and content start and the content ends


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that was judged, with what is seen of it."""

    story: str
    speaker_wrong: bool
    content_wrong: bool
    seen: frozenset[str]


def judgements() -> dict[str, dict[Place, tuple[str, bool, bool]]]:
    """By article and place: the story, and whether speaker and content are wrong."""
    found: dict[str, dict[Place, tuple[str, bool, bool]]] = {}
    for line in _JUDGED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            article, cue, start, end, story, speaker, content = line.split("\t")
            place = int(cue), int(start), int(end)
            found.setdefault(article, {})[place] = story, speaker != "right", content != "right"
    return found


def read(path: Path) -> list[Judged]:
    """The judged claims of one corpus that the rules of today read in the same place."""
    return list(chain.from_iterable(_judged_in(path)))


def _judged_in(path: Path) -> Iterator[list[Judged]]:
    wanted = judgements()
    with gzip.open(path) as lines:
        for row in map(orjson.loads, lines):
            here = wanted.get(hashed(row["id"]))
            if here:
                yield _of_article(row, here)


def _of_article(row: dict[str, object], here: dict[Place, tuple[str, bool, bool]]) -> list[Judged]:
    article = article_from_json(row)
    found = analyse(article)
    read_in = Article(Reading(article.text), len(article.title), found.claims, found.entities)
    places = [(claim.cue.start, claim.content.start, claim.content.end) for claim in found.claims]
    return [
        Judged(*here[place], frozenset(features(read_in, claim)))
        for claim, place in zip(found.claims, places, strict=True)
        if place in here
    ]


def _tell(lot: Lot, truths: Mapping[str, NDArray[np.bool_]]) -> None:
    chances = {name: lot.crossed(truth, _PENALTY) for name, truth in truths.items()}
    for name, truth in truths.items():
        told = f"{name}: {1 - truth.mean():.3f} right, area under the curve {area(truth, chances[name]):.3f}\n"
        sys.stdout.write(told)
    order = (-(1 - chances["speaker"]) * (1 - chances["content"])).argsort()
    right = ~(truths["speaker"] | truths["content"])[order]
    for share in _SHARES:
        sys.stdout.write(f"both right of the surest {share:.0%}: {right[: int(share * len(right))].mean():.3f}\n")


def _write(lot: Lot, truths: Mapping[str, NDArray[np.bool_]]) -> None:
    speaker, content = (lot.weights(truth, _PENALTY) * UNIT for truth in truths.values())
    rows = [(name, round(s), round(c)) for name, s, c in zip([BIAS, *lot.names], speaker, content, strict=True)]
    kept = [row for row in rows if row[0] == BIAS or max(abs(row[1]), abs(row[2])) >= _SMALLEST]
    _OUT.write_text(_HEAD + "".join(sorted(f"{name}\t{s}\t{c}\n" for name, s, c in kept)), encoding="utf-8")
    sys.stdout.write(f"{len(kept)} weights\n")


def main() -> None:
    """Learns, reports, and writes where asked to: what is written is learned from all."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true", help="write the weights into the package")
    arguments = asked.parse_args()
    with ProcessPoolExecutor() as pool:
        judged = list(chain.from_iterable(pool.map(read, sorted(_DATA.glob("*.dev.jsonl.gz")))))
    sys.stdout.write(f"{len(judged)} of {sum(map(len, judgements().values()))} judged claims are still read so\n")
    lot = Lot([each.seen for each in judged], [each.story for each in judged], _LEAST)
    truths = {
        "speaker": np.array([each.speaker_wrong for each in judged]),
        "content": np.array([each.content_wrong for each in judged]),
    }
    _tell(lot, truths)
    if arguments.write:
        _write(lot, truths)


if __name__ == "__main__":
    main()
