"""Makes `src/isnad/analyse/data/word_classes.tsv` and `lemma_shares.tsv`: what news does with its words.

    python evaluation/word_classes.py ARTICLES.jsonl.gz...

No list of Arabic words says which are nouns, verbs or adjectives in the forms that news prints them in; the company
that a word keeps does. A noun or adjective takes the article, a noun stands behind a preposition too, an adjective with
the article stands behind another word that has it, and a name keeps company with names. All that is kept of any text is
the class of forms that stand at least 20 times, and the share of lemmas that ten articles of two publishers have.
"""

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import orjson

from isnad.analyse.tags.fronts import PREPOSITIONS, Front, front
from isnad.arabic import wordlists
from isnad.arabic.lemmas import lemma_of_form
from isnad.arabic.lexicon import lexicon
from isnad.arabic.tokens import TokenKind, tokens
from isnad.arabic.word_table import WordTable

_DATA = Path(__file__).parents[1] / "src/isnad/analyse/data"
_RAREST_FORM = 20  # times in all
_RAREST_LEMMA = 10  # articles
_SMALLEST_HOUSE = 300  # articles of a publisher that counts by itself
_ADJECTIVE = 0.4  # of its occurrences with the article stand behind another word with it; nouns: under 0.2
_BOTH = 0.15  # of them at least: a noun that describes as well (العرب، الخارجية، المصريين)
_SEEN_WITH_ARTICLE = 8
_NEVER_A_NOUN = 0.03  # of all occurrences have an article or a preposition before them: قال، أكد، أيضا under 0.01
_SELDOM_A_NOUN = 0.2  # وصل، كتب، شهد; the names of things that are done (قتل، طلب، نقل) have more
_MOSTLY_A_NOUN = 0.45  # كشف، نشر، فتح، تعرض: a noun, but a verb where a clause begins
_VERB_SHAPE = re.compile("[^اوي]..|ت...|ا.[تط]..|ان...|است...")
_NAMELY = 0.2  # of its occurrences stand behind a name, or between a word with the article and a name
_TAKES_NO_ARTICLE = 0.02
_VERB_ENDS = ("ت", "تا", "وا")
_CLASSES_HEAD = """\
# Forms of Arabic news in matching form, without what is written onto their front, by what they are, as the words
# around them tell: adjective; both: a noun that describes as well; verb (or any other word that is never a noun);
# either: more often a verb than a noun; verbal: a noun, but a verb where a clause begins; name; noun. Counted by
# evaluation/word_classes.py over 48,700 articles of 19 publishers, 2015 and 2018, of forms that stand 20 times in them.
"""
_SHARES_HEAD = """\
# Lemmas of Arabic news in matching form, with how many of 100,000 articles have them; those in ten articles of two
# publishers and more. Counted by evaluation/word_classes.py over 48,700 articles of 19 publishers, 2015 and 2018, every
# publisher of 300 articles and more weighing the same.
"""


