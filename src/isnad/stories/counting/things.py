"""What a figure is one of: its thing, read off its noun and the words around it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from isnad.arabic.denied import denied_kinds
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model import Figure
from isnad.stories.counting.compared import is_compared, other_than
from isnad.stories.counting.context import Context
from isnad.stories.counting.heads import (
    CONTROL,
    COST,
    RATE,
    Rate,
    cost_of,
    goods_of,
    head_of,
    party_of,
    period_of,
    rate_of,
)
from isnad.stories.counting.kinds import (
    ABOARD,
    ADDING_UP,
    CAPACITY,
    DEAD,
    MISSING,
    MONEY,
    PERCENT,
    TOLLS,
    UNITS,
    UNTOLD,
    kind_of,
    noun_of,
    told_by,
)
from isnad.stories.counting.none_counted import counts_none
from isnad.stories.counting.parts import Counted, is_a_part
from isnad.stories.counting.thing import Thing
from isnad.stories.counting.words import Sentence, Word, after, before, extent_of, listed, says_against
from isnad.stories.terms import country_of, function_words

_SINCE_REACH = 9  # words


def thing_of(figure: Figure, sentence: Sentence, *, follows_head: bool = False) -> Thing | None:
    """What a figure counts; None where nothing says what it is.

    A sum, share, measure or time needs a head, or to follow one in its sentence that has it.
    """
    extent, lists = extent_of(figure, sentence), listed()
    if extent is None or not sentence.forms.isdisjoint(lists["other time"]):
        return None
    first, last = extent
    earlier, later = before(sentence, first), after(sentence, last)
    noun = noun_of(figure.what)
    kind, unit, action, people = kind_of(figure, noun, earlier, later)
    listed_as = lists["name"].get(noun, "")
    if listed_as == DEAD and kind == UNTOLD and _are_of_missing(sentence):
        kind = listed_as = MISSING
    if kind in {None, MONEY} and (rate := rate_of(figure, sentence, first, last)):
        return _price(rate, sentence, first, last)
    if kind is None or counts_none(sentence, extent, kind, earlier, later):
        return None
    head = head_of(sentence, first, earlier, later, kind) if kind in UNITS else ""
    group = party_of(sentence, first) if head == CONTROL else _group(sentence, first, last)
    is_price = any(word.form in lists["per"] for word in later)
    # «ثلاثة من أفراد العائلة» aboard are there beside others.
    if (kind == ABOARD and group) or (kind in UNITS and not (head or is_price or follows_head)):
        return None
    is_part = is_a_part(figure, sentence, extent, later, Counted(kind, noun, people))
    was_announced = _was_announced(sentence)
    behind = after(sentence, last, _SINCE_REACH)
    return Thing(
        kind,
        unit,
        head,
        cost_of(sentence, first) if head == COST else _action(kind, action),
        is_part,
        any(word.form in lists["more"] for word in later[:2]) or _are_others(figure, kind, noun, later),
        says_against(sentence, last),
        kind in TOLLS | {UNTOLD} and _has(lists["since"], earlier, behind),
        kind in TOLLS | {UNTOLD} and _has(lists["lately"], earlier, behind),
        any(word.form in lists["grows"] for word in earlier),
        is_price,
        kind in UNITS and (_is_change(sentence, last) or any(word.form in lists["extreme"] for word in earlier)),
        _is_expected(sentence, first) or _is_wanted(kind, earlier) or _will_be(kind, sentence, first),
        not sentence.forms.isdisjoint(lists["earlier"]) or was_announced,
        listed_as,
        people,
        country_of(noun) or _nation(earlier, later),
        group,
        Context(sentence, first, last),
        goods_of(sentence, first) if is_price else "",
        was_announced,
        is_of_all=kind in TOLLS and any(word.lemma in lists["whole"] for word in earlier),
        is_of_new=kind in TOLLS and _is_of_new(sentence),
        per=period_of(earlier, later) if kind == MONEY else "",
        is_compared=is_compared(sentence, first),
        other_than=other_than(sentence, last),
    )


def _are_of_missing(sentence: Sentence) -> bool:
    """Whether names stand where missing people are told of, and no dead: «27 اسما: البلدة تنتظر مفقوديها»."""
    told = {told_by(word) for word in sentence.words}
    return MISSING in told and DEAD not in told


def _is_of_new(sentence: Sentence) -> bool:
    """Whether a sentence tells of another such deed: «هجوم جديد»، «موجة تفجيرات جديدة»."""
    if sentence.forms.isdisjoint(_NEW):
        return False
    deeds = denied_kinds()
    return any(
        other.form in _NEW and "deed" in {deeds.get(one.form), deeds.get(one.lemma)}
        for one, other in pairwise(sentence.words)
    )


_NEW = frozenset(["جديد", "جديده"])


def _action(kind: str, told: str) -> str:
    """What is told of those that are counted, where their kind does not say it."""
    return "" if kind in TOLLS | {CAPACITY} or (kind == ABOARD and told in TOLLS | {ABOARD}) else told


def _price(rate: Rate, sentence: Sentence, first: int, last: int) -> Thing:
    """The price of a currency."""
    return Thing(
        kind=MONEY,
        unit=rate.unit,
        head=RATE,
        action=rate.currency,
        is_part=False,
        is_more=False,
        is_set_against=False,
        is_since=False,
        is_lately=False,
        grows=False,
        is_price=False,
        is_change=_is_change(sentence, last),
        is_expected=_is_expected(sentence, first),
        is_old=not sentence.forms.isdisjoint(listed()["earlier"]),
        listed_as="",
        people="",
        nation="",
        group=rate.market,
        context=Context(sentence, first, last),
    )


def _was_announced(sentence: Sentence) -> bool:
    """«وكانت الشرطة أعلنت الخميس مقتل 19»: an earlier number."""
    opening = sentence.words[:_OPENING]
    if not opening or opening[0].form not in _WAS:
        return False
    return any(word.form == "قد" or word.form in _ANNOUNCED for word in opening[1:])


_OPENING = 7  # words
_WAS = frozenset(["وكان", "وكانت", "كان", "كانت"])
_ANNOUNCED = frozenset(["اعلن", "اعلنت", "ذكر", "ذكرت", "قال", "قالت", "افاد", "افادت", "اكد", "اكدت", "اشار", "اشارت"])


def _are_others(figure: Figure, kind: str, noun: str, later: Sequence[Word]) -> bool:
    """«مقتل 18 شخصا آخرين»، «نزح 700 ألف، وفر 5 ملايين آخرين»: more than were counted before."""
    if kind in ADDING_UP:
        return match_form(figure.what) in _OTHERS or any(word.form in _OTHERS for word in later[:1])
    return kind == DEAD and noun != "" and any(word.form in _OTHERS for word in later[:1])


_OTHERS = frozenset(["اخرين", "اخرون"])


def recounted(figure: Figure, sentence: Sentence, thing: Thing) -> Thing | None:
    """What a bare number counts that is told as the number of what was counted before; None where it is not."""
    extent = extent_of(figure, sentence)
    if figure.what or extent is None or thing.kind in UNITS:
        return None
    near = before(sentence, extent[0])[:_RECOUNT_REACH]
    if not any(word.form in _THE_NUMBER for word in near) or thing.is_part:
        return None
    return replace(thing, context=Context(sentence, *extent), is_set_against=True, is_recount=True)


_THE_NUMBER = frozenset(["العدد", "عددهم", "عددهن"])
_RECOUNT_REACH = 6  # words


def price_before(figure: Figure, sentence: Sentence, thing: Thing) -> Thing | None:
    """What a bare number is that is told as the price before: «عند 48.6، مقابل 49.1 قبل صدوره»; None for any other."""
    extent = extent_of(figure, sentence)
    if figure.what or extent is None or thing.head != RATE:
        return None
    first, last = extent
    behind = sentence.words[last + 1 : last + 2]
    if first == 0 or sentence.words[first - 1].form != _AGAINST or not behind or behind[0].form != _BEFORE:
        return None
    return replace(thing, context=Context(sentence, first, last), is_before=True)


_AGAINST, _BEFORE = "مقابل", "قبل"


def told_as(thing: Thing, kind: str) -> Thing:
    """The same people with what another figure tells of them."""
    return replace(thing, kind=kind)


def _has(forms: Mapping[str, str], earlier: Sequence[Word], later: Sequence[Word]) -> bool:
    return any(word.form in forms for word in (*earlier, *later))


def _is_expected(sentence: Sentence, first: int) -> bool:
    """Whether the words before a figure speak of what will or may be: «يتوقع محللون أن»، «قد تتخطى»."""
    words, expected = sentence.words[: first + 1], listed()["expected"]
    may_be = any(one.form == "قد" and other.form[:1] in "يت" for one, other in pairwise(words[-_MAY_BE_REACH:]))
    return may_be or any(word.form in expected or word.lemma in expected for word in words)


_MAY_BE_REACH = 4  # words


def _is_wanted(kind: str, earlier: Sequence[Word]) -> bool:
    """«حملة لاعتقال 346 شخصا»: what is done to them is what for, and not what was done."""
    return (
        kind in _DONE_BY_SOMEBODY and bool(earlier) and earlier[0].form.startswith("ل") and told_by(earlier[0]) == kind
    )


_DONE_BY_SOMEBODY = frozenset(["detained", "saved", "freed", "kidnapped", "displaced", "bodies"])


def _will_be(kind: str, sentence: Sentence, first: int) -> bool:
    """Whether a verb of the future stands right before a toll or share: «ستتراوح بين»، «سيصبح عدد القتلى خمسة»."""
    if kind not in TOLLS | {PERCENT}:
        return False
    near = (_FUTURE.match(word.form) for word in sentence.words[max(0, first - _MAY_BE_REACH) : first])
    return any(found and _is_verb(found[1]) for found in near)


def _is_verb(form: str) -> bool:
    known = lexicon()
    return not known.is_noun(form) and known.lemma(form) not in {"", form}


_FUTURE = re.compile("[وف]?س([يت].{3,})$")


def _is_change(sentence: Sentence, last: int) -> bool:
    following = sentence.words[last + 1 : last + 4]
    return any(
        one.form in listed()["changed to"] and other.place in sentence.counted for one, other in pairwise(following)
    )


def _nation(earlier: Sequence[Word], later: Sequence[Word]) -> str:
    """The nation or party of the counted: «مقاتلا كرديا»، «عدد القتلى الإيرانيين»; "" where none is given."""
    behind = [word for told, word in pairwise(reversed(earlier)) if word.place - told.place == 1 and told_by(told)]
    for word in (*later[:1], *behind):
        country = country_of(word.lemma)
        if country or word.lemma in listed()["who"]:
            return country or word.lemma
    return ""


def _group(sentence: Sentence, first: int, last: int) -> str:
    """The group that the counted are of: «في صفوف القوات»، «بين المدنيين»; "" where none is given."""
    lists, words = listed(), sentence.words
    behind = words[last + 1] if last + 1 < len(words) else None
    if behind is not None and words[last].form in _MEMBERS and behind.lemma not in function_words():
        return lists["group"].get(behind.form) or behind.lemma  # «تسعة من أفراد الطواقم»
    for place in range(max(0, first - _GROUP_REACH), min(len(words) - 1, last + _GROUP_REACH)):
        of_members = words[place + 1].form in _MEMBERS and place + 2 < len(words)
        member = words[place + 2 if of_members else place + 1]  # «من أفراد المقاومة»
        group = lists["group"].get(member.form) or lists["group"].get(member.lemma)
        if group and words[place].form in lists["among"]:
            return group
    return ""


_MEMBERS = frozenset(["افراد", "اعضاء"])
_GROUP_REACH = 6  # words
