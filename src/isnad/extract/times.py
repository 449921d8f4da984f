"""When an article was printed and changed: all that the page says, and which of it to believe.

The order of trust is JSON-LD, OpenGraph, other meta tags, microdata, `time` elements, the visible dateline. A day gives
way to an hour of the same day, and one voice gives way to two that agree against it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from lxml import html

from isnad.arabic.dates import read_time
from isnad.arabic.letters import match_form
from isnad.extract.datelines import Dateline
from isnad.extract.document import Document, text_of
from isnad.extract.linked_data import LinkedData, strings
from isnad.extract.wordlists import rows
from isnad.model import Evidence, Moment, Page, Precision

_FIRST_YEAR = 1990  # the web had no Arabic news before
_AHEAD = timedelta(days=3)  # printed papers date ahead by a day or two
_SAME_DAY = timedelta(hours=36)  # two clocks of one day, whatever their zones
_APART = timedelta(hours=48)  # times that cannot be one publication
_CHANGED = re.compile(r"تحديث|محدث|تعديل|updated|modified", re.IGNORECASE)
_LONGEST_DATELINE = 160


@dataclass(frozen=True, slots=True)
class Said:
    """One place of a page that gives a time."""

    field: str  # "published" or "modified"
    source: str
    value: str
    moment: Moment
    trust: int  # smaller is surer

    @property
    def voice(self) -> str:
        """What speaks here: places that one template fills count as one."""
        return self.source.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Times:
    """The times of an article and the evidence for them."""

    published: Moment | None
    modified: Moment | None
    evidence: tuple[Evidence, ...]


def find_times(page: Page, document: Document, data: LinkedData, zone: str, shown: Sequence[Dateline]) -> Times:
    """The times of an article.

    `zone` is the clock of the house, "" where unknown: times without an offset are then taken as UTC, without one.
    `shown` are the lines near the headline that give a date, nearest first.
    """
    said = [
        *_of_linked_data(data, zone),
        *_of_metas(document, zone),
        *_of_microdata(document.root, zone),
        *_of_shown(shown, zone),
    ]
    credible = [one for one in said if is_credible(one.moment, page.fetched)]
    published = _published([one for one in credible if one.field == "published"])
    changed = [one for one in credible if one.field == "modified"]
    if published:  # a template's own time is older than what it shows
        changed = [one for one in changed if one.moment.at > published.moment.at - timedelta(hours=24)]
    modified = min(changed, key=lambda one: one.trust, default=None)
    evidence = tuple(Evidence(one.field, one.source, one.value, one in (published, modified)) for one in said)
    return Times(published.moment if published else None, modified.moment if modified else None, evidence)


def is_credible(moment: Moment, fetched: datetime | None) -> bool:
    """Whether news can have been printed then: since the web has any in Arabic, and not after it was fetched."""
    latest = (fetched or datetime(2100, 1, 1, tzinfo=UTC)) + _AHEAD
    return moment.at.year >= _FIRST_YEAR and moment.at <= latest


@cache
def _time_metas() -> dict[str, tuple[str, int]]:
    return {row[0]: (row[1], int(row[2])) for row in rows("time_metas")}


def _published(said: list[Said]) -> Said | None:
    if not said:
        return None
    ranked = sorted(said, key=lambda one: one.trust)
    first = _outvoted(ranked)
    if first.moment.precision is Precision.DAY:
        for other in ranked:
            if other.moment.precision is not Precision.DAY and _one_day(first.moment, other.moment):
                return other
    return first


def _outvoted(ranked: list[Said]) -> Said:
    """The surest, unless it stands alone against two other voices that agree."""
    first = ranked[0]
    if any(one.voice != first.voice and _near(one, first) for one in ranked):
        return first
    for one in ranked:
        if not _near(one, first) and len({other.voice for other in ranked if _near(one, other)}) >= 2:
            return one
    return first


def _near(one: Said, other: Said) -> bool:
    return abs(one.moment.at - other.moment.at) <= _APART


def _one_day(day: Moment, finer: Moment) -> bool:
    return abs(finer.at - day.at) <= _SAME_DAY and (_local(day) == _local(finer) or day.at.date() == finer.at.date())


def _local(moment: Moment) -> date:
    return (moment.at + timedelta(minutes=moment.offset or 0)).date()


def _of_linked_data(data: LinkedData, zone: str) -> Iterator[Said]:
    for key, field, trust in (
        ("datePublished", "published", 10),
        ("dateModified", "modified", 10),
        ("dateCreated", "published", 34),
    ):
        for value in strings(data.article.get(key))[:1]:
            if moment := read_time(value, zone):
                yield Said(field, f"json-ld:{key}", value, moment, trust)
    if not data.article:
        for thing in data.things:  # «WebPage» of a plugin that writes no article
            for value in strings(thing.get("datePublished"))[:1]:
                if moment := read_time(value, zone):
                    yield Said("published", "json-ld:datePublished", value, moment, 30)


def _of_metas(document: Document, zone: str) -> Iterator[Said]:
    known = _time_metas()
    for name, value in document.metas:
        if name in known and (moment := read_time(value, zone)):
            field, trust = known[name]
            source = "microdata" if name.startswith("itemprop:") else "meta"
            yield Said(field, f"{source}:{name.removeprefix('itemprop:')}", value, moment, 10 + 10 * trust)


def _of_microdata(root: html.HtmlElement, zone: str) -> Iterator[Said]:
    for element in root.xpath("//body//*[@itemprop and (contains(@itemprop,'date'))]"):
        key = (element.get("itemprop") or "").strip().lower()
        field = {"datepublished": "published", "datemodified": "modified", "datecreated": "published"}.get(key)
        if field is None or element.tag == "meta":
            continue
        value = element.get("datetime") or element.get("content") or text_of(element)[:_LONGEST_DATELINE]
        if moment := read_time(value, zone):
            yield Said(field, f"microdata:{element.get('itemprop')}", value, moment, 41 if key != "datecreated" else 45)


def _of_shown(shown: Sequence[Dateline], zone: str) -> Iterator[Said]:
    rank = 50
    for line in shown:
        source, value = line.source, line.value
        if source == "time:datetime":
            moment = read_time(value, zone)
            if moment:
                yield Said("published", source, value, moment, rank)
        else:
            for words, moment in ((one.words, one.moment) for one in line.dates):
                if moment.precision in {Precision.MONTH, Precision.YEAR}:
                    continue
                before = value[: value.find(words)] if words in value else value
                field = "modified" if _CHANGED.search(match_form(before)) else "published"
                yield Said(field, source, value, moment, rank + 5)
        rank += 1
