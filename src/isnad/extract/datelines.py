"""The visible lines of a page that give its date: beside the headline, and hardly anything but a date."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from isnad.arabic import dates
from isnad.arabic.dates import Dated
from isnad.extract.blocks import Blocks
from isnad.extract.furniture import Furniture, opening
from isnad.extract.parts import squeezed
from isnad.extract.sheet import Sheet
from isnad.model import Moment, Precision

_YEAR = re.compile(
    r"(?<![\d٠-٩])(?:(?:19|20)\d\d|[١٢][٩٠][٠-٩][٠-٩]|1[34]\d\d|١[٣٤][٠-٩][٠-٩])(?![\d٠-٩])|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?!\d)"
)
_AGO = re.compile(r"(?:منذ|قبل)\s")
_CLOCK = re.compile(r"[\d٠-٩]{1,2}\s*:\s*[\d٠-٩]{2}")
_GREENWICH = re.compile(
    r"GMT\s*:?\s*(\d{1,2}:\d{2})|(\d{1,2}:\d{2})\s*\(?(?:GMT|بتوقيت غرينتش|بتوقيت جرينتش|توقيت غرينتش)"
)
_LONGEST = 160  # characters
_MOST = 4  # lines that are read
_BEFORE = 30  # what a line before the headline is set back by: dates of the day stand in the head of a page
_REACH = 120  # blocks around the headline
_COVERED = 0.45  # share of a line's letters that are date, label or clock
_ELSEWHERE = frozenset(
    [Furniture.COMMENT, Furniture.FOREIGN, Furniture.RELATED, Furniture.LIST, Furniture.FRAME, Furniture.PROMO]
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A line of a page that gives a date."""

    block: int  # its number
    source: str  # "visible:dateline" or "time:datetime"
    value: str  # the words, or the value of the attribute
    dates: tuple[Dated, ...] = ()  # what they say, for visible ones


def find_datelines(sheet: Sheet, zone: str, near: datetime | None) -> tuple[Dateline, ...]:
    """The lines that give a date, nearest to the headline first, those after it before those above it.

    `zone` is the clock of the house, "" where unknown; `near` when the page was fetched, by which «منذ ساعتين» is read.
    """
    origin = sheet.headline or 0
    found = [*_time_elements(sheet.page, sheet.furniture), *_lines(sheet, zone, near)]

    def distance(line: Dateline) -> int:
        away = line.block - origin
        return away if away >= 0 else _BEFORE - away

    close = [line for line in found if abs(line.block - origin) <= _REACH]
    return tuple(sorted(close, key=distance)[: 2 * _MOST])


def _time_elements(page: Blocks, furniture: Sequence[Furniture | None]) -> Iterator[Dateline]:
    for region in page.regions:
        if region.element.tag == "time" and (value := region.element.get("datetime")):
            number = min(region.start, len(page.blocks) - 1)
            if number >= 0 and furniture[number] not in _ELSEWHERE:
                yield Dateline(number, "time:datetime", value)


def _lines(sheet: Sheet, zone: str, near: datetime | None) -> Iterator[Dateline]:
    page, furniture = sheet.page, sheet.furniture
    for number, block in enumerate(page.blocks):
        text = block.text
        if len(text) > _LONGEST or block.is_link or furniture[number] in _ELSEWHERE or block.is_heading:
            continue
        if not (_YEAR.search(text) or _AGO.search(text)):
            continue
        if not _CLOCK.search(text) and number + 1 < len(page.blocks):
            after = page.blocks[number + 1].text
            if len(after) <= 24 and _CLOCK.search(after):
                text = f"{text} {after}"
        found = tuple(_by_greenwich(text, one) for one in dates.find(text, near=near, zone=zone))
        if _is_mostly_date(text, found):
            yield Dateline(number, "visible:dateline", text, found)


def _by_greenwich(text: str, dated: Dated) -> Dated:
    """The date with the clock that the line itself says is Greenwich's: «KSA 20:24 - GMT 17:24»."""
    match = _GREENWICH.search(text)
    if match is None or dated.moment.precision in {Precision.MONTH, Precision.YEAR}:
        return dated
    hour, minute = map(int, (match.group(1) or match.group(2)).split(":"))
    if hour > 23 or minute > 59:
        return dated
    local = dated.moment.at + timedelta(minutes=dated.moment.offset or 0)
    at = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return replace(dated, moment=Moment(at, Precision.MINUTE, 0))


def _is_mostly_date(text: str, found: tuple[Dated, ...]) -> bool:
    said = sum(len(squeezed(one.words)) for one in found)
    if not said:
        return bool(_AGO.search(text)) and len(text) <= 40
    label = opening(text)
    if label and label[0] is Furniture.META:
        return True
    return said >= _COVERED * len(squeezed(text))
