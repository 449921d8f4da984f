"""Chains across articles, and what changed, on the sample newsroom: found and right, against its manifest.

    python evaluation/ways.py [--missed] [--extra]

`--missed` prints the truths that were not found, `--extra` what is shown and stands in no truth: every claim of several
ways, every difference between copies, so that they can be read. Claims of several ways were read by hand once:
`evaluation/ways_read.tsv` names those that are right; one that is not there counts as wrong.
"""

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from isnad.arabic.lemmas import search_terms
from isnad.model import Change, ChangeKind, Difference, State, Told, Transmission, Way
from isnad.stories import difference, transmissions
from sample import NEWSROOM
from true_stories import meets, true_stories

_READ = Path(__file__).parent / "ways_read.tsv"


@cache
def houses() -> Mapping[str, Sequence[str]]:
    """The names of the sample's houses."""
    rows = tomllib.loads((NEWSROOM / "publishers.toml").read_text(encoding="utf-8"))["publisher"]
    return {row["id"]: (row["name"], *row.get("aliases", ())) for row in rows}


@cache
def told_ways() -> Mapping[str, Sequence[Transmission]]:
    """The transmissions of every story of the sample."""
    stories, _, _ = true_stories()
    return {story: transmissions(told, houses()) for story, told in stories.items()}


def chains() -> Iterator[tuple[str, bool, bool]]:
    """Every chain of the manifest: what it is, whether a way has it in full, and whether with one hand more.

    The guide of the gold has the speaker himself in a chain who reports of an agency; the manifest leaves him out.
    """
    _, _, kept = true_stories()
    for truth in kept.truths["chain"]:
        found = [_fits(truth, way) for way in _ways_at(truth)]
        yield f"{truth['at']['article']}: {' < '.join(truth['chain'])}", 0 in found, 1 in found


def _ways_at(truth: Mapping[str, Any]) -> Iterator[Way]:
    stories, names, _ = true_stories()
    story, at = truth["story"], truth["at"]
    for told in told_ways()[story]:
        for way in told.ways:
            if meets(way.words, stories[story], names[story], at["article"], at["words"]):
                yield way


def _fits(truth: Mapping[str, Any], way: Way) -> int | None:
    """How many hands a way has beside those of a truth, None where it does not have these from its origin on."""
    wanted = truth["chain"]
    hands = [hand.name for hand in way.hands[:-1]]
    if len(hands) < len(wanted) or not all(map(_is_called, hands[1 : len(wanted)], wanted[1:])):
        return None
    # One article names the survivor whom the next calls «أحد الناجين»: the way has the name, the truth the words.
    if not any(_is_called(name, wanted[0]) for name in (hands[0], *_own_words(truth["story"], way))):
        return None
    return len(hands) - len(wanted)


def _own_words(story: str, way: Way) -> Iterator[str]:
    """What the article of a way itself calls who said it first."""
    stories, _, _ = true_stories()
    for state in stories[story]:
        if state.placed.article == way.words.article and state.revision == way.words.revision:
            claims = state.analysis.claims
            yield from (claim.chain[0].called for claim in claims if claim.content == way.words.span)


def _is_called(name: str, wanted: str) -> bool:
    one, other = set(search_terms(name)), set(search_terms(wanted))
    return bool(one) and bool(other) and (one <= other or other <= one)


def several() -> Iterator[tuple[str, str, Transmission]]:
    """Every claim that came by several ways which are no mere copies: its story, and by what it is known here."""
    for story, found in told_ways().items():
        for told in found:
            articles = sorted({way.words.article for way in told.ways if not way.is_copy})
            if len(articles) > 1:
                yield story, f"{' '.join(articles)}: {told.words.span.text}", told


@cache
def read_by_hand() -> frozenset[str]:
    """Those of them that were read and found right."""
    lines = _READ.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[1] for line in lines if line and not line.startswith("#"))


def revisions() -> Iterator[tuple[str, Difference]]:
    """What every later state of the sample changed about the one before it, by the later one's name."""
    stories, names, _ = true_stories()
    for story, told in stories.items():
        by_name = dict(zip(names[story], told, strict=True))
        for name, state in by_name.items():
            if state.revision > 1:
                yield name, difference(_state(by_name[name.rpartition(".v")[0]]), _state(state))


def copies() -> Iterator[tuple[str, Difference]]:
    """What every copy of the sample changed about the first text of its group, by the names of both."""
    stories, names, _ = true_stories()
    for story, told in stories.items():
        groups: dict[str, list[tuple[str, Told]]] = {}
        for name, state in zip(names[story], told, strict=True):
            if state.revision == 1:
                groups.setdefault(state.placed.placement.copy, []).append((name, state))
        for group in groups.values():
            first, *others = sorted(group, key=lambda each: not _is_origin(each[1]))
            for name, state in others:
                yield f"{first[0]} {name}", difference(_state(first[1]), _state(state), spelling=False)


def _is_origin(told: Told) -> bool:
    return told.placed.placement.origin == f"publisher:{told.placed.publisher}"


