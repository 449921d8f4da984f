"""What tags must know of a word by itself: what it may be in a noun phrase, its key, and how rare it is in news."""

from math import log
from typing import NamedTuple

from isnad.analyse.tags.fronts import PREPOSITIONS, Front, front
from isnad.analyse.tags.kinds import (
    ADJECTIVE,
    ALONE,
    AND,
    COMMON,
    DEFINITE,
    EITHER,
    EMPTY,
    END,
    FOR,
    FOREIGN,
    GIVEN,
    HOUSE,
    JOINED,
    LIGHT,
    LINK,
    LOOSE,
    NAME,
    NOUN,
    OPEN,
    OWN_HA,
    PAIRED,
    PLACE,
    PREPOSITION,
    PROPER,
    RARE,
    REGAL,
    ROLE,
    VERBAL,
)
from isnad.analyse.tags.lists import (
    classes,
    counted,
    ends_as_written,
    given,
    heads,
    listed,
    names,
    not_future,
    places,
    shares,
)
from isnad.arabic.lemmas import lemma_of_form
from isnad.arabic.letters import is_arabic_letter
from isnad.arabic.lexicon import lexicon
from isnad.arabic.names import name_key
from isnad.arabic.word_table import WordTable

_LINKS = frozenset(["بن", "ابن", "بنت", "ال", "ابو", "ابي", "ام", "عبد", "ولد", "دي", "فان", "فون"])
_HOUSES = ("government", "organisation")
_ROLES = ("role", "title")
_AS_LISTED = PAIRED | ALONE | LOOSE | LIGHT | EMPTY | REGAL | OWN_HA | ADJECTIVE | PROPER | OPEN
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
    if not is_arabic_letter(form[:1]):
        kinds = NAME | FOREIGN if len(form) > 1 and form.isalpha() else END
        return Word(form, kinds, form, _rarity(form), 0, "")
    read = _front(form)
    kinds = _kinds(read)
    bare = ("ال" if read.article else "") + read.stem
    base = lexicon().lemma(read.stem) or lemma_of_form(bare)
    key = name_key(bare) if kinds & NAME else base
    drop = int(read.conjunction) + int(read.preposition)
    lam = ""
    if read.preposition and read.article and form[drop - 1 : drop + 1] == "لل":
        lam, drop = ("الل", drop + 1) if len(form) - drop < len(read.stem) + 1 else ("ال", drop + 1)
    return Word(form, kinds, key or read.stem, _rarity(base), drop, lam)


def _front(form: str) -> Front:
    """The reading of a word; what news knows behind a particle is a word, though the lexicon lacks both."""
    if form in heads(_ROLES):  # «ولي» is no «to me» with «and» before it
        return Front(form, form, conjunction=False, preposition=False, article=False, pronoun=False)
    read = front(form)
    short = len(read.stem) < 3 or (form[0] == "ك" and read.stem not in classes())
    if read.preposition and short and not read.article and classes().get(form, "noun") != "verb":
        return Front(form, form, conjunction=False, preposition=False, article=False, pronoun=False)  # «كيش», «كاريكا»
    if read.stem != form or form in classes() or form in names() or lexicon().lemma(form):
        return read
    for particle in ("وب", "ول", "و", "ف", "ب", "ل", "ك"):
        rest = form.removeprefix(particle)
        if rest != form and len(rest) > 2 and (rest in names() or classes().get(rest) == "noun"):
            conjunction, preposition = particle[0] in "وف", particle[-1] in "بلك"
            return Front(form, rest, conjunction, preposition, article=False, pronoun=False)
    return read


def _kinds(read: Front) -> int:
    """What a word may be, by lists first, then by the company it keeps, then by its shape."""
    stem, kinds, said = read.stem, _front_kinds(read), listed(read.stem)
    if _is_end(read, said):
        return kinds | END | (PREPOSITION if stem in PREPOSITIONS else 0) | _rare(read, said)
    if stem in _LINKS and not read.article:
        return kinds | LINK | (GIVEN | NAME if stem in {"عبد", "ابو", "ام"} else 0)
    if said & END:  # with the article: «الدول السبع», «الشهر الماضي»
        nature = _nature(stem, read)
        if stem in counted():
            return kinds | ADJECTIVE | LOOSE
        return kinds | (nature if nature & ADJECTIVE else NOUN | ALONE | EMPTY)
    kinds |= said & _AS_LISTED | _name_kinds(read)
    if read.article:
        kinds &= ~LIGHT
    if said & ALONE and not kinds & GIVEN:  # «المملكة» is a place to some, but no name
        kinds &= ~(NAME | PLACE)
    return kinds | _noun_kinds(read, kinds)


def _front_kinds(read: Front) -> int:
    """What is written onto the front of a word."""
    kinds = DEFINITE if read.article else 0
    if read.conjunction or read.preposition:
        kinds |= JOINED
    if read.preposition:
        return kinds | (FOR if read.form.removeprefix("و")[0] == "ل" else 0)
    return kinds | (AND if read.conjunction else 0)


