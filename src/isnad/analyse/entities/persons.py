"""Persons' names: where one begins, and which rule says that it is one."""

from typing import NamedTuple

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.entities.extent import ENDS, GOD, end_of_name, is_no_name, may_follow
from isnad.analyse.entities.likelihood import as_name, is_hopeless, is_likely
from isnad.analyse.entities.text import Found, Text
from isnad.analyse.entities.words import (
    ALONE,
    ARTICLE,
    CONNECTING,
    FAMILY,
    FIRST,
    FOREIGN,
    LISTED,
    NAME,
    NATION,
    ODD,
    ORGANISATION,
    PART,
    PLACE,
    ROLE,
    SAYS,
    STOP,
    SURE,
    TITLE,
    TOWN,
    UNKNOWN,
    WEAK,
    words_in,
)
from isnad.arabic import wordlists
from isnad.model import EntityKind

_SON = frozenset({"بن", "بنت"})
# Rules that make a name of a word that no list has, by what stands before it.
DOUBTFUL = frozenset(
    {"behind title or verb", "behind role", "behind nationality", "behind verb", "sure name", "likely name"}
)
_VON = frozenset({"فان", "فون"})
_BLESSINGS = frozenset({"صلي", "رضي", "عليه", "رحمه"})


class _Name(NamedTuple):
    """Words [at, after) that may be a name, and what stands before them."""

    text: Text
    at: int
    after: int
    introduced: bool  # a title or a role is open before it
    named: bool  # it stands right behind a title or a verb of saying

    @property
    def flags(self) -> int:
        return self.text.words[self.at].flags

    @property
    def form(self) -> str:
        return self.text.words[self.at].form

    @property
    def more(self) -> bool:
        return self.after > self.at + 1


def person(text: Text, at: int, *, introduced: bool, named: bool) -> Found | None:
    """The person whose name begins at a word, or at the one before it; None where none does.

    `introduced`: a title or a role is open before it; `named`: it stands right behind a title or a verb of saying.
    """
    word = text.words[at]
    if not word.flags & (NAME | CONNECTING) or word.form in GOD or is_no_name(text, at) or _is_told(text, at):
        return None
    if word.form in _SON and _is_forename(text, at - 1) and end_of_name(text, at - 1) > at + 1:
        at -= 1
    elif word.form in _VON and _is_before_von(text, at - 1):
        return Found(at - 1, end_of_name(text, at - 1), EntityKind.PERSON, "lineage")
    name = _Name(text, at, end_of_name(text, at), introduced, named)
    rule = _rule(name) or ("likely name" if is_likely(text, at, name.after) else "")
    if (rule == "known name" and not name.more and _has_forename(text, at)) or _is_odd_forename(text, at - 1):
        at -= 1
    return Found(at, name.after, EntityKind.PERSON, rule) if rule else None


def _is_told(text: Text, at: int) -> bool:
    """«روى جابر»: whether a first name is by its spelling a verb of saying, with who says it behind it."""
    reading = text.reading
    if reading.text[reading.ends[at] - 1] != "ى" or not text.flags(at + 1) & FIRST:
        return False
    return any(cue.shape is Shape.PERFECT for cue in cues_of(text.words[at].form))


def odd_name(text: Text, at: int, *, named: bool) -> Found | None:
    """A person of another language behind a verb of saying or a nationality: «وقالت جيما أرياس».

    The first word may be one that the lexicon knows; a part of a name or a word that it lacks must follow.
    """
    word = text.words[at]
    if not (named or _is_nationality(text, at - 1)) or word.flags & ~ODD or word.cut or not may_follow(word.form):
        return None
    if not text.joined(at + 1) or not text.flags(at + 1) & (UNKNOWN | ALONE) or text.flags(at + 1) & TOWN:
        return None
    return Found(at, end_of_name(text, at + 1), EntityKind.PERSON, "behind verb or nationality")


def named_like_a_place(text: Text, at: int) -> Found | None:
    """«وزيرة الخارجية الكندية فيكتوريا كوفان»: a person with the name of a place, behind a role and its adjective."""
    behind = text.flags(at + 1) & (UNKNOWN | ODD) and not text.flags(at + 1) & (TOWN | STOP)
    adjective = text.flags(at - 1) & ARTICLE and text.form(at - 1).endswith(("ي", "يه"))
    if not behind or not adjective or not text.joined(at) or not text.joined(at + 1):
        return None
    return Found(at, end_of_name(text, at + 1), EntityKind.PERSON, "behind role")


def _is_before_von(text: Text, at: int) -> bool:
    """«رود فان نيستلروي»: whether the word before «فان» is a name, and one follows."""
    word = text.word(at)
    follows = text.joined(at + 2) and text.flags(at + 2) & (NAME | ODD)
    return bool(follows) and text.joined(at + 1) and not word.flags & (ENDS | TOWN) and may_follow(word.form)


