"""Clitics: the particles written onto the front of a word and the pronouns written onto its end.

Front: و or ف, then س before an imperfect verb, or ب, ل or ك, then the article (ل with the article is written لل). End:
the pronouns. Everything here works on the matching form, and stems come back as they stand without the pronoun: وزارتها
is وزاره (وزارة) with ها, رؤسائهم is روساء with هم.
"""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import ARTICLE, lexicon

_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_SHORTEST_STEM = 2
_SHORTEST_VERB = 3


class Peeling(NamedTuple):
    """One reading of a word: particles before it, the word itself, the pronoun after it («» for none)."""

    proclitics: tuple[str, ...]
    stem: str
    enclitic: str


_LISTED = {
    form: Peeling(tuple(before.strip("-").split()), stem, after.strip("-"))
    for form, before, stem, after in wordlists.rows("readings")
}


@lru_cache(maxsize=10_000)  # several readers ask for the words of one article; 700 bytes each
def peelings(word: str) -> tuple[Peeling, ...]:
    """All possible readings of a word, in matching form, the likeliest first; the last resort is the word whole.

    Readings whose stem is a known word come before the others, and among those the ones that peel less.
    """
    form = match_form(word)
    listed = _LISTED.get(form)
    possible = dict.fromkeys(_readings(form))
    if word.endswith("ة"):  # written so, it is no pronoun
        possible = {reading: None for reading in possible if reading.enclitic != "ه"}
    readings = sorted(possible, key=partial(_cost, form)) if len(possible) > 1 else list(possible)
    return tuple(readings) if listed is None else (listed, *(reading for reading in readings if reading != listed))


def peel(word: str) -> Peeling:
    """The likeliest reading of a word: the first of `peelings`."""
    return peelings(word)[0]


# What each part costs. An article says most about a word, «and» least; a word that may be «to its way» or «its
# penguin» (بطريقه) is the former, one that may be «and quality» or «its existence» (وجوده) the latter.
_PART_COSTS = {ARTICLE: 0.0, "ب": 1.0, "ل": 1.0, "ك": 2.5, "س": 1.0, "و": 1.2, "ف": 1.6}
_PRONOUN_COSTS = {"ه": 1.1, "ك": 2.0, "ي": 2.0}
_LONG_PRONOUN_COST = 0.9
_SHORT_STEM_COSTS = {0: 9.0, 1: 9.0, 2: 3.0, 3: 0.1}
_UNKNOWN_COST = 10.0
_ARTICLE_MISSED_COST = 5.0
_RESTORED_COST = 1.5  # «بقوه» is «by force» before it is «they stayed (بقوا) in it»
_NO_NOUN_COST = 1.2  # most words before a pronoun are nouns: «بدورتها» is «by its course» before «she was preceded»
_SECOND_LAM_COST = 0.3  # «للبيت» is «to the house» before it is «to the لبيت»
_INFLECTED_COST = 2.5  # the word whole is an unlisted form of a known one («مرتبطة»)
_LOOSELY_INFLECTED_COST = 6.0  # by an ending that may as well be the pronoun («حقها»، «صوتي»)
_UNLIKELY_COST = 4.0


def _cost(form: str, reading: Peeling) -> float:
    known, stem = lexicon(), reading.stem
    if not reading.proclitics and not reading.enclitic:
        if stem.startswith(ARTICLE) and stem not in known.chosen and known.lemma(stem[2:]):
            return _ARTICLE_MISSED_COST
        if known.lemma(stem):
            return 0.0
        if not known.base_lemma(stem):
            return _UNKNOWN_COST
        return _LOOSELY_INFLECTED_COST if stem.endswith(("ا", "ي")) else _INFLECTED_COST
    cost = sum(_PART_COSTS[part] for part in reading.proclitics) + _SHORT_STEM_COSTS.get(len(stem), 0.0)
    if not known.lemma(stem):
        cost += _UNKNOWN_COST
    if "ل" in reading.proclitics and stem.startswith("ل"):
        cost += _SECOND_LAM_COST
    if reading.enclitic:
        cost += _pronoun_cost(form, reading)
    return cost + (_UNLIKELY_COST if _is_unlikely(reading) else 0.0)


