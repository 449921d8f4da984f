"""The figure series and conflicts that are read in the true stories of the sample newsroom, against its manifest.

    python evaluation/series.py [--missed] [--extra]

A series of the manifest is found by its points: those that stand in the one of our series that holds most of them. A
conflict is found where two of its sides that contradict each other stand in one of ours; one of ours is right where it
holds two sides of a true one. `--missed` prints what is not found, `--extra` what should not be there.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from isnad.model import Conflict, Point, Series, Step, Told, Words
from isnad.stories.counting import tell_series
from sample import Tally
from true_stories import meets, true_stories

Truth = Mapping[str, Any]


def _holds(point: Point, truth: Truth, told: Sequence[Told], names: Sequence[str]) -> bool:
    """Whether a point is a true one: the value that this state of the article gives, there or elsewhere in its text."""
    if float(point.low) != float(truth["low"]):
        return False
    at = names.index(truth["article"]) if truth["article"] in names else -1
    return at >= 0 and any(
        words.article == told[at].placed.article and words.revision == told[at].revision
        for words in (point.words, *point.repeats)
    )


def compare() -> tuple[Mapping[str, Tally], Sequence[str]]:
    """What is found of points, moves and conflicts, what of ours is right; and descriptions of what is not."""
    stories, names, kept = true_stories()
    tallies = {
        name: Tally() for name in ("points", "moves", "conflicts", "conflicts shown", "moves shown", "revisions")
    }
    extra: list[str] = []
    for story, told in stories.items():
        series = tell_series(told)
        there = names[story]
        true = [truth for truth in kept.truths["series"] if truth["story"] == story]
        disputed = [truth for truth in kept.truths["conflict"] if truth["story"] == story]
        for truth in true:
            _compare_series(truth, series, told, there, tallies)
        for truth in disputed:
            found = any(_is_of(conflict, one, truth, told, there) for one in series for conflict in one.conflicts)
            tallies["conflicts"].note(f"{story}: {truth['what']}", found=found)
        revised = [truth for truth in kept.truths["revision"] if truth["story"] == story]
        for truth in revised:
            if any(mark.isdecimal() for mark in truth["was"]["words"]) or _counts(truth, told, there):
                found = any(_is_revised(one, truth, told, there) for one in series)
                tallies["revisions"].note(f"{story}: {truth['was']['words']} > {truth['is']['words']}", found=found)
        for one in series:
            moved = len({(point.low, point.high) for point in one.points}) > 1
            points = [each for truth in true for each in truth["points"]]
            points += [each for truth in disputed for each in truth["sides"]]
            known = sum(any(_holds(point, each, told, there) for each in points) for point in one.points)
            known += sum(_is_revised(one, truth, told, there) for truth in revised) * 2
            if moved:
                tallies["moves shown"].note(f"{story}: {_told(one)}", found=known * 2 > len(one.points))
            for conflict in one.conflicts:
                right = any(_is_of(conflict, one, truth, told, there) for truth in disputed)
                tallies["conflicts shown"].note(f"{story}: {one.thing} {_sides(conflict.sides)}", found=right)
    return tallies, extra


def _compare_series(
    truth: Truth, series: Sequence[Series], told: Sequence[Told], names: Sequence[str], tallies: Mapping[str, Tally]
) -> None:
    best = max(series, key=lambda one: len(_found(one, truth, told, names)), default=None)
    found = _found(best, truth, told, names) if best else []
    values = [each["low"] for each in truth["points"]]
    for number, each in enumerate(truth["points"]):
        what = f"{truth['story']}: {truth['what']}: {each['article']} {each['words']}"
        tallies["points"].note(what, found=number in found)
        if number and values[number] != values[number - 1]:
            tallies["moves"].note(what, found={number, number - 1} <= set(found))


def _found(one: Series, truth: Truth, told: Sequence[Told], names: Sequence[str]) -> list[int]:
    return [
        number
        for number, each in enumerate(truth["points"])
        if any(_holds(point, each, told, names) for point in one.points)
    ]


def _is_of(conflict: Conflict, one: Series, truth: Truth, told: Sequence[Told], names: Sequence[str]) -> bool:
    """Whether a conflict has two sides of a true one: their values, by whoever gives them in a series of that thing."""
    values = {float(point.low) for point in conflict.sides}
    of_thing = any(_holds(point, each, told, names) for each in truth["sides"] for point in one.points)
    return of_thing and len(values & {float(each["low"]) for each in truth["sides"]}) > 1


def _counts(truth: Truth, told: Sequence[Told], names: Sequence[str]) -> bool:
    """Whether a truth about a revision is one about a figure."""
    state = told[names.index(truth["is"]["article"])]
    return any(
        meets(
            Words(state.placed.article, state.revision, figure.mention),
            told,
            names,
            truth["is"]["article"],
            truth["is"]["words"],
        )
        for figure in state.analysis.figures
    )


def _is_revised(one: Series, truth: Truth, told: Sequence[Told], names: Sequence[str]) -> bool:
    """Whether a series moves as an article that was changed does, and says that it did."""
    was = [point for point in one.points if _stands(point, truth["was"], told, names)]
    now = [point for point in one.points if _stands(point, truth["is"], told, names)]
    return any(
        point.step in {Step.UPDATE, Step.REVISION, Step.SAME} and point.low != before.low
        for before in was
        for point in now
    )


def _stands(point: Point, truth: Truth, told: Sequence[Told], names: Sequence[str]) -> bool:
    return any(meets(words, told, names, truth["article"], truth["words"]) for words in (point.words, *point.repeats))


def _told(one: Series) -> str:
    return f"{one.thing} {'part ' if one.is_part else ''}{_sides(one.points)}"


def _sides(points: Sequence[Point]) -> str:
    return "; ".join(
        f"{point.words.span.text} ({point.source or point.publisher}, {point.words.article}, {point.step})"
        for point in points
    )


def measure(_shared: Path | None = None) -> dict[str, float]:
    """Every share, of 1."""
    tallies, _ = compare()
    return {name: tally.share for name, tally in tallies.items()}


def main() -> None:
    """Print it all."""
    parser = argparse.ArgumentParser(description="Compare figure series and conflicts with the sample's manifest.")
    parser.add_argument("--missed", action="store_true", help="print what is not found")
    parser.add_argument("--extra", action="store_true", help="print what is shown and is not true")
    arguments = parser.parse_args()
    tallies, _ = compare()
    for name, tally in tallies.items():
        print(f"{name:20} {tally.right:4} of {tally.right + len(tally.missed):4}  {tally.share:.3f}")
        if arguments.extra if name.endswith("shown") else arguments.missed:
            print("\n".join(f"    {what}" for what in tally.missed))


if __name__ == "__main__":
    main()
