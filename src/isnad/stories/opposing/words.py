"""The words of a claim as they are compared: lemma, root, kind of word, and the axes that it stands on."""

from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.lemmas import lemma_of_form, written_words
from isnad.arabic.letters import match_form
from isnad.arabic.word_table import WordTable
from isnad.stories.opposing.roots import root
from isnad.stories.opposing.speakers import speaker_words
from isnad.stories.terms import NAME, NUMBER, PLACE, STOP, TERM_BITS, TERMS, coder

_FRONTS = ("ال", "بال", "لل", "ب", "ل", "س", "كال")
_ENDS = ("+", "-")
_LONG_ROOT = 3  # letters; two are shared by too many words
_DOUBLED = 2  # letters of a noun whose root doubles the last
_SMALL = 2  # letters of a particle


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What one word is compared by."""

    form: str  # in matching form
    lemma: str
    root: str  # «» where its pattern leaves none
    term: int  # the number of its lemma; see `stories.terms`
    kinds: int  # NAME, PLACE, NUMBER, ... of `stories.terms`
    axes: frozenset[str]  # "rise+": on which axes it stands, and at which end
    against: frozenset[str]  # "rise-": the other ends of these
    key: str  # its lemma; of a number or place its term, which all its shapes share
    keys: tuple[str, ...]  # what it can be found by: its key, and its root where that is long
    tells: bool  # whether it says something of what happened
    names: frozenset[str]  # of a name: what a source may be called by it, as `speaker_words` has it
    negates: str  # "particle", "noun" or "verb" where it turns round what follows; "" for none


def words_of(text: str) -> tuple[Word, ...]:
    """The words and numbers of a text, in order."""
    table = _table()
    return tuple([table[word] for word in written_words(text)])


def same_noun(one: Word, other: Word) -> bool:
    """Whether two words are one noun, also as plural of a doubled root: «سد»، «سدود»."""
    if one.key == other.key:
        return True
    short, long = (one.key, other.key) if len(one.key) < len(other.key) else (other.key, one.key)
    return len(short) == _DOUBLED and long == f"{short}و{short[-1]}"


def nouns_of(word: Word) -> tuple[str, ...]:
    """The keys of a noun, and of its plural where its root is doubled: «سد»، «سدود»."""
    return (word.key, f"{word.key}و{word.key[-1]}") if len(word.key) == _DOUBLED else (word.key,)


def has_noun(keys: Set[str], word: Word) -> bool:
    """Whether a word, or a noun that `same_noun` holds for it, is among the keys of others."""
    key = word.key
    if not keys.isdisjoint(word.keys) or not keys.isdisjoint(nouns_of(word)):
        return True
    return len(key) == _DOUBLED + 2 and key[_DOUBLED] == "و" and key[-1] == key[1] and key[:_DOUBLED] in keys


@cache
def _table() -> WordTable[Word]:
    codes = coder()

    def word(form: str) -> Word:
        code, base = codes[form], lemma_of_form(form)
        keys = _keys(form, base)
        small = bool(code >> TERM_BITS & STOP) and len(base) <= _SMALL  # «في» is not «وفى»
        axes = frozenset() if small else next((_axes()[key] for key in keys if key in _axes()), frozenset())
        negates = next((_negators()[key] for key in keys if key in _negators()), "")
        against = frozenset(axis[:-1] + _ENDS[axis[-1] == _ENDS[0]] for axis in axes)
        term, kinds, origin = code & (TERMS - 1), code >> TERM_BITS, root(base)
        key = f"#{term}" if kinds & (NUMBER | PLACE) else base
        found_by = (key, f"/{origin}") if len(origin) >= _LONG_ROOT else (key,)
        tells = not kinds & STOP or bool(axes) or negates != ""
        names = speaker_words(form) | speaker_words(base) if kinds & NAME else frozenset()
        return Word(form, base, origin, term, kinds, axes, against, key, found_by, tells, names, negates)

    return WordTable(word)


def _keys(form: str, base: str) -> tuple[str, ...]:
    """What a word may stand as in a list, the surest first."""
    bare = form.removeprefix("و").removeprefix("ف")
    parted = (bare[len(front) :] for front in _FRONTS if bare.startswith(front) and len(bare) > len(front) + _SMALL)
    return (base, form, bare, *parted, *((base + "ه",) if form.endswith("ه") else ()))


@cache
def _axes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, axis, end in wordlists.rows("antonyms", "isnad.stories"):
        form = match_form(word)
        for key in (form, lemma_of_form(form)):
            found.setdefault(key, set()).add(axis + end)
    return {word: frozenset(axes) for word, axes in found.items()}


@cache
def _negators() -> dict[str, str]:
    return {match_form(word): kind for word, kind in wordlists.rows("negators", "isnad.stories")}
