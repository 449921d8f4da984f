"""How well claims are set against each other: pairs of headlines, and the stories of the sample newsroom.

    python evaluation/oppositions.py [--missed]

Pairs: ../shared/data/contradictions.dev.jsonl, macro-F1 over agree and disagree; weights are learned anew without the
pairs that are scored (see learn_opposition.py). Sample: every denial of the manifest must be shown, with the claim it
denies where it has one, and as unanswered where it has none; every contradiction; and nothing else. What is not surely
read a page folds away: the last two lines tell what of it is left.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from isnad.model import Opposition, Told, Voice
from isnad.stories.opposing import opposed
from learn_opposition import SHARED, Labelled
from true_stories import meets, true_stories


@dataclass(slots=True)
class Tally:
    """How many of a kind are right, and what is not."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def note(self, what: str, *, right: bool) -> None:
        """Count one."""
        if right:
            self.right += 1
        else:
            self.wrong.append(what)

    @property
    def share(self) -> float:
        """The share of right ones; 1 where there are none."""
        return self.right / max(1, self.right + len(self.wrong)) if self.right or self.wrong else 1.0


@dataclass(frozen=True, slots=True)
class Shown:
    """One story with what is shown of it."""

    told: Sequence[Told]
    names: Sequence[str]
    oppositions: Sequence[Opposition]

    def says(self, voices: Sequence[Voice], place: Mapping[str, str]) -> bool:
        """Whether one of the voices stands at the words of a truth."""
        return any(
            meets(words, self.told, self.names, place["article"], place["words"])
            for voice in voices
            for words in (voice.words, voice.cue, *voice.again)
        )


def tallies() -> dict[str, Tally]:
    """What the sample's stories show against what the manifest says of them."""
    stories, names, kept = true_stories()
    shown = {story: Shown(told, names[story], opposed(told).oppositions) for story, told in stories.items()}
    found = {kind: Tally() for kind in ("denials shown", "denials with their claim", "unanswered", "contradictions")}
    for truth in kept.truths["denial"]:
        of = shown[truth["story"]]
        here = [each for each in of.oppositions if of.says(each.denying, truth["denial"])]
        what = f"{truth['denial']['article']}: {truth['denial']['words']}"
        found["denials shown"].note(what, right=bool(here))
        if "claim" in truth:
            found["denials with their claim"].note(
                what, right=any(of.says((*each.claiming, *each.told), truth["claim"]) for each in here)
            )
        else:
            found["unanswered"].note(what, right=any(each.unanswered for each in here))
    for truth in kept.truths["contradiction"]:
        right = any(
            _sets_against(shown[truth["story"]], each, truth["sides"]) for each in shown[truth["story"]].oppositions
        )
        found["contradictions"].note(" / ".join(side["words"] for side in truth["sides"]), right=right)
    found |= {"right, of shown": Tally(), "surely read, of right": Tally(), "right, of surely read": Tally()}
    for story, of in shown.items():
        for each in of.oppositions:
            voice = each.denying[0]
            what = f"{voice.words.article}: {voice.cue.span.text} {voice.words.span.text[:80]}"
            right = any(_is_true(of, each, place) for place in _places(story, kept.truths))
            found["right, of shown"].note(what, right=right)
            if right:
                found["surely read, of right"].note(what, right=each.sure)
            if each.sure:
                found["right, of surely read"].note(what, right=right)
    return found


def _sets_against(of: Shown, each: Opposition, sides: Sequence[Mapping[str, str]]) -> bool:
    one, other = sides
    return (of.says(each.claiming, one) and of.says(each.denying, other)) or (
        of.says(each.claiming, other) and of.says(each.denying, one)
    )


def _places(
    story: str, truths: Mapping[str, Sequence[Mapping[str, Any]]]
) -> Iterator[tuple[Mapping[str, str] | None, Mapping[str, str]]]:
    """What may stand against what in a story: claim and denial, or two sides."""
    for truth in truths["denial"]:
        if truth["story"] == story:
            yield truth.get("claim"), truth["denial"]
    for truth in truths["contradiction"]:
        if truth["story"] == story:
            yield truth["sides"][0], truth["sides"][1]
            yield truth["sides"][1], truth["sides"][0]


def _is_true(of: Shown, each: Opposition, place: tuple[Mapping[str, str] | None, Mapping[str, str]]) -> bool:
    """Whether what is shown is what a truth says: its denial, and where claims are shown, its claim among them."""
    claim, denial = place
    if not of.says(each.denying, denial):
        return False
    return each.unanswered or (claim is not None and of.says(each.claiming, claim))


def measure(shared: Path) -> Mapping[str, float]:
    """Everything that is compared, as shares of 1."""
    labelled = Labelled(shared)
    pairs = {"pairs, crossed: macro-F1": labelled.crossed(), "pairs, held: macro-F1": labelled.unseen()}
    return pairs | {f"sample: {kind}": tally.share for kind, tally in tallies().items()}


def main() -> None:
    """Print it all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missed", action="store_true", help="print what is not as it should be")
    arguments = parser.parse_args()
    if SHARED.exists():
        labelled = Labelled(SHARED)
        print(f"pairs, crossed: macro-F1 {labelled.crossed():.4f}; held: {labelled.unseen():.4f}")
    for kind, tally in tallies().items():
        print(f"{kind:28} {tally.right:4} of {tally.right + len(tally.wrong):4}  {tally.share:.3f}")
        if arguments.missed:
            print("\n".join(f"    {what}" for what in tally.wrong))


if __name__ == "__main__":
    main()
