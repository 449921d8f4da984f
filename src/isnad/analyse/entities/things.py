"""Names of organisations, events, laws and works that a word opens: «وزارة», «مؤتمر», «اتفاقية», «فيلم»."""

from isnad.analyse.entities.text import Found, Text
from isnad.analyse.entities.words import (
    ALONE,
    ARTICLE,
    CONNECTING,
    CUE,
    FAMILY,
    FIRST,
    HEAD,
    LISTED,
    NATION,
    ODD,
    ORGANISATION,
    PART,
    PLACE,
    ROLE,
    SAYS,
    STOP,
    TITLE,
    UNKNOWN,
    is_opener,
    words_in,
)
from isnad.arabic.tokens import TokenKind
from isnad.model import EntityKind

_LONGEST = 7  # words
_PROPER = ALONE | PART | FIRST | UNKNOWN | FAMILY | PLACE | NATION | ORGANISATION
_LONGEST_TITLE = 9  # tokens of a work, with its marks


def organisation(text: Text, at: int) -> Found | None:
    """The organisation whose name a head opens at a word."""
    form = text.form(at)
    after = _end(text, at)
    if after == at + 1:
        return None
    if form.startswith("ال"):
        return _with_article(text, at, after)
    if is_opener(text.form(at + 1), "common") and after == at + 2:
        return None
    return _house(text, at, after) if is_opener(form, "house") else _headed(text, at, after)


def _headed(text: Text, at: int, after: int) -> Found | None:
    """«وزارة الخارجية»; behind a weaker head a proper name or what it is for must follow."""
    following = text.flags(at + 1)
    proper = any(text.flags(place) & _PROPER for place in range(at + 1, after))
    if is_opener(text.form(at), "organisation"):
        named = proper or following & ARTICLE
        return Found(at, after, EntityKind.ORGANISATION, "head") if named else None
    if following & (FIRST | ALONE):  # «إدارة ترامب»
        return None
    purpose = any(text.reading.form(place).startswith("لل") for place in range(at + 1, after))
    if purpose or (proper and not following & (TITLE | ROLE) and after - at > 2):
        return Found(at, after, EntityKind.ORGANISATION, "weak head")
    return None


def _with_article(text: Text, at: int, after: int) -> Found | None:
    """«الوكالة الدولية للطاقة الذرية»: more than a thing and its adjective."""
    purpose = any(text.reading.form(place).startswith(("لل", "ل")) for place in range(at + 2, after))
    if text.form(at + 1) in words_in("wide") and (purpose or after - at > 2):
        return Found(at, after, EntityKind.ORGANISATION, "head with article")
    if text.flags(at + 1) & NATION and purpose:
        return Found(at, after, EntityKind.ORGANISATION, "head with article")
    return None


def _house(text: Text, at: int, after: int) -> Found | None:
    """«شركة موتورولا», «صحيفة الشرق»: the name is what follows, «شركة الاتصالات السعودية»: the whole."""
    flags, press = text.flags(at + 1), text.form(at) in words_in("press")
    whole = Found(at, after, EntityKind.ORGANISATION, "house")
    if flags & PLACE and press:
        return whole._replace(first=at + 1)
    if flags & (ORGANISATION | NATION):
        return None  # the list has it, or it has no name
    if flags & (UNKNOWN | ALONE | FAMILY):
        return whole._replace(first=at + 1, after=_less_nation(text, at + 1, after))
    if flags & (PLACE | LISTED) or not flags & ARTICLE:
        return None
    if after == at + 2:
        return whole._replace(first=at + 1) if press else None
    return whole if any(text.flags(place) & (NATION | PLACE) for place in range(at + 1, after)) else None


def _less_nation(text: Text, first: int, after: int) -> int:
    while after > first + 1 and text.flags(after - 1) & NATION:
        after -= 1
    return after