class Company:
    """How often each form stands where."""

    def __init__(self) -> None:
        self.all: Counter[str] = Counter()
        self.with_article: Counter[str] = Counter()
        self.behind_preposition: Counter[str] = Counter()
        self.behind_article: Counter[str] = Counter()
        self.among_names: Counter[str] = Counter()

    def count(self, words: list[Front | None]) -> None:
        """Counts one text; None stands for what is no Arabic word."""
        before: Front | None = None
        for word, after in zip(words, [*words[1:], None], strict=True):
            if word:
                self._count(word, before)
                if before and _is_among_names(before, word, after):
                    self.among_names[word.stem] += 1
            before = word

    def _count(self, word: Front, before: Front | None) -> None:
        self.all[word.stem] += 1
        if word.article:
            self.with_article[word.stem] += 1
            if before and before.article and not word.conjunction and not word.preposition:
                self.behind_article[word.stem] += 1
        elif word.preposition or (before and before.form in PREPOSITIONS):
            self.behind_preposition[word.stem] += 1

    def class_of(self, stem: str) -> str:
        """What a form is."""
        with_article = self.with_article[stem]
        if with_article >= _SEEN_WITH_ARTICLE and self.behind_article[stem] >= _BOTH * with_article:
            return "adjective" if self.behind_article[stem] >= _ADJECTIVE * with_article else "both"
        if self._is_name(stem):
            return "name"
        nominal = (with_article + self.behind_preposition[stem]) / self.all[stem]
        if self._is_accusative(stem) and nominal < _NEVER_A_NOUN:
            return "verb"
        if stem in _names() or not lexicon().lemma(stem):
            return "noun"
        if nominal >= _SELDOM_A_NOUN:
            return "verbal" if nominal < _MOSTLY_A_NOUN and _VERB_SHAPE.fullmatch(stem) else "noun"
        return "verb" if nominal < _NEVER_A_NOUN else "either"

    def _is_accusative(self, stem: str) -> bool:
        """Whether a word is a noun or adjective without the article and with its ending: «مدربا»."""
        return stem.endswith("ا") and stem not in _names() and self.with_article[stem[:-1]] > 0

    def is_joined(self, stem: str) -> bool:
        """Whether an unknown form is a more common one with a particle before it: «وترامب»."""
        rest = stem[1:]
        if stem[0] not in "وفبلك" or len(rest) < 3 or lexicon().lemma(stem) or stem in _names():
            return False
        known = lexicon().lemma(rest) or rest in _names() or self.with_article[rest] or stem[0] == "و"
        return self.all[rest] > self.all[stem] and bool(known)

    def _is_name(self, stem: str) -> bool:
        number = self.all[stem]
        if self.with_article[stem] >= _TAKES_NO_ARTICLE * number or self.among_names[stem] < _NAMELY * number:
            return False
        if self._is_accusative(stem):
            return False
        if stem in _names():
            return True
        if stem[0] in "يت" and len(stem) < 5:  # more often a verb that the lexicon lacks
            return False
        return not (lexicon().is_imperfect(stem) or stem.endswith(_VERB_ENDS))


def _is_among_names(before: Front, word: Front, after: Front | None) -> bool:
    if word.article or word.preposition or word.conjunction:
        return False
    if before.form in _names():
        return True
    return before.article and after is not None and (after.form in _names() or not lexicon().lemma(after.stem))


@cache
def _names() -> frozenset[str]:
    mined = wordlists.forms("name_words", "isnad.analyse")
    listed = wordlists.forms("given_names") | wordlists.forms("places")
    return mined | listed | wordlists.words("native_names") | wordlists.words("proper_words")


def articles(paths: list[str]) -> Iterator[tuple[str, str]]:
    """Publisher and text of every article."""
    for path in paths:
        with gzip.open(path) as lines:
            for article in map(orjson.loads, lines):
                yield article["publisher"], article["title"] + "\n" + article["text"]


def main() -> None:
    """Counts and writes."""
    company = Company()
    fronts = WordTable(front, 1_000_000)
    lemmas = WordTable(lemma_of_form, 1_000_000)
    houses: dict[str, Counter[str]] = {}
    sizes: Counter[str] = Counter()
    for publisher, text in articles(sys.argv[1:]):
        found = tokens(text)
        company.count([fronts[t.text] if t.kind is TokenKind.WORD and t.text[0] > "\u0600" else None for t in found])
        words = {token.text for token in found if token.kind is TokenKind.WORD}
        houses.setdefault(publisher, Counter()).update({lemmas[word] for word in words})
        sizes[publisher] += 1
    classes = [
        f"{stem}\t{company.class_of(stem)}"
        for stem, number in sorted(company.all.items())
        if number >= _RAREST_FORM and len(stem) > 1 and not company.is_joined(stem)
    ]
    (_DATA / "word_classes.tsv").write_text(_CLASSES_HEAD + "\n".join(classes) + "\n", encoding="utf-8")
    shares = _shares(houses, sizes)
    (_DATA / "lemma_shares.tsv").write_text(_SHARES_HEAD + "\n".join(shares) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(classes)} forms, {len(shares)} lemmas of {len(houses)} publishers\n")


def _shares(houses: dict[str, Counter[str]], sizes: Counter[str]) -> list[str]:
    large = {name: counts for name, counts in houses.items() if sizes[name] >= _SMALLEST_HOUSE}
    share: dict[str, float] = {}
    for name, counts in large.items():
        for lemma, number in counts.items():
            share[lemma] = share.get(lemma, 0.0) + number / sizes[name] / len(large)
    articles_with = sum(houses.values(), Counter[str]())
    known = (lemma for lemma in sorted(share) if articles_with[lemma] >= _RAREST_LEMMA)
    told = (lemma for lemma in known if sum(lemma in counts for counts in large.values()) > 1)
    return [f"{lemma}\t{max(1, round(share[lemma] * 100_000))}" for lemma in told if 1 < len(lemma) < 20]


if __name__ == "__main__":
    main()