def _pronoun_cost(form: str, reading: Peeling) -> float:
    stem, noun = reading.stem, _is_noun(reading.stem)
    cost = _PRONOUN_COSTS.get(reading.enclitic, _LONG_PRONOUN_COST) + (0.0 if noun else _NO_NOUN_COST)
    if form.endswith(stem + reading.enclitic) or stem.endswith("ء"):
        return cost
    if stem.endswith("ه"):  # a feminine, unless the ت is its own (بيتها، تدخلاتها)
        own = lexicon().is_noun(stem[:-1] + "ت") or (stem.endswith("اه") and not lexicon().is_noun(stem))
        return cost + (_RESTORED_COST if own else 0.0)
    return cost + _RESTORED_COST


def _is_noun(stem: str) -> bool:
    return stem.endswith("ه") or lexicon().is_noun(stem)


def _is_unlikely(reading: Peeling) -> bool:
    known, parts, stem = lexicon(), reading.proclitics, reading.stem
    imperfect = known.is_imperfect(stem)
    if "س" in parts:
        return not imperfect
    if imperfect and ("ب" in parts or "ك" in parts or ARTICLE in parts):
        return True
    if reading.enclitic in {"ي", "ك", "كن"}:
        return not _is_noun(stem) or "ك" in parts
    return reading.enclitic == "ني" and known.is_noun(stem)


def _readings(form: str) -> Iterator[Peeling]:
    pronouns = [pronoun for pronoun in _PRONOUNS if form.endswith(pronoun)] if form.endswith(_PRONOUNS) else ()
    for proclitics, rest in _fronts(form):
        yield Peeling(proclitics, rest, "")
        if ARTICLE in proclitics:  # a word with the article takes no pronoun
            continue
        for pronoun in pronouns:
            if len(rest) - len(pronoun) >= _SHORTEST_STEM:
                yield from (Peeling(proclitics, stem, pronoun) for stem in _restored(rest[: -len(pronoun)]))


def _fronts(form: str) -> Iterator[tuple[tuple[str, ...], str]]:
    for conjunction in _CONJUNCTIONS:
        if not form.startswith(conjunction):
            continue
        before = (conjunction,) if conjunction else ()
        rest = form[len(conjunction) :]
        for more, stem in _inner_fronts(rest):
            if len(stem) >= _SHORTEST_STEM or not (before or more):
                yield before + more, stem


def _inner_fronts(rest: str) -> Iterator[tuple[tuple[str, ...], str]]:
    yield (), rest
    if rest.startswith(ARTICLE):
        yield (ARTICLE,), rest[2:]
    if rest.startswith("لل"):
        yield ("ل", ARTICLE), rest[2:]
        yield ("ل", ARTICLE), rest[1:]  # للغه is ل with اللغه, whose two lams are written once
    for preposition in _PREPOSITIONS:
        if rest.startswith(preposition):
            yield (preposition,), rest[1:]
            if preposition != "ل" and rest.startswith(ARTICLE, 1):
                yield (preposition, ARTICLE), rest[3:]
    if rest.startswith("س") and rest[1:2] in tuple("ايتن") and len(rest) > _SHORTEST_VERB:
        yield ("س",), rest[1:]


def _restored(stem: str) -> Iterator[str]:
    """What a stem before a pronoun may be without it, the likelier first."""
    if stem.endswith("ت"):
        yield stem[:-1] + "ه"
    if stem.endswith(("او", "اي")):
        yield stem[:-1] + "ء"
    yield stem
    if stem.endswith("و"):
        yield stem + "ا"
    if stem.endswith(("و", "ي", "ا")):
        yield stem + "ن"
    if stem.endswith("ا"):
        yield stem[:-1] + "ي"