def _is_odd_forename(text: Text, at: int) -> bool:
    """«شاون رايت»: whether a word that nothing knows stands before a name, and has the letters of one."""
    word = text.word(at)
    if not word.flags & (ODD | UNKNOWN) or word.cut or not text.joined(at + 1):
        return False
    return as_name(text, at) == word and not is_hopeless(word)


def likely_name(text: Text, at: int) -> Found | None:
    """A person that nothing but letters and neighbours tell: «وبوتشيمون»."""
    word = as_name(text, at)
    if word is None or is_hopeless(word):
        return None
    kept, text.words[at] = text.words[at], word
    after = end_of_name(text, at)
    if is_likely(text, at, after):
        return Found(at, after, EntityKind.PERSON, "likely name")
    text.words[at] = kept
    return None


def _is_forename(text: Text, at: int) -> bool:
    """«مرعي بن مجدوع»: whether a word before «بن» is the name that it seems to be."""
    word = text.word(at)
    if not text.joined(at + 1) or len(word.form) < 3 or word.form.startswith("ال"):
        return False
    return not word.flags & (ENDS | CONNECTING)


def _has_forename(text: Text, at: int) -> bool:
    """«الإسرائيلية تسيبي ليفني»: whether a word before a known surname is the first name, whatever else it is."""
    before = text.word(at - 1)
    if (
        not text.joined(at)
        or before.cut
        or before.flags & ~(UNKNOWN | WEAK | PART | PLACE | ODD)
        or len(before.form) < 3
    ):
        return False
    return bool(text.flags(at - 2) & (NATION | TITLE)) and text.joined(at - 1) and may_follow(before.form)


def _rule(name: _Name) -> str:
    """Which rule makes a name of the words; "" for none."""
    flags = name.flags
    if name.text.form(name.at + 1) in _SON and name.after - name.at > 2:
        return "lineage"
    if flags & CONNECTING:
        return "lineage" if name.more and _is_lineage(name) else ""
    if flags & FIRST and name.more:
        return "first name"
    if flags & ALONE and not flags & FIRST:
        return "" if _is_lion(name) else "known name"
    if flags & WEAK:
        return _weak_rule(name)
    return "sure name" if flags & SURE else _rule_by_neighbours(name)


def _weak_rule(name: _Name) -> str:
    """A first name that is a word too counts where more of a name follows, or a verb of saying goes before."""
    follows = name.text.flags(name.at + 1) if name.more else 0
    listed = follows & (PART | ALONE) and name.text.form(name.at + 1) in wordlists.words("native_names")
    if follows & (FIRST | FAMILY | CONNECTING) and not follows & FOREIGN:
        return "first name"
    if (
        listed
        or (follows & (PART | ALONE) and follows & ARTICLE)
        or (follows & WEAK and (name.named or name.introduced))
    ):
        return "first name"
    if name.more and name.introduced and _ends_role(name.text, name.at - 1):
        return "behind role"
    says = name.text.flags(name.at - 1) & SAYS
    other = name.form.startswith("ال") or name.form in words_in("no name")  # «أفاد بيان»
    return "behind verb" if says and not other else ""


def _rule_by_neighbours(name: _Name) -> str:
    text, at, flags = name.text, name.at, name.flags
    family = flags & FAMILY and (name.form.endswith("ي") or text.flags(at - 1) & SAYS)
    listed = flags & LISTED and name.form not in words_in("no name")
    if name.named and (listed or flags & UNKNOWN or family):
        return "behind title or verb"
    if flags & FIRST and text.form(name.after + (text.form(name.after) == "(")) in _BLESSINGS:
        return "blessed"
    likely = flags & LISTED or (flags & UNKNOWN and name.more)
    if likely and _is_nationality(text, at - 1):
        return "behind nationality"
    if likely and name.introduced and _ends_role(text, at - 1):
        return "behind role"
    known = any(text.flags(place) & (ALONE | PART) for place in range(at + 1, name.after))
    return "with a known name" if known and flags & (PART | UNKNOWN) else ""


def _is_lion(name: _Name) -> bool:
    """«الأسد الآسيوي» is none of that name."""
    return name.form == "الاسد" and not name.more and bool(name.text.flags(name.at + 1) & ARTICLE)


def _is_nationality(text: Text, place: int) -> bool:
    """«الصربي يانكو»: an adjective of one man or woman."""
    form = text.form(place)
    return bool(text.flags(place) & NATION) and form.startswith("ال") and form.endswith(("ي", "يه"))


def _ends_role(text: Text, place: int) -> bool:
    """Whether a word may be the last of a role before the name of who has it («وزير الخارجية الروسي»)."""
    may = text.flags(place) & (ARTICLE | NATION | PLACE | ORGANISATION | ROLE | UNKNOWN)
    return bool(may) or text.reading.form(place).startswith("لل")


def _is_lineage(name: _Name) -> bool:
    """«أبو مازن», «ابن خلدون», «آل سعود»."""
    if name.form in {"ابو", "ابي", "عبد"}:
        return True
    follows = name.text.flags(name.at + 1)
    return name.form in {"بن", "ابن", "ام", "ال"} and bool(follows & (LISTED | FAMILY))
