"""Titles that stand alone for somebody who was named with them: «الوزير» behind «وزير النقل سامي الحداد»."""

from collections.abc import Iterator, Sequence

from isnad.analyse.claims.words import bare
from isnad.analyse.entities.text import Text
from isnad.analyse.entities.words import ARTICLE, CONNECTING, NAME, NATION, ROLE, SAYS, STOP, TITLE
from isnad.arabic.tokens import TokenKind

_LOOK_BACK = 6  # words between a role and the name of who has it («رئيس مجلس إدارة الشركة الوطنية»)


def titles_alone(text: Text, persons: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Words that are a title alone, each with the first token of the latest name that had it.

    `persons` are the first tokens of persons' names; one that is named behind the title follows it and takes no part.
    """
    starts = set(persons)
    held: dict[str, int] = {}
    for place, word in enumerate(text.words):
        if place in starts:
            held.update(dict.fromkeys(_roles(text, place), place))
        elif word.flags & ARTICLE and word.flags & (ROLE | TITLE) and _is_alone(text, place, starts):
            holder = held.get(bare(word.form))
            if holder is not None:
                yield place, holder


def _roles(text: Text, first: int) -> Iterator[str]:
    """The roles and titles before a name, without article."""
    reading = text.reading
    for place in range(first - 1, max(-1, first - 1 - _LOOK_BACK), -1):
        flags = text.flags(place)
        if reading.kinds[place] is not TokenKind.WORD or flags & (STOP | SAYS):
            return
        if flags & (ROLE | TITLE):
            yield bare(text.form(place))


def _is_alone(text: Text, place: int, starts: set[int]) -> bool:
    """Whether nothing behind a title says whose it is."""
    after = text.flags(place + 1)
    if text.flags(place - 1) & (ROLE | TITLE):
        return False
    return place + 1 not in starts and not after & (NATION | NAME | CONNECTING | ARTICLE | ROLE | TITLE)
