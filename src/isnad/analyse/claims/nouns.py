"""Nouns of saying that govern a noun: «تصريحات ماكرون عن احتجازه»، «دعوة الوزير إلى الحوار»."""

from dataclasses import dataclass
from functools import cache

from isnad.analyse.claims.clauses import named_from
from isnad.analyse.claims.cues import Cue, Gender, Shape, Verb, cues_of
from isnad.analyse.claims.found import Bringer, Found
from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.objects import with_ba
from isnad.analyse.claims.phrases import Phrase, phrase_after
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.verb_forms import is_verb
from isnad.analyse.claims.words import is_head_of, places, words_of
from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model import Act, Form

_FAR = 12  # tokens from the noun to its preposition
_SPEAKERS = ("role", "government", "organisation", "agency", "witness")
_LONGEST_SOURCE = 6  # words
_WILL = ("ست", "سي")
_TO_WHOM = frozenset({"له", "لها", "لهم"})
_PARTICLES = ("و", "ب", "ل", "ف", "ك")


@dataclass(frozen=True, slots=True)
class _Noun:
    cue: Cue
    prepositions: frozenset[str]


def told_by_nouns(reading: Reading) -> list[Found]:
    """The claims of nouns with somebody who says and a preposition that brings what."""
    found, nouns = [], _nouns()
    for place, word in enumerate(reading.forms):
        noun = nouns.get(word)
        if noun is None:
            continue
        end = min(reading.sentence_end(place), place + _FAR)
        at = next((near for near in range(place + 2, end) if _brings(reading, near, noun)), end)
        source = phrase_after(reading, place + 1, at, leads=False) if at < end else None
        if source is None or source.after - source.first > _LONGEST_SOURCE or not _only_when(reading, source.after, at):
            continue
        if reading.form(source.first).startswith("ل") or reading.inside[place] != reading.inside[at]:
            continue
        if not _speaks(reading, source):
            continue
        cut = 1 if with_ba(reading, at) is not None and "ب" in noun.prepositions else 0
        quote = reading.opens.get(at + 1)
        if quote is not None:
            content, form = (quote.open + 1, quote.after), Form.DIRECT
        else:
            named, form = named_from(reading, at + (not cut), reading.sentence_end(place)), Form.INDIRECT
            if named is None:
                continue
            content = named
        span = (source.first, source.after)
        rule = f"{Bringer.PHRASE} after {Shape.NOUN}"
        found.append(Found(rule, (place, place + 1), noun.cue, content, cut, form, span))
    return found


def _only_when(reading: Reading, first: int, at: int) -> bool:
    """Whether nothing but a time stands between who says it and what: «إعلان واشنطن في وقت سابق من العام عن»."""
    forms = reading.forms[first:at]
    if not forms:
        return True
    told = forms[:2] == ["في", "وقت"] or (forms[0] == "قبل") or forms[0] in words_of("time")
    return told and all(map(reading.is_word, range(first, at))) and not any(map(_may_be_finite, forms))


def _brings(reading: Reading, near: int, noun: _Noun) -> bool:
    form = reading.form(near)
    if form in noun.prepositions and not reading.is_that(near + 1):
        return True
    return "ب" in noun.prepositions and with_ba(reading, near) is not None


def _speaks(reading: Reading, source: Phrase) -> bool:
    forms = reading.forms[source.first : source.after]
    if any(map(_may_be_finite, forms[1:])) or any(form.startswith(_WILL) or form in _TO_WHOM for form in forms):
        return False
    if is_head_of(forms[0], _SPEAKERS) or forms[0] in words_of("title") | words_of("state") or forms[0] in places():
        return True
    return any(map(is_name_word, forms))


def _may_be_finite(form: str) -> bool:
    """Whether a clause begins («منظمة تدافع عن»، «في وقت كشف فيه»)."""
    if is_name_word(form) or form in places():
        return False
    tells = any(cue.shape in {Shape.PERFECT, Shape.IMPERFECT} for cue in cues_of(form))
    return tells or is_verb(form) or (form[0] in "يت" and lexicon().is_imperfect(form))


@cache
def _nouns() -> dict[str, _Noun]:
    made = {}
    for noun, lemma, act, prepositions in wordlists.rows("cue_nouns", "isnad.analyse"):
        if prepositions == "-":
            continue
        cue = Cue(Verb(lemma, Act(act), frozenset()), Shape.NOUN, Gender.MASCULINE, plural=False)
        brought = frozenset(match_form(each) for each in prepositions.split())
        for particle in ("", *_PARTICLES):
            made[particle + match_form(noun)] = _Noun(cue, brought)
    return made
