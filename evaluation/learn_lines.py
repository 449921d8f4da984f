"""Learns `src/isnad/stories/data/line_weights.tsv` from sentences that readers judged, and how well it tells them.

    python evaluation/learn_lines.py [--write]

The sentences are those of `evaluation/lines/judged.tsv`, up to three of each event of 150 stories, as far as the rules
of today still read them so. Stories are learned from or measured on as a whole, by five folds. What is doubtful counts
as wrong. The lines below the first tell of the likeliest sentence of each event, those shown that are likeliest.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossed import Lot, area, write_weights
from isnad.stories.chronicle.company import Company
from isnad.stories.chronicle.seen import seen_of_line
from judged_lines import JudgedStory, judged_stories, place_of, rows_of

_OUT = Path(__file__).parents[1] / "src/isnad/stories/data/line_weights.tsv"
_HEAD = """\
# What is seen of a sentence (stories/chronicle/seen), and what it adds to the log odds that it tells what happened and
# is understood alone, in hundredths. Learned by evaluation/learn_lines.py from sentences that readers judged.
"""
_LEAST, _PENALTY = 20, 20.0
_LIMITS = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence that was judged, with what is seen of it."""

    story: str
    event: str
    right: bool
    mild: bool  # ... by a milder reader
    seen: frozenset[str]


def _judged_in(story: JudgedStory) -> list[Judged]:
    found = []
    company = Company(story.events)
    for event in story.events:
        for rank, ranked in enumerate(event.ranked):
            line = ranked.line
            verdict = story.verdicts.get(place_of(line.told.placed.article, line.span.start))
            if verdict is not None:
                seen = frozenset(seen_of_line(company, event, rank, is_dated=story.days.of(line) is not None))
                found.append(Judged(story.name, event.event, verdict == "g", verdict[-1] in "g?", seen))
    return found


def _tell(judged: Sequence[Judged], truth: NDArray[np.bool_], chance: NDArray[np.float64]) -> None:
    sys.stdout.write(f"{truth.mean():.3f} right, area under the curve {area(truth, chance):.3f}\n")
    events: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(judged):
        events[each.event].append(place)
    best = np.array([max(places, key=lambda place: chance[place]) for places in events.values()])
    mild = np.array([each.mild for each in judged])
    for limit in _LIMITS:
        shown = best[chance[best] >= limit]
        told = f"{len(shown)} of {len(best)} events, {truth[shown].mean():.3f} right, {mild[shown].mean():.3f} mildly"
        sys.stdout.write(f"chance of at least {limit}: {told}\n")


def main() -> None:
    """Learns, reports, and writes where asked to: what is written is learned from all."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true", help="write the weights into the package")
    arguments = asked.parse_args()
    judged = [each for story in judged_stories() for each in _judged_in(story)]
    sys.stdout.write(f"{len(judged)} of {len(rows_of('judged'))} judged sentences are still read so\n")
    lot = Lot([each.seen for each in judged], [each.story for each in judged], _LEAST)
    truth = np.array([each.right for each in judged])
    _tell(judged, truth, lot.crossed(truth, _PENALTY))
    if arguments.write:
        sys.stdout.write(f"{write_weights(_OUT, _HEAD, lot, truth, _PENALTY)} weights\n")


if __name__ == "__main__":
    main()
