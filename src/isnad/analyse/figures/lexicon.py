"""The word lists of figures, in matching form, ready to be looked up."""

from functools import cache, lru_cache

from isnad.arabic.clitics import peel
from isnad.arabic.letters import match_form
from isnad.arabic.wordlists import forms, forms_of, rows

_PACKAGE = "isnad.analyse"
_PROCLITICS = "وفبلك"
_PARTICLES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")
_CACHE_LIMIT = 50_000


@cache
def role(name: str) -> frozenset[str]:
    """The words of data/figure_context.tsv that tell this."""
    return forms_of("figure_context", name, _PACKAGE)


@cache
def predicates() -> frozenset[str]:
    """What is said of those that are counted: data/figure_predicates.tsv."""
    return forms("figure_predicates", _PACKAGE)


@cache
def pairs() -> frozenset[tuple[str, str]]:
    """Two nouns counted together: data/figure_pairs.tsv."""
    return frozenset((match_form(one), match_form(two)) for one, two in rows("figure_pairs", _PACKAGE))


@cache
def places() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names of places by their first word, as words, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for (name,) in rows("places"):
        words = tuple(match_form(name).split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(those, key=len, reverse=True)) for first, those in found.items()}


@cache
def with_particles(name: str) -> frozenset[str]:
    """The words of a role, alone and with every particle before them, for looking up many words."""
    found = set(role(name))
    for word in role(name):
        found.update(particle + word for particle in _PARTICLES)
        if word.startswith("ال"):
            found.update(particle + "ل" + word[2:] for particle in ("ل", "ول", "فل"))
    return frozenset(found)


def plays(word: str, name: str) -> bool:
    """Whether a word, with or without a particle before it, has the role."""
    return word in with_particles(name)


def without_particles(word: str) -> list[str]:
    """What the word is without one or two particles, where it begins with letters that may be such."""
    readings = []
    for _ in range(2):
        if len(word) < 3 or word[0] not in _PROCLITICS:
            break
        readings.append("ا" + word if word.startswith("لل") else word[1:])
        word = word[1:]
    return readings


@lru_cache(maxsize=_CACHE_LIMIT)
def has_particle(word: str) -> bool:
    """Whether a preposition or a conjunction is written onto the word, by its likeliest reading."""
    return word[0] in _PROCLITICS and bool(peel(word).proclitics)
