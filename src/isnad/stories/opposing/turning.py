"""How a source's own line turned: what it denied once and says itself at another time, or the other way round."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from isnad.model import NEVER_NAMED, Line, Opposition, Voice
from isnad.stories.opposing.agreement import disagreement
from isnad.stories.opposing.grouping import Group
from isnad.stories.opposing.houses import Houses
from isnad.stories.opposing.voices import voices
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.wording import ByWording

_TURNED = timedelta(hours=1)  # a line turns between two times, not between two sentences
_AT_ODDS = 0.75  # how probable the learned decision must hold it that a source says otherwise than before


def lines(
    groups: Sequence[Group], oppositions: Sequence[Opposition], found: ByWording, weights: Weights, houses: Houses
) -> list[Line]:
    """The sources that stand on both sides of a proposition at different times, each once."""
    told = [*_in_oppositions(oppositions, houses), *_of_denials(groups, found, weights, houses)]
    return list({line.voices[-1].words: line for line in reversed(told)}.values())[::-1]


def _of_denials(groups: Sequence[Group], found: ByWording, weights: Weights, houses: Houses) -> Iterator[Line]:
    """Denials with what who denies, or his house, claims at another time in the same words."""
    for group in groups:
        for denial in group.denials:
            telling = list(weights.denied(denial).values()) if denial.by_verb and denial.pieces else []
            if not telling or denial.points_by_pronoun:
                continue
            words = f"{denial.claim.cue.text} {denial.claim.content.text}"
            own = [
                tied.claim
                for tied in found.by_itself(denial, telling, houses)
                if abs(tied.claim.told.at - denial.told.at) >= _TURNED
                and disagreement(tied.piece.span.text, words) >= _AT_ODDS
            ]
            if own:
                sides = (*voices(own, against=False), *voices([denial], against=True))
                said = sorted((each.voice for each in sides), key=lambda voice: voice.at)
                yield Line(denial.claim.chain[0].called, tuple(said))
                break


def _in_oppositions(oppositions: Sequence[Opposition], houses: Houses) -> Iterator[Line]:
    """Sources that stand in both columns of an opposition."""
    for opposition in oppositions:
        by_house: list[list[Voice]] = []
        for voice in sorted((*opposition.claiming, *opposition.denying), key=lambda each: each.at):
            if voice.chain[0].kind in NEVER_NAMED:
                continue  # «a source» may be another each time
            said = next(
                (said for said in by_house if houses.are_one(said[-1].chain[0].called, voice.chain[0].called)), None
            )
            if said is None:
                by_house.append([voice])
            elif voice.at - said[-1].at >= _TURNED and (voice in opposition.denying) != (
                said[-1] in opposition.denying
            ):
                said.append(voice)
        for said in by_house:
            if len(said) > 1:
                yield Line(max((voice.chain[0].called for voice in said), key=len), tuple(said))
