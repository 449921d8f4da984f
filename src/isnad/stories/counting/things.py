"""What a figure is one of: its thing, read off its noun and the words around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from isnad.arabic.lemmas import lemma
from isnad.arabic.letters import match_form
from isnad.model import Figure
from isnad.stories.counting.words import Sentence, Word, after, before, extent_of, listed, says_against
from isnad.stories.rarity import rarity
from isnad.stories.terms import country_of, function_words

_NEAR = 5  # words within which the context of a figure weighs in full
_FAR = 0.3
_SINCE_REACH = 9  # words
_ABOARD, CAPACITY = "aboard", "capacity"
PERCENT, MONEY, MEASURE, TIME = "percent", "money", "measure", "time"
UNITS = frozenset([PERCENT, MONEY, MEASURE, TIME])
# What is told of people in numbers that the news follows: their noun may be left out.
TOLLS = frozenset(["dead", "injured", "missing", "saved", "detained", "displaced", "kidnapped", "freed", "bodies"])
FALLING = frozenset(["missing"])  # they are found; all others of their kind become more
_OF_PEOPLE = frozenset(["soldiers", "fighters", "pupils"])  # nouns of people with a kind of their own
_NOUNS_HELD = 50_000  # counted nouns as written, of which the news has fewer
UNTOLD = ""  # the kind of people of whom nothing is told: another figure of the article may tell it


class Context:
    """The words around a figure that tell, weighed when first asked for: most tolls need none."""

    __slots__ = ("_first", "_last", "_sentence", "_weight", "_weights")

    def __init__(self, sentence: Sentence, first: int, last: int) -> None:
        self._sentence, self._first, self._last = sentence, first, last
        self._weights: Mapping[str, float] | None = None
        self._weight = 0.0

    @property
    def weights(self) -> Mapping[str, float]:
        """Lemmas, each with its nearness (0 to 1) times its rarity."""
        if self._weights is None:
            self._weights = _weighed(self._sentence, self._first, self._last)
            self._weight = sum(self._weights.values())
        return self._weights

    def has(self, terms: frozenset[str]) -> bool:
        """Whether one of some lemmas stands in it."""
        return any(word.lemma in terms for word in self._sentence.words)

    def likeness(self, other: "Context") -> float:
        """How much of two contexts is the same, each word weighing by how much it tells; 0 to 1."""
        mine, theirs = self.weights, other.weights
        if len(theirs) < len(mine):
            mine, theirs = theirs, mine
        shared = 0.0
        for term in mine.keys() & theirs.keys():
            one, two = mine[term], theirs[term]
            shared += one if one < two else two
        less = min(self._weight, other._weight)
        return shared / less if less else 0.0


@dataclass(frozen=True, slots=True)
class Thing:
    """What a figure counts."""

    kind: str  # a kind of data/counted_things.tsv, else the lemma of the noun; UNTOLD
    unit: str  # of a sum or a measure: the lemma of its noun
    head: str  # what a sum, share or measure is of, a kind; "" where no near word says it
    action: str  # what is told of those that are counted, where their noun does not say it: «deployed», «withdrawn»
    is_part: bool  # part of a number given before
    is_more: bool  # comes to a number given before
    is_set_against: bool  # whether its sentence says that it is another number than one before: «في المقابل»، «غير أن»
    is_since: bool  # of a stretch of time: «منذ بدء الهجوم»، «خلال 18 يوما»
    grows: bool  # told as a number that moves: «ارتفعت الحصيلة إلى»
    is_change: bool  # by how much a price or share moved: «33 سنتا إلى 47 دولارا»
    is_expected: bool  # told of what will be: «توقعات بأن تتخطى»
    is_old: bool  # whether its sentence tells of an earlier number: «الحصيلة السابقة»، «أمس»
    listed_as: str  # what people are who are given by names on a list or as cases: «34 اسما»، «63 حالة»; a kind
    people: str  # what people, by their noun: «طفلا»، «جنديا»; "" for «شخصا» and the like
    nation: str  # ... by the adjective behind it: «مقاتلا كرديا»
    group: str  # ... by the group that they are said to be of: «في صفوف القوات»، «بين المدنيين»
    context: "Context"

    @property
    def is_toll(self) -> bool:
        """Whether its kind says what became of people."""
        return self.kind in TOLLS

    @property
    def who(self) -> tuple[str, str, str]:
        """What is said of the people that are counted."""
        return self.people, self.nation, self.group


def thing_of(figure: Figure, sentence: Sentence) -> Thing | None:
    """What a figure counts; None where nothing says what it is."""
    extent = extent_of(figure, sentence)
    if extent is None:
        return None
    first, last = extent
    earlier, later = before(sentence, first), after(sentence, last)
    noun = noun_of(figure.what)
    kind, unit, action, people = _kind(figure, noun, earlier, later)
    if kind is None:
        return None
    lists = listed()
    is_part = _is_part(sentence, first)
    # «أربعة منهم» are part; of «1354 إصابة منها 492» the second is.
    is_part |= _is_said_part(later) and later[0].place + 1 not in sentence.counted and not _follows(later)
    is_part |= any(word.form in lists["at once"] for word in later)
    # «أربعة من المصابين» are not all of them.
    is_part |= kind in TOLLS and " من " in f" {figure.mention.text} " and match_form(figure.what).startswith("ال")
    return Thing(
        kind,
        unit,
        _head(earlier, later, kind) if kind in UNITS else "",
        "" if kind == _ABOARD and action in TOLLS | {_ABOARD} else action,
        is_part,
        any(word.form in lists["more"] for word in later[:2]),
        says_against(sentence, last),
        kind in TOLLS | {UNTOLD} and _is_since(earlier, after(sentence, last, _SINCE_REACH)),
        any(word.form in lists["grows"] for word in earlier),
        kind in UNITS and _is_change(sentence, last),
        _is_expected(sentence, first),
        any(word.form in lists["earlier"] for word in sentence.words),
        lists["name"].get(noun, ""),
        people,
        country_of(noun) or _nation(earlier, later),
        _group(sentence, first, last),
        Context(sentence, first, last),
    )


@lru_cache(maxsize=_NOUNS_HELD)
def noun_of(what: str) -> str:
    """The lemma of a counted noun as written; "" for none."""
    return lemma(what.split()[0]) if what.strip() else ""


def is_listed(what: str, noun: str) -> bool:
    """Whether a counted noun is one that the lists know, or is left out."""
    lists = listed()
    form = match_form(what)
    return not noun or any(
        noun in lists[role] or form in lists[role] for role in ("noun", "human", "person", "name", "unit", "time")
    ) or _unit_of(what, noun) != "" or country_of(noun) != ""


@lru_cache(maxsize=_NOUNS_HELD)
def needs_head(what: str) -> bool:
    """Whether a counted noun is a time or a measure, which count nothing by themselves."""
    noun = noun_of(what)
    unit = _unit_of(what, noun)
    return bool(noun) and (listed()["unit"].get(unit) == MEASURE or noun in listed()["time"] or match_form(what) in listed()["time"])


def _unit_of(what: str, noun: str) -> str:
    """The unit that a counted noun is, in one of its forms; "" where it is none."""
    units = listed()["unit"]
    forms = (match_form(what), noun, lemma(what.split()[-1]) if noun else "")
    return next((form for form in forms if form in units), "")


def told_as(thing: Thing, kind: str) -> Thing:
    """The same people with what another figure tells of them."""
    return replace(thing, kind=kind)


def _is_since(earlier: Sequence[Word], later: Sequence[Word]) -> bool:
    since = listed()["since"]
    return any(word.form in since for word in (*earlier, *later))


def _is_expected(sentence: Sentence, first: int) -> bool:
    """Whether the words before a figure speak of what will or may be: «يتوقع محللون أن»، «قد تتخطى»."""
    words, expected = sentence.words[: first + 1], listed()["expected"]
    may_be = any(one.form == "قد" and other.form[:1] in "يت" for one, other in pairwise(words[-_MAY_BE_REACH:]))
    return may_be or any(word.form in expected for word in words)


_MAY_BE_REACH = 4  # words


def _is_change(sentence: Sentence, last: int) -> bool:
    following = sentence.words[last + 1 : last + 3]
    return len(following) > 1 and following[0].form in listed()["changed to"] and following[1].place in sentence.counted


def _is_part(sentence: Sentence, first: int) -> bool:
    """«بينهم 14 طفلا»: a word right before the figure says that it is part of what was counted before it."""
    near = [place for place in (first - 1, first - 2) if place >= 0]
    for place in near:
        if place in sentence.counted:
            return False
        if sentence.words[place].form in listed()["part"]:
            return True
    return False


def _is_said_part(later: Sequence[Word]) -> bool:
    return any(word.form in listed()["part"] for word in later[:1])


def _head(earlier: Sequence[Word], later: Sequence[Word], kind: str) -> str:
    """What a sum is of: the nearest word before it that says so, else one behind it."""
    heads = listed()["head"]
    found = (heads[word.lemma] for word in (*earlier, *later) if word.lemma in heads)
    # Imports are paid for by so many months of reserves; a sum of imports says little of what it is.
    return next((head for head in found if (head == _IMPORTS) <= (kind == TIME)), "")


_IMPORTS = "imports"


def _nation(earlier: Sequence[Word], later: Sequence[Word]) -> str:
    """The nation or party of the counted: «مقاتلا كرديا»، «عدد القتلى الإيرانيين»; "" where none is given."""
    behind = [word for told, word in pairwise(reversed(earlier)) if word.place - told.place == 1 and _told_by(told)]
    for word in (*later[:1], *behind):
        country = country_of(word.lemma)
        if country or word.lemma in listed()["who"]:
            return country or word.lemma
    return ""


def _group(sentence: Sentence, first: int, last: int) -> str:
    """The group that the counted are of: «في صفوف القوات»، «بين المدنيين»; "" where none is given."""
    lists, words = listed(), sentence.words
    for place in range(max(0, first - _GROUP_REACH), min(len(words) - 1, last + _GROUP_REACH)):
        group = lists["group"].get(words[place + 1].form) or lists["group"].get(words[place + 1].lemma)
        if group and words[place].form in lists["among"]:
            return group
    return ""


_GROUP_REACH = 6  # words


def _kind(
    figure: Figure, noun: str, earlier: Sequence[Word], later: Sequence[Word]
) -> tuple[str | None, str, str, str]:
    """The kind of what is counted, its unit, what is told of it, and what people they are."""
    lists = listed()
    form = match_form(figure.what)
    unit = _unit_of(figure.what, noun)
    if unit:
        kind = lists["unit"][unit]
        return kind, "" if kind == PERCENT else noun, "", ""
    if form in lists["time"] or noun in lists["time"]:
        return TIME, noun, "", ""
    kind = lists["noun"].get(noun, "")
    if kind in TOLLS:
        return kind, "", "", ""
    said = _said(earlier, later)
    people = kind if kind in _OF_PEOPLE else noun if noun in lists["human"] or country_of(noun) else ""
    if people or not noun or noun in lists["person"] or form in lists["person"] or noun in lists["name"]:
        if said in TOLLS | {_ABOARD, CAPACITY} and figure.low == int(figure.low):
            return said, "", "", people
        return kind or (UNTOLD if noun else None), "", said, people
    if kind == _ABOARD and said in TOLLS | {CAPACITY} and _is_told_close(earlier, later):
        return said, "", "", ""
    return kind or noun, "", said, ""


def _is_told_close(earlier: Sequence[Word], later: Sequence[Word]) -> bool:
    """Whether what is told of passengers is told by the next words: «أنقذت 76 شخصا وعليها 145 راكبا»."""
    return bool(_follows(later)) or any(_told_by(word) for word in earlier[:2])


def _said(earlier: Sequence[Word], later: Sequence[Word]) -> str:
    """The kind of what is told of those that are counted, by the nearest word that tells it; "" where none does."""
    following = _follows(later)
    if following:
        return following
    if not earlier or earlier[0].form in listed()["whole"]:  # «76 من أصل 145 راكبا»
        return ""
    if _is_mixed(earlier):
        return ""
    return next((kind for word in earlier if (kind := _told_by(word))), "")


def _is_mixed(earlier: Sequence[Word]) -> bool:
    """«مقتل وإصابة 3»: told of all together, and not how many of each; but not «لقوا مصرعهم وأصيب 14»."""
    one, other = (*earlier[:2], None, None)[:2]
    if one is None or other is None or one.place - other.place != 1:
        return False
    kinds = {_told_by(one), _told_by(other)} - {""}
    return len(kinds) > 1 and one.form.startswith("و") and other.form not in listed()["after"]


def _told_by(word: Word) -> str:
    verbs = listed()["verb"]
    return verbs.get(word.form, "") or verbs.get(word.lemma, "")


def _follows(later: Sequence[Word]) -> str:
    told = listed()["after"]
    return next((told[word.form] for word in later if word.form in told), "")


def _weighed(sentence: Sentence, first: int, last: int) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for place, word in enumerate(sentence.words):
        if place in sentence.counted or word.lemma in function_words() or len(word.lemma) < 2:
            continue
        far = first - place if place < first else place - last
        weight = (1.0 if far <= _NEAR else _FAR) * rarity(word.lemma)
        found[word.lemma] = max(found.get(word.lemma, 0.0), weight)
    return found
