"""What one piece of a credit line names: an agency, an outlet, a place, a desk, a person."""

import re
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache, lru_cache

from isnad.arabic.letters import match_form
from isnad.extract.wordlists import forms


class Piece(Enum):
    """What a piece of a credit line is."""

    AGENCY = auto()
    OUTLET = auto()
    PLACE = auto()
    DESK = auto()
    PERSON = auto()
    UNKNOWN = auto()


_SIGNS = re.compile(r"[.«»\"“”()'’‘*{}\[\]]+")
_TITLES = frozenset(["د", "ا", "م", "اد", "دكتور", "الدكتور", "المهندس", "الشيخ", "اللواء", "العميد", "dr", "prof"])
# First parts of names made of two words, and the particles of filiation.
_NAME_OPENERS = ("عبد", "ابو", "بن", "ابن", "ام", "ال", "بنت", "بو", "اولاد", "ولد")
_PARTS_OF_LANDS = frozenset(
    ["العاصمه", "مدينه", "شمال", "جنوب", "شرق", "غرب", "وسط", "ولايه", "محافظه", "اقليم", "جزيره", "ريف", "قرب", "مطار"]
)
_LATIN_NAME = re.compile(r"(?=.*\w\w)[A-ZÀ-Þ][\w.'’-]*(?: (?:[a-z]{1,3}[ -])?[A-ZÀ-Þ][\w.'’-]*){1,3}")
_NOT_NAMES = frozenset(
    [
        "في",
        "من",
        "على",
        "الى",
        "عن",
        "مع",
        "ان",
        "هذا",
        "هذه",
        "التي",
        "الذي",
        "بعد",
        "قبل",
        "قال",
        "قالت",
        "اعلن",
        "اعلنت",
        "اكد",
        "هو",
        "هي",
        "او",
        "ثم",
        "لا",
        "ما",
        "كل",
        "بين",
        "حول",
        "خلال",
        "ضد",
    ]
)
_OFFICE = "مكتب"
_MOST_DESK_WORDS = 4
_MOST_PLACE_WORDS = 3
_LONGEST_NAME = 6  # words: «محمد بن عبد الله بن صالح»


@lru_cache(maxsize=4096)
def credit_form(text: str) -> str:
    """The matching form of a piece of a credit, without dots, quotation marks and brackets: «أ. ف. ب.» is «ا ف ب»."""
    return " ".join(_SIGNS.sub(" ", match_form(text)).split())


def agency_key(text: str) -> str:
    """The key of the agency that the text names, "" where it names none. Agencies unknown to us are their own key."""
    form = credit_form(text)
    if found := _keyed("agencies").get(form):
        return found
    opener, _, rest = form.partition(" ")
    return form if opener in {"وكاله", "وكالات", "وكالتا", "وكالتي"} and 0 < len(rest.split()) <= 5 else ""


def outlet_key(text: str) -> str:
    """The key of the paper, broadcaster or site that the text names, "" where it names none we know."""
    return _keyed("outlets").get(credit_form(text), "")


def is_place(text: str) -> bool:
    """Whether the text is the name of a place that stands in datelines; «ماليه (المالديف)» too."""
    form = credit_form(text)
    places = _keyed("places")
    first, _, rest = form.partition(" ")
    return form in places or (first in _PARTS_OF_LANDS and rest in places)


def is_desk(text: str) -> bool:
    """Whether the text is a desk, an office or an account of the house and no person."""
    form = credit_form(text)
    desks = _keyed("desks")
    words = form.split()
    if not words or form in desks or words[0] in desks:
        return True
    return len(words) == 1 and bool(re.fullmatch(r"[a-z0-9_.@-]*", form)) and not _looks_capital(text)


def is_house_desk(text: str) -> bool:
    """Whether the text is a desk or an office of the house itself: «القسم الاقتصادي», «مكتب بغداد», but no ministry."""
    form = credit_form(text)
    desks = _keyed("desks")
    first, _, rest = form.partition(" ")
    if desks.get(form) == "house":
        return True
    if first == _OFFICE:  # «مكتب رئيس الوزراء» is somebody else's
        return is_place(rest) or opens_like_place(rest)
    return desks.get(first) == "house" and len(form.split()) <= _MOST_DESK_WORDS


def opens_like_place(text: str) -> bool:
    """Whether the text opens as names of places do, «مرسى ...», «عين ...»: a hint, as some persons' names do too."""
    words = credit_form(text).split()
    if words[:1] == ["ام"] and not words[-1].startswith("ال"):  # «أم هنادي» is a person, «أم الدوم» a town
        return False
    return 1 < len(words) <= _MOST_PLACE_WORDS and words[0] in _keyed("place_openers") and words[1] not in _NOT_NAMES


def is_person(text: str, *, any_name: bool = False) -> bool:
    """Whether the text looks like the name of a person.

    Without `any_name` it must open with a given name that we know; with it, any two to six words that may be a name do.
    """
    if _LATIN_NAME.fullmatch(text.strip()):
        return True
    words = [word for word in credit_form(text).split() if word not in _TITLES]
    titled = len(words) < len(credit_form(text).split())
    if not 1 <= len(words) <= _LONGEST_NAME or not all(map(_may_be_in_a_name, words)):
        return False
    if len(words) == 1:
        return titled
    given = _keyed("given_names")
    known = words[0] in given or words[0].startswith("عبد") or words[0] in _NAME_OPENERS
    return known or any_name


@lru_cache(maxsize=4096)
def kind_of_piece(text: str) -> Piece:
    """What a piece of a credit line is, by what it is called alone."""
    if agency_key(text):
        return Piece.AGENCY
    if is_place(text):
        return Piece.PLACE
    if outlet_key(text):
        return Piece.OUTLET
    if is_desk(text):
        return Piece.DESK
    return Piece.PERSON if is_person(text) else Piece.UNKNOWN


@cache
def _keyed(name: str) -> Mapping[str, str]:
    return {credit_form(word): key for word, key in forms(name).items()}


def _may_be_in_a_name(word: str) -> bool:
    return word.replace("-", "").isalpha() and word not in _NOT_NAMES


def _looks_capital(text: str) -> bool:
    return text[:1].isupper()
