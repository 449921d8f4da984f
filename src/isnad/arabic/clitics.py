"""Clitics: the particles written onto the front of a word and the pronouns written onto its end.

Front: و or ف, then س before an imperfect verb, or ب, ل or ك, then the article (ل with the article is written لل). End:
the pronouns. Everything here works on the matching form, and stems come back as they stand without the pronoun: وزارتها
is وزاره (وزارة) with ها, رؤسائهم is روساء with هم.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon

ARTICLE = "ال"
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("ب", "ل", "ك")
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_SHORTEST_STEM = 2
_SHORTEST_VERB = 3


@dataclass(frozen=True, slots=True)
class Peeling:
    """One reading of a word: particles before it, the word itself, the pronoun after it («» for none)."""

    proclitics: tuple[str, ...]
    stem: str
    enclitic: str


def peelings(word: str) -> tuple[Peeling, ...]:
    """All possible readings of a word, in matching form, the likeliest first; the last resort is the word whole.

    Readings whose stem is a known word come before the others, and among those the ones that peel less.
    """
    form = match_form(word)
    readings = list(dict.fromkeys(_readings(form)))
    readings.sort(key=_cost)
    return tuple(readings)


def peel(word: str) -> Peeling:
    """The likeliest reading of a word: the first of `peelings`."""
    return peelings(word)[0]


def _cost(reading: Peeling) -> tuple[bool, int]:
    known = reading.stem in lexicon()
    return not known, len(reading.proclitics) + len(reading.enclitic) * 2


def _readings(form: str) -> Iterator[Peeling]:
    for proclitics, rest in _fronts(form):
        yield Peeling(proclitics, rest, "")
        if ARTICLE in proclitics:  # a word with the article takes no pronoun
            continue
        for pronoun in _PRONOUNS:
            if rest.endswith(pronoun) and len(rest) - len(pronoun) >= _SHORTEST_STEM:
                for stem in _restored(rest[: -len(pronoun)]):
                    yield Peeling(proclitics, stem, pronoun)


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
    """What a stem before a pronoun may be without it."""
    yield stem
    if stem.endswith("ت"):
        yield stem[:-1] + "ه"
    if stem.endswith(("او", "اي")):
        yield stem[:-1] + "ء"
    elif stem.endswith("و"):
        yield stem + "ا"
        yield stem + "ن"
    elif stem.endswith("ي"):
        yield stem + "ن"
    elif stem.endswith("ا"):
        yield stem[:-1] + "ي"
        yield stem + "ن"
