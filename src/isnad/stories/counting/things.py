"""What a figure is one of: its thing, read off its noun and the words around it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.lemmas import lemma, located_terms
from isnad.arabic.letters import match_form
from isnad.model import Figure
from isnad.stories.terms import country_of, function_words

_REACH_BACK = 9  # words from a figure to the verb that governs it
_REACH_ON = 5  # ... to what follows and says it: «76 شخصا على قيد الحياة»
_ENDS = frozenset('.!?؟;؛:\n«»"()[]')
_NEAR = 5  # words within which the context of a figure weighs in full
_FAR = 0.3
_ABOARD = "aboard"
PERCENT, MONEY, MEASURE, TIME = "percent", "money", "measure", "time"
UNITS = frozenset([PERCENT, MONEY, MEASURE, TIME])
# What is told of people in numbers that the news follows: their noun may be left out.
TOLLS = frozenset(["dead", "injured", "missing", "saved", "detained", "displaced", "kidnapped", "freed", "bodies"])
FALLING = frozenset(["missing"])  # they are found; all others of their kind become more


@dataclass(frozen=True, slots=True)
class Thing:
    """What a figure counts."""

    kind: str  # a kind of data/counted_things.tsv, else the lemma of the noun
    unit: str  # of a sum or a measure: the lemma of its noun
    head: str  # what a sum, share or measure is of, a kind; "" where no near word says it
    action: str  # what is told of those that are counted, where their noun does not say it: «deployed», «withdrawn»
    is_part: bool  # part of a number given before
    is_more: bool  # comes to a number given before
    is_set_against: bool  # whether its sentence says that it is another number than one before: «في المقابل»، «غير أن»
    is_since: bool  # of a stretch of time: «منذ بدء الهجوم»، «خلال 18 يوما»
    grows: bool  # told as a number that moves: «ارتفعت الحصيلة إلى»
    who: str  # what the counted are by an adjective: «مقاتلا كرديا», lemma; "" where nothing is said
    context: Mapping[str, float]  # lemmas around it that tell, each with how near it is, 0 to 1

    @property
    def is_toll(self) -> bool:
        """Whether its kind says what became of people."""
        return self.kind in TOLLS


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence."""

    lemma: str
    form: str  # matching form
    start: int  # in the sentence
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, with its words, and which of them stand in figures."""

    start: int  # in the text of the article
    text: str
    words: tuple[Word, ...]
    counted: frozenset[int]  # places of words that stand in one of its figures


def sentence_at(text: str, start: int, end: int, figures: Sequence[Figure]) -> Sentence:
    """The sentence from `start` to `end` of a text; `figures` are those of the article."""
    own = text[start:end]
    words = tuple(Word(term, match_form(own[a:b]), a, b) for term, a, b in located_terms(own))
    spans = [(figure.mention.start - start, figure.mention.end - start) for figure in figures]
    counted = (place for place, word in enumerate(words) if any(a < word.end and word.start < b for a, b in spans))
    return Sentence(start, own, words, frozenset(counted))


def thing_of(figure: Figure, sentence: Sentence) -> Thing | None:
    """What a figure counts; None where nothing says what it is."""
    extent = _extent(figure, sentence)
    if extent is None:
        return None
    first, last = extent
    before, after = _before(sentence, first), _after(sentence, last)
    noun = lemma(figure.what.split()[0]) if figure.what else ""
    kind, unit, action = _kind(figure, noun, before, after)
    if not kind:
        return None
    listed = _listed()
    is_part = _is_part(sentence, first)
    is_part |= any(word.form in listed["part"] for word in after[:1]) and not _follows(after)
    # «أربعة من المصابين» are not all of them.
    is_part |= kind in TOLLS and " من " in f" {figure.mention.text} " and match_form(figure.what).startswith("ال")
    return Thing(
        kind,
        unit,
        _head(before, after) if kind in UNITS else "",
        "" if kind == _ABOARD and action in TOLLS | {_ABOARD} else action,
        is_part,
        any(word.form in listed["more"] for word in after[:2]),
        _SET_AGAINST.search(sentence.text[: figure.mention.start - sentence.start]) is not None,
        kind in TOLLS and any(word.form in listed["since"] for word in (*before, *_after(sentence, last, _REACH_BACK))),
        any(word.form in listed["grows"] for word in before),
        _who(after),
        _context(sentence, first, last),
    )


_SET_AGAINST = re.compile(
    "في المقابل|بالمقابل|غير أن|إلا أن|لكن|بينما|خلاف|تناقض|يناقض|مقارنة ب|على عكس|أقل مما|أكثر مما|لا يطابق"
)


def _is_part(sentence: Sentence, first: int) -> bool:
    """«بينهم 14 طفلا»: a word right before the figure says that it is part of what was counted before it."""
    near = [place for place in (first - 1, first - 2) if place >= 0]
    for place in near:
        if place in sentence.counted:
            return False
        if sentence.words[place].form in _listed()["part"]:
            return True
    return False


def _head(before: Sequence[Word], after: Sequence[Word]) -> str:
    """What a sum is of: the nearest word before it that says so, else one behind it."""
    heads = _listed()["head"]
    return next((heads[word.lemma] for word in (*before, *after) if word.lemma in heads), "")


def _who(after: Sequence[Word]) -> str:
    """The nation or party of the counted, by the adjective behind them: «مقاتلا كرديا»; "" where none is given."""
    if not after:
        return ""
    country = country_of(after[0].lemma)
    return country or (after[0].lemma if after[0].lemma in _listed()["who"] else "")


def _kind(figure: Figure, noun: str, before: Sequence[Word], after: Sequence[Word]) -> tuple[str, str, str]:
    """The kind of what is counted, the unit, and what is told of it."""
    listed = _listed()
    form = match_form(figure.what)
    for unit in dict.fromkeys([form, noun, lemma(figure.what.split()[-1]) if figure.what else ""]):
        if unit in listed["unit"]:
            kind = listed["unit"][unit]
            return kind, "" if kind == PERCENT else noun or unit, ""
    if form in listed["time"] or noun in listed["time"]:
        return TIME, noun, ""
    kind = listed["noun"].get(noun, "")
    if kind in TOLLS:
        return kind, "", ""
    said = _said(before, after)
    if not noun or noun in listed["person"] or form in listed["person"]:
        return (said, "", "") if said in TOLLS or kind else ("", "", "")
    return kind or noun, "", said


def _extent(figure: Figure, sentence: Sentence) -> tuple[int, int] | None:
    """The first and the last word of a figure in its sentence."""
    start, end = figure.mention.start - sentence.start, figure.mention.end - sentence.start
    inside = [place for place, word in enumerate(sentence.words) if word.start < end and start < word.end]
    return (inside[0], inside[-1]) if inside else None


def _before(sentence: Sentence, first: int) -> list[Word]:
    """The words before a figure in its clause, the nearest first, without those of other figures."""
    found: list[Word] = []
    words = sentence.words
    for place in range(first - 1, max(-1, first - 1 - _REACH_BACK), -1):
        gap = sentence.text[words[place].end : words[place + 1].start]
        if not _ENDS.isdisjoint(gap):
            break
        if place not in sentence.counted:
            found.append(words[place])
    return found


def _after(sentence: Sentence, last: int, reach: int = _REACH_ON) -> list[Word]:
    """The words behind a figure, up to a comma or a conjunction."""
    found: list[Word] = []
    words = sentence.words
    for place in range(last + 1, min(len(words), last + 1 + reach)):
        gap = sentence.text[words[place - 1].end : words[place].start]
        joined = words[place].form.startswith("و") and len(words[place].form) > _SHORTEST_JOINED
        if not _ENDS.isdisjoint(gap) or "،" in gap or joined:
            break
        found.append(words[place])
    return found


_SHORTEST_JOINED = 3  # letters; «وزن»، «وقت» are none with a conjunction


def _said(before: Sequence[Word], after: Sequence[Word]) -> str:
    """The kind of what is told of those that are counted, by the nearest word that tells it; "" where none does."""
    following = _follows(after)
    if following:
        return following
    if before and before[0].form in _listed()["whole"]:  # «76 من أصل 145 راكبا»
        return ""
    told = [kind for word in before if (kind := _told_by(word))]
    mixed = len(told) > 1 and _told_by(before[0]) and _told_by(before[1]) and told[0] != told[1]
    return "" if mixed or not told else told[0]


def _told_by(word: Word) -> str:
    verbs = _listed()["verb"]
    return verbs.get(word.form, "") or verbs.get(word.lemma, "")


def _follows(after: Sequence[Word]) -> str:
    told = _listed()["after"]
    return next((told[word.form] for word in after if word.form in told), "")


def _context(sentence: Sentence, first: int, last: int) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for place, word in enumerate(sentence.words):
        if place in sentence.counted or word.lemma in function_words() or len(word.lemma) < 2:
            continue
        far = first - place if place < first else place - last
        found[word.lemma] = max(found.get(word.lemma, 0.0), 1.0 if far <= _NEAR else _FAR)
    return found


_ROLES = ("noun", "person", "verb", "after", "unit", "time", "part", "more", "whole", "since", "grows", "who", "head")
_BY_LEMMA = frozenset(
    ["noun", "person", "verb", "unit", "time", "who"]
)  # the others are forms, which have the sense alone


@cache
def _listed() -> Mapping[str, Mapping[str, str]]:
    """The words of data/counted_things.tsv by what they tell, in matching form and as lemmas, each with its kind."""
    found: dict[str, dict[str, str]] = {role: {} for role in _ROLES}
    for word, role, kind in wordlists.rows("counted_things", "isnad.stories"):
        found[role][match_form(word)] = kind
        if role in _BY_LEMMA and lemma(word) not in function_words():
            found[role].setdefault(lemma(word), kind)
    return found
