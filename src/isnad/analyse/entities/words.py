"""What is known of each word that may be part of a name: worked out once a word, whatever stands around it."""

from functools import cache
from typing import NamedTuple

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.words import first_names, is_head, words_of
from isnad.analyse.entities.lists import (
    foreign_names,
    gazetteer,
    nationalities,
    organisation_names,
    organisations,
    person_names,
    place_names,
)
from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon

FIRST = 1  # a first name
ALONE = 2  # a surname that is one without company
PART = 4  # in company a part of a name
UNKNOWN = 8  # no word of the lexicon: in the right place a name
CONNECTING = 16  # «بن»، «آل»
TITLE = 32  # «الدكتور»
ROLE = 64  # «وزير»
SAYS = 128  # «قال»
NATION = 256  # «الروسي»
PLACE = 512  # opens the name of a place of the list
ORGANISATION = 1024  # opens the name of an organisation of the list
HEAD = 2048  # opens the name of an organisation: «وزارة»
CUE = 4096  # «مدينة»
THING = 8192  # opens the name of an event, a law, a work
STOP = 16384  # in no name: «أمس»
ARTICLE = 32768  # has the article
FAMILY = 65536  # has the article, and what is behind it is no word of the lexicon: «الغامدي»
WEAK = 131072  # a first name that is a word of its own too: «عودة»
SURE = 1048576  # a first name that is hardly anything else
TOWN = 524288  # is the name of a place or an organisation by itself
FOREIGN = 262144  # a first name of another language
ODD = 2097152  # nothing that is known, unless with particles: «كالديرون»
NAME = FIRST | ALONE | PART | UNKNOWN | FAMILY | WEAK
LISTED = FIRST | ALONE | PART
_ANY = FIRST | ALONE | PART | WEAK | CONNECTING | TITLE | ROLE | NATION | PLACE | ORGANISATION | HEAD | CUE | THING
_MOST = 100_000  # words held


class Word(NamedTuple):
    """A word of a text."""

    form: str  # in matching form, less the particles before it
    cut: int  # how many letters of the matching form those particles are, the article that «لل» holds among them
    flags: int


class _Words(dict[str, Word]):
    """Words by their matching form; emptied when full."""

    def __missing__(self, form: str) -> Word:
        if len(self) >= _MOST:
            self.clear()
        found = self[form] = _read(form)
        return found


WORDS = _Words()


def _read(form: str) -> Word:
    flags = _flags(form)
    if not flags & (_ANY | STOP) and form[:1] in _PARTICLES:
        for base, cut in _less_particles(form):
            under = _flags(base)
            if under & _ANY and _may_be_cut(form, base, under):
                return Word(base, cut, under)
    if not flags and len(form) > 3 and not form.isascii() and not is_in_lexicon(form):
        flags = ODD
    return Word(form, 0, flags)


def is_in_lexicon(form: str) -> bool:
    """Whether a word is known as it stands, or a form of one that is."""
    return bool(lexicon().lemma(form) or lexicon().base_lemma(form))


_PARTICLES = tuple("وفبلك")


def _less_particles(form: str) -> list[tuple[str, int]]:
    """What a word is without particles before it, each with the letters they take, the fewest first."""
    found = []
    conjunction = 1 if form[0] in "وف" else 0
    if conjunction:
        found.append((form[1:], 1))
    rest = form[conjunction:]
    if rest.startswith("لل"):
        found.append(("ال" + rest[2:], conjunction + 2))
    if rest[:1] in {"ب", "ل", "ك"}:
        found.append((rest[1:], conjunction + 1))
    return [(base, cut) for base, cut in found if len(base) > 2]


def _may_be_cut(form: str, base: str, flags: int) -> bool:
    if base.startswith("ال") and (len(base) > 5 or flags & TOWN):
        return True
    if flags & _ANY == PART or (flags & _ANY == WEAK and form[0] != "و") or lexicon().lemma(form):  # «بكر»، «وليد»
        return False
    if not flags & (_ANY & ~(PLACE | ORGANISATION)) and not flags & TOWN and len(base) < 4:  # «بنيس»
        return False
    return form[0] in "وف" or not flags & (TITLE | CONNECTING)


def _flags(form: str) -> int:
    if len(form) < 2 or form.isascii():
        return STOP if form.isdigit() else 0
    found = _person_flags(form) | _thing_flags(form)
    if form.startswith("ال") and len(form) > 4:
        found |= ARTICLE
        if found & (TITLE | ROLE | NATION | STOP | HEAD | CUE | TOWN | SAYS):
            return found
        if (form[2:] in first_names() and not is_common_noun(form[2:])) or (
            not lexicon().lemma(form[2:]) and not lexicon().base_lemma(form[2:]) and not lexicon().lemma(form)
        ):
            found |= FAMILY
    elif not found and _is_unknown(form):
        found |= UNKNOWN
    return found


