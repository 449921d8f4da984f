"""The words that are known, in matching form, each with its lemma in matching form.

The bulk is simplemma's Arabic dictionary (297,624 word forms, Wiktionary and treebanks). It is read on first use, which
takes half a second, and kept as one dictionary of about 45 MB. Spellings that differ by hamza, ta marbuta or final ya
fall together here; where their lemmas differ, `_better` chooses, and `data/lemmas.tsv` overrules it.
"""

from functools import cache

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form


@cache
def lexicon() -> dict[str, str]:
    """Every known form and its lemma, both in matching form. Treat as read-only."""
    source = DefaultDictionaryFactory(cache_max_size=0).get_dictionary("ar")
    forms = match_form("\n".join(source)).split("\n")
    lemmas = match_form("\n".join(source.values())).split("\n")
    known: dict[str, str] = {}
    same = {form: form for form in lemmas}  # one string object for each lemma
    for form, lemma in zip(forms, lemmas, strict=True):
        other = known.get(form)
        known[form] = same[lemma] if other is None else _better(form, same[lemma], other)
    known.update(wordlists.rows("lemmas"))  # type: ignore[arg-type]
    return known


def _better(form: str, one: str, other: str) -> str:
    """The likelier of two lemmas of one form: an imperfect verb is not its own lemma, any other word may well be."""
    if one == other:
        return one
    imperfect = form[0] in "يتن" and len(form) > 3
    return min(one, other, key=lambda lemma: ((lemma == form) is imperfect, -_shared(form, lemma), lemma))


def _shared(form: str, lemma: str) -> int:
    """How many letters the two begin with alike."""
    count = 0
    for a, b in zip(form, lemma, strict=False):
        if a != b:
            break
        count += 1
    return count
