"""What tags must know of a word by itself: what it may be in a noun phrase, its key, and how rare it is in news."""

from functools import cache
from math import log
from typing import NamedTuple

from isnad.analyse.tags.fronts import PREPOSITIONS, Front, front
from isnad.arabic import wordlists
from isnad.arabic.lemmas import lemma_of_form
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.arabic.names import name_key
from isnad.arabic.word_table import WordTable

_PACKAGE = "isnad.analyse"
# What a word may be; one word may be several things.
NOUN = 1
ADJECTIVE = 2
NAME = 4  # of a person, a place, a house: what the lists of names have, or the lexicon lacks
GIVEN = 8  # a first name
END = 16  # no part of a tag: particles, verbs, numbers, times, words with a pronoun
EITHER = 32  # a verb or a noun: the word before it decides
DEFINITE = 64  # with the article
JOINED = 128  # a conjunction or preposition is written onto its front
LINK = 256  # stands within names: بن، عبد، أبو
LIGHT = 512  # opens no tag
ALONE = 1024  # is no tag by itself
LOOSE = 2048  # an adjective that closes no tag
PREPOSITION = 4096  # a noun follows
HOUSE = 8192  # head of the name of an institution: وزارة، منظمة
AND = 16384  # «و» is written onto its front
FOR = 32768  # «ل» is written onto its front
PLACE = 65536
ROLE = 131072  # who somebody is: وزير، رئيس
PAIRED = 524288  # its name often joins two things: وزارة الكهرباء والماء
EMPTY = 1048576  # opens no tag, with the article neither
REGAL = 2097152  # الملك، الأمير: before a name
VERBAL = 4194304  # a verb where a clause begins
OWN_HA = 8388608  # ends in a «ه» that is its own
PROPER = 33554432  # an adjective that belongs to the name of a place
OPEN = 67108864  # an adjective of institutions that are told by what follows
COMMON = 16777216  # a given name that is also another word: عيد، صباح، سلام
RARE = 262144  # news has it so seldom that behind a name it is a part of that name

_LINKS = frozenset(["بن", "ابن", "بنت", "ال", "ابو", "ابي", "ام", "عبد", "ولد", "دي", "فان", "فون"])
_HOUSES = ("government", "organisation")
_ROLES = ("role", "title")
_AS_LISTED = PAIRED | ALONE | LOOSE | LIGHT | EMPTY | REGAL | OWN_HA | ADJECTIVE | PROPER | OPEN
_NO_HEADS = frozenset(["الملكي", "الركن", "ا", "د", "م"])
_NISBA = ("ي", "يه", "يون", "يين", "يات")
_IMPERFECT_STARTS = frozenset(["نن", "نت", "يت", "تت", "ين", "يس"])
_VERB_ENDS = ("ت", "وا", "تا")
_COMMON = 0.05  # share of articles at which a word's weight is least
_RAREST = 5e-6  # share of a lemma that the table lacks: half of the least that it has


class Word(NamedTuple):
    """What is known of a word."""

    form: str  # in matching form
    kinds: int
    key: str  # what all forms of the word share
    rarity: float  # the natural logarithm of the inverse share of articles that have it
    drop: int  # letters before the word proper: particles that a tag does not show
    lam: str  # what is shown instead of those, where the article lost its alef behind «ل»: «ال», «الل» or nothing


def word_table() -> WordTable[Word]:
    """A table of words, by what is written."""
    return WordTable(_word)


def _word(form: str) -> Word:
    if form.isascii():
        kinds = NAME if len(form) > 1 and form.isalpha() else END
        return Word(form, kinds, form, _rarity(form), 0, "")
    read = _front(form)
    kinds = _kinds(read)
    bare = ("ال" if read.article else "") + read.stem
    key = name_key(bare) if kinds & NAME else lemma_of_form(bare)
    drop = int(read.conjunction) + int(read.preposition)
    lam = ""
    if read.preposition and read.article and form[drop - 1 : drop + 1] == "لل":
        lam, drop = ("الل", drop + 1) if len(form) - drop < len(read.stem) + 1 else ("ال", drop + 1)
    return Word(form, kinds, key or read.stem, _rarity(lemma_of_form(bare)), drop, lam)