def _is_unknown(form: str) -> bool:
    """Whether a word may be a name because it is nothing else that is known."""
    if not is_name_word(form) or lexicon().base_lemma(form) or (form.startswith("لل") and len(form) > 4):
        return False
    if form in words_in("no name"):
        return False
    if form.startswith(_WITH_ARTICLE) and _is_word(form[3:] if form[1] == "ا" else form[2:]):
        return False
    if form[0] in "وف" and (is_verb(form[1:]) or (form[0] == "و" and is_name_word(form[1:]))):
        return False
    if form[0] in "لب" and len(form) > 4 and lexicon().lemma(form[1:]):
        return False
    return not (form[0] == "س" and is_verb(form[1:]))


def is_common_noun(form: str) -> bool:
    """Whether a word is known to take the article, and is not listed as a name."""
    return form in lexicon().nominal and form not in wordlists.words("proper_words")


def is_verb(form: str) -> bool:
    """Whether a word is known for a verb that says what happens or will happen."""
    return lexicon().lemma(form) != "" and lexicon().is_imperfect(form)


def _is_word(form: str) -> bool:
    return bool(lexicon().lemma(form) or lexicon().base_lemma(form)) or form.endswith(("ه", "ين", "ون", "ات"))


_WITH_ARTICLE = ("وال", "بال", "فال", "كال", "لل")


def _person_flags(form: str) -> int:
    names = _name_flags(form)
    if form in words_in("title") or (form in words_of("title") and not names & (FIRST | ALONE)):
        return TITLE
    if form in words_in("connecting"):
        return CONNECTING
    if form in words_in("stop") or (form in _stops() and not names & LISTED):
        return STOP
    if is_head(form, "role") and not names & (FIRST | ALONE):
        return (names & ~NAME) | ROLE
    if not names and form not in words_in("no saying") and any(cue.shape is Shape.PERFECT for cue in cues_of(form)):
        return SAYS
    return names


def _name_flags(form: str) -> int:
    """How a word is used in names."""
    found = _NAMES_USE[person_names().get(form, "")]
    if form in _months():  # «رجب»
        found = PART if found else 0
    if found & FIRST and form.startswith("ال") and form not in foreign_names():
        found = PART
    if form in first_names() and not found & FIRST:
        weak = bool(lexicon().lemma(form)) and not found
        found |= PART if form.startswith("ال") else WEAK if weak else FIRST
    if form in foreign_names():
        sure = len(form) > 2 and _is_no_word(form) and form not in place_names()
        found |= FOREIGN | SURE if sure else FOREIGN
    if form.startswith(_SERVANT) and len(form) > 6:
        found |= FIRST | SURE
    if not found and (form in wordlists.words("native_names") or form in _name_words()):
        found |= PART
    return found


def _is_no_word(form: str) -> bool:
    """Whether a word that opens names has no other meaning, as far as the lexicon tells."""
    lemma = lexicon().lemma(form)
    return lemma in {"", form} and (form not in lexicon().nominal or form in wordlists.words("proper_words"))


_NAMES_USE = {"first": FIRST, "sure": FIRST | SURE, "alone": ALONE, "part": PART, "": 0}
_SERVANT = "عبدال"


@cache
def _name_words() -> frozenset[str]:
    return wordlists.forms("name_words", "isnad.analyse") - words_in("no name")


@cache
def _months() -> frozenset[str]:
    return wordlists.forms("date_months")


@cache
def _stops() -> frozenset[str]:
    words = words_of("time") | words_of("adverb") | words_of("aside") | words_of("filler") | words_of("some")
    return words | _months() | wordlists.forms("date_weekdays") | words_in("stop")


def _thing_flags(form: str) -> int:
    found = 0
    if form in nationalities():
        found |= NATION
    if form in _openers(places=True):
        found |= PLACE
    if form in _openers(places=False):
        found |= ORGANISATION
    if form in place_names() or form in organisation_names():
        found |= TOWN
    for kind in _heads().get(form.removeprefix("ال"), ()):
        found |= _FLAG_OF.get(kind, 0)
    return found


_FLAG_OF = {
    "organisation": HEAD,
    "weak": HEAD,
    "house": HEAD,
    "cue": CUE,
    "site": CUE,
    "event": THING,
    "law": THING,
    "work": THING,
}


@cache
def _heads() -> dict[str, frozenset[str]]:
    """For each word that opens the name of a thing, of what."""
    found: dict[str, frozenset[str]] = {}
    for word, kind in wordlists.rows("entity_words", "isnad.analyse"):
        form = match_form(word).removeprefix("ال")
        found[form] = found.get(form, frozenset()) | {kind}
    return found


@cache
def words_in(kind: str) -> frozenset[str]:
    """The words of a class, in matching form."""
    return wordlists.forms_of("entity_words", kind, "isnad.analyse")


def is_opener(form: str, kind: str) -> bool:
    """Whether a word, with article or without, opens the name of a thing of a kind."""
    return kind in _heads().get(form.removeprefix("ال"), ())


@cache
def _openers(*, places: bool) -> frozenset[str]:
    """The first words of the names of a list."""
    return frozenset(form.split()[0] for form in (gazetteer() if places else organisations()))
