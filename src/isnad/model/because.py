"""Why articles were moved from one group to another, as values: pages have their own words for them."""

from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """What a change of mind about groups rests on."""

    ALIKE = "alike"  # articles of both groups that were asked belong together, by `probability` on the average
    CARRIED = "carried"  # an event of a story became one with an event of the other: `groups` are these two
    UNLIKE = "unlike"  # the others of its event tell the same happening by no more than `probability`
    APART = "apart"  # the others of its story belong with it by no more than `probability`, on the average
    JOINED = "joined"  # an editor, `by`, joined stories
    TAKEN_OUT = "taken_out"  # ... took articles out of a story
    NAMED = "named"  # ... gave a story the name `name`
    LOCKED = "locked"  # ... locked it
    TAKEN_BACK = "taken_back"  # ... took back the ruling with this `number`
    WORDS = "words"  # said in `words` alone: kept by a version that knew no more


@dataclass(frozen=True, slots=True)
class Because:
    """Why articles were moved, or what was ruled on a story. Its string says it in English, on one line."""

    ground: Ground
    probability: float | None = None
    groups: tuple[str, ...] = ()  # ids
    by: str = ""
    name: str = ""
    number: int = 0
    words: str = ""  # why, in an editor's own words; of WORDS, the whole

    def __str__(self) -> str:
        match self.ground:
            case Ground.ALIKE:
                return f"members asked belong together with a probability of {self.probability or 0:.2f} on the average"
            case Ground.UNLIKE | Ground.APART:
                event = "the others of the event tell the same happening"
                others = event if self.ground is Ground.UNLIKE else "the others of the story belong with it"
                return f"{others} with a probability of {self.probability or 0:.2f} only"
            case Ground.CARRIED:
                own, other = self.groups
                return f"its event {own} is one with {other} of that story"
            case Ground.TAKEN_BACK:
                return f"editor «{self.by}» took back ruling {self.number}"
            case Ground.WORDS:
                return self.words
            case _:
                return self._ruled()

    def _ruled(self) -> str:
        done = f"named «{self.name}»" if self.ground is Ground.NAMED else self.ground.value.replace("_", " ")
        return f"{done} by editor «{self.by}»" + (f": {self.words}" if self.words else "")
