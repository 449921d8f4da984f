"""Whether a claim says that what a denial denies was done, and does not only speak of it."""

import re
from collections.abc import Sequence
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.lexicon import lexicon
from isnad.stories.opposing.clauses import Piece
from isnad.stories.opposing.objects import is_deed, tells_of_telling
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.words import Word

_BESIDE = 6  # words between what was done and to what
_NEAR = 5  # words before a verbal noun
_UNLIKE = "خلافا"  # «على خلاف», and no dispute
_HAPPENED = frozenset(["تم", "يتم", "جري", "تمت", "حدث", "وقع", "حصل", "شهد", "شهدت", "بدا", "بدات", "وبدا"])
_OF_ITSELF, _OF_OTHERS = re.compile("ت...$"), re.compile("ا..ا.$")  # «تدخل»، «تقدم» and «إدخال»، «إقدام»


@cache
def _supposing() -> frozenset[str]:
    return wordlists.forms("supposing_words", "isnad.stories")


def asserts_head(claim: Statement, piece: Piece, head: Word, shared: Sequence[Word], *, turned: bool) -> bool:
    """Whether a claim says that what is denied was done, and does not speak of it as of something known.

    «لمنع استخدام الأسلحة»، «بعد استخدام»، «استخدام الأسلحة ليس طبيعيا» do not say that they were used.
    """
    objects = [
        at for at, word in enumerate(piece.words) if any(_is_one(word, other) for other in shared if other is not head)
    ]
    return any(
        _is_one(word, head)
        and _is_same_deed(word, head)
        and _is_asserted(claim, piece, place, turned=turned)
        and any(0 < abs(at - place) <= _BESIDE for at in objects)
        for place, word in enumerate(piece.words)
    )


def _is_one(word: Word, other: Word) -> bool:
    return not set(word.keys).isdisjoint(other.keys)


def _is_same_deed(word: Word, head: Word) -> bool:
    """Whether a word with the root of what was done tells the same: not «إدخال» of «تدخل», nor «أسلحة» of «تسليح»."""
    if word.form == _UNLIKE:
        return False
    if word.key == head.key or not is_deed(head.form):
        return True
    if is_deed(word.form):
        one, other = word.lemma, head.lemma
        return not any(_OF_ITSELF.match(a) and _OF_OTHERS.match(b) for a, b in ((one, other), (other, one)))
    return not lexicon().is_noun(word.form.removeprefix("ال")) or word.form.startswith(("ي", "ت", "ب"))


def _is_asserted(claim: Statement, piece: Piece, place: int, *, turned: bool) -> bool:
    before = piece.words[max(0, place - _NEAR) : place]
    if not turned and (place in piece.negated or any(word.negates == "particle" for word in before)):
        return False
    if any(word.form in _supposing() or word.lemma in _supposing() for word in before):
        return False
    if any(tells_of_telling(word.form) and not word.form.endswith("ما") for word in before):
        return False  # «خبر منع السعوديين من الدخول»
    if _is_of_known(piece, place):
        return False
    return not is_deed(piece.words[place].form) or place > 0 or not claim.claim.rule.startswith("that")


def _is_of_known(piece: Piece, place: int) -> bool:
    """«مع إعلان التوقيع»: a verbal noun with the article, behind other words, speaks of something known."""
    word = piece.words[place]
    known = place > 0 and word.form.startswith(("ال", "وال", "لل")) and is_deed(word.form)
    return known and piece.words[place - 1].form not in _HAPPENED
