"""What a sum or a share is of: its head, and of prices which currency on which market."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from isnad.arabic.letters import match_form
from isnad.model import Figure
from isnad.stories.counting.kinds import MONEY, PERCENT, TIME
from isnad.stories.counting.words import Sentence, Word, listed

RATE, SHARE, OFFER, DEMAND = "rate", "share", "offer", "demand"

# Of these a story follows one, whatever words stand around it.
JOINED = frozenset([RATE, SHARE, OFFER, DEMAND])

CONTROL, TURNOUT = "control", "turnout"

COST = "cost"

_IMPORTS, _RISE, _PAY, _CUT, _DEBT = "imports", "rise", "pay", "cut", "debt"
_OF_ANYTHING = frozenset([COST, "losses"])
_SHARES = frozenset([CONTROL, TURNOUT])  # no sum is of these
_HEAD_REACH = 7  # words
_MARKET_REACH = 14
_PRICED_REACH = 6
_SHARE_REACH = 10
_OFFER_REACH = 14
_GOODS_REACH = 16
_OIL = "oil"

_THEIR_TURNOUT = frozenset(["مشاركتهم", "مشاركتهن", "اقبالهم", "اقبالهن"])


class Rate(NamedTuple):
    """What a price of a currency is."""

    unit: str  # the currency that it is paid in, "" where it is left out
    currency: str  # the one that is bought
    market: str  # official or parallel


def head_of(sentence: Sentence, first: int, earlier: Sequence[Word], later: Sequence[Word], kind: str) -> str:
    """What a sum is of: the nearest word before it that says so, else one behind it; "" where none does."""
    heads = listed()["head"]
    if (valued := _valued(earlier)) is not None:
        earlier = earlier[valued : valued + 1]
    told = [heads[word.lemma] for word in (*earlier[:_HEAD_REACH], *later) if word.lemma in heads]
    # Imports are paid for by so many months of reserves; a sum of imports says little of what it is.
    found = [head for head in told if (head == _IMPORTS) <= (kind == TIME) and (head in _SHARES) <= (kind == PERCENT)]
    # «كلفة الخفض على الموازنة» is a cost, whatever it is of; what the debt costs is «فاتورة الدين».
    if kind == MONEY and set(found[:2]) == {COST, _DEBT}:
        return _DEBT
    head = next((head for head in found if kind == MONEY and head in _OF_ANYTHING), next(iter(found), ""))
    if head == TURNOUT and _is_of_some_voters(earlier, later):
        return ""
    if kind == PERCENT and head in {"", OFFER, _RISE, _PAY, _CUT}:
        return _bargained(sentence, first, head)
    return SHARE if kind == MONEY and _is_share_price(sentence, first) else head


def _valued(earlier: Sequence[Word]) -> int | None:
    """Which of the words before a sum it is the value of: «بيع أسهم بقيمة ملياري جنيه»; None where none is named so."""
    at = next((at for at, word in enumerate(earlier[:_VALUED_REACH]) if _VALUE.match(word.form)), None)
    if at is None:
        return None
    is_verb = at + 1 < len(earlier) and earlier[at + 1].form in _AMOUNTED
    return at + 2 if is_verb else at + 1


_VALUED_REACH = 3
_VALUE = re.compile("(?:ب|و?ت?ب?)قيم(?:ه|تها|ته|ي)$")
_AMOUNTED = frozenset(["بلغت", "تبلغ", "وصلت", "تجاوزت"])


def period_of(earlier: Sequence[Word], later: Sequence[Word]) -> str:
    """In what time a sum comes together: «خسائر شهرية»، «مليون دولار سنويا»، «في السنة»; "" where none is told."""
    heads, periods = listed()["head"], listed()["period"]
    behind = [other for other, one in pairwise(earlier) if one.lemma in heads and other.place - one.place == 1]
    told = next((periods[word.lemma] for word in (*later, *behind) if word.lemma in periods), "")
    pairs = ((one.form, other.form) for one, other in pairwise(later))
    return told or next((_IN_PERIOD[other] for one, other in pairs if one == "في" and other in _IN_PERIOD), "")


_IN_PERIOD = {"السنه": "year", "الشهر": "month"}


def cost_of(sentence: Sentence, first: int) -> str:
    """What it is that costs so much, a lemma: of «الخفض سيكلفها»، «كلفة الخفض», the cut; "" where nothing says it."""
    heads, words = listed()["head"], sentence.words
    for place in range(first - 1, max(-1, first - 1 - _HEAD_REACH), -1):
        if heads.get(words[place].lemma) != COST:
            continue
        is_verb = _COSTS.match(words[place].form) is not None
        named = place - 1 if is_verb else place + 1
        return words[named].lemma if 0 <= named < first and words[named].form.startswith("ال") else ""
    return ""


_COSTS = re.compile("[وف]?س?[يت]كلف")


def _is_of_some_voters(earlier: Sequence[Word], later: Sequence[Word]) -> bool:
    """«نسبة مشاركتهم»، «مشاركة الشباب»: those of a group are others than those of all."""
    voters = listed()["voters"]
    return any(word.lemma in voters or word.form in _THEIR_TURNOUT for word in (*earlier, *later))


def _bargained(sentence: Sentence, first: int, head: str) -> str:
    """Which side of a dispute over pay a share is: what is demanded, or what is offered and in the end agreed."""
    lists = listed()
    if not any(word.lemma in lists["labour"] for word in sentence.words):
        return "" if head in {OFFER, _RISE} else head  # «زيادة 26 في المئة في الأرباح» is of any company
    for word in reversed(sentence.words[max(0, first - _OFFER_REACH) : first + 1]):
        side = lists["bargain"].get(word.form) or lists["bargain"].get(word.lemma, "")
        if side and (side != _AGREED or head == _RISE):
            return OFFER if side == _AGREED else side
    return "" if head == OFFER else head


_AGREED = "agreed"


def _is_share_price(sentence: Sentence, first: int) -> bool:
    """«أغلق السهم مرتفعا عند 41 ريالا»: of the one company that an article is about."""
    near = sentence.words[max(0, first - _SHARE_REACH) : first]
    closes = listed()["closes"]
    return any(word.form == "السهم" for word in near) and any(word.lemma in closes for word in near)


def goods_of(sentence: Sentence, first: int) -> str:
    """Of what goods a price is: the word before it that names some, the nearest; "" where none does.

    «خام برنت» is Brent, whatever else it is called: names of kinds of oil count before «النفط».
    """
    goods = listed()["goods"]
    near = [
        goods[word.lemma]
        for word in reversed(sentence.words[max(0, first - _GOODS_REACH) : first])
        if word.lemma in goods
    ]
    return next((name for name in near if name != _OIL), near[0]) if near[:1] == [_OIL] else next(iter(near), "")


def party_of(sentence: Sentence, first: int) -> str:
    """Who holds a share of the land, of the kinds of groups: the nearest before it that is more than «forces»."""
    groups = listed()["group"]
    near = [groups.get(word.form) or groups.get(word.lemma, "") for word in reversed(sentence.words[:first])]
    return next((group for group in near if group in _PARTIES), "")


_PARTIES = frozenset(["rebels", "regime", "militants"])


def rate_of(figure: Figure, sentence: Sentence, first: int, last: int) -> Rate | None:
    """What currency a figure is the price of, and on which market; None for any other figure."""
    words, units = sentence.words, listed()["unit"]
    unit = _currency(figure.what.split(maxsplit=1)[0]) if figure.what.strip() else ""
    if (figure.what and not unit) or figure.low >= _DEAREST:
        return None
    behind = words[last + 1] if last + 1 < len(words) else None
    if behind is not None and behind.form.startswith("لل") and units.get(behind.lemma) == MONEY:
        currency = behind.lemma
    elif unit:
        near = words[max(0, first - _PRICED_REACH) : last]
        told = (word.lemma for word in reversed(near) if "ال" in word.form[:3] and units.get(word.lemma) == MONEY)
        currency = next((term for term in told if term != unit), "")
    else:
        return None
    market = _market(words, first, last)
    return Rate(unit or _paid_in(words[:first], currency), currency, market) if currency and market else None


_DEAREST = 100_000  # of a currency in another; more is a sum


def _paid_in(earlier: Sequence[Word], currency: str) -> str:
    units = listed()["unit"]
    near = (word.lemma for word in reversed(earlier) if word.form.startswith("ال") and word.lemma != currency)
    return next((term for term in near if units.get(term) == MONEY), "")


def _currency(what: str) -> str:
    """A currency in its shortest form: «روانا» is «روان»; "" for what is none."""
    units, form = listed()["unit"], match_form(what)
    if units.get(form) != MONEY:
        return ""
    short = form.removesuffix("ا")
    return short if short in units else form


def _market(words: Sequence[Word], first: int, last: int) -> str:
    """The market that is named nearest to a price, before it rather than behind it; "" where none is."""
    markets = listed()["market"]
    best, name = _MARKET_REACH + 1, ""
    for word in words:
        market = markets.get(word.form) or markets.get(word.lemma, "")
        far = first - word.place if word.place < first else max(0, word.place - last)
        if market and far < best:
            best, name = far, market
    return name
