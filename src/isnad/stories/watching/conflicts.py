"""A conflict, one watch: whether it is one that is waited for."""

from collections.abc import Sequence

from isnad.arabic.lemmas import search_terms
from isnad.model import ConditionKind, Conflict, ConflictSeen, Level, Mark, Met, Series, Side, Watch


def conflicts_seen(story: str, series: Sequence[Series]) -> tuple[ConflictSeen, ...]:
    """The conflicts among the series of a story, by its present id, as watches look at them."""
    return tuple(_seen(story, one, conflict) for one in series for conflict in one.conflicts)


def _seen(story: str, series: Series, conflict: Conflict) -> ConflictSeen:
    # By its oldest side: others may join it, and it is the same conflict then.
    first = conflict.sides[0].words
    sides = (Side(side.giver or side.publisher, side.low, side.high, side.words) for side in conflict.sides)
    key = f"{series.thing} {first.article} {first.span.start}"
    return ConflictSeen(story, key, series.what or series.thing, tuple(sides), series.place)


def met_by_conflict(watch: Watch, seen: ConflictSeen) -> Met | None:
    """The watch's condition, met by a conflict; None where it is another or of another kind.

    Words that are asked for stand, in any of their forms, in what is counted, in who gives it or in the words that
    give it; a place in where it is said to be, else in these. `condition.story` is the present id of its story.
    """
    condition = watch.condition
    if condition.kind is not ConditionKind.CONFLICT or condition.story not in {"", seen.story} or not seen.sides:
        return None
    told = " ".join([seen.what, *(f"{side.who} {side.words.span.text}" for side in seen.sides)])
    if not _stands_in(condition.words, told) or not _stands_in(condition.place, seen.place or told):
        return None
    return Met(watch.number, Mark(Level.STORY, seen.key), tuple(side.words for side in seen.sides))


def _stands_in(asked: str, told: str) -> bool:
    return set(search_terms(asked)) <= set(search_terms(told))
