"""Whether a number is of some only of those that an article counts."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from isnad.arabic.letters import match_form
from isnad.model import Figure
from isnad.stories.counting.kinds import ABOARD, INJURED, TOLLS, follows, told_by
from isnad.stories.counting.words import Sentence, Word, after, listed

_AT_ONCE_REACH = 8  # words
_CREW_REACH = 4
_BROUGHT_REACH = 4
_AMONG_REACH = 5

_RECEIVED = frozenset(["تسلم", "استقبل", "استقبلت"])
_BROUGHT = frozenset(["نقلهم", "نقلوا"])
_WERE_BROUGHT = frozenset([("تم", "نقل"), ("وتم", "نقل")])
_ONE_OF = frozenset(["احد", "احدي"])
_HOSPITALS = frozenset(["مستشفي", "مشفي", "مستشفيات"])


class Counted(NamedTuple):
    """What is known of those that are counted."""

    kind: str
    noun: str  # the lemma of their noun
    people: str


def is_a_part(
    figure: Figure, sentence: Sentence, extent: tuple[int, int], later: Sequence[Word], counted: Counted
) -> bool:
    """Whether a figure, at `extent` among the words of its sentence, counts some of those who were counted before.

    «بينهم 14 طفلا»، «أربعة منهم»، «50 من قتلى المظاهرات»، «ثلاثة من أفراد الطاقم»; but not «شخصان بينهما فتاة».
    `later` are the words of its clause behind it.
    """
    first, last = extent
    if _follows_part(sentence, first) or _is_said_part(sentence, later):
        return True
    if any(word.form in listed()["at once"] for word in after(sentence, last, _AT_ONCE_REACH)):
        return True
    if counted.kind == ABOARD:
        return counted.people != "" and _stands_in_list(sentence, first, last)
    return counted.kind in TOLLS and (
        _is_of_toll(figure, counted)
        or _is_with_crew(later)
        or (counted.people != "" and _stands_in_list(sentence, first, last))
        or _is_among(later)
        or (counted.kind == INJURED and _is_of_one_hospital(sentence, first, last))
    )


def _follows_part(sentence: Sentence, first: int) -> bool:
    """«بينهم 14 طفلا»: a word right before the figure says that it is part of what was counted before it."""
    near = [place for place in (first - 1, first - 2) if place >= 0]
    for place in near:
        if place in sentence.counted:
            return False
        if sentence.words[place].form in listed()["part"]:
            return True
    return False


def _is_said_part(sentence: Sentence, later: Sequence[Word]) -> bool:
    """«أربعة منهم» are part, of «عشرة منهم وثلاثة عمال» both; of «1354 إصابة منها 492» the second is.

    «شخصين بينهما فتاة» are all.
    """
    if not later or later[0].form not in listed()["part"] or later[0].form.startswith("بين"):
        return False
    behind = later[0].place + 1
    tells_part = behind in sentence.counted and not sentence.words[behind].form.startswith(_AND)
    return not tells_part and not follows(later)


def _is_of_toll(figure: Figure, counted: Counted) -> bool:
    """«أربعة من المصابين»، «50 من قتلى المظاهرات» are not all of them."""
    of_some = match_form(figure.what).startswith("ال") or listed()["noun"].get(counted.noun) == counted.kind
    return of_some and counted.noun != "" and f" من {figure.what}" in figure.mention.text


def _is_with_crew(later: Sequence[Word]) -> bool:
    """Whether those who are counted are the crew, or are told beside it: «60 إلى جانب الطاقم»."""
    told = listed()["not so"]
    return any(told.get(word.form) == ABOARD for word in later[:_CREW_REACH])


def _stands_in_list(sentence: Sentence, first: int, last: int) -> bool:
    """Whether people are told beside others: of «ضابط و3 جنود»، «تسعة شرطيين وأربعة مدنيين» none are all."""
    if _joined_to(sentence, last + 1) in sentence.counted:
        return True
    before = first - 2 if first > 1 and sentence.words[first - 1].form == _AND else first - 1
    if before < 0 or _joined_to(sentence, before + 1) != first:
        return False
    word, lists = sentence.words[before], listed()
    return before in sentence.counted or word.lemma in lists["human"] or word.lemma in lists["person"]


def _joined_to(sentence: Sentence, place: int) -> int:
    """Where the word stands that «و», by itself before digits, joins to what is before `place`; -1 where none does."""
    words = sentence.words
    if place >= len(words) or not words[place].form.startswith(_AND):
        return -1
    return place if words[place].form != _AND else place + 1


_AND = "و"


def _is_among(later: Sequence[Word]) -> bool:
    """«هناك 30 طفلا بين الجرحى»."""
    near = later[:_AMONG_REACH]
    return any(one.form == "بين" and other.form.startswith("ال") and told_by(other) for one, other in pairwise(near))


def _is_of_one_hospital(sentence: Sentence, first: int, last: int) -> bool:
    """«استقبل المستشفى 46 جريحا»، «نقل 45 إلى أحد مستشفيات المحافظة»، «49 جرى نقلهم»: others may be elsewhere.

    Of «تم نقل 49 مصابا» others needed none.
    """
    words = sentence.words
    if tuple(word.form for word in words[max(0, first - 2) : first]) in _WERE_BROUGHT:
        return True
    if any(word.form in _BROUGHT for word in words[last + 1 : last + 1 + _BROUGHT_REACH]):
        return True
    if not any(word.lemma in _HOSPITALS or word.form in _HOSPITALS for word in words):
        return False
    near = words[max(0, first - _BROUGHT_REACH) : first]
    received = any(word.form in _RECEIVED or word.lemma in _RECEIVED for word in near)
    return received or any(one.form in _ONE_OF and other.form in _HOSPITALS for one, other in pairwise(words))
