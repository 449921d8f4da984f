"""What the words of a clause say by themselves, worked out once for all clauses in the same words."""

import re
from collections.abc import Sequence
from functools import cache, cached_property

from isnad.arabic import wordlists
from isnad.stories.opposing.words import Word, words_of
from isnad.stories.terms import NAME, WEEKDAY

SCOPE = 4  # words that a particle turns round
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
TURNING = frozenset(["particle", "noun"])
_STILL = frozenset(
    ["زال", "يزال", "تزال", "يزالان", "يزالون", "سيما", "بد", "شك", "ريب", "مجرد", "غير"]
)  # «لا يزال», «لا شك»
ANY = frozenset(["اي", "ايه"])
_HELPERS = frozenset(
    [
        "كان",
        "يكن",
        "تكن",
        "يكون",
        "تكون",
        "زال",
        "تم",
        "يتم",
        "تتم",
        "قد",
        "سبق",
        "امكن",
        "يمكن",
        "وجد",
        "يوجد",
        "توجد",
        "وجود",
        "وقوع",
        "حدوث",
        "حصول",
        "صحه",
        "جري",
        "قام",
        "قيام",
        "يوم",
        "امس",
        "مساء",
        "صباح",
        "شكل",
        "قدم",
        "تقديم",
        "تعرض",
        "اجري",
        "شهد",
    ]
)
_SCOPE_ENDS = frozenset(["الا", "بل", "لكن", "سوي", "ولكن", "فقط"])
ROOT_ONLY = 0.75  # of its weight, where only its root is shared
ALIKE = 0.6  # ... where a word that says much the same stands for it
# Words after which a negation does not turn the whole round: «ليس إلا»، «لا ... فقط»، «وليس».
_EXCEPT = frozenset(["سوي", "الا", "فقط", "مجرد", "وليس", "وليست", "بل", "وانما", "انما", "بعيده", "بعيد", "غير"])
_DENIES = "confirm-"  # the axis on which «نفى» and «كذب» stand
_DENYING = ("نفي", "نفت", "نفو", "نافي", "تنفي", "ينفي", "ينفو", "انكر", "فند", "كذب", "نفا")
_IF = frozenset(["اذا", "لو", "هل", "لولا", "حال"])


def excepts(word: Word) -> bool:
    """Whether a negation beside a word does not turn the whole round."""
    return word.form in _EXCEPT or word.lemma in _EXCEPT


def _denies(word: Word) -> bool:
    return word.negates == "verb" and (_DENIES in word.axes or word.form.removeprefix("و").startswith(_DENYING))


class Reading:
    """Some words in order, as they are compared. Of a story those of one text are one: see `Readings`."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.forms = frozenset([word.form for word in words])
        self.telling = sum([word.tells for word in words])  # how many say something of what happened

    @cached_property
    def negated(self) -> frozenset[int]:
        """The numbers of the words that stand under a negation."""
        return negated(self.words)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the words, in all their forms."""
        return frozenset([key for word in self.words for key in word.keys])

    @cached_property
    def word_keys(self) -> frozenset[str]:
        """The key of each word."""
        return frozenset([word.key for word in self.words])

    @cached_property
    def telling_keys(self) -> frozenset[str]:
        """The keys, in all their forms, of the words that say something of what happened."""
        return frozenset([key for word in self.words if word.tells for key in word.keys])

    @cached_property
    def turners(self) -> tuple[Word, ...]:
        """What turns it round, or half round: «لا»، «إلا»، «فقط»."""
        return tuple([word for word in self.words if word.negates or excepts(word)])

    @cached_property
    def negates(self) -> bool:
        """Whether one of the words turns round what follows it."""
        return any(word.negates in TURNING for word in self.words)

    @cached_property
    def asserts(self) -> bool:
        """Whether it says that something is so: no question, no condition, no other denial told."""
        return not any(word.form in _IF or _denies(word) for word in self.words)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {key: place for place, word in _backwards(self.words) for key in word.keys}

    @cached_property
    def _axes(self) -> dict[str, int]:
        return {axis: place for place, word in _backwards(self.words) for axis in word.axes}

    def share(self, word: Word) -> tuple[float, int]:
        """How much of a word's weight stands here, and at which place; 0 and -1 where nothing does."""
        places = self._places
        for key, part in zip(word.keys, (1.0, ROOT_ONLY), strict=False):
            if key in places:
                return part, places[key]
        for axis in word.axes:
            if axis in self._axes:
                return ALIKE, self._axes[axis]
        return 0.0, -1


def _backwards(words: Sequence[Word]) -> Sequence[tuple[int, Word]]:
    return [*enumerate(words)][::-1]


class Readings(dict[str, Reading]):
    """The readings of the texts of one story, each made when first asked for: in a large story most texts recur."""

    def __init__(self) -> None:
        super().__init__()
        self._of_words: dict[tuple[Word, ...], Reading] = {}

    def __missing__(self, text: str) -> Reading:
        found = self[text] = Reading(words_of(text))
        return found

    def of(self, words: tuple[Word, ...]) -> Reading:
        """The reading of some words of a text."""
        found = self._of_words.get(words)
        if found is None:
            found = self._of_words[words] = Reading(words)
        return found


def negated(words: Sequence[Word]) -> frozenset[int]:
    """Which words a negation turns round: the first that tells something behind it, and what «أي» stands before."""
    found: set[int] = set()
    for at, word in enumerate(words):
        if word.negates not in TURNING:
            continue
        if at + 1 < len(words) and (words[at + 1].lemma in _STILL or words[at + 1].form in _STILL):
            continue
        open_head = True
        for place in range(at + 1, min(at + 1 + SCOPE, len(words))):
            here = words[place]
            if here.form in _SCOPE_ENDS or here.negates in TURNING:
                break
            if words[place - 1].form in ANY or (open_head and tells_of(here)):
                if not here.kinds & NAME:  # «جزيرة لا ريونيون»
                    found.add(place)
                open_head = False
    return frozenset(found)


def tells_of(word: Word) -> bool:
    """Whether a word tells what happened, and does not only help another to."""
    if not word.tells or word.kinds & WEEKDAY or word.lemma in _HELPERS or word.form in _HELPERS:
        return False
    return word.form not in _months() and not _YEAR.fullmatch(word.form)


@cache
def _months() -> frozenset[str]:
    return wordlists.forms("date_months")
