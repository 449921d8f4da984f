"""Names in a text, found in one pass from its beginning to its end."""

from isnad.analyse.entities.listed import announced, listed
from isnad.analyse.entities.persons import odd_name, person
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
    ORGANISATION,
    PLACE,
    ROLE,
    SAYS,
    STOP,
    THING,
    TITLE,
)
from isnad.arabic.letters import match_form
from isnad.arabic.tokens import TokenKind
from isnad.model import EntityKind

_LOOKED_AT = NAME | CONNECTING | PLACE | ORGANISATION | HEAD | CUE | THING | TITLE | ROLE | SAYS
_OPEN_FOR = 9  # words in which a role is followed by the name of who has it
_ENOUGH = 4  # words of sport that make a text one on sport
_SPORT = frozenset(
    map(
        match_form,
        "الدوري دوري مباراة المباراة مباريات لاعب اللاعب لاعبي اللاعبين المدرب مدرب هدف هدفين أهداف الشوط الملعب ملعب كأس الكأس"
        " المنتخب منتخب النادي نادي البطولة بطولة الفريق فريق المهاجم الحارس الكرة كرة الجولة المرمى التعادل النقاط نقاط نقطة"
        " رصيده الموسم موسم ركلة الدقيقة المونديال الفيفا اليويفا".split(),
    )
)


def find(text: Text) -> list[Found]:
    """The names of a text in order; none overlaps another but places within the names of events and laws."""
    found: list[Found] = []
    sport = len(_SPORT.intersection(text.reading.forms)) >= _ENOUGH
    words, kinds = text.words, text.reading.kinds
    open_until = titled = -1  # until where a role is open; behind which word a name is expected
    at, size = 0, len(text)
    while at < size:
        flags = words[at].flags
        if kinds[at] is not TokenKind.WORD:
            if text.reading.forms[at] in _CLOSES:
                open_until = -1
            at += 1
            continue
        if not flags & _LOOKED_AT and titled != at:
            if flags & STOP and words[at].form in _ENDS_ROLE:
                open_until = -1
            at += 1
            continue
        one = _at(text, at, sport=sport, introduced=at <= open_until, named=titled == at)
        if one is not None:
            found.append(one)
            if one.kind is EntityKind.PERSON:
                open_until = -1
            at = at + 1 if one.kind in _NESTING else one.after
            if one.kind is EntityKind.ORGANISATION and at - 1 == titled:
                titled = at
            continue
        if flags & ROLE or flags & TITLE:
            open_until = at + _OPEN_FOR
            if flags & TITLE or flags & ARTICLE:
                titled = at + 1
        elif flags & SAYS:
            titled = at + 1
        at += 1
        if titled == at and at < size and words[at].flags & NATION:
            titled += 1
    return found


_CLOSES = frozenset(".؟!:؛،,")
_ENDS_ROLE = frozenset({"الذي", "التي", "ان", "انه", "انها", "في", "علي", "الي", "عن"})
_NESTING = frozenset({EntityKind.EVENT, EntityKind.LAW})


def _at(text: Text, at: int, *, sport: bool, introduced: bool, named: bool) -> Found | None:
    """The name that begins at a word."""
    flags = text.words[at].flags
    headed = organisation(text, at) if flags & HEAD else None
    if flags & (PLACE | ORGANISATION):
        one = listed(text, at, sport=sport)
        if one is not None and (headed is None or one.after >= headed.after):
            return one
    if headed is not None:
        return headed
    if flags & THING:
        one = thing(text, at)
        if one is not None:
            return one
    if flags & CUE:
        return announced(text, at)
    if not flags & (NAME | CONNECTING):
        return odd_name(text, at, named=named)
    if flags & (NAME | CONNECTING) and not flags & (ROLE | NATION | STOP) or (flags & FIRST and not flags & ROLE):
        return person(text, at, introduced=introduced, named=named)
    return None
