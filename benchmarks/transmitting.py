"""How long the ways of a story's claims take: one story of 2,000 articles, every second one a copy of another.

    python benchmarks/transmitting.py

The articles are 1,000 of ../shared/data/ant.dev.jsonl.gz with a claim or more, taken as one story, which is harder than
a true one: nearly every claim is another. Prints seconds on this machine, the best of five; nothing is written.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from isnad.analyse import analyse
from isnad.model import Placed, Placement, Told, article_from_json
from isnad.stories import transmissions

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "ant.dev.jsonl.gz"
TEXTS, ROUNDS, CLAIMS = 1_000, 5, 5  # claims of an article, at most


def texts() -> Iterator[Told]:
    """Articles with what is read in them, each in a copy group of its own."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = article_from_json(json.loads(line))
            analysis = analyse(article)
            if article.published is None or not analysis.claims:
                continue
            place = Placement(article.id, article.id, "e", "s", f"publisher:{article.publisher}")
            placed = Placed(article.id, article.title, article.publisher, article.published.at, place)
            yield Told(placed, 1, placed.at, article, replace(analysis, claims=analysis.claims[:CLAIMS]))


def copy_of(told: Told) -> Told:
    """The same text in another house."""
    key = f"{told.placed.article}, copied"
    placed = replace(told.placed, article=key, publisher="other", placement=replace(told.placed.placement, article=key))
    return replace(told, placed=placed, article=replace(told.article, id=key))


def main() -> int:
    """Measure and print."""
    if not DATA.exists():
        print(f"nothing measured: {DATA.name} is not there")
        return 0
    first = [told for told, _ in zip(texts(), range(TEXTS), strict=False)]
    story = sorted([*first, *map(copy_of, first)], key=lambda told: told.at)
    taken = []
    for _ in range(ROUNDS + 1):  # the first fills the tables of words
        began = perf_counter()
        found = transmissions(story, {})
        taken.append(perf_counter() - began)
    claims = sum(len(told.analysis.claims) for told in story)
    print(
        f"{len(story)} articles, {claims} claims: {min(taken[1:]):.3f} s, {len(found)} claims of several ways or hands"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
