"""What the words of a sentence are to its weight: their terms, how rare these are, which are verbs."""

import re
from collections.abc import Iterable
from functools import cache
from math import log

from isnad.arabic import wordlists
from isnad.arabic.clitics import peel, peelings
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.arabic.word_table import WordTable
from isnad.stories.rarity import document_shares
from isnad.stories.terms import PLACE, STOP, TERM_BITS, TERMS, WEEKDAY, coder, function_words, term_of

IN_QUOTES = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”")
OPENING = 30  # characters within which the verb stands that a sentence opens with
_MUTE = (STOP | WEEKDAY) << TERM_BITS
_ABSENT = 0.0005  # share of articles that have a lemma which the list of frequencies lacks: half of its least
_CODES = coder()


def terms(text: str) -> frozenset[int]:
    """The terms of a text that tell something."""
    return terms_of(written_words(text))


def terms_of(words: Iterable[str]) -> frozenset[int]:
    """The terms of words as written that tell something."""
    return frozenset(map(_TELLING.__getitem__, words)) - _NONE


class _Telling(dict[str, int]):
    """The term of every word as written, _MUTED of one that tells nothing."""

    def __missing__(self, word: str) -> int:
        code = _CODES[word]
        found = _MUTED if code & _MUTE else code & (TERMS - 1)
        if len(self) >= _MOST_HELD:
            self.clear()
        self[word] = found
        return found


_MOST_HELD = 200_000  # words, some 100 bytes each
_MUTED = -1  # no term is negative
_NONE = frozenset([_MUTED])
_TELLING = _Telling()


def rarity(of: Iterable[int]) -> dict[int, float]:
    """Of each term, the logarithm of how many articles there are for one that has it."""
    known = _rarities()
    return {term: known.get(term, _RAREST) for term in of}


_RAREST = -log(_ABSENT)


@cache
def _rarities() -> dict[int, float]:
    return {term_of(lemma): -log(max(share, _ABSENT)) for lemma, share in document_shares().items()}


def is_place(text: str) -> bool:
    """Whether one of the words of a text names a place."""
    return any(_CODES[word] >> TERM_BITS & PLACE for word in written_words(text))


def opens_with_verb(text: str) -> bool:
    """Whether the first word of a text is a finite verb, «و» before it or not."""
    words = written_words(text[:_LONGEST_WORD])
    return bool(words) and _VERBS[words[0]]


_LONGEST_WORD = 40


def has_verb(text: str) -> bool:
    """Whether one of the first words of a text is a finite verb."""
    return any(_VERBS[word] for word in written_words(text[:_VERB_REACH]))


_VERB_REACH = 120  # characters


def tells_nothing(word: str) -> bool:
    """Whether a word is a particle: nothing that a later pronoun may stand for."""
    return bool(_CODES[word] >> TERM_BITS & STOP)


def opens_in_the_present(text: str) -> bool:
    """Whether the first word of a text is a verb that says what happens or will happen."""
    words = written_words(match_form(text[:_LONGEST_WORD]))
    stem = words[0].removeprefix("و").removeprefix("س") if words else ""
    return stem[:1] in {"ي", "ت"} and stem not in _past() and lexicon().is_imperfect(stem)


def opens_in_the_future(text: str) -> bool:
    """Whether the first word of a text is a verb with «س»: «سيستمر»."""
    words = written_words(match_form(text[:_LONGEST_WORD]))
    form = words[0].removeprefix("و") if words else ""
    return form[:2] in {"سي", "ست"} and len(form) > len("سيظ") and form not in _past() and _is_to_be(form[1:])


def _is_to_be(stem: str) -> bool:
    return lexicon().is_imperfect(stem) or stem[0] == "ي"


def _is_verb(form: str) -> bool:
    if form in _past() or (form[:1] in "وف" and form[1:] in _past()):
        return True
    known = lexicon()
    stem = form
    if not known.lemma(form):
        peeling = peel(form)
        stem = peeling.stem if set(peeling.proclitics) <= {"و", "ف", "س"} and not peeling.enclitic else ""
    if not stem or known.is_noun(stem):
        return False
    if stem[0] in "يت" and known.is_imperfect(stem):
        return True
    lemma = known.lemma(stem)
    she = stem.endswith("ت") and not stem.endswith("ات")
    return she and len(stem) > 2 and lemma not in {"", stem}


@cache
def _past() -> frozenset[str]:
    cues = wordlists.forms_of("date_cues", "past")
    return cues | wordlists.forms_of("line_openers", "verb", "isnad.stories")


_VERBS = WordTable(_is_verb)


def leans_by_pronoun(word: str) -> bool:
    """Whether a pronoun of the third person is joined to a word: «مكتبه»، «عنها»."""
    if word.endswith("ه"):
        return len(word) >= _SHORTEST_OWNED and _OWNED[word]
    return not word.endswith("ة") and _JOINED[word]


_SHORTEST_OWNED = 4


def _may_be_owned(form: str) -> bool:
    """Whether the «ه» that a word is written with may be the pronoun: «شقيقه», but not «توجيه»."""
    known = lexicon()
    return any(
        reading.enclitic == "ه" and len(reading.stem) > 2 and known.is_noun(reading.stem) for reading in peelings(form)
    )


def _has_pronoun(form: str) -> bool:
    peeling = peel(form)
    if peeling.enclitic not in {"ه", "ها", "هم", "هما", "هن"}:
        return False
    # A verb with one mostly opens a relative clause («تحاليل أجراها المختبر»), and its noun stands before it.
    return lexicon().is_noun(peeling.stem) or peeling.stem in function_words()


_OWNED = WordTable(_may_be_owned)
_JOINED = WordTable(_has_pronoun)
