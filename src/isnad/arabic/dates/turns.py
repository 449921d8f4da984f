"""Adjectives that turn a month, a year, a week or a weekday: «الماضي» -1, «المقبل» 1, «قبل الماضي» -2."""

from isnad.arabic.dates.lexicon import TURNS
from isnad.arabic.dates.line import Line

OTHER = 9  # «التالي»، «نفسه»: of another day of the story, which we do not know


def turn_at(line: Line, place: int) -> tuple[int | None, int]:
    """The turn that stands at the token, None where there is none, and the token after it."""
    turn = TURNS.get(line.word(place))
    if turn is not None:
        return turn, place + 1
    beyond = {"قبل": -1, "بعد": 1}.get(line.word(place))
    if beyond is not None and TURNS.get(line.word(place + 1)) == beyond:
        return 2 * beyond, place + 2
    return None, place
