"""In which country a house sits, where no catalogue tells: by what its pages say of themselves.

A page that gives only a local clock («09:22 مساءً») can be dated to the minute only by the clock of its country.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from isnad.arabic.letters import match_form
from isnad.extract.blocks import Blocks
from isnad.extract.document import Document
from isnad.extract.linked_data import strings
from isnad.extract.sheet import Sheet
from isnad.extract.wordlists import forms, rows
from isnad.model import Publisher, host_of

_REGION = re.compile(r"^ar[-_]([A-Za-z]{2})\b")
_CALLING = re.compile(r"(?:\+|\b00)\s?(9[67]\d|98|2[14]\d|25[23]|20)(?=[\s\d().-]{6})")
_OF_THE_SITE = ("abstract", "og:site_name", "application-name", "publisher", "copyright", "classification", "subject")
_WITH_OFFSET = re.compile(r"T(?!00:00)\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$")
_NO_REGION = frozenset(["ar", "xx", "001"])  # «ar_AR» is what plugins write for Arabic
# How much each sign counts: what is set for machines most, what stands in menus and footers less.
_WEIGHTS = {"region": 6, "geo": 6, "calling": 4, "site": 3, "footer": 1, "menu": 1, "months": 4}
# Months by names that only Moroccan papers write, and those of Algeria and Tunisia, whose clocks agree.
_MONTHS = re.compile(r"(?<!\w)(?:(نونبر|دجنبر|شتنبر|غشت|يوليوز)|(جانفي|فيفري|أفريل|جويلية|أوت|جوان))(?!\w)")
_LEAST = 3
_EDGE_BLOCKS = 12  # at the end of a page: its footer
_LEAD = 1.5  # times the next country that the first must reach


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of a house."""

    zone: str  # IANA name, "" where unknown
    source: str  # what told: "catalogue", "host", "page"


def find_clock(sheet: Sheet, publisher: Publisher | None, url: str) -> Clock:
    """The clock by which times without an offset are read: the catalogue's, the host's country's, the page's own.

    The page itself is asked only where it gives its time of publication without an offset.
    """
    zones = forms("zones")
    if publisher and publisher.zone:
        return Clock(publisher.zone, "catalogue")
    if publisher and (zone := zones.get(publisher.country.lower())):
        return Clock(zone, "catalogue")
    if zone := zones.get(host_of(url).rpartition(".")[2]):
        return Clock(zone, "host")
    if _tells_offset(sheet):
        return Clock("", "")
    zone = zones.get(_told_by_page(sheet.document, sheet.page), "")
    return Clock(zone, "page" if zone else "")


def _tells_offset(sheet: Sheet) -> bool:
    """Whether the surest places of a page give the hour of publication with its offset."""
    stated = [*strings(sheet.data.article.get("datePublished")), sheet.document.meta.get("article:published_time", "")]
    return any(map(_WITH_OFFSET.search, stated))


def _told_by_page(document: Document, page: Blocks) -> str:
    count: Counter[str] = Counter()
    metas = document.meta
    for value in (document.root.get("lang", ""), metas.get("og:locale", ""), metas.get("content-language", "")):
        if (match := _REGION.match(value)) and match.group(1).lower() not in _NO_REGION:
            count[match.group(1).lower()] += _WEIGHTS["region"]
    for key in ("geo.region", "geo.country", "geo.placename"):
        count[metas.get(key, "").lower()[:2]] += _WEIGHTS["geo"]
    edge = " ".join(block.text for block in page.blocks[-_EDGE_BLOCKS:])
    _by_calling_code(edge, count)
    _by_name(" ".join(metas.get(key, "") for key in _OF_THE_SITE), _WEIGHTS["site"], count)
    _by_name(edge, _WEIGHTS["footer"], count)
    for block in page.blocks[:80]:
        if len(block.text) <= 160 and (match := _MONTHS.search(block.text)):
            count["ma" if match.group(1) else "dz"] += _WEIGHTS["months"]
            break
    for block in page.blocks[:60]:
        if block.is_link and len(block.text.split()) <= 3:
            _by_name(block.text, _WEIGHTS["menu"], count)
    del count[""]
    ranked = count.most_common(2)
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
        return ""
    return ranked[0][0]


def _by_calling_code(text: str, count: Counter[str]) -> None:
    codes = {word: country for word, country in rows("country_names") if word.startswith("+")}
    for code in set(_CALLING.findall(text)):
        if country := codes.get(f"+{code}"):
            count[country] += _WEIGHTS["calling"]


def _by_name(text: str, weight: int, count: Counter[str]) -> None:
    pattern, countries = _names()
    for name in set(pattern.findall(match_form(text))):
        count[countries[name]] += weight


@cache
def _names() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of all names, and the country of each."""
    countries = {match_form(word): country for word, country in rows("country_names") if not word.startswith("+")}
    return re.compile(rf"\b(?:{'|'.join(sorted(countries, key=len, reverse=True))})\b"), countries
