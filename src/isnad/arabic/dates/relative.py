"""Words that point from the day of writing: «أمس»، «الأربعاء الماضي»، «قبل 3 أسابيع»، «الشهر الجاري»."""

from isnad.arabic.dates.days import Apart, CalendarDay, DayShift, PastSeason, Period, Weekday
from isnad.arabic.dates.lexicon import DAY_HEADS, DAYS, MONTHS, PARTS, PAST_SEASONS, TURNS, UNITS, WEEKDAYS, role
from isnad.arabic.dates.line import Line
from isnad.arabic.dates.said import Said
from isnad.arabic.dates.turns import OTHER, turn_at
from isnad.arabic.dates.years import year_at
from isnad.arabic.numbers import parse as number_of

BACK = frozenset({"قبل", "منذ", "وقبل", "ومنذ", "مضي"})
_ON = frozenset({"بعد"})
PERIODS = {"الاسبوع": "week", "الشهر": "month", "العام": "year", "السنه": "year"}
_LONGEST_LIST = 8  # tokens of an enumeration of weekdays
_LONGEST_AMOUNT = 4  # words of a number
_OPENING = frozenset('(«"“')
_CLOSING = frozenset(')»"”')
_TONIGHT = "الليله"
_TODAY = "اليوم"
_BOUNDS = frozenset({"اكثر", "اقل", "ما", "بضع", "بضعه", "عده"})
_FROM_ELSEWHERE = frozenset({"من", "علي"})
_HALF = frozenset({"ونصف"})
_HALVES = {"hour": ("minute", 30), "year": ("month", 6), "day": ("hour", 12)}


def read_relative(line: Line, place: int) -> Said | None:
    """The relative date that begins at the token."""
    return _apart(line, place) or _period(line, place) or _season(line, place) or read_day_word(line, place)


def read_day_word(line: Line, place: int) -> Said | None:
    """A weekday or a word for a day, «يوم» or a part of the day before it: «مساء أمس الثلاثاء»."""
    at, start = place, None
    while (head := _head(line, at)) is not None and at < place + 3:
        start = line.starts[place] + head[1] if start is None else start
        at = head[0]
    shift, weekday = DAYS.at(line, at), WEEKDAYS.at(line, at)
    if shift is not None:
        if not _is_day_word(line, at, shift.end, headed=at > place):
            return None
        start = line.starts[at] + shift.skip if start is None else start
        opened = line.word(shift.end) == "("  # «أمس (الثلاثاء)»
        named = WEEKDAYS.at(line, shift.end + opened)
        if named is not None and not named.skip and (not opened or line.word(named.end) == ")"):
            return Said(DayShift(shift.value), start, named.end + opened, named.value)
        return Said(DayShift(shift.value), start, shift.end)
    if weekday is None or not _is_weekday(line, at, weekday.end):
        return None
    start = line.starts[at] + weekday.skip if start is None else start
    turn, end = _turn(line, weekday.end)
    if turn == OTHER:
        return None
    return Said(Weekday(weekday.value, turn), start, end, weekday.value)


def _head(line: Line, place: int) -> tuple[int, int] | None:
    """The token after «يوم» or «مساء», and the proclitics before it."""
    head = DAY_HEADS.at(line, place)
    if head is not None:
        return head.end, head.skip
    part = PARTS.at(line, place)
    return (part.end, part.skip) if part is not None and part.value.of else None


def _turn(line: Line, place: int) -> tuple[int | None, int]:
    """The turn after a weekday, or the one it shares with the next: «الأربعاء والخميس المقبلين»."""
    turn, end = turn_at(line, place)
    follower = WEEKDAYS.at(line, place)
    if turn is None and follower is not None and line.word(place).startswith("و"):
        shared = line.word(follower.end)
        return (TURNS.get(shared) if shared.endswith("ين") else None), place
    return turn, end


def _is_day_word(line: Line, place: int, end: int, *, headed: bool) -> bool:
    word = line.word(place)
    if word.endswith(_TONIGHT) and end == place + 1:
        return not line.word(end).isalnum()
    if not word.endswith(_TODAY) or end > place + 1:
        return True
    if line.is_one_of(end, role("not_after_today")) or (
        line.is_one_of(place - 1, _OPENING) and line.is_one_of(end, _CLOSING)
    ):
        return False  # «اليوم الوطني»; the newspaper «اليوم»
    return headed or not line.is_one_of(place - 1, role("not_before_today"))


