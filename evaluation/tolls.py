"""What watches for tolls tell of the true stories of the sample newsroom, against the numbers of its manifest.

    python evaluation/tolls.py [--extra]

Every story is watched for the dead, the injured and the missing over 1, article by article, and each number is told
once. One is right where a series or a conflict of the manifest has it in that story. `--extra` prints the others.
"""

import argparse
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from isnad.model import Condition, ConditionKind, Met, TheTold, Told, Watch
from isnad.stories.counting import tell_series
from isnad.stories.watching import followed, is_told, met_by
from sample import Tally
from true_stories import true_stories

_WATCHES = [
    Watch(words, Condition(ConditionKind.TOLL, words=words, over=Decimal(1))) for words in ("قتلى", "جرحى", "مفقودين")
]


def _notices(watch: Watch, told: Sequence[Told]) -> Iterator[tuple[Told, Met]]:
    """What a watch tells of a story as its articles come, by the series of all of them."""
    series = tell_series(told)
    events = {state.placed.article: state.placed.placement.event for state in told}
    known: list[TheTold] = []
    for state in told:
        placement = state.placed.placement
        for met in met_by(watch, state, followed(placement.event, series, events)):
            if not is_told(met.mark, placement, known):
                known.append(TheTold(met.mark, placement.copy, placement.story))
                yield state, met


def compare() -> Tally:
    """The numbers that are told."""
    stories, _, kept = true_stories()
    told = Tally()
    for story, states in stories.items():
        true = [each for truth in kept.truths["series"] if truth["story"] == story for each in truth["points"]]
        true += [each for truth in kept.truths["conflict"] if truth["story"] == story for each in truth["sides"]]
        numbers = {Decimal(str(each["low"])) for each in true}
        newest = [state for state in states if state.is_newest]
        for watch in _WATCHES:
            for state, met in _notices(watch, newest):
                words = met.words[0]
                low = next(each.low for each in state.analysis.figures if each.mention == words.span)
                told.note(f"{story}: {watch.name}: {words.span.text} ({words.article})", found=low in numbers)
    return told


def measure(_shared: Path | None = None) -> dict[str, float]:
    """The share that is right."""
    return {"tolls told": compare().share}


def main() -> None:
    """Print it all."""
    parser = argparse.ArgumentParser(description="Compare what watches for tolls tell with the sample's manifest.")
    parser.add_argument("--extra", action="store_true", help="print what is told and is not in the manifest")
    arguments = parser.parse_args()
    told = compare()
    print(f"tolls told  {told.right} of {told.right + len(told.missed)}  {told.share:.3f}")
    if arguments.extra:
        print("\n".join(f"    {what}" for what in told.missed))


if __name__ == "__main__":
    main()
