"""The sentences of a story that hold figures, each read once, however many articles print it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from isnad.arabic import dates
from isnad.model import Figure
from isnad.stories.counting.thing import Thing
from isnad.stories.counting.things import price_before, recounted, thing_of
from isnad.stories.counting.words import sentence_at

_MONTH = (
    "يناير|فبراير|مارس|[أا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر"
    "|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|الأول|الثاني"
)
_DATED = re.compile(rf"(منذ [^.،]{{0,25}})?(?:{_MONTH})(?: الماضي)? (?:من )?(?:عام )?((?:19|20)\d\d)(?!\d)")

EARLIER = re.compile(
    "عام (?:1[89]|20)\\d\\d|العام الماضي|قبل (?:عام|سنة|سنوات|أعوام|عامين|سنتين)|الشهر الماضي"
    "|(?:الانتخابات|الدورة) (?:الأخيرة|السابقة|الماضية)"
    "|(?:الحادثة|الحادث|الواقعة|الهجوم|التفجير|الحريق) (?:ال[أا]ول[ىي]?|السابقة?) "
    "|بعد مرور (?:\\S+ )?(?:شهر|شهرين|أشهر|عام|عامين|أعوام|سنة|سنتين|سنوات) "
)

_PAST = re.compile(rf"\d{{1,2}} (?:{_MONTH})(?:/[\w]+)? الماضي")  # «في 5 مايو الماضي»
_LONG_AGO = timedelta(days=21)

_YEAR = re.compile(r"(?:19|20)\d\d")

_SINCE_NEAR = 12  # characters

_Key = tuple[object, ...]


class Passage:
    """A sentence with its figures."""

    def __init__(self, text: str, start: int, end: int, figures: Sequence[Figure]) -> None:
        self._figures = figures
        self._sentence = sentence_at(text, start, end, figures)
        self._is_earlier = EARLIER.search(text, start, end) is not None
        dated = _DATED.findall(text, start, end) if _YEAR.search(text, start, end) else ()
        self._year = min((int(year) for since, year in dated if not since), default=None)
        past = _PAST.search(text, start, end)
        self._past = (
            past[0] if past and "منذ" not in text[max(start, past.start() - _SINCE_NEAR) : past.start()] else ""
        )
        self._things: dict[tuple[int, bool], Thing | None] = {}

    def is_of_before(self, day: date) -> bool:
        """Whether it tells of a year, or a day weeks, before this one; what goes on since then is of now.

        «دهس حشدا في ديسمبر 2016»، «أمطار غزيرة في 5 مايو الماضي».
        """
        return self._is_earlier or (self._year is not None and self._year < day.year) or self._is_long_past(day)

    def _is_long_past(self, day: date) -> bool:
        dated = dates.parse(self._past, near=day) if self._past else None
        return dated is not None and dated.moment.at.date() < day - _LONG_AGO

    def thing(self, place: int, *, follows_head: bool) -> Thing | None:
        """What one of its figures counts; see `thing_of`."""
        key = (place, follows_head)
        if key not in self._things:
            self._things[key] = thing_of(self._figures[place], self._sentence, follows_head=follows_head)
        return self._things[key]

    def recounted(self, place: int, thing: Thing) -> Thing | None:
        """The same as `thing`, where one of its figures is told as another number of that; see `recounted`."""
        return recounted(self._figures[place], self._sentence, thing)

    def price_before(self, place: int, thing: Thing) -> Thing | None:
        """What one of its figures is that is told as the price before `thing`; see `price_before`."""
        return price_before(self._figures[place], self._sentence, thing)


class Passages:
    """The sentences that were read."""

    def __init__(self) -> None:
        self._read: dict[_Key, Passage] = {}

    def read(self, text: str, start: int, end: int, figures: Sequence[Figure]) -> Passage:
        """The sentence from `start` to `end` of a text, in which these figures stand."""
        given = [(each.mention.start - start, each.mention.end - start, each.what, each.low) for each in figures]
        key = (text[start:end], *given)
        if key not in self._read:
            self._read[key] = Passage(text, start, end, figures)
        return self._read[key]
