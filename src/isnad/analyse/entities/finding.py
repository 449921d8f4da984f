"""Names in a text, found in one pass from its beginning to its end."""

from dataclasses import dataclass

from isnad.analyse.entities.listed import announced, listed
from isnad.analyse.entities.persons import likely_name, named_like_a_place, odd_name, person
from isnad.analyse.entities.text import Found, Text
from isnad.analyse.entities.things import organisation, thing
from isnad.analyse.entities.words import (
    ARTICLE,
    CONNECTING,
    CUE,
    FIRST,
    HEAD,
    NAME,
    NATION,
    ODD,
    ORGANISATION,
    PLACE,
    ROLE,
    SAYS,
    STOP,
    THING,
    TITLE,
    words_in,
)
from isnad.arabic.tokens import TokenKind
from isnad.model import EntityKind

_LOOKED_AT = NAME | CONNECTING | PLACE | ORGANISATION | HEAD | CUE | THING | TITLE | ROLE | SAYS
_OPEN_FOR = 9  # words in which a role is followed by the name of who has it
_ENOUGH = 4  # words of sport that make a text one on sport


def find(text: Text) -> list[Found]:
    """The names of a text in order; none overlaps another but places within the names of events and laws."""
    found: list[Found] = []
    sport = len(words_in("sport").intersection(text.reading.forms)) >= _ENOUGH
    state = _State()
    at, size = 0, len(text)
    while at < size:
        flags = text.words[at].flags
        one = None
        if text.reading.kinds[at] is not TokenKind.WORD:
            state.open_until = -1 if text.reading.forms[at] in _CLOSES else state.open_until
        elif flags == ODD and state.titled != at:
            one = likely_name(text, at)
        elif flags & _LOOKED_AT or state.titled == at:
            one = _at(text, at, sport=sport, introduced=at <= state.open_until, named=state.titled == at)
        elif flags & STOP and text.words[at].form in _ENDS_ROLE:
            state.open_until = -1
        if one is None or one.first < state.done:
            state.pass_word(text, at)
            at += 1
        else:
            found.append(one)
            at = state.pass_name(one, at)
    return found


@dataclass(slots=True)
class _State:
    """What the words before have led to expect."""

    open_until: int = -1  # until where a role is open, of which the name may follow
    titled: int = -1  # the word right behind a title or a verb of saying
    done: int = 0  # up to where words belong to names found

    def pass_word(self, text: Text, at: int) -> None:
        """A word that begins no name has been read."""
        flags = text.words[at].flags
        if flags & (ROLE | TITLE):
            self.open_until = at + _OPEN_FOR
        if flags & (TITLE | SAYS) or (flags & ROLE and flags & ARTICLE):
            self.titled = at + 1
        if self.titled == at + 1 and text.flags(at + 1) & NATION:
            self.titled += 1

    def pass_name(self, one: Found, at: int) -> int:
        """A name has been read; where to go on."""
        if one.kind is EntityKind.PERSON:
            self.open_until = -1
        if one.kind in _NESTING:
            return at + 1
        self.done = one.after
        return one.after


_CLOSES = frozenset(".؟!:؛،,")
_ENDS_ROLE = frozenset({"الذي", "التي", "ان", "انه", "انها", "في", "علي", "الي", "عن"})
_NESTING = frozenset({EntityKind.EVENT, EntityKind.LAW})


def _at(text: Text, at: int, *, sport: bool, introduced: bool, named: bool) -> Found | None:
    """The name that begins at a word."""
    flags = text.words[at].flags
    one = _place_or_thing(text, at, sport=sport)
    if one is not None and one.kind is EntityKind.PLACE and introduced and one.after == at + 1:
        one = named_like_a_place(text, at) or one
    if one is not None or flags & CUE:
        return one
    if not flags & (NAME | CONNECTING):
        return odd_name(text, at, named=named) or (likely_name(text, at) if flags == ODD else None)
    if flags & ROLE or (flags & (NATION | STOP) and not flags & FIRST):
        return None
    return person(text, at, introduced=introduced, named=named)


def _place_or_thing(text: Text, at: int, *, sport: bool) -> Found | None:
    flags = text.words[at].flags
    headed = organisation(text, at) if flags & HEAD else None
    if flags & (PLACE | ORGANISATION):
        one = listed(text, at, sport=sport)
        if one is not None and (headed is None or one.after >= headed.after):
            return one
    if headed is None and flags & THING:
        headed = thing(text, at)
    return announced(text, at) if headed is None and flags & CUE else headed