def _front(form: str) -> Front:
    """The reading of a word, where a particle before a word that the news knows is one, though the lexicon lacks both."""
    if form in _heads(_ROLES):  # «ولي» is no «to me» with «and» before it
        return Front(form, form, conjunction=False, preposition=False, article=False, pronoun=False)
    read = front(form)
    if read.preposition and len(read.stem) < 3 and not read.article and _classes().get(form, "noun") != "verb":
        return Front(form, form, conjunction=False, preposition=False, article=False, pronoun=False)  # «كيش»
    if read.stem != form or form in _classes() or form in _names() or lexicon().lemma(form):
        return read
    for particle in ("وب", "ول", "و", "ف", "ب", "ل", "ك"):
        rest = form.removeprefix(particle)
        if rest != form and len(rest) > 2 and (rest in _names() or _classes().get(rest) == "noun"):
            conjunction, preposition = particle[0] in "وف", particle[-1] in "بلك"
            return Front(form, rest, conjunction, preposition, article=False, pronoun=False)
    return read


def _kinds(read: Front) -> int:
    """What a word may be, by lists first, then by the company it keeps, then by its shape."""
    form, stem = read.form, read.stem
    kinds = DEFINITE if read.article else 0
    if read.conjunction or read.preposition:
        kinds |= JOINED | (AND if read.conjunction and not read.preposition else 0)
        kinds |= FOR if read.preposition and form.removeprefix("و")[0] == "ل" else 0
    listed = _listed(stem)
    if _is_end(read, listed):
        return kinds | END | (PREPOSITION if stem in PREPOSITIONS else 0) | _rare(read, listed)
    if stem in _LINKS and not read.article:
        return kinds | LINK | (GIVEN | NAME if stem in {"عبد", "ابو", "ام"} else 0)
    if listed & END:  # with the article: «الدول السبع», «الشهر الماضي»
        nature = _nature(stem, read)
        if stem in _counted():
            return kinds | ADJECTIVE | LOOSE
        return kinds | (nature if nature & ADJECTIVE else NOUN | ALONE | EMPTY)
    kinds |= listed & _AS_LISTED | _name_kinds(read)
    if read.article:
        kinds &= ~LIGHT
    if listed & ALONE and not kinds & GIVEN:  # «المملكة» is a place to some, but no name
        kinds &= ~(NAME | PLACE)
    if kinds & GIVEN and _classes().get(stem) == "noun" and lexicon().is_noun(stem):
        return kinds | NOUN | COMMON
    if kinds & NAME and (kinds & GIVEN or not kinds & DEFINITE or not lexicon().lemma(stem)):
        describes = kinds & DEFINITE and _classes().get(stem) == "adjective"
        return kinds | (ADJECTIVE if describes else 0)
    nature, head = _nature(stem, read), _head_kinds(stem)
    return kinds | ((nature & ~(EITHER | VERBAL | END)) | head if head else nature)


def _is_end(read: Front, listed: int) -> bool:
    if read.form in _ends_as_written() or (listed & END and not read.article):
        return True
    if read.pronoun or _is_future(read):
        return True
    return len(read.stem) < 3 and not read.article and read.stem not in _classes()


def _is_future(read: Front) -> bool:
    """Whether a word is a verb with «س» before it; where the lexicon does not know the verb, by its letters."""
    if read.form.startswith("س") and read.stem == read.form[1:]:
        return True
    form = read.form.removeprefix("و")
    if not form.startswith(("سي", "ست", "سن")) or len(form) < 5 or read.stem in _classes():
        return False
    return read.stem not in _names() and not lexicon().lemma(read.stem) and read.stem not in _not_future()


def _nature(stem: str, read: Front) -> int:
    """Noun, adjective, or a word that is neither."""
    if not read.article and not read.preposition:
        verbal = stem[:2] in _IMPERFECT_STARTS or stem[1:3] == "ست" and stem[0] in "يتن"
        if verbal and not lexicon().lemma(stem) and stem not in _names():
            return END
        if lexicon().is_imperfect(stem):
            return NOUN | EITHER if stem in _classes() else END
    match _classes().get(stem, ""):
        case "adjective":
            return ADJECTIVE
        case "both":
            return NOUN | ADJECTIVE
        case "verb":
            return NOUN if read.article else END
        case "either":
            return NOUN if read.article or read.preposition else NOUN | EITHER
        case "verbal":
            return NOUN if read.article or read.preposition else NOUN | VERBAL
        case "noun" | "name":
            return NOUN
    return _nature_by_shape(stem, read) | _rare(read, 0)


def _nature_by_shape(stem: str, read: Front) -> int:
    if read.article:
        return ADJECTIVE if stem.endswith(_NISBA) else NOUN
    known = lexicon()
    if known.is_imperfect(stem):
        return END
    if stem.endswith("ا") and not stem.endswith("يا") and (known.lemma(stem[:-1]) or stem[:-1] in _classes()):
        return END  # an accusative: «مازحا»
    if stem.endswith(_NISBA) and known.base_lemma(stem):
        return ADJECTIVE
    if not known.is_noun(stem) and (stem.endswith(_VERB_ENDS) or known.lemma(stem) not in {"", stem}):
        return NOUN | EITHER
    return NOUN


