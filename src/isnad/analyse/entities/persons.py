"""Persons' names: where one begins, how far it goes, and what before it says that it is one."""

from isnad.analyse.entities.text import Found, Text
from isnad.analyse.entities.words import (
    ALONE,
    ARTICLE,
    CONNECTING,
    CUE,
    FAMILY,
    FIRST,
    FOREIGN,
    HEAD,
    LISTED,
    NAME,
    NATION,
    ORGANISATION,
    PART,
    PLACE,
    TOWN,
    ROLE,
    SAYS,
    STOP,
    SURE,
    THING,
    TITLE,
    UNKNOWN,
    WEAK,
    is_verb,
)
from isnad.analyse.claims.words import first_names, words_of
from isnad.analyse.entities.lists import person_names
from isnad.arabic import wordlists
from isnad.arabic.clitics import peel
from isnad.arabic.lexicon import lexicon
from isnad.model import EntityKind

_LONGEST = 10  # words
_ENDS = STOP | TITLE | ROLE | NATION | HEAD | CUE | SAYS
_ORDINALS = frozenset("الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split())
_MONTHS = frozenset({"رمضان", "رجب", "شعبان"})  # men are named by them too
# Nationalities that many families are named by.
_OF_FAMILIES = frozenset("المصري التونسي المغربي الهندي التركي العراقي اليمني العماني السوداني الليبي الايراني الافغاني".split())


def person(text: Text, at: int, *, introduced: bool, named: bool) -> Found | None:
    """The person whose name begins at a word; None where none does.

    `introduced`: a title or a role is open before it; `named`: it stands right behind a title or a verb of saying.
    """
    word = text.words[at]
    if not word.flags & (NAME | CONNECTING) or _is_no_name(text, at):
        return None
    if word.form in {"بن", "بنت"} and _is_forename(text, at - 1) and _end(text, at - 1) > at + 1:
        at -= 1
    after = _end(text, at)
    rule = _rule(text, at, after, introduced=introduced, named=named)
    if rule == "known name" and after == at + 1 and _has_forename(text, at):
        at -= 1
    return Found(at, after, EntityKind.PERSON, rule) if rule else None


def _has_forename(text: Text, at: int) -> bool:
    """«الإسرائيلية تسيبي ليفني»: whether a word before a known surname is the first name, whatever else it is."""
    before = text.word(at - 1)
    if not text.joined(at) or before.cut or before.flags & ~(UNKNOWN | WEAK | PART | PLACE) or len(before.form) < 3:
        return False
    return bool(text.flags(at - 2) & (NATION | TITLE)) and text.joined(at - 1) and _may_follow(before.form)


def _is_forename(text: Text, at: int) -> bool:
    """«مرعي بن مجدوع»: whether a word before «بن» is the name that it seems to be."""
    word = text.word(at)
    return text.joined(at + 1) and len(word.form) > 2 and not word.flags & (_ENDS | CONNECTING) and not word.form.startswith("ال")


def odd_name(text: Text, at: int, *, named: bool) -> Found | None:
    """A person of another language behind a verb of saying or a nationality: «وقالت جيما أرياس», «الكونغولي شاباني نوندا».

    The first word may be one that the lexicon knows; a part of a name or a word that it lacks must follow.
    """
    word = text.words[at]
    if not (named or _is_nationality(text, at - 1)) or word.flags or word.cut or not _may_follow(word.form):
        return None
    if not text.joined(at + 1) or not text.flags(at + 1) & (UNKNOWN | ALONE) or text.flags(at + 1) & TOWN:
        return None
    return Found(at, _end(text, at + 1), EntityKind.PERSON, "behind verb or nationality")


def _rule(text: Text, at: int, after: int, *, introduced: bool, named: bool) -> str:
    """Which rule makes a name of the words [at, after); "" for none."""
    flags, form = text.words[at].flags, text.words[at].form
    more = after - at > 1
    if text.form(at + 1) in {"بن", "بنت"} and after - at > 2:
        return "lineage"
    if flags & CONNECTING:
        return "lineage" if more and _is_lineage(text, at) else ""
    if flags & FIRST and more:
        return "first name"
    if flags & ALONE and not flags & FIRST:
        return "" if form == "الاسد" and not more and text.flags(at + 1) & ARTICLE else "known name"
    if flags & WEAK:
        follows = text.flags(at + 1) if more else 0
        sure = follows & (FIRST | FAMILY | CONNECTING) and not follows & FOREIGN
        sure = sure or (follows & WEAK and (named or introduced))
        sure = sure or (follows & PART and (follows & ARTICLE or text.form(at + 1) in wordlists.words("native_names")))
        return "first name" if sure else "behind verb" if text.flags(at - 1) & SAYS and not form.startswith("ال") else ""
    if flags & SURE:
        return "sure name"
    if named and (flags & (LISTED | UNKNOWN) or (flags & FAMILY and (form.endswith("ي") or text.flags(at - 1) & SAYS))):
        return "behind title or verb"
    if flags & FIRST and text.form(after + (text.form(after) == "(")) in _BLESSINGS:
        return "blessed"
    if _is_nationality(text, at - 1) and flags & (FIRST | PART | UNKNOWN) and (more or flags & LISTED):
        return "behind nationality"
    if introduced and (flags & LISTED or (flags & UNKNOWN and more)) and _ends_role(text, at - 1):
        return "behind role"
    if more and flags & (PART | UNKNOWN) and any(text.flags(place) & (ALONE | PART) for place in range(at + 1, after)):
        return "with a known name"
    return ""


_BLESSINGS = frozenset({"صلي", "رضي", "عليه", "رحمه"})


def _is_nationality(text: Text, place: int) -> bool:
    """«الصربي يانكو»: an adjective of one man or woman."""
    return bool(text.flags(place) & NATION) and text.form(place).startswith("ال") and text.form(place).endswith(("ي", "يه"))


def _is_no_name(text: Text, at: int) -> bool:
    form, reading = text.words[at].form, text.reading
    if reading.text[reading.ends[at] - 1] == "ى" and form in person_names() and form not in first_names():  # «مرسى»
        return True
    if form == "علي" and text.flags(at - 1) & CONNECTING:
        return False
    if form == "علي":
        surname = text.form(at + 1)
        named = text.flags(at - 1) & FIRST and (text.flags(at + 1) & FAMILY or (surname.startswith("ال") and surname.endswith("ي")))
        return text.reading.is_preposition(at) and (text.reading.spells_ala or not named)
    return form == "باسم" and bool(text.flags(at - 1) & (ROLE | TITLE) or text.flags(at + 1) & (ARTICLE | HEAD | PLACE | ORGANISATION))


def _ends_role(text: Text, place: int) -> bool:
    """Whether a word may be the last of a role before the name of who has it («وزير الخارجية الروسي»)."""
    return bool(text.flags(place) & (ARTICLE | NATION | PLACE | ORGANISATION | ROLE | UNKNOWN) or text.reading.form(place).startswith("لل"))


def _is_lineage(text: Text, at: int) -> bool:
    """«أبو مازن», «ابن خلدون», «آل سعود»."""
    form = text.form(at)
    if form in {"ابو", "ابي", "عبد"}:
        return True
    return form in {"بن", "ابن", "ام", "ال"} and bool(text.flags(at + 1) & (LISTED | FAMILY))


def _end(text: Text, at: int) -> int:
    after = at + 1
    while after < at + _LONGEST and text.joined(after) and _goes_on(text, at, after):
        after += 1
    while after > at + 1 and text.flags(after - 1) & CONNECTING:
        after -= 1
    return after


def _goes_on(text: Text, at: int, place: int) -> bool:
    """Whether a word is one more of the name that began at another."""
    word = text.words[place]
    flags, form = word.flags, word.form
    if _is_no_name(text, place):
        return False
    if text.flags(place - 1) & CONNECTING or text.form(place - 1) == "لا":
        return not flags & STOP
    if form == "لا" and text.form(place - 1) in {"دو", "دي"}:
        return True
    if flags & CONNECTING:
        return text.joined(place + 1) and (form in {"دو", "دي"} or bool(text.flags(place + 1) & (NAME | CONNECTING | ARTICLE | ROLE)))
    if flags & PART and not flags & FIRST and text.flags(at) & ALONE and lexicon().is_noun(form):
        return False
    if flags & FOREIGN and place > at + 1 and not any(text.flags(each) & FIRST for each in range(at, place)):
        return False
    if flags & FOREIGN and text.flags(place - 1) & ALONE and not text.flags(place - 1) & FOREIGN:
        return False
    if form in _MONTHS and text.flags(place - 1) & LISTED:
        return True
    if form in {"الله", "الدين", "الاسلام"} or (flags & (LISTED | WEAK) and not flags & (ROLE | TITLE)):
        return True
    if flags & ARTICLE:
        return _is_surname(text, at, place)
    if flags & (_ENDS | TOWN | THING):
        return bool(flags & NATION and text.flags(at) & FOREIGN and place == at + 1)
    if flags & UNKNOWN:
        return True
    if place > at + 1:
        return place == at + 2 and text.form(at) == "عبد" and _is_odd_surname(text, at, place)
    return bool(text.flags(at) & FOREIGN and _may_follow(form)) or _is_odd_surname(text, at, place)


def _is_surname(text: Text, at: int, place: int) -> bool:
    """Whether a word with the article is a surname here: «توفيق الحكيم», and not «محمد الماضي»."""
    flags, form = text.flags(place), text.form(place)
    opens = place == at + 1 and bool(text.flags(at) & (LISTED | CONNECTING))
    if form in _ORDINALS:
        return opens
    if flags & NATION and form.endswith("ي"):
        native = bool(text.flags(at) & (FIRST | CONNECTING)) and not text.flags(at) & FOREIGN
        return native and (opens or form in _OF_FAMILIES) and not text.flags(place + 1) & ARTICLE
    if flags & _ENDS or form in words_of("adjective"):
        return False
    if flags & FAMILY or form.endswith("ي"):
        return not flags & TOWN
    if form.endswith(("ه", "ات", "ين", "ون")):
        return False
    if lexicon().is_noun(text.form(at)) and not text.flags(at) & SURE:  # «صالح الأعمال»
        return False
    return opens and not (text.flags(place + 1) & ARTICLE and text.joined(place + 1) and not text.flags(place + 1) & _ENDS)


def _is_odd_surname(text: Text, at: int, place: int) -> bool:
    """«هاني عبادة»: whether a noun behind a sure first name is its surname, and no verb, and not in the construct."""
    form = text.words[place].form
    if not text.flags(at) & (FIRST | CONNECTING) or text.flags(at) & WEAK or not _may_follow(form):
        return False
    if not lexicon().lemma(form) and not lexicon().base_lemma(form):
        return True
    return lexicon().is_noun(form) and not form.endswith("ا") and not text.flags(place + 1) & ARTICLE


def _may_follow(form: str) -> bool:
    """Whether a word that the lexicon knows may follow a foreign first name as its surname."""
    if form.startswith("و") and (len(form) < 6 or lexicon().lemma(form[1:])):
        return False
    if len(form) < 3 or form.startswith(("ال", "لل")) or is_verb(form):
        return False
    best = peel(form)
    return not (best.proclitics and lexicon().lemma(best.stem) and not lexicon().lemma(form))