def _noun_kinds(read: Front, kinds: int) -> int:
    """What a word is besides a name, if it is one."""
    stem = read.stem
    if kinds & GIVEN and classes().get(stem) == "noun" and lexicon().is_noun(stem):
        return NOUN | COMMON
    if kinds & NAME and (kinds & GIVEN or not kinds & DEFINITE or not lexicon().lemma(stem)):
        return ADJECTIVE if kinds & DEFINITE and classes().get(stem) == "adjective" else 0
    nature, head = _nature(stem, read), _head_kinds(stem)
    return (nature & ~(EITHER | VERBAL | END)) | head if head else nature


def _is_end(read: Front, said: int) -> bool:
    if read.form in ends_as_written() or (said & END and not read.article):
        return True
    if read.pronoun or _is_future(read):
        return True
    return len(read.stem) < 3 and not read.article and read.stem not in classes()


def _is_future(read: Front) -> bool:
    """Whether a word is a verb with «س» before it; where the lexicon does not know the verb, by its letters."""
    if read.form.startswith("س") and read.stem == read.form[1:]:
        return True
    form = read.form.removeprefix("و")
    if not form.startswith(("سي", "ست", "سن")) or len(form) < 5 or read.stem in classes():
        return False
    return read.stem not in names() and not lexicon().lemma(read.stem) and read.stem not in not_future()


def _nature(stem: str, read: Front) -> int:
    """Noun, adjective, or a word that is neither."""
    if not (read.article or read.preposition):
        verbal = stem[:2] in _IMPERFECT_STARTS or (stem[1:3] == "ست" and stem[0] in "يتن")
        if verbal and not lexicon().lemma(stem) and stem not in names():
            return END
        if lexicon().is_imperfect(stem):
            return NOUN | EITHER if stem in classes() else END
    if (kind := classes().get(stem)) is None:
        return _nature_by_shape(stem, read) | _rare(read, 0)
    if kind == "verb":
        return NOUN if read.article else END
    noun_for_sure = read.article or read.preposition
    return _NATURES[kind] & ~(EITHER | VERBAL if noun_for_sure else 0)


_NATURES = {
    "adjective": ADJECTIVE,
    "both": NOUN | ADJECTIVE,
    "either": NOUN | EITHER,
    "verbal": NOUN | VERBAL,
    "noun": NOUN,
    "name": NOUN,
}


def _nature_by_shape(stem: str, read: Front) -> int:
    if read.article:
        return ADJECTIVE if stem.endswith(_NISBA) else NOUN
    known = lexicon()
    if known.is_imperfect(stem):
        return END
    if stem.endswith("ا") and not stem.endswith("يا") and (known.lemma(stem[:-1]) or stem[:-1] in classes()):
        return END  # an accusative: «مازحا»
    if stem.endswith(_NISBA) and known.base_lemma(stem):
        return ADJECTIVE
    if not known.is_noun(stem) and (stem.endswith(_VERB_ENDS) or known.lemma(stem) not in {"", stem}):
        return NOUN | EITHER
    return NOUN


def _rare(read: Front, said: int) -> int:
    """Whether a word is so rare that behind a name it is one too, whatever it seems: «حنان مطاوع», «ماركو بولو»."""
    form = read.form
    if read.article or said or form in classes() or form in ends_as_written() or len(form) < 3:
        return 0
    if form[0] in "يتن" or form.endswith(_VERB_ENDS) or (form[-1] == "ا" and lexicon().lemma(form[:-1])):
        return 0
    if read.conjunction or (read.preposition and (len(read.stem) > 2 or read.stem in classes())):
        return 0
    return 0 if read.pronoun and read.stem in classes() else RARE


def _name_kinds(read: Front) -> int:
    stem = read.stem
    place = PLACE if ("ال" + stem if read.article else stem) in places() else 0
    if not read.article and stem in given():
        return NAME | GIVEN | place
    if not place and read.article and classes().get(stem) == "adjective":  # «اليمني»
        return 0
    if place or stem in names():
        return NAME | place
    if stem not in classes() and not read.article and stem[:2] in _IMPERFECT_STARTS:
        return 0
    kind = classes().get(stem, "noun")
    unknown = not lexicon().lemma(stem) and not lexicon().base_lemma(stem)
    return NAME if kind == "name" or (kind == "noun" and unknown) else 0


def _head_kinds(stem: str) -> int:
    kinds = (HOUSE if stem in heads(_HOUSES) else 0) | (ROLE if stem in heads(_ROLES) else 0)
    return kinds | NOUN if kinds else 0


def _rarity(lemma: str) -> float:
    return -log(max(_RAREST, min(_COMMON, shares().get(lemma, 0.0))))
