"""Learns `src/isnad/stories/data/repeat_weights.tsv` from pairs of lines that readers judged, and how well it tells.

    python evaluation/learn_repeats.py [--write]

The pairs are all of two sentences of `evaluation/lines/judged.tsv` that tell something, of two events of one story,
that neither days nor figures nor speakers keep apart: those of `repeats.tsv` tell one happening or nearly so, as it
says, the others two. Stories are learned from or measured on as a whole, by five folds. The lines below the first tell
of the judged pairs alone.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np

from crossed import Lot, area, write_weights
from isnad.stories.chronicle import EventLines, entry_of
from isnad.stories.chronicle.repeats import comparable, may_be_one
from isnad.stories.chronicle.seen_of_two import seen_of_two
from judged_lines import JudgedStory, judged_stories, place_of

_OUT = Path(__file__).parents[1] / "src/isnad/stories/data/repeat_weights.tsv"
_HEAD = """\
# What is seen of two lines of a timeline (stories/chronicle/seen_of_two), and what it adds to the log odds that they
# tell one happening, in hundredths. Learned by evaluation/learn_repeats.py from pairs that readers judged.
"""
_LEAST, _PENALTY = 10, 10.0
_UNDERSTOOD = "gvpx"  # what the readers of the pairs were shown: news, a view, a preview, of another story
_LIMITS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines, what was said of them, "" where nobody was asked, and what is seen of them."""

    story: str
    verdict: str
    seen: frozenset[str]


def _lines(story: JudgedStory) -> Iterator[EventLines]:
    """Each sentence that tells something and is understood, as the best of its event."""
    for event in story.events:
        for ranked in event.ranked:
            verdict = story.verdicts.get(place_of(ranked.line.told.placed.article, ranked.line.span.start), "-")
            if verdict[0] in _UNDERSTOOD:
                others = (each for each in event.ranked if each is not ranked)
                yield replace(event, ranked=(ranked, *others))


def _pairs_in(story: JudgedStory) -> Iterator[Pair]:
    lines = list(_lines(story))
    told, weights = comparable([(event, entry_of(event, story.days)) for event in lines])
    for one, other in combinations(told, 2):
        if one.entry.event == other.entry.event or not may_be_one(one, other):
            continue
        first, second = (place_of(each.entry.sentence.article, each.entry.sentence.span.start) for each in (one, other))
        seen = frozenset(seen_of_two(one, other, weights))
        yield Pair(story.name, story.pairs.get((first, second), ""), seen)


def main() -> None:
    """Learns, reports, and writes where asked to: what is written is learned from all."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true", help="write the weights into the package")
    arguments = asked.parse_args()
    pairs = [pair for story in judged_stories() for pair in _pairs_in(story)]
    lot = Lot([pair.seen for pair in pairs], [pair.story for pair in pairs], _LEAST)
    same = np.array([pair.verdict == "same" for pair in pairs])
    truth = same | np.array([pair.verdict == "nearly" for pair in pairs])
    chance = lot.crossed(truth, _PENALTY)
    sys.stdout.write(f"{len(pairs)} pairs, {truth.sum()} of one happening; area {area(truth, chance):.3f}\n")
    asked_of = np.array([bool(pair.verdict) for pair in pairs])
    for limit in _LIMITS:
        found = asked_of & (chance >= limit)
        right, sure = truth[found].mean(), same[found].mean()
        recall, of_same = chance[truth] >= limit, chance[same] >= limit
        told = f"{found.sum()} pairs, {right:.2f} one or nearly, {sure:.2f} one"
        sys.stdout.write(
            f"at least {limit}: {told}; found {recall.mean():.2f}, of those that are one {of_same.mean():.2f}\n"
        )
    if arguments.write:
        sys.stdout.write(f"{write_weights(_OUT, _HEAD, lot, truth, _PENALTY)} weights\n")


if __name__ == "__main__":
    main()
