"""Names of organisations, events, laws and works that a word opens: «وزارة», «مؤتمر», «اتفاقية», «فيلم»."""

from isnad.analyse.entities.text import Found, Text
from isnad.analyse.entities.words import (
    ALONE,
    ARTICLE,
    CONNECTING,
    FAMILY,
    FIRST,
    LISTED,
    NATION,
    ORGANISATION,
    PART,
    PLACE,
    ROLE,
    SAYS,
    STOP,
    TITLE,
    UNKNOWN,
    is_opener,
)
from isnad.arabic.tokens import TokenKind
from isnad.model import EntityKind

_LONGEST = 7  # words
_PROPER = ALONE | PART | FIRST | UNKNOWN | FAMILY | PLACE | NATION | ORGANISATION
_LONGEST_TITLE = 9  # tokens of a work, with its marks
_OF_ALL = frozenset(
    "الدولي الدوليه العالمي العالميه الوطني الوطنيه القومي القوميه العام العامه الاعلي العليا الاتحادي الاتحاديه المركزي"
    " المركزيه الاوروبي الاوروبيه العربي العربيه الاسلامي الاسلاميه الافريقي الافريقيه الاسيوي الاسيويه الاممي الامميه"
    " الفيدرالي الفيدراليه الملكي الملكيه الخليجي الخليجيه".split()
)


def organisation(text: Text, at: int) -> Found | None:
    """The organisation whose name a head opens at a word."""
    form = text.form(at)
    after = _end(text, at)
    if after == at + 1:
        return None
    if form.startswith("ال"):
        return _with_article(text, at, after)
    if is_opener(form, "house"):
        return _house(text, at, after)
    proper = any(text.flags(place) & _PROPER for place in range(at + 1, after))
    purpose = any(text.reading.form(place).startswith("لل") for place in range(at + 1, after))
    if is_opener(form, "organisation") and (proper or text.flags(at + 1) & ARTICLE):
        return Found(at, after, EntityKind.ORGANISATION, "head")
    if proper and not text.flags(at + 1) & (TITLE | ROLE) and after - at > 2 or purpose:
        return Found(at, after, EntityKind.ORGANISATION, "weak head")
    return None


def _with_article(text: Text, at: int, after: int) -> Found | None:
    """«الوكالة الدولية للطاقة الذرية»: more than a thing and its adjective."""
    purpose = any(text.reading.form(place).startswith(("لل", "ل")) for place in range(at + 2, after))
    if text.form(at + 1) in _OF_ALL and (purpose or after - at > 2):
        return Found(at, after, EntityKind.ORGANISATION, "head with article")
    if text.flags(at + 1) & NATION and purpose:
        return Found(at, after, EntityKind.ORGANISATION, "head with article")
    return None


def _house(text: Text, at: int, after: int) -> Found | None:
    """«شركة موتورولا», «صحيفة الشرق»: the name is what follows, «شركة الاتصالات السعودية»: the whole."""
    flags = text.flags(at + 1)
    if flags & ORGANISATION:
        return None  # the list has it
    if flags & (UNKNOWN | ALONE | FAMILY):
        return Found(at + 1, after, EntityKind.ORGANISATION, "house")
    if flags & (PLACE | LISTED) or not flags & ARTICLE:
        return None
    if is_opener(text.form(at), "house") and after - at == 2 and text.form(at) in _PRESS:
        return Found(at + 1, after, EntityKind.ORGANISATION, "house")
    if any(text.flags(place) & (NATION | PLACE) for place in range(at + 1, after)) and after - at > 2:
        return Found(at, after, EntityKind.ORGANISATION, "house")
    return None


_PRESS = frozenset({"صحيفه", "جريده", "مجله", "قناه", "نادي"})


def _end(text: Text, at: int) -> int:
    """Where the name ends that a head opens: nouns and adjectives with the article, proper names, what it is for."""
    reading = text.reading
    after = at + 1
    last = min(len(text), at + _LONGEST)
    while after < last and reading.kinds[after] is TokenKind.WORD:
        if reading.sentence_ends[after] != reading.sentence_ends[at]:
            break
        form, flags, cut = reading.form(after), text.flags(after), text.words[after].cut
        if flags & (STOP | SAYS | TITLE | CONNECTING) and not flags & (LISTED | NATION):
            break
        if flags & ROLE and not flags & ARTICLE:
            break
        if form.startswith("وال") and len(form) > 5 and text.flags(after - 1) & ARTICLE and not cut:
            after += 1
        elif form.startswith("لل") and len(form) > 4 and after > at + 1:
            after += 1
        elif form.startswith("ل") and cut and flags & PLACE and after > at + 1:
            after += 1
        elif cut:
            break
        elif flags & ARTICLE and not (flags & FAMILY and text.flags(after - 1) & ARTICLE):
            after += 1
        elif flags & (UNKNOWN | PLACE | ALONE | PART | FIRST) and (after == at + 1 or flags & PLACE or not text.flags(after - 1) & ARTICLE):
            after += 1
        elif after == at + 1 and _is_construct(text, after):
            after += 1
        else:
            break
    return after


def _is_construct(text: Text, at: int) -> bool:
    """«وزارة شؤون الأسرى»: a noun before one with the article."""
    return bool(text.joined(at + 1) and text.flags(at + 1) & (ARTICLE | PLACE)) and not text.flags(at) & (STOP | ROLE)


def thing(text: Text, at: int) -> Found | None:
    """The event, law or work whose name a word opens."""
    form = text.form(at)
    if is_opener(form, "work"):
        quote = text.reading.opens.get(at + 1)
        if quote is not None and 1 < quote.close - quote.open < _LONGEST_TITLE:
            return Found(at + 2, quote.close, EntityKind.WORK, "quoted title")
        return None
    after = _end(text, at)
    if after < at + 2 or form.startswith("ال"):
        return None
    proper = any(text.flags(place) & (PLACE | NATION | UNKNOWN | LISTED) for place in range(at + 1, after))
    if is_opener(form, "law") and (proper or text.flags(at + 1) & ARTICLE):
        return Found(at, after, EntityKind.LAW, "head")
    if is_opener(form, "event") and (proper or text.form(at + 1) in {"العالم", "الخليج", "اسيا"}):
        return Found(at, after, EntityKind.EVENT, "head")
    return None
