"""The lists that tags rest on, each read once; all words in matching form."""

from functools import cache

from isnad.analyse.tags.kinds import ADJECTIVE, ALONE, EMPTY, END, LIGHT, LOOSE, OPEN, OWN_HA, PAIRED, PROPER, REGAL
from isnad.arabic import wordlists
from isnad.arabic.letters import match_form

_PACKAGE = "isnad.analyse"
_NO_HEADS = frozenset(["الملكي", "الركن", "ا", "د", "م"])


@cache
def shares() -> dict[str, float]:
    """The share of articles that have a lemma, 0 to 1."""
    return {lemma: int(number) / 100_000 for lemma, number in wordlists.rows("lemma_shares", _PACKAGE)}


@cache
def classes() -> dict[str, str]:
    """Forms by what the company they keep shows them to be."""
    return dict(wordlists.rows("word_classes", _PACKAGE))  # type: ignore[arg-type]  # rows of two fields


@cache
def given() -> frozenset[str]:
    """Given names."""
    return wordlists.forms("given_names")


@cache
def places() -> frozenset[str]:
    """Names of places of one word, with the article that they have."""
    return frozenset(form for form in wordlists.forms("places") if " " not in form)


@cache
def names() -> frozenset[str]:
    """Words that are parts of names."""
    mined = wordlists.forms("name_words", _PACKAGE)
    return mined | given() | wordlists.words("native_names") | wordlists.words("proper_words")


@cache
def counted() -> frozenset[str]:
    """Words of number, order and time."""
    lists = ("date_units", "number_words", "date_ordinals")
    return frozenset(match_form(row[0]) for name in lists for row in wordlists.rows(name))


@cache
def not_future() -> frozenset[str]:
    """Words that begin like a verb of the future."""
    return wordlists.forms("date_not_future")


@cache
def heads(kinds: tuple[str, ...]) -> frozenset[str]:
    """Words at the head of sources of some kinds, without the article."""
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


def listed(stem: str) -> int:
    """What `data/tag_words.tsv`, and the lists of numbers and times, say of a word, as bits."""
    return _listed_words().get(stem, 0)


@cache
def ends_as_written() -> frozenset[str]:
    """Words that end a tag with the article that they have: weekdays, months, «الآن»."""
    dated = wordlists.forms("date_weekdays") | _months()
    return dated | frozenset(form for form, bits in _listed_words().items() if bits & END and form not in counted())


@cache
def _months() -> frozenset[str]:
    # «أيار» and «مارس» are nothing else in news; those that are also other words need more company than a tag has.
    return frozenset(match_form(name) for name, _, sure in wordlists.rows("date_months") if sure == "sure")
