"""Which denials can be shown: who denies is somebody, and what is denied can be understood by itself."""

import re
from collections.abc import Sequence

from isnad.arabic.letters import match_form
from isnad.model import Act
from isnad.stories.opposing.beginning import begins_surely
from isnad.stories.opposing.index import Index
from isnad.stories.opposing.objects import tells_of_telling
from isnad.stories.opposing.pointing import points_back
from isnad.stories.opposing.references import SAYS_UNTRUE, points, refers
from isnad.stories.opposing.somebody import names_somebody
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.tying import is_within
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.whole import says_what
from isnad.stories.opposing.words import Word, words_of

_BELIES, _REBUTS, _CHARGES = "كذب", "فند", "ادعى"
_WILL = re.compile("[وف]?س(?:ي|ت)(?:نفي|نكر)")  # «سينفي بوقاحة»: what others foretell
_BELIED = 3  # words
_SHORTEST = 2  # words of a denial that stands alone
_SAID = frozenset(["وقال", "وقالت", "واكد", "واكدت", "واضاف", "واضافت"])  # what was taken in with another sentence
_OF_US = frozenset(["لنا", "لي", "لدينا"])
_TIES = frozenset(["involved+", "linked+"])


def is_denial(denial: Statement, index: Index) -> bool:
    """Whether it is surely a denial, by somebody, and no part of another."""
    if not (denial.denies and _is_sure(denial) and _is_somebody(denial) and begins_surely(denial)):
        return False
    return not _is_part(denial, index) and not _lacks_subject(denial)


def _lacks_subject(denial: Statement) -> bool:
    """«وهو الأمر الذي نفى أن يكون | السبب في الاعتقال»: what is not the reason stands before the denial."""
    first = [word.form for word in denial.words[:2]]
    return denial.by_verb and first in (["يكون", "السبب"], ["تكون", "السبب"], ["يكون", "سببا"], ["تكون", "سببا"])


def _is_part(denial: Statement, index: Index) -> bool:
    """Whether it stands in the words of another denial: «أضاف أن المعلومات تظهر أن المزاعم غير صحيحة»."""
    content = denial.claim.content
    return any(
        other is not denial and other.denies and is_within(other, denial) and other.claim.content.start < content.start
        for other in index.beside(denial)
    )


def stands_alone(denial: Statement, weights: Weights) -> bool:
    """Whether a denial can be understood, and is surely one, without the claim that it denies."""
    if denial.claim.act is not Act.DENY or (denial.words and denial.words[0].form in _SAID):
        return False
    telling = list(weights.denied(denial).values())
    if not telling or len(denial.words) < _SHORTEST or points_back(denial, telling):
        return False
    return says_what(denial) and (denial.by_verb or _says_untrue(denial))


def _says_untrue(denial: Statement) -> bool:
    """Whether it says of what was told that it is not so: «الأنباء غير صحيحة»; no «pretexts without foundation»."""
    words = words_of(denial.pieces[0].span.text)
    if len(words) < _SHORTEST:
        return False
    if words[0].negates == "particle" and words[1].axes & _TIES:
        return any(word.form in _OF_US for word in words[2:3])  # «لا علاقة لنا بالحادث»
    if _is_attribute(words):
        return False
    if words[0].form == "ما" and not _tells_before(words):
        return False  # «ما ذكر غير صحيح لعدد من الأسباب»
    untrue = any(word.lemma in SAYS_UNTRUE and not word.form.startswith("ال") for word in words)
    of_what = any(word.tells and word.lemma not in SAYS_UNTRUE and not refers(word) for word in words)
    return untrue and of_what and any(tells_of_telling(word.form) for word in words)


def _tells_before(words: Sequence[Word]) -> bool:
    """Whether what stands before «not true» tells what is not."""
    end = next((at for at, word in enumerate(words) if word.lemma in SAYS_UNTRUE or word.negates), len(words))
    told = (word for word in words[:end] if word.tells and not refers(word) and not points(word))
    return any(not tells_of_telling(word.form) for word in list(told)[1:])


def _is_attribute(words: Sequence[Word]) -> bool:
    """«أعطت معلومات غير صحيحة»، «تأكيدات لا أساس لها»: what was told is described, and not said to be untrue."""
    for place, word in enumerate(words[1:], 1):
        before = words[place - 1]
        opens = word.form in {"غير", "لا"} and place + 1 < len(words) and words[place + 1].lemma in SAYS_UNTRUE
        if (
            opens
            and before.form.startswith("ب")
            and not before.form.startswith("بال")
            and not before.lemma.startswith("ب")
        ):
            return True  # «بطريقة غير صحيحة»
        if opens and tells_of_telling(before.form) and before.form not in {"ما", "لما", "مما", "وما"}:
            owned = place > 1 and tells_of_telling(words[place - 2].form)
            if not before.form.startswith(("ال", "وال", "بال", "لل")) and not owned:
                return True
    return False


def _is_somebody(denial: Statement) -> bool:
    """Whether who denies is named by more than a particle or pronoun that was taken for a name.

    And not «وهو ما نفته الوزارة مؤكدة...»: what is read there as denied is what she asserts.
    """
    return not denial.points_by_pronoun and names_somebody(denial.claim.chain[0].called)


def _is_sure(denial: Statement) -> bool:
    """Whether it is one at all, and no prediction or charge.

    Of «كذب» only what belies something told, since it says more often that one lies; of «فند» only what was told.
    """
    claim = denial.claim
    if _WILL.match(match_form(claim.cue.text)):
        return False
    if claim.lemma == _CHARGES:
        return claim.rule.startswith("that")  # «ادعت النيابة على موقوفين»
    first = words_of(claim.content.text)[:_BELIED]
    if claim.lemma == _REBUTS:  # «يفند الكتاب التطورات»: it goes through them
        return any(tells_of_telling(word.form) or points(word) or word.form == "صحه" for word in first)
    if claim.lemma != _BELIES:
        return True
    return bool(first) and refers(first[0]) and any(refers(word) and not points(word) for word in first)
