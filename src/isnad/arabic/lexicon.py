"""The words that are known, in matching form, each with its lemma in matching form.

The bulk is simplemma's Arabic dictionary (297,624 word forms, Wiktionary and treebanks), read on first use. Spellings
that differ by hamza, ta marbuta or final ya fall together here. Forms that the dictionary gives with the article are
kept apart, without it: such a word is a noun or an adjective, and its lemma there is surer than the one of the bare
form, where verbs interfere (كتب is «he wrote», الكتب are «the books»). `data/lemmas.tsv` overrules both.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form

ARTICLE = "ال"
_TOLD_AT_MOST = 50_000  # forms: about 6 MB


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Known words, all in matching form; the dictionaries are to be read only."""

    chosen: dict[str, str]  # lemmas of single forms, the article left out; surer than what follows
    nominal: dict[str, str]  # lemmas of nouns and adjectives, by their forms without the article
    plain: dict[str, str]  # lemmas of all forms as they stand
    _told: dict[str, str] = field(default_factory=dict)  # what was last asked for: a word asks for a stem many times

    def lemma(self, form: str) -> str:
        """The lemma of a form that carries no clitics, or «» when the form is not known."""
        told = self._told.get(form)
        if told is None:
            if len(self._told) >= _TOLD_AT_MOST:
                self._told.clear()
            told = self._told[form] = self._lemma(form)
        return told

    def _lemma(self, form: str) -> str:
        chosen = self.chosen.get(form)
        if chosen:
            return chosen
        if len(form) < 2:  # initials and stray letters
            return ""
        noun, plain = self.nominal.get(form, ""), self.plain.get(form, "")
        if noun and (noun == form or _is_plural(form, noun) or (plain != form and not (plain and form[0] in _PERSONS))):
            return noun
        if plain and plain != form:
            return form if _VERBAL_NOUN.match(form) else plain
        return self._verb(form) or plain

    def is_noun(self, form: str) -> bool:
        """Whether the form is known to take the article, or is listed as a word of its own."""
        return form in self.nominal or self.chosen.get(form) == form

    def is_imperfect(self, form: str) -> bool:
        """Whether the form is a known verb that says what happens or will happen."""
        if form[:1] not in _PERSONS or form in self.nominal or (form in self.chosen and form[0] != "ي"):
            return False
        lemma = self.lemma(form)
        return lemma != form or (lemma != "" and form[0] == "ي")

    def base_lemma(self, form: str) -> str:
        """The lemma of an unknown feminine, dual, plural or accusative of a known noun or adjective, or «»."""
        for ending, singulars in _NOUN_ENDS:
            if form.endswith(ending) and len(form) - len(ending) > 2:
                stem = form[: -len(ending)]
                for singular in singulars:
                    if lemma := self.lemma(stem + singular):
                        return lemma
        return ""

    def _verb(self, form: str) -> str:
        """The lemma of a verb form that the dictionary lacks or gives as its own, by another person of that verb.

        يجتمعون stands there for itself, يجتمع under اجتمع.
        """
        end = (_IMPERFECT_END if form.startswith("ي") else _PERFECT_END).search(form)
        stem = form[: end.start()] if end else form
        lemma = self.plain.get(stem, "")
        if form.startswith(ARTICLE):
            return ""
        if end and lemma and (lemma != stem or stem[0] != "ي"):
            return lemma
        if not _IMPERFECT.match(stem) or _VERBAL_NOUN.match(stem) or "يت" + stem[1:] in self.plain:
            return ""
        root = _root(stem[1:])
        for other in (person + stem[1:] for person in "يتن"):
            lemma = self.plain.get(other, "")
            if lemma not in {"", other} and len(root) > 1 and _root(lemma) == root:
                return lemma
        return ""


