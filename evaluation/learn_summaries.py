"""Learns `src/isnad/stories/data/summary_weights.tsv` from summaries that readers made, and how well it chooses.

    python evaluation/learn_summaries.py [--write]

The sentences are those of `evaluation/lines/judged.tsv`, and those of `summaries.tsv` were taken by the reader of their
story. Stories are learned from or measured on as a whole, by five folds. The last lines tell of the summaries that the
program makes of these stories with the weights of the package: how many of their sentences are of an event that the
reader took, and of those that were judged how many are right lines. The weights have seen these stories; those of the
first line had not.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from crossed import Lot, area, write_weights
from isnad.stories.chronicle import StoryLines, lines_of_story, summary_of
from isnad.stories.chronicle.seen_in_story import InStory
from judged_lines import JudgedStory, judged_stories, place_of

_OUT = Path(__file__).parents[1] / "src/isnad/stories/data/summary_weights.tsv"
_HEAD = """\
# What is seen of a sentence in its story (stories/chronicle/seen_in_story), and what it adds to the log odds that a
# reader takes it into the summary, in hundredths. Learned by evaluation/learn_summaries.py from summaries of readers.
"""
_LEAST, _PENALTY = 10, 10.0
Example = tuple[str, frozenset[str], bool]  # story, what is seen, whether it was taken


def _examples(story: JudgedStory, lines: StoryLines) -> list[Example]:
    inside = InStory(lines.events, lines.is_dated)
    found = []
    for event in lines.events:
        for rank, ranked in enumerate(event.ranked):
            place = place_of(ranked.line.told.placed.article, ranked.line.span.start)
            if place in story.verdicts:
                found.append((story.name, frozenset(inside.seen(event, rank)), place in story.summary))
    return found


def _tell_of_ours(told: Sequence[tuple[JudgedStory, StoryLines]]) -> None:
    shown = taken = exact = right = judged = 0
    for story, lines in told:
        of_event = {
            place_of(ranked.line.told.placed.article, ranked.line.span.start): event.event
            for event in story.events
            for ranked in event.ranked
        }
        events = {of_event[place] for place in story.summary if place in of_event}
        for sentence in summary_of(lines):
            place = place_of(sentence.sentence.article, sentence.sentence.span.start)
            shown += 1
            taken += sentence.event in events
            exact += place in story.summary
            judged += place in story.verdicts
            right += story.verdicts.get(place) == "g"
    sys.stdout.write(f"{shown} sentences shown, {taken / shown:.3f} of an event that the reader took, ")
    sys.stdout.write(
        f"{exact / shown:.3f} the same; {right / max(judged, 1):.3f} of the {judged} judged are right lines\n"
    )


def main() -> None:
    """Learns, reports, and writes where asked to: what is written is learned from all."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true", help="write the weights into the package")
    arguments = asked.parse_args()
    told = [(story, lines_of_story(story.events, story.days, {})) for story in judged_stories() if story.summary]
    examples = [each for story, lines in told for each in _examples(story, lines)]
    lot = Lot([seen for _, seen, _ in examples], [story for story, _, _ in examples], _LEAST)
    truth = np.array([taken for _, _, taken in examples])
    crossed = area(truth, lot.crossed(truth, _PENALTY))
    sys.stdout.write(f"{len(truth)} sentences, {truth.sum()} taken; area {crossed:.3f}\n")
    if arguments.write:
        sys.stdout.write(f"{write_weights(_OUT, _HEAD, lot, truth, _PENALTY)} weights\n")
    _tell_of_ours(told)


if __name__ == "__main__":
    main()
