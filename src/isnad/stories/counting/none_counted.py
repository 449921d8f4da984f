"""Numbers that count something else than the words beside them seem to say, or two things together."""

from collections.abc import Sequence
from itertools import pairwise

from isnad.arabic.lemmas import lemma
from isnad.stories.counting.kinds import ABOARD, CAPACITY, DEAD, INJURED, TOLLS, UNTOLD, follows, told_by
from isnad.stories.counting.words import Sentence, Word, listed

# Words within which these stand before or behind a number.
_WHOLE_REACH, _MAKE_UP_REACH, _MIXED_REACH, _DEAD_REACH, _NOT_SO_BEFORE, _NOT_SO_REACH = 6, 3, 5, 6, 4, 5

_DAY_BEFORE_REACH = 4

_MADE_UP_OF = frozenset(["من", "مكونه", "مولفه", "مكون", "مولف", "تضم", "يضم"])
_GROUPS = frozenset(map(lemma, ["عائلة", "أسرة", "مجموعة", "خلية", "شبكة", "فريق", "وفد", "عصابة", "لجنة"]))


def counts_none(
    sentence: Sentence, extent: tuple[int, int], kind: str, earlier: Sequence[Word], later: Sequence[Word]
) -> bool:
    """Whether a number, at `extent` among the words of its sentence, does not count those of its kind by themselves.

    `earlier` and `later` are the words of its clause before it, the nearest first, and behind it.
    """
    first, last = extent
    return (
        _is_not_so(sentence, first, last, kind)
        or _is_make_up(earlier)
        or _is_of_day_before(earlier)
        or _is_rate(sentence, last)
        or _is_mixed_behind(sentence, last)
        or (kind not in {ABOARD, CAPACITY} and _is_of_all(earlier))
        or (kind == ABOARD and _is_told_of_some(sentence, first, later))
        or (kind in {INJURED, UNTOLD} and _are_dead_too(sentence, last))
    )


def _is_not_so(sentence: Sentence, first: int, last: int, kind: str) -> bool:
    """«ثلاثة من أفراد الطاقم» are not all aboard, nor are 60 «إلى جانب الطاقم»; «أوقفوا عن العمل» is no arrest."""
    told = listed()["not so"]
    if kind not in told.values():
        return False
    near = sentence.words[max(0, first - _NOT_SO_BEFORE) : last + 1 + _NOT_SO_REACH]
    return any(told.get(word.form) == kind or told.get(word.lemma) == kind for word in near)


def _is_make_up(earlier: Sequence[Word]) -> bool:
    """«عائلة من ستة أفراد»: of whom a group is made up says nothing of what became of them."""
    near = [word for word in earlier[:_MAKE_UP_REACH] if word.form not in _MADE_UP_OF]
    return bool(near) and near[0].lemma in _GROUPS and earlier[0].form in _MADE_UP_OF


def _is_of_day_before(earlier: Sequence[Word]) -> bool:
    """«تأتي هذه الحصيلة غداة مقتل 21 مدنيا»: another toll."""
    return any(one.form == "غداه" and told_by(other) for other, one in pairwise(earlier[:_DAY_BEFORE_REACH]))


def _is_rate(sentence: Sentence, last: int) -> bool:
    """«110 وفيات في الدقيقة»."""
    near = sentence.words[last + 1 : last + 1 + _RATE_REACH]
    return any(one.form in _PER and other.form in _MOMENTS for one, other in pairwise(near))


_RATE_REACH = 3
_PER = frozenset(["في", "كل"])
_MOMENTS = frozenset(["الدقيقه", "الثانيه", "دقيقه", "ثانيه"])


def _is_mixed_behind(sentence: Sentence, last: int) -> bool:
    """«تعرض 21 آخرون للقتل والإصابة»، «350 عنصرا ما بين قتيل وجريح»: told of all together."""
    near = sentence.words[last + 1 : last + 1 + _MIXED_REACH]
    joined = [
        (one, other)
        for before, one, other in zip(("", *(word.form for word in near)), near, near[1:], strict=False)
        if (one.form.startswith("لل") or before == "بين") and other.form.startswith("و")
    ]
    return any({told_by(one), told_by(other)} == {DEAD, INJURED} for one, other in joined)


def _is_of_all(earlier: Sequence[Word]) -> bool:
    """«نصف التذاكر من مجموع 18 ألف تذكرة»: what is counted is some of that, and that is all."""
    near = earlier[:_WHOLE_REACH]
    return any(one.form in listed()["whole"] and other.form == "من" for one, other in pairwise(near))


def _is_told_of_some(sentence: Sentence, first: int, later: Sequence[Word]) -> bool:
    """«أنقذت السفينة 72 شخصا كانوا على متن قاربين»: those who were saved, and not all aboard."""
    return follows(later) == ABOARD and any(told_by(word) in TOLLS for word in sentence.words[:first])


def _are_dead_too(sentence: Sentence, last: int) -> bool:
    """Whether some of the cases that are counted are deaths: «ثماني حالات منها أربع وفيات»."""
    near = sentence.words[last + 1 : last + 1 + _DEAD_REACH]
    at = next((at for at, word in enumerate(near[:2]) if word.form in listed()["part"]), None)
    return at is not None and any(told_by(word) == DEAD or word.form == "وفاه" for word in near[at:])