def _state(told: Told) -> State:
    return State(told.article, told.revision, told.analysis)


def changed() -> Iterator[tuple[str, bool, bool]]:
    """Every revision of the manifest: what it is, whether it is marked, and whether rightly silent or owned up to."""
    stories, names, kept = true_stories()
    found = dict(revisions())
    for truth in kept.truths["revision"]:
        made = found[truth["is"]["article"]]
        told, name = stories[truth["story"]], names[truth["story"]]
        marked = any(_meets(change, truth, told, name) for change in made.changes)
        yield (
            f"{truth['is']['article']}: {truth['is']['words']}",
            marked,
            _is_silent(made) == (truth["kind"] == "silent"),
        )


def _meets(change: Change, truth: Mapping[str, Any], told: Sequence[Told], names: Sequence[str]) -> bool:
    if change.was is None or change.now is None:
        return False
    was, now = truth["was"], truth["is"]
    return meets(change.was, told, names, was["article"], was["words"]) and meets(
        change.now, told, names, now["article"], now["words"]
    )


def _is_silent(made: Difference) -> bool:
    return made.admitted is None


def extra_changes() -> tuple[int, list[str]]:
    """How many changed figures, speakers and dropped claims of the revisions are true ones, and those that are not.

    One is true that a truth has, in the same figures: a headline repeats what the body says; and so is the speaker whom
    such a figure goes to. New claims are told apart: the manifest has no truths of them.
    """
    stories, names, kept = true_stories()
    true: Counter[str] = Counter()
    wrong: list[str] = []
    for name, made in revisions():
        truths = [truth for truth in kept.truths["revision"] if truth["is"]["article"] == name]
        right = [
            change
            for change in made.changes
            if any(_meets(change, truth, stories[truth["story"]], names[truth["story"]]) for truth in truths)
        ]
        values = {_values(change) for change in right}
        for change in made.changes:
            if change.kind is ChangeKind.NEW:
                continue
            given = change.kind is ChangeKind.SPEAKER and any(_values(change)[0] == was for was, _ in values)
            if change in right or _values(change) in values or given:
                true[name] += 1
            else:
                wrong.append(f"{name}: {_told(change)}")
    return true.total(), wrong


def _values(change: Change) -> tuple[tuple[str, ...], ...]:
    """The first words of both figures: «43 تلميذا» and «43 تلميذا وتلميذة» are one."""
    sides = (change.was, change.now)
    return tuple(tuple(term for term in search_terms(side.span.text) if term)[-2:-1] if side else () for side in sides)


def _told(change: Change) -> str:
    was, now = (side.span.text if side else "-" for side in (change.was, change.now))
    return f"{change.kind.value}: {was} ({change.by_was}) -> {now} ({change.by_now})"


def measure(_shared: Path | None = None) -> dict[str, float]:
    """Everything that is measured, as shares of 1."""
    whole, more = list(chains()), list(several())
    marked = list(changed())
    true, wrong = extra_changes()
    return {
        "chains in full": _share(full for _, full, _ in whole),
        "chains in full, or with the hand that the guide adds": _share(full or one for _, full, one in whole),
        "claims of several ways, right of those shown": _share(key in read_by_hand() for _, key, _ in more),
        "revisions found": _share(found for _, found, _ in marked),
        "revisions, silent or admitted": _share(right for _, _, right in marked),
        "changes of revisions, true of those marked": true / max(1, true + len(wrong)),
    }


def _share(found: Iterable[bool]) -> float:
    values = list(found)
    return sum(values) / max(1, len(values))


def _print_missed() -> None:
    for what, full, one in chains():
        if not full:
            print(f"    {'one hand more' if one else 'missed'}: {what}")
    for what, found, right in changed():
        if not (found and right):
            print(f"    {'not marked' if not found else 'silent or not'}: {what}")


def _print_extra() -> None:
    for story, key, told in several():
        print(f"{'right' if key in read_by_hand() else 'UNREAD'}\t{story}\t{key}")
        print(
            f"    origins: {'; '.join(hand.name for hand in told.origins)}; {told.repeating} of {len(told.ways)} repeat"
        )
        for way in told.ways:
            print(f"    {' < '.join(hand.name for hand in way.hands)} | {way.words.span.text}")
        for shift in told.shifts:
            print(f"    {shift.kind.value}: {shift.was.span.text} -> {shift.now.span.text}")
    for name, made in (*revisions(), *copies()):
        for change in made.changes:
            print(f"{name}: {_told(change)}")


def main() -> None:
    """Print it all."""
    parser = argparse.ArgumentParser(description="Measure chains across articles and changes on the sample newsroom.")
    parser.add_argument("--missed", action="store_true", help="print the truths that were not found")
    parser.add_argument("--extra", action="store_true", help="print what is shown, to be read")
    arguments = parser.parse_args()
    for name, share in measure().items():
        print(f"{name:60} {share:.3f}")
    print(f"{'claims of several ways':60} {len(list(several())):5}")
    if arguments.missed:
        _print_missed()
    if arguments.extra:
        _print_extra()


if __name__ == "__main__":
    main()
