"""Lemmas and search terms: one form for all the forms of a word.

A lemma is a function of the matching form alone, so that a word meets itself with or without hamza, vowel signs and
article. The dictionary (`lexicon`) is asked for the whole word first, then for what clitics leave of it; what it does
not know keeps its form, less the clitics that are sure.
"""

import re

from isnad.arabic.clitics import peelings
from isnad.arabic.letters import fold, match_form
from isnad.arabic.lexicon import lexicon

_CACHED_WORDS = 300_000  # an archive of 50,000 articles has as many; about 40 MB
_ARABIC = "\u0620-\u065f\u066e-\u08ff"  # with no digits or signs left, since the text is in matching form
_LATIN = f"[^\\W_{_ARABIC}]+"
_LONGEST_CACHED = 40  # letters; longer ones are noise, and would fill the memory
_TERM = re.compile(f"[{_ARABIC}]+|\\d+(?:[.,]\\d+)*|(?!\\d){_LATIN}(?:[-'’]{_LATIN})*")
# The same in a text as written: marks and tatweel belong to the word they stand in. Without vowel signs alone.
_AS_WRITTEN = "\u0621-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u08ff\ufb50-\ufd3d\ufd50-\ufdf2\ufe70-\ufefc"
_OTHER_WRITTEN = f"[^\\W_{_AS_WRITTEN}]+"
_WRITTEN = re.compile(f"[{_AS_WRITTEN}]+|\\d+(?:[.,٫٬]\\d+)*|(?!\\d){_OTHER_WRITTEN}(?:[-'’]{_OTHER_WRITTEN})*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def lemma(word: str) -> str:
    """The lemma of one word, in matching form; a word that is not known comes back in matching form, less its clitics.

    `lemma(w) == lemma(match_form(w))`. An empty word has an empty lemma.
    """
    return _TERMS[match_form(word)]


def lemma_of_form(form: str) -> str:
    """The lemma of one word that is in matching form already; nothing is kept of it, as `lemma` does."""
    return _term(form)


def search_terms(text: str) -> list[str]:
    """One term for each word and number of a text, in order: what the index holds and what a query asks for."""
    terms = _TERMS
    return [terms[word] for word in _TERM.findall(match_form(text))]


def written_words(text: str) -> list[str]:
    """The words and numbers of a text in order, as written: those that `search_terms` gives the lemmas of.

    For a caller who keeps what he needs of each word: the text as a whole need not be brought into its matching form.
    """
    return _WRITTEN.findall(text)


def located_terms(text: str) -> list[tuple[str, int, int]]:
    """The search terms of a text, each with its half-open span in the text as given."""
    folded = fold(text)
    return [(_TERMS[match.group()], *folded.span(*match.span())) for match in _TERM.finditer(folded.text)]


def located_words(text: str) -> list[tuple[str, str, int, int]]:
    """The same as `located_terms`, each with its matching form before the term."""
    folded = fold(text)
    terms, span_of = _TERMS, folded.span
    found = _TERM.finditer(folded.text)
    return [(form := match.group(), terms[form], *span_of(*match.span())) for match in found]


class _Terms(dict[str, str]):
    """Terms by word in matching form, worked out when first asked for; emptied when full."""

    def __missing__(self, form: str) -> str:
        term = _term(form)
        if len(form) <= _LONGEST_CACHED:
            if len(self) >= _CACHED_WORDS:
                self.clear()
            self[form] = term
        return term


_TERMS = _Terms()


def _term(form: str) -> str:
    if form[:1].isdigit():
        return form.replace(",", "") if _THOUSANDS.fullmatch(form) else form
    if form.isascii():
        return form
    return _lemma(form)


def _lemma(form: str) -> str:
    known = lexicon()
    readings = peelings(form)
    best = readings[0]
    if lemma := known.lemma(best.stem):
        return lemma
    # No reading has a known stem: take the first that is an unlisted inflection of a known word.
    for reading in readings:
        if reading.enclitic in _COMMON_PRONOUNS and (lemma := known.base_lemma(reading.stem)):
            return lemma
    return _unknown(form)


_COMMON_PRONOUNS = frozenset(["", "ه", "ها", "هم", "هما", "نا"])


def _unknown(form: str) -> str:
    """The form of a word that is not known, mostly a name, less an article and what stands before it."""
    match = _SURE_CLITICS.match(form)
    stem = form[match.end() :] if match else form
    return _NISBA_END.sub("ي", stem)


_SURE_CLITICS = re.compile("[وف]?(?:[بك]?ال|لل)(?=...)|و(?=....)")
_NISBA_END = re.compile("(?<=...)ي(?:ه|ون|ين|ات)$")
