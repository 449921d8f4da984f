"""The days that a sentence names, less those that are not of what it tells.

Not taken: months and years, days that lie ahead (an announcement tells of them) or far behind, and days of another
happening: in a relative clause («التي غرقت يوم الأحد»), after «منذ» or «حتى», behind the noun that they belong to
(«جلسة السبت»), or in words that somebody else said.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

from isnad.arabic import dates, wordlists
from isnad.arabic.dates import Dated
from isnad.arabic.dates.dated import RELATIVE
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model import Precision
from isnad.stories.chronicle.clocks import WEEKDAYS, Clock
from isnad.stories.chronicle.words import IN_QUOTES, OPENING, opens_in_the_present

_FARTHEST_LAST = timedelta(days=3)  # back, of «السبت الماضي»: mostly the day of what others now speak of
_DAYS = "|".join(WEEKDAYS)
# What every day of an article has; the search for dates itself is far slower.
_HAS_DAY = re.compile(
    r"\d|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|عشر|ثلاثين|امس|يوم|بارح|ليل|صباح|مساء|قبل|منذ"
    rf"|{_DAYS}|اول|غد"
)


def own_days(text: str, clock: Clock, farthest: timedelta) -> Iterator[Dated]:
    """The days that go with what a sentence tells, in order; none that lies further back than `farthest`."""
    if not _HAS_DAY.search(match_form(text)):
        return
    quoted = [match.span() for match in IN_QUOTES.finditer(text)]
    for dated in dates.find(text, near=clock.near, zone=""):
        if dated.moment.precision in _COARSE or (dated.ambiguous and not _is_near(dated, clock)):
            continue
        if not clock.today - farthest <= clock.day_of(dated) <= clock.today or _is_too_far(dated, clock):
            continue
        if any(start < dated.start < end for start, end in quoted) or _is_counted(dated, text):
            continue
        if (next_day := _day_after(dated, text)) is not None:
            if clock.day_of(next_day) <= clock.today:
                yield next_day
            continue
        if _is_at_end(dated, text, clock):
            continue
        if not _is_of_another(dated, text, clock) and not _may_lie_ahead(dated, text, clock):
            yield dated


def names_day_ahead(text: str) -> bool:
    """Whether a sentence in the present names a day, which is that of what will be: «يتوجه الوفد الخميس إلى»."""
    return opens_in_the_present(text) and _WEEKDAY.search(match_form(text)) is not None


_WEEKDAY = re.compile(rf"(?<!\w)(?:ال|لل|غدا?\s(?:ال)?)(?:{_DAYS})(?!\w)")


def _is_too_far(dated: Dated, clock: Clock) -> bool:
    """Whether a bare weekday lies so far back that the next one may be meant: «مباراة اليوم التالي الجمعة»."""
    return clock.day_of(dated) < clock.today - _FARTHEST_LAST and _is_bare(dated)


def _is_at_end(dated: Dated, text: str, clock: Clock) -> bool:
    """Whether a bare weekday behind the last comma is that of what was named last, not of what the sentence tells.

    «الضربات الجوية، السبت.» of a Monday; «المدرب الذي غادر النادي، الخميس.»
    """
    if not _is_bare(dated) or not _END.fullmatch(text, dated.end) or not _COMMA.search(text, 0, dated.start):
        return False
    if clock.day_of(dated) < clock.today - _YESTERDAY:
        return True
    before = match_form(text[: dated.start]).rstrip(" ،,")
    clause = max((match.end() for match in _neighbours("clause").finditer(before)), default=-1)
    return clause >= 0 and not _CLAUSE_ENDS.search(before, clause)


def _day_after(dated: Dated, text: str) -> Dated | None:
    """The day after a bare weekday that a sentence counts from: «بعد يوم من تفجيرات الأحد»; None of any other."""
    if not _is_bare(dated) or not _A_DAY_AFTER.search(match_form(text[: dated.start])):
        return None
    return replace(dated, moment=replace(dated.moment, at=dated.moment.at + timedelta(days=1)))


_A_DAY_AFTER = re.compile(r"(?<!\w)(?:بعد يوم (?:واحد )?(?:فقط )?من|غداه) [^.؛]*$")
_YESTERDAY = timedelta(days=1)
_END = re.compile(r"[\s.!»\")]*")
_COMMA = re.compile(r"[،,]\s*$")


def _is_bare(dated: Dated) -> bool:
    return _BARE_WEEKDAY.fullmatch(match_form(dated.words)) is not None


_COARSE = frozenset([Precision.MONTH, Precision.YEAR])


def _is_near(dated: Dated, clock: Clock) -> bool:
    """Whether a day whose parts do not fit, «اليوم الجمعة» of a Saturday, is that of a text printed past midnight."""
    named = dated.kind == RELATIVE and _NAMED_DAY.search(match_form(dated.words)) is not None
    return named and timedelta() <= clock.today - clock.day_of(dated) <= _PAST_MIDNIGHT


_NAMED_DAY = re.compile(f"(?:اليوم|امس).*(?:{_DAYS})")
_PAST_MIDNIGHT = timedelta(days=2)


def _is_counted(dated: Dated, text: str) -> bool:
    """«لليوم الثاني»، «اليوم الـ17»، «قبل يوم واحد من النطق بالحكم»: counted from something else than today."""
    if _DAY_FOR.search(text, 0, dated.start) or _COUNT.match(text, dated.end):
        return True
    return bool(_COUNTED_BACK.match(match_form(dated.words)) and _FROM.match(text, dated.end))


_DAY_FOR = re.compile("ل$")
_COUNT = re.compile(r"\s+الـ?\s*\d")
_COUNTED_BACK = re.compile("[وف]?(?:قبل|منذ|بعد)")
_FROM = re.compile(r"\s+(?:واحد\s+|واحدة\s+)?(?:فقط\s+)?من\s")


def _may_lie_ahead(dated: Dated, text: str, clock: Clock) -> bool:
    """«يشارك الوزير الجمعة في اجتماع»: of a sentence in the present, a bare weekday may as well be the next one."""
    if clock.day_of(dated) == clock.today or not _is_bare(dated):
        return False
    return opens_in_the_present(text) or _WHEN_IT_WILL.search(match_form(text[: dated.start])) is not None


# «عندما يستضيف الأهلي الخميس»
_WHEN_IT_WILL = re.compile(r"(?:عندما|حين|حينما|قبل ان|حيث) [يت]\w{3,}[^،,]*$")


_BARE_WEEKDAY = re.compile(f"(?:(?:يوم|مساء|صباح|فجر|ليل|ظهر|عصر|بعد ظهر) )?(?:ال)?(?:{_DAYS})")


def _is_of_another(dated: Dated, text: str, clock: Clock) -> bool:
    """Whether a day is that of another happening than what the sentence tells."""
    form = match_form(text[: dated.start]).rstrip()
    if _neighbours("before").search(form) or _ENDED_THEN.search(form) or _comes_later(form) or _TO_COME.search(form):
        return True
    if _TWO.fullmatch(match_form(dated.words)) and _neighbours("two").search(form):
        return True
    if not _HEADED.match(match_form(dated.words)) and _neighbours("owner").search(form):
        return True
    if clock.day_of(dated) < clock.today and _is_bare(dated) and _is_reaction(form):
        return True
    clause = max((match.end() for match in _neighbours("clause").finditer(form)), default=-1)
    if _LAST.search(dated.words):
        # «قال المدرب إن فريقه فاز الأحد الماضي»: what happened is that he said so.
        speaks = _neighbours("saying").match(form) is not None
        return speaks or clause >= 0 or clock.day_of(dated) < clock.today - _FARTHEST_LAST
    return clause >= 0 and not _CLAUSE_ENDS.search(form, clause)


def reacts(text: str) -> bool:
    """Whether a sentence opens with a verb by which somebody speaks of what happened: «ندد»، «رحبت»."""
    return _neighbours("reacting").match(match_form(text[:OPENING])) is not None


def _is_reaction(form: str) -> bool:
    """Whether a sentence tells what somebody says of a happening, whose day stands far behind the verb.

    «اعتبرت إيران إقالة الوزير الثلاثاء إشارة», but «أدانت وزارة الخارجية الثلاثاء».
    """
    return _neighbours("reacting").match(form) is not None and len(form.split()) > _NEAR_WORDS


def _comes_later(form: str) -> bool:
    """Whether a day stands behind a joined verb of the future: «وسيلتحق بالمعسكر اليوم»."""
    joined = _AND_WILL.search(form) if "وس" in form else None
    return joined is not None and lexicon().is_imperfect(joined["verb"]) and not lexicon().is_noun("س" + joined["verb"])


_AND_WILL = re.compile(r"(?<!\w)وس(?P<verb>[يت]\w{2,})(?!\w)[^،,؛]*$")
_TWO = re.compile("(?:ال)?اثنين")
# A clause on a noun without «ال»: «لزيارة اختتمت بالأمس»
_ENDED_THEN = re.compile(
    r"(?<!\w)(?:في|من|خلال|بعد|مع|ل|ب)\s?(?!ال)\w+ (?:اختتم|انته|انتهي|جر|جري|بدا|انطلق)ت?(?: يوم| مساء| ب)?$"
)
# What is to come: «لن يخوض اللقاء المرتقب أمام ضيفه، الثلاثاء»، «يخشى منافسه قبل لقاء الذهاب اليوم».
_TO_COME = re.compile(
    r"(?<!\w)(?:(?:المرتقب|المنتظر|المزمع)ه?|لمواجه[هت]\w*|لملاقا[هت]\w*|(?:التي|الذي) س(?!يطر)[يت]\w+"
    r"|لن [يت]\w+|[وف]?س[يت]\w+ ان|(?:تاهبا|استعدادا|تحسبا) ل\w+"
    r"|(?:قبل|عشيه) (?:ال)?(?:لقاء|مباراه|مواجهه|نهايي|قمه|انطلاق|بدء|افتتاح)\w*)\s[^.؛]*$"
)
_NEAR_WORDS = 6  # from the verb to a day of its own
_HEADED = re.compile("[وبفل]?(?:يوم|مساء|صباح|فجر|ليل|ظهر|عصر|اليوم|امس|عشيه|صبيحه|قبل)")
_LAST = re.compile("(?<!الليلة )(?:الماضي|الفائت|المنصرم|الفارط|المنقضي)")
_CLAUSE_ENDS = re.compile(r"[،,؛]|\s(?:ب|و)?(?:حسب|وفق|وفقا)\s")


@cache
def _neighbours(role: str) -> re.Pattern[str]:
    """Words before a day that give it to another happening: right before it, as the head of its clause or sentence."""
    phrases = "|".join(sorted(map(re.escape, wordlists.forms_of("other_days", role, "isnad.stories"))))
    end = r"(?!\w)" if role in {"clause", "saying", "reacting"} else "(?: يوم| مساء| صباح| فجر| ليل| ظهر)?$"
    return re.compile(rf"(?<!\w)[وف]?(?:{phrases}){end}")