def _is_weekday(line: Line, place: int, end: int) -> bool:
    """Whether the word is the day itself, not a prayer, a man or a habit («أيام السبت والأحد»)."""
    if line.word(end) in {"عشر", "عشره"}:
        return False
    before = place - 1
    while before > place - _LONGEST_LIST and (WEEKDAYS.at(line, before) or line.word(before) in {"و", "،"}):
        before -= 1
    return not line.is_one_of(before, role("not_before_friday"))


def _apart(line: Line, place: int) -> Said | None:
    back = line.is_one_of(place, BACK)
    if not back and not (line.is_one_of(place, _ON) and line.whole):
        return None
    at = place + 1
    while line.is_one_of(at, role("about")):
        at += 1
    if line.is_one_of(at, _BOUNDS):  # «منذ أكثر من عام»: no day is meant
        return None
    found = _amount(line, at)
    if found is None:
        return None
    unit, amount, end = found
    if line.is_one_of(end + (line.word(end) in PERIODS), _FROM_ELSEWHERE):  # «قبل عام ونصف العام من الموعد»
        return None
    start = line.starts[place] + line.word(place).startswith("و")
    return Said(Apart(unit, -amount if back else amount), start, end)


def _amount(line: Line, place: int) -> tuple[str, int, int] | None:
    """Unit, number and the token after «يومين»، «3 أسابيع»، «خمسة وعشرين عاما»، «ساعة ونصف»."""
    unit = UNITS.at(line, place)
    if unit is not None:
        name, count = unit.value
        names = WEEKDAYS.at(line, unit.end) or MONTHS.at(line, unit.end) or DAYS.at(line, unit.end)
        if not count or line.number(unit.end) is not None or names is not None:
            return None  # «قبل يوم الأربعاء»، «منذ عام 2011»، «قبل شهر رمضان»
        return _with_half(line, name, count, unit.end)
    for at in range(place + 1, place + 1 + _LONGEST_AMOUNT):
        unit = UNITS.at(line, at)
        if unit is None:
            continue
        amount = number_of(line.text[line.starts[place] : line.end(at - 1)])
        whole = amount is not None and amount == int(amount) and 0 < amount < 10_000
        return _with_half(line, unit.value[0], int(amount), unit.end) if amount is not None and whole else None
    return None


def _with_half(line: Line, unit: str, amount: int, end: int) -> tuple[str, int, int]:
    if not line.is_one_of(end, _HALF) or unit not in _HALVES:
        return unit, amount, end
    smaller, half = _HALVES[unit]
    return smaller, amount * 2 * half + half, end + 1


def _period(line: Line, place: int) -> Said | None:
    """«الشهر الماضي»، «هذا العام»."""
    this = line.is_one_of(place, role("this"))
    word = line.word(place + this)
    skip = 0
    if word not in PERIODS and word[:1] in {"و", "ب", "ل", "ف"}:
        word, skip = ("ا" + word if word.startswith("لل") else word)[1:], 1
    unit = PERIODS.get(word)
    if unit is None:
        return None
    if this:
        return Said(Period(unit, 0), line.starts[place], place + 2)
    turn, end = turn_at(line, place + 1)
    if turn is None or turn == OTHER:
        return None
    start = line.starts[place] + skip
    year = year_at(line, end, None) if unit == "year" else None
    if year is not None and year.value is not None and year.calendar is not None:  # «العام الماضي 2013»
        return Said(CalendarDay(year.calendar, year.value), start, year.end)
    return Said(Period(unit, turn), start, end)


def _season(line: Line, place: int) -> Said | None:
    """«الصيف الماضي»: the year alone is sure; a winter lies in two."""
    season = PAST_SEASONS.at(line, place)
    if season is None or line.is_one_of(place - 1, role("not_before_friday")):
        return None
    turn = TURNS.get(line.word(season.end))
    if turn != -1:
        return None
    return Said(PastSeason(season.value[2:]), line.starts[place] + season.skip, season.end + 1)
