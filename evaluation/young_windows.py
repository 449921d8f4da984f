"""How stories of a new newsroom are grouped: young windows of real articles, against pairs labelled by close reading.

    python evaluation/young_windows.py

The articles of ../shared/data that labelled pairs name, in order of time, are cut into blocks, twice, the second time
half a block later; each block is grouped by a grouper that knows nothing else. Precision and recall of stories are over
the sure pairs that lie in one block, those of all parts together.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from grouping import labelled
from isnad.model import Report
from isnad.newsroom.placements import Placements
from isnad.stories import Grouper
from labelled_pairs import hashed
from learn_decision import reports

_SHARED = Path(__file__).parent.parent.parent / "shared"
_BLOCKS = (128, 256)
_ONE_STORY = frozenset(["copy", "same", "story"])


def stories(block: Sequence[Report]) -> dict[str, str]:
    """The story of each article of a block, by the hash of its id."""
    grouper, placements = Grouper(explain=False), Placements()
    for report in block:
        placements.add(grouper.add(report), repeats=report.id not in grouper)
    return {hashed(report.id): placements[report.id].story for report in block}


def pairs_of(corpus: str) -> dict[frozenset[str], bool]:
    """The sure pairs of a corpus by hashes of their ids, and whether the two are of one story."""
    found = {}
    for part in labelled(_SHARED, corpus):
        for row in part.rows:
            if row["sure"]:
                ids = (str(row[side]) for side in ("a", "b"))
                found[frozenset(each if part.hashed else hashed(each) for each in ids)] = row["label"] in _ONE_STORY
    return found


def blocks(articles: Sequence[Report]) -> Iterator[Sequence[Report]]:
    """All blocks of all sizes."""
    for size in _BLOCKS:
        for start in (0, size // 2):
            yield from (articles[at : at + size] for at in range(start, len(articles), size))


def main() -> None:
    """Measure and print."""
    for corpus in ("saudi", "ant"):
        pairs = pairs_of(corpus)
        named = frozenset().union(*pairs)
        articles = [report for report in reports(corpus) if hashed(report.id) in named]
        true = made = both = 0
        for block in blocks(articles):
            story = stories(block)
            for ids, is_one in pairs.items():
                if ids <= story.keys():
                    joined = len({story[each] for each in ids}) == 1
                    true, made, both = true + is_one, made + joined, both + (is_one and joined)
        print(
            f"{corpus}.dev: stories P {both / max(1, made):.3f} R {both / max(1, true):.3f}, {true} pairs of one story"
        )


if __name__ == "__main__":
    main()