_PERSONS = frozenset("يتنا")
_PLURAL = re.compile("ا..ا.$|[^ا]..اء$|ا...اء$|.وا..$|.[^و]اي.$|.وا.ي.$")  # أفعال، فعلاء، أفعلاء، فواعل، فعائل، فواعيل
_IMPERFECT = re.compile("ي(?:..[^ياه]|...+[^اه])$|[تن](?!.ا.$)..+[^اهي]$")
_VERBAL_NOUN = re.compile("ت..ي.$|ا(?:س?ت|ن)..?ا.$|ا.[تطد].ا.$")  # تفعيل، استفعال، انفعال، افتعال
_IMPERFECT_END = re.compile("(?<=....)(?:ون|وا|ان)$")
_PERFECT_END = re.compile("(?<=..[^اوي])(?:وا|تا|نا|ت)$")
_WEAK = str.maketrans("", "", "اويء")
_NOUN_ENDS = (
    ("تين", ("ه",)),
    ("تان", ("ه",)),
    ("يات", ("يه", "ي")),
    ("ات", ("", "ه")),
    ("ين", ("", "ي")),
    ("ون", ("", "ي")),
    ("ان", ("",)),
    ("يه", ("ي", "")),
    ("ه", ("",)),
    ("ا", ("",)),
    ("ي", ("",)),
)


def _is_plural(form: str, singular: str) -> bool:
    """Whether a noun's form has the shape of a broken plural, and is no dual of its lemma as ايران seems one of اير."""
    return _PLURAL.match(form) is not None and form != singular + "ان"


def _root(form: str) -> str:
    """The letters of a form that no weak verb changes."""
    return form.translate(_WEAK)


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once: it takes half a second, 80 MB while it does and 36 MB from then on."""
    source = DefaultDictionaryFactory(cache_max_size=0).get_dictionary("ar")
    nominal: dict[str, str] = {}
    plain: dict[str, str] = {}
    same: dict[str, str] = {}  # one string object for each lemma, however many forms it has
    entries = iter(source.items())
    while batch := list(islice(entries, _BATCH)):
        forms = match_form("\n".join(form for form, _ in batch)).split("\n")
        lemmas = match_form("\n".join(lemma for _, lemma in batch)).split("\n")
        for form, lemma, (_, written) in zip(forms, lemmas, batch, strict=True):
            kept = same.setdefault(lemma, lemma)
            if _has_article(form, lemma):
                _add(nominal, form[2:], kept)
            elif form != lemma or not form.startswith(ARTICLE) or form[2:3] in {"ت", ""} or written[0] != "ا":
                _add(plain, form, kept)
            else:  # a name that the dictionary gives with the article only (الرياض) is known without it
                plain.setdefault(form[2:], form[2:])
    chosen = {name: name for name in wordlists.words("proper_words")}
    chosen.update((row[0], row[1]) for row in wordlists.rows("lemmas"))
    return Lexicon(chosen, nominal, plain)


_BATCH = 10_000  # words folded at once: fast as all at once, without a second copy of all in memory


def _has_article(form: str, lemma: str) -> bool:
    """Whether the ال that a form begins with is the article, and no part of a root that begins with ل or ال."""
    return (
        form.startswith(ARTICLE)
        and len(form) > 4
        and not lemma.startswith(ARTICLE)
        and (lemma[0] != "ل" or form[2] == "ل")
    )


def _add(known: dict[str, str], form: str, lemma: str) -> None:
    other = known.get(form)
    if other is None or (other != lemma and _likelihood(form, lemma) > _likelihood(form, other)):
        known[form] = lemma


def _likelihood(form: str, lemma: str) -> tuple[bool, int, str]:
    """Of two lemmas the right one is that which is the form itself, then that which begins like it.

    An imperfect verb, though, is never its own lemma.
    """
    return (lemma == form) is not (form[0] == "ي" and len(form) > 3), _shared(form, lemma), lemma


def _shared(form: str, lemma: str) -> int:
    """How many letters the two begin with alike."""
    return next((place for place, (a, b) in enumerate(zip(form, lemma, strict=False)) if a != b), len(lemma))