def _end(text: Text, at: int) -> int:
    """Where the name ends that a head opens: nouns and adjectives with the article, proper names, what it is for."""
    reading = text.reading
    after = at + 1
    last = min(len(text), at + _LONGEST, reading.sentence_ends[at] if at < len(text) else 0)
    while after < last and reading.kinds[after] is TokenKind.WORD and _goes_on(text, at, after):
        after += 1
    return after


def _goes_on(text: Text, at: int, place: int) -> bool:
    """Whether a word is one more of the name that a head opened."""
    form, word = text.reading.form(place), text.words[place]
    flags, cut = word.flags, word.cut
    if form.startswith("لل") or (cut and flags & PLACE and form.startswith("ل")):  # what it is for
        return place > at + 1 and not flags & (ORGANISATION | NATION) and len(form) > 4
    if flags & (TITLE | CONNECTING) or text.flags(place - 1) & (TITLE | CONNECTING):
        return _goes_on_with_patron(text, at, place)
    on = form == "علي" and text.reading.is_preposition(place)
    if on or flags & (STOP | SAYS) or (flags & (ROLE | CUE | HEAD) and not flags & ARTICLE) or cut:
        return False
    if form.startswith("وال"):
        after_noun = text.reading.form(place - 1).startswith(("ال", "وال", "لل"))
        return len(form) > 5 and after_noun and not text.flags(place - 1) & (NATION | FAMILY)
    return _is_noun_of_it(text, at, place)


def _goes_on_with_patron(text: Text, at: int, place: int) -> bool:
    """«جامعة الملك سعود بن عبدالعزيز»."""
    word, before = text.words[place], text.words[place - 1]
    if word.flags & TITLE:
        return place == at + 1 and word.form in words_in("patron")
    if before.flags & (TITLE | CONNECTING):
        return bool(word.flags & (LISTED | CONNECTING | UNKNOWN)) or not word.flags & ~ODD
    return bool(before.flags & LISTED)


def _is_noun_of_it(text: Text, at: int, place: int) -> bool:
    """Whether a noun, an adjective or a proper name belongs to the name."""
    word, before = text.words[place], text.flags(place - 1)
    first = place == at + 1
    if text.form(place - 1) in words_in("place part") and place == at + 2:  # «مستشفى تل الصفصاف»
        return True
    if first and word.form in words_in("place part"):
        return text.joined(place + 1) and not text.flags(place + 1) & (STOP | SAYS | TITLE)
    if word.flags & ARTICLE:
        return first or _is_adjective(word.form, word.flags) or _agrees(text.reading.form(place - 1), word.form)
    if word.flags & (UNKNOWN | LISTED) and not word.flags & PLACE:
        return first or bool(before & (UNKNOWN | LISTED))
    return bool(word.flags & PLACE) or (first and _is_construct(text, place))


def _agrees(before: str, form: str) -> bool:
    """«الشؤون الاجتماعية», «للطاقة النظيفة»: an adjective behind its noun, and not the next noun («... الخطة»)."""
    if not before.startswith(("ال", "لل", "وال")):
        return False
    if form.endswith(("ي", "يه")):
        return True
    return form.endswith("ه") and before.endswith(("ه", "ات")) and not before.endswith("يه")


def _is_adjective(form: str, flags: int) -> bool:
    return bool(flags & NATION) or form in words_in("wide")


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
    while (
        after > at + 2
        and text.flags(after - 1) & ARTICLE
        and not _is_adjective(text.form(after - 1), text.flags(after - 1))
    ):
        after -= 1
    if after < at + 2 or form.startswith("ال"):
        return None
    proper = any(text.flags(place) & (PLACE | NATION | UNKNOWN | LISTED) for place in range(at + 1, after))
    if is_opener(form, "law") and (proper or text.flags(at + 1) & ARTICLE):
        return Found(at, after, EntityKind.LAW, "head")
    if is_opener(form, "event") and (proper or text.form(at + 1) in {"العالم", "الخليج", "اسيا"}):
        return Found(at, after, EntityKind.EVENT, "head")
    return None
