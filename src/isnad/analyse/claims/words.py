"""The words that sources are made of, by class; all in matching form. The lists are `data/source_words.tsv`."""

from functools import cache, lru_cache

from isnad.arabic import wordlists


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a class, in matching form."""
    return wordlists.forms_of("source_words", kind, "isnad.analyse")


def bare(form: str) -> str:
    """A word less the article and what is written onto its front, as far as a list of heads is asked."""
    for particle in ("وال", "بال", "فال", "لل", "ال"):
        if form.startswith(particle) and len(form) - len(particle) >= 3:
            return form[len(particle) :]
    return form


def less_article(form: str) -> str:
    """A word less its article."""
    return form[2:] if form.startswith("ال") and len(form) > 4 else form


@lru_cache(maxsize=50_000)
def is_head(form: str, kind: str) -> bool:
    """Whether a word is the head of a source of some kind, with or without article, particle or pronoun."""
    heads = words_of(kind)
    stem = bare(form)
    if stem in heads or form in heads:
        return True
    if form[:1] in "وفبل" and (form[1:] in heads or bare(form[1:]) in heads):
        return True
    if kind == "role" and stem in words_of("organisation"):
        return False  # «المؤسسة» is no «مؤسس» with a pronoun or of a woman
    return stem.endswith(("ه", "ها", "هم")) and _less_pronoun(stem) in heads


def is_head_of(form: str, kinds: tuple[str, ...]) -> bool:
    """Whether a word is the head of a source of any of the kinds."""
    return any(is_head(form, kind) for kind in kinds)


def _less_pronoun(stem: str) -> str:
    for pronoun in ("هما", "ها", "هم", "ه"):
        if stem.endswith(pronoun) and len(stem) - len(pronoun) >= 3:
            bare_stem = stem[: -len(pronoun)]
            return (
                bare_stem[:-1] + "ه" if bare_stem.endswith("ت") and bare_stem not in words_of("document") else bare_stem
            )
    return stem


@cache
def places() -> frozenset[str]:
    """Names of places, in matching form."""
    return wordlists.forms("places")


@cache
def first_names() -> frozenset[str]:
    """First names, in matching form."""
    return wordlists.forms("given_names")


@lru_cache(maxsize=20_000)
def less_particle(form: str) -> str:
    """A word less what is written onto its front, where what is left is a known head, name or place.

    «ل» and «ب», and before the article «و» and «ف»: «فالنقابة تقول».
    """
    if form.startswith(("وال", "فال")) and is_head_of(form[1:], HEADS):
        return form[1:]
    if form.startswith("و") and _speaks_alone(form):
        return form[1:]
    if form.startswith("لل") and len(form) > 4:
        return "ال" + form[2:]
    if form[:1] not in {"ل", "ب"} or len(form) < 4:
        return form
    if form.startswith("لكن") and form[3:] in first_names():
        return form[3:]  # «لكنسامي نفى»: two words that lost the space between them
    return _less_preposition(form)


def _less_preposition(form: str) -> str:
    """A word less «ل» or «ب»."""
    rest = form[1:]
    if form[0] == "ب" and not rest.startswith("ال"):
        return rest if rest in words_of("document") else form  # «باسيل» is a name; «بتقرير» is none
    known = rest in first_names() or rest in _BEFORE_NAMES or rest in places() or is_head_of(rest, HEADS)
    return rest if known and form not in first_names() and form not in places() else form


def is_nameless(form: str) -> bool:
    """«ناج»، «مصدر»: whether a word is for somebody who is not named."""
    return any(form in words_of(kind) for kind in ("unnamed", "witness"))


def _speaks_alone(form: str) -> bool:
    """«وروسيا تنفي»، «وناج يتحدث»: whether «و» is joined to a place, or to somebody without a name."""
    if is_nameless(form[1:]):
        return True
    return len(form) > 4 and form not in places() and form[1:] in places()


_BEFORE_NAMES = frozenset({"عبد", "ابو", "ابن", "ال"})
# Kinds of source by what they are, each with the next wider group.
ISSUERS = ("government", "organisation", "agency")
THINGS = (*ISSUERS, "document")
HEADS = ("role", "unnamed", *THINGS)


def less_li(form: str) -> str:
    """A word less «ل», whatever is left."""
    return "ال" + form[2:] if form.startswith("لل") else form[1:] if form.startswith("ل") and len(form) > 3 else form


@lru_cache(maxsize=50_000)
def is_source_head(form: str) -> bool:
    """Whether a word is the head of some kind of source."""
    return is_head_of(form, (*HEADS, "witness"))
