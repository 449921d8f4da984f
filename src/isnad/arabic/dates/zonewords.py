"""Words that say whose clock a time is by: «بتوقيت مكة المكرمة»، «ت.غ»، «GMT +3»، «+0300»."""

from datetime import timedelta, timezone, tzinfo
from typing import NamedTuple

from isnad.arabic.dates.lexicon import OFFSETS, ZONES
from isnad.arabic.dates.line import Line

_LOCAL = frozenset({"المحلي", "المحليه"})
_OF_ZONE = frozenset({"بتوقيت", "توقيت", "بالتوقيت", "التوقيت", "حسب", "وفق", "بحسب"})
_GREENWICH = frozenset({"غرينتش", "جرينتش", "غرينيتش", "جرينيتش"})
_WORLD = frozenset({"العالمي", "الدولي", "الموحد"})


class Zone(NamedTuple):
    """The token after the words of a zone, the zone (None for the source's own), and whether there are such words."""

    end: int
    zone: tzinfo | None
    found: bool


def zone_at(line: Line, place: int) -> Zone:
    """The zone that words at the token name: «بتوقيت مكة المكرمة»، «ت.غ»، «(GMT +3)»، «+0300»."""
    if line.word(place) == "(":
        inner = zone_at(line, place + 1) if line.word(place + 1) != "(" else Zone(place, None, found=False)
        closed = inner.found and line.word(inner.end) == ")"
        return inner._replace(end=inner.end + 1) if closed else Zone(place, None, found=False)
    at = place
    while line.is_one_of(at, _OF_ZONE):
        at += 1
    named = _named_zone(line, at) if at > place else None
    return named or _abbreviated(line, at) or _numeric_zone(line, place)


def _named_zone(line: Line, place: int) -> Zone | None:
    """The zone after «بتوقيت» or «بالتوقيت»."""
    if line.is_one_of(place, _LOCAL):
        return Zone(place + 1, None, found=True)
    if line.is_one_of(place, _WORLD):
        return Zone(place + 1, OFFSETS["utc"], found=True)
    known = ZONES.at(line, place)
    return _shifted(line, known.end, known.value) if known else None


def _abbreviated(line: Line, place: int) -> Zone | None:
    dot = line.word(place + 1) == "."
    if line.word(place) == "ت" and line.word(place + 1 + dot) == "غ":
        end = place + 2 + dot
        return Zone(end + (dot and line.word(end) == "."), OFFSETS["gmt"], found=True)
    if line.is_one_of(place, _GREENWICH):
        return _shifted(line, place + 1, OFFSETS["gmt"])
    zone = OFFSETS.get(line.word(place))
    return _shifted(line, place + 1, zone) if zone else None


def _shifted(line: Line, place: int, zone: tzinfo | None) -> Zone:
    """«غرينتش +3»: the zone with the hours that follow its name."""
    gap = _gap(line, place)
    return Zone(place, zone, found=True) if gap is None else Zone(gap[0], gap[1], found=True)


def _numeric_zone(line: Line, place: int) -> Zone:
    """«+0300» directly after a time."""
    gap = _gap(line, place) if len(line.word(place + 1)) in {2, 4} else None
    return Zone(place, None, found=False) if gap is None else Zone(gap[0], gap[1], found=True)


def _gap(line: Line, place: int) -> tuple[int, tzinfo] | None:
    digits = line.number(place + 1)
    if not line.is_one_of(place, "+-") or not line.touches(place + 1) or digits is None:
        return None
    end, hours, minutes = place + 2, digits, 0
    if len(line.word(place + 1)) == 4:
        hours, minutes = divmod(digits, 100)
    elif line.word(end) == ":" and line.touches(end) and len(line.word(end + 1)) == 2:
        minutes = line.number(end + 1, 2) or 0
        end += 2
    if hours > 14 or minutes > 59:
        return None
    sign = -1 if line.word(place) == "-" else 1
    return end, timezone(sign * timedelta(hours=hours, minutes=minutes))
