"""Of what kind a figure is: read off its counted noun, and what is told of those that are counted.

The kinds are those of data/counted_things.tsv, and stay: the web chooses its headlines by them. Any other noun is its
own kind, by its lemma.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from isnad.arabic.lemmas import lemma
from isnad.arabic.letters import match_form
from isnad.model import Figure
from isnad.stories.counting.words import Word, listed
from isnad.stories.terms import country_of

ABOARD, CAPACITY, DEAD, INJURED, MISSING = "aboard", "capacity", "dead", "injured", "missing"

PERCENT, MONEY, MEASURE, TIME = "percent", "money", "measure", "time"

UNITS = frozenset([PERCENT, MONEY, MEASURE, TIME])

# What is told of people in numbers that the news follows: their noun may be left out.
TOLLS = frozenset(["dead", "injured", "missing", "saved", "detained", "displaced", "kidnapped", "freed", "bodies"])

ADDING_UP = frozenset(["detained", "displaced", "freed", "bodies"])  # by and by, of more than one happening

FALLING = frozenset([MISSING])  # they are found; all others of their kind become more

_OF_PEOPLE = frozenset(["soldiers", "fighters", "pupils"])  # nouns of people with a kind of their own

_NOUNS_HELD = 50_000  # counted nouns as written, of which the news has fewer

UNTOLD = ""  # the kind of people of whom nothing is told: another figure of the article may tell it


def kind_of(
    figure: Figure, noun: str, earlier: Sequence[Word], later: Sequence[Word]
) -> tuple[str | None, str, str, str]:
    """The kind of what is counted, its unit, what is told of it, and what people they are; no kind if none knows."""
    lists = listed()
    form = match_form(figure.what)
    unit = _unit_of(figure.what, noun)
    if unit:
        kind = lists["unit"][unit]
        return kind, "" if kind == PERCENT else noun, "", ""
    if form in lists["time"] or noun in lists["time"]:
        return TIME, noun, "", ""
    kind = lists["noun"].get(noun, "")
    if kind in TOLLS:
        return None if _MIXED.search(form) else kind, "", "", ""
    # «300 حالة يشتبه فيها» are ill; «أربعة رجال يشتبه أنهم خططوا» are not.
    said = _said(earlier, [word for word in later if word.form != _SUSPECTED or noun in lists["name"]])
    people = kind if kind in _OF_PEOPLE else noun if noun in lists["human"] or country_of(noun) else ""
    if people or not noun or noun in lists["person"] or form in lists["person"] or noun in lists["name"]:
        return _kind_of_people(figure, kind, noun, said), "", said, people
    if kind == ABOARD and said in TOLLS | {CAPACITY} and _is_told_close(earlier, later):
        return said, "", "", ""
    return kind or noun, "", said, ""


_SUSPECTED = "يشتبه"
_MIXED = re.compile("^[^ ]+ و[^ ]+$")  # «100 قتيل وجريح»


def _kind_of_people(figure: Figure, kind: str, noun: str, said: str) -> str | None:
    """What became of people; else what they are, UNTOLD for anybody; None for a bare number that nothing is told of."""
    if said in TOLLS | {ABOARD, CAPACITY} and figure.low == int(figure.low):
        return said
    return kind or (UNTOLD if noun else None)


@lru_cache(maxsize=_NOUNS_HELD)
def noun_of(what: str) -> str:
    """The lemma of a counted noun as written; "" for none."""
    return lemma(what.split(maxsplit=1)[0]) if what.strip() else ""


def is_listed(what: str, noun: str) -> bool:
    """Whether a counted noun is one that the lists know, or is left out."""
    lists = listed()
    form = match_form(what)
    return (
        not noun
        or any(
            noun in lists[role] or form in lists[role] for role in ("noun", "human", "person", "name", "unit", "time")
        )
        or _unit_of(what, noun) != ""
        or country_of(noun) != ""
    )


@lru_cache(maxsize=_NOUNS_HELD)
def needs_head(what: str) -> bool:
    """Whether a counted noun is a time or a measure, which count nothing by themselves."""
    noun = noun_of(what)
    unit = _unit_of(what, noun)
    return bool(noun) and (
        listed()["unit"].get(unit) == MEASURE or noun in listed()["time"] or match_form(what) in listed()["time"]
    )


def _unit_of(what: str, noun: str) -> str:
    """The unit that a counted noun is, in one of its forms; "" where it is none."""
    units = listed()["unit"]
    forms = (match_form(what), noun, lemma(what.rsplit(maxsplit=1)[-1]) if noun else "")
    return next((form for form in forms if form in units), "")


def _is_told_close(earlier: Sequence[Word], later: Sequence[Word]) -> bool:
    """Whether what is told of passengers is told by the next words: «أنقذت 76 شخصا وعليها 145 راكبا»."""
    return bool(follows(later)) or any(told_by(word) for word in earlier[:2])


def _said(earlier: Sequence[Word], later: Sequence[Word]) -> str:
    """The kind of what is told of those that are counted, by the nearest word that tells it; "" where none does."""
    following = follows(later)
    if following and not (following == ABOARD and any(told_by(word) in TOLLS for word in earlier)):
        return following  # «إنقاذ 67 كانوا على متن القارب» are saved
    if not earlier or earlier[0].form in listed()["whole"]:  # «76 من أصل 145 راكبا»
        return ""
    if _is_mixed(earlier):
        return ""
    return next((kind for at, word in enumerate(earlier) if (kind := told_by(word)) and not _is_named(earlier, at)), "")


def _is_named(earlier: Sequence[Word], at: int) -> bool:
    """«فرق الإنقاذ» tells of nobody that he was saved."""
    before = earlier[at + 1] if at + 1 < len(earlier) else None
    return before is not None and earlier[at].place - before.place == 1 and before.form in listed()["of those who"]


def _is_mixed(earlier: Sequence[Word]) -> bool:
    """«مقتل وإصابة 3»: told of all together, and not how many of each; but not «لقوا مصرعهم وأصيب 14»."""
    one, other = (*earlier[:2], None, None)[:2]
    if one is None or other is None or one.place - other.place != 1:
        return False
    kinds = {told_by(one), told_by(other)} - {""}
    return len(kinds) > 1 and one.form.startswith("و") and other.form not in listed()["after"]


def told_by(word: Word) -> str:
    """What a verb or noun tells of those that it governs, a kind; "" where it tells nothing."""
    verbs = listed()["verb"]
    if word.form in _OTHERWISE:
        return ""
    return verbs.get(word.form, "") or verbs.get(word.lemma, "")


# Energy, where a ship has «طاقتها» or «الطاقة القصوى»; courts, where people died by «قضى» or «قضاء».
_OTHERWISE = frozenset(["الطاقه", "القضاء"])


def follows(later: Sequence[Word]) -> str:
    """What the words behind a number tell of those that are counted, a kind: «لقوا مصرعهم»; "" for nothing."""
    told = listed()["after"]
    return next((told[word.form] for word in later if word.form in told), "")