def _rare(read: Front, listed: int) -> int:
    """Whether a word is so rare that behind a name it is one too, whatever it seems: «حنان مطاوع», «ماركو بولو»."""
    form = read.form
    if read.article or listed or form in _classes() or form in _ends_as_written() or len(form) < 3:
        return 0
    if form[0] in "يتن" or form.endswith(_VERB_ENDS) or (form[-1] == "ا" and lexicon().lemma(form[:-1])):
        return 0
    if read.conjunction or (read.preposition and (len(read.stem) > 2 or read.stem in _classes())):
        return 0
    return 0 if read.pronoun and read.stem in _classes() else RARE


def _name_kinds(read: Front) -> int:
    stem = read.stem
    place = PLACE if ("ال" + stem if read.article else stem) in _places() else 0
    if not read.article and stem in _given():
        return NAME | GIVEN | place
    if not place and read.article and _classes().get(stem) == "adjective":  # «اليمني»
        return 0
    if place or stem in _names():
        return NAME | place
    if stem[:2] in _IMPERFECT_STARTS and not read.article and stem not in _classes():
        return 0
    listed = _classes().get(stem, "noun")
    if listed == "name":
        return NAME
    return NAME if listed == "noun" and not lexicon().lemma(stem) and not lexicon().base_lemma(stem) else 0


def _head_kinds(stem: str) -> int:
    kinds = (HOUSE if stem in _heads(_HOUSES) else 0) | (ROLE if stem in _heads(_ROLES) else 0)
    return kinds | NOUN if kinds else 0


def _rarity(lemma: str) -> float:
    return -log(max(_RAREST, min(_COMMON, _shares().get(lemma, 0.0))))


@cache
def _shares() -> dict[str, float]:
    return {lemma: int(number) / 100_000 for lemma, number in wordlists.rows("lemma_shares", _PACKAGE)}


@cache
def _classes() -> dict[str, str]:
    return dict(wordlists.rows("word_classes", _PACKAGE))  # type: ignore[arg-type]  # rows of two fields


@cache
def _given() -> frozenset[str]:
    return wordlists.forms("given_names")


@cache
def _places() -> frozenset[str]:
    return frozenset(form for form in wordlists.forms("places") if " " not in form)


@cache
def _names() -> frozenset[str]:
    mined = wordlists.forms("name_words", _PACKAGE)
    return mined | _given() | wordlists.words("native_names") | wordlists.words("proper_words")


@cache
def _counted() -> frozenset[str]:
    lists = ("date_units", "number_words", "date_ordinals")
    return frozenset(match_form(row[0]) for name in lists for row in wordlists.rows(name))


@cache
def _not_future() -> frozenset[str]:
    return wordlists.forms("date_not_future")


@cache
def _heads(kinds: tuple[str, ...]) -> frozenset[str]:
    listed = frozenset().union(*(wordlists.forms_of("source_words", kind, _PACKAGE) for kind in kinds))
    return frozenset(form.removeprefix("ال") for form in listed if form not in _NO_HEADS)


@cache
def _listed_words() -> dict[str, int]:
    bits = {"end": END, "light": LIGHT, "alone": ALONE, "loose": LOOSE, "paired": PAIRED}
    bits |= {"empty": EMPTY, "regal": REGAL, "describes": ADJECTIVE, "radical": OWN_HA}
    bits |= {"proper": PROPER, "open": OPEN}
    found: dict[str, int] = {}
    for word, what in wordlists.rows("tag_words", _PACKAGE):
        form = match_form(word)
        found[form] = found.get(form, 0) | bits[what]
    for name, bit in (("date_units", END), ("number_words", END), ("date_ordinals", LOOSE)):
        for row in wordlists.rows(name):
            form = match_form(row[0])
            found[form] = found.get(form, 0) | bit
    return found


def _listed(stem: str) -> int:
    return _listed_words().get(stem, 0)


@cache
def _ends_as_written() -> frozenset[str]:
    """Words that end a tag with the article that they have: weekdays, months, «الآن»."""
    dated = wordlists.forms("date_weekdays") | _months()
    return dated | frozenset(form for form, bits in _listed_words().items() if bits & END and form.startswith("ال"))


@cache
def _months() -> frozenset[str]:
    # «أيار» and «مارس» are nothing else in news; those that are also other words need more company than a tag has.
    return frozenset(match_form(name) for name, _, sure in wordlists.rows("date_months") if sure == "sure")
