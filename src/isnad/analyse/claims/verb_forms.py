"""Which words are verbs by their form: where a noun phrase ends that no comma closes."""

import re
from functools import lru_cache

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.name_words import given_names, is_name_word
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.words import is_source_head, places, words_of
from isnad.arabic.clitics import peel
from isnad.arabic.lexicon import lexicon

_SHORTEST = 3  # letters of a verb whose form is clear
_LEAST_VERB = 4  # letters of one that is hardly a name


def is_cue_here(form: str) -> bool:
    """Whether a form is a verb of saying, or tells how somebody says something («مؤكدا»)."""
    return any(
        (cue.shape is not Shape.PARTICIPLE and _is_clear_verb(form))
        or (cue.shape is Shape.PARTICIPLE and form.endswith("ا"))
        for cue in cues_of(form)
    )


def _is_clear_verb(form: str) -> bool:
    """Whether a form is hardly anything but a verb: «بين» and «ذكر» are more often something else."""
    return form[0] in "يت" or form.endswith(("ت", "وا")) or form in _PLAIN_VERBS


_PLAIN_VERBS = frozenset(
    {"قال", "اكد", "اضاف", "اعلن", "اوضح", "اشار", "افاد", "وقال", "واكد", "واضاف", "واوضح", "واشار"}
)


@lru_cache(maxsize=20_000)
def is_past(form: str) -> bool:
    """«نشرت»: a verb opens no noun phrase."""
    lemma = lexicon().lemma(form)
    return lemma not in {"", form} and not lexicon().is_noun(form) and form not in given_names()


@lru_cache(maxsize=20_000)
def is_she_did(form: str) -> bool:
    """«نشرت»، «اختطفت», and not «قوات»."""
    return form.endswith("ت") and not form.endswith("ات") and len(form) > _SHORTEST and is_past(form)


@lru_cache(maxsize=20_000)
def is_they_did(form: str) -> bool:
    """«زاروا»: what several did."""
    return form.endswith("وا") and len(form) > _LEAST_VERB and is_past(form)


@lru_cache(maxsize=20_000)
def is_verb(form: str) -> bool:
    """«نشرت»، «يسود»، «كتب»: what hardly is a noun."""
    if cues_of(form) and _is_clear_verb(form):
        return True
    return is_she_did(form) or _is_imperfect_alone(form)


def _is_imperfect_alone(form: str) -> bool:
    return form[:1] in {"ي", "ت"} and lexicon().is_imperfect(form) and not lexicon().is_noun(form)


def is_finite(form: str) -> bool:
    """«يلمحون»، «تتهم»: surely a verb in the imperfect, of one or of several."""
    of_many = len(form) >= _LEAST_OF_MANY and _OF_MANY.match(form) is not None
    return _is_imperfect_alone(form) or (of_many and lexicon().is_imperfect(form[:-2]) and not lexicon().is_noun(form))


_OF_MANY = re.compile("(?:ي.*ون|ت.*ان)$")  # «يلمحون»، «تتهمان»
_LEAST_OF_MANY = 5  # letters


def names_nobody(reading: Reading, place: int) -> bool:
    """Whether no phrase that names somebody opens with a token: «عليهم»، «بل»، «بالمقابل»، «ويكتب»، «يتطلب»."""
    if reading.form(place) == "لي" and not is_name_word(reading.form(place + 1)):
        return True  # «قال لي إن»; but «لي دارين»
    return place not in reading.persons and not is_rare_name(reading, place) and _opens_none(reading.form(place))


def is_rare_name(reading: Reading, place: int) -> bool:
    """«يان كوبيش»، «يوب»: whether a short word that may be a verb stands before a word of a name."""
    return len(reading.form(place)) < _LEAST_VERB and is_name_word(reading.form(place + 1))


@lru_cache(maxsize=20_000)
def _opens_none(form: str) -> bool:
    if form in words_of("no subject") or form in TO_HIM or (form[:1] == "و" and form[1:] in words_of("no subject")):
        return True
    if is_name_word(form) or form in places() or is_source_head(form):
        return False
    return _is_led_in(form) or is_imperfect(form)


def _is_led_in(form: str) -> bool:
    """«بالمقابل»، «وبهذا»، «بشكل»، «كأخ»: a known word behind «ب» or «ك»."""
    best = peel(form)
    before = best.proclitics[1:] if best.proclitics[:1] in {("و",), ("ف",)} else best.proclitics
    known, stem = lexicon(), best.stem
    if before == ("ب", "ال"):
        return bool(known.lemma(stem))
    if before == ("ب",) and known.lemma(stem) == stem and not stem.startswith("ل"):
        return True  # «بلحسن»، «بلقاسم» are names
    return before in {("ب",), ("ك",)} and (known.is_noun(stem) or stem in _THIS)


_THIS = frozenset({"هذا", "هذه", "ذلك", "كل"})


@lru_cache(maxsize=20_000)
def is_imperfect(form: str) -> bool:
    """«يقرأ»، «سيقرر»، «فيغضب»: an imperfect, with what may stand before it."""
    best = peel(form)
    known, stem = lexicon(), best.stem
    if is_name_word(form) or form in places() or is_source_head(form):
        return False
    if not set(best.proclitics) <= {"و", "ف", "س", "ل"} or stem[:1] not in {"ي", "ت"}:
        return False
    return known.is_imperfect(stem) and known.lemma(stem) != "" and not known.is_noun(form)


TO_HIM = frozenset(
    before + pronoun
    for before in ("ل", "ب", "علي", "الي", "عن", "من", "في", "مع", "لدي", "عند", "بين")
    for pronoun in ("ه", "ها", "هم", "هما", "هن", "نا", "كم")
)
