"""The lists that entities are found by, each read once and in matching form."""

from functools import cache
from typing import NamedTuple

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form

_PACKAGE = "isnad.analyse"
# Entries of the list of datelines that are no places, or places of a newspaper's own.
_NO_PLACES = frozenset(
    {"الامم المتحده", "الاتحاد الاوروبي", "البيت الابيض", "المملكه", "الحد الجنوبي", "قطاع غزه", "عواصم", "العواصم"}
)
_DIRECTIONS = (
    "شمال ",
    "جنوب ",
    "لكنات ",
    "منطقه ",
    "عواصم ",
    "الكونغو ",
)  # nor are these places by a name of their own


class Place(NamedTuple):
    """A place of a list."""

    name: str  # as listed
    kind: str  # country, capital, city, region, continent, water, land
    country: str  # ISO 3166, "" for none or several
    latitude: float | None  # degrees
    longitude: float | None
    people: int
    alone: bool  # counts without a word like «مدينة» before it


class Organisation(NamedTuple):
    """An organisation of the list."""

    name: str  # by which it is joined
    in_sport: bool  # counts in texts on sport only


@cache
def gazetteer() -> dict[str, tuple[Place, ...]]:
    """Places by name; several where a name is that of towns in several countries, the largest first."""
    found: dict[str, list[Place]] = {}
    spelled = {match_form(name): name for (name,) in wordlists.rows("places")}
    for name, kind, country, use in wordlists.rows("regions", _PACKAGE):
        found.setdefault(match_form(name), []).append(
            Place(name, kind, country.strip("-"), None, None, _LISTED, use == "alone")
        )
    for name, kind, country, north, east, people, use in wordlists.rows("gazetteer", _PACKAGE):
        form = match_form(name)
        before = found.get(form, [])
        if any(place.country == country and place.kind in {"country", "region"} for place in before):
            continue  # «تايوان» is no town
        spot = (None, None) if north == "-" else (float(north), float(east))
        count = _LISTED if kind == "country" else int(people)
        written = spelled.get(form, name)  # GeoNames has «دبى» too
        found.setdefault(form, []).append(Place(written, kind, country, spot[0], spot[1], count, use == "alone"))
    for (name,) in wordlists.rows("places"):
        form = match_form(name)
        if form not in found and form not in _NO_PLACES and not form.startswith(_DIRECTIONS):
            found[form] = [Place(name, "region", "", None, None, 0, alone=True)]
    cued = {match_form(row[0]) for row in wordlists.rows("regions", _PACKAGE) if row[3] != "alone"}
    for form in cued:  # mostly another word, whoever else lists it as a place
        found[form] = [place._replace(alone=False) for place in found[form]]
    return {form: _by_size(each) for form, each in found.items()}


_LISTED = 1_000_000_000  # what is listed as itself goes before any town


def _by_size(places: list[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (-place.people, place.name)))


@cache
def placed_names() -> frozenset[str]:
    """Names that count as a place behind a preposition too («في مالي»)."""
    return frozenset(match_form(row[0]) for row in wordlists.rows("regions", _PACKAGE) if row[3] == "placed")


@cache
def place_names() -> frozenset[str]:
    """Names of one word that stand for a place anywhere."""
    return frozenset(form for form, each in gazetteer().items() if " " not in form and any(p.alone for p in each))


@cache
def countries() -> dict[str, str]:
    """What to call a country, by its code."""
    regions = {row[2]: row[0] for row in wordlists.rows("regions", _PACKAGE) if row[1] == "country"}
    listed = {row[2]: row[0] for row in wordlists.rows("gazetteer", _PACKAGE) if row[1] == "country"}
    return regions | listed | _COMMON


# Where the press has a shorter name than CLDR.
_COMMON = {
    "AE": "الإمارات",
    "CD": "الكونغو الديمقراطية",
    "CG": "الكونغو",
    "CF": "أفريقيا الوسطى",
    "DK": "الدنمارك",
    "GB": "بريطانيا",
    "HU": "المجر",
    "PS": "فلسطين",
    "SA": "السعودية",
    "BY": "بيلاروسيا",
}


@cache
def nationalities() -> dict[str, str]:
    """Countries, by their adjectives of nationality in every number and gender, with the article and without."""
    adjectives = {_nisba(p.name): p.country for each in gazetteer().values() for p in each if p.kind == "country"}
    adjectives |= {match_form(row[0]): row[1] for row in wordlists.rows("demonyms", _PACKAGE)}
    found: dict[str, str] = {}
    for adjective, country in adjectives.items():
        if country in {"", "-"} or " " in adjective:
            continue
        for ending in _ENDINGS if adjective.endswith("ي") else ("",):
            found[adjective + ending] = found["ال" + adjective + ending] = country
    return {form: country for form, country in found.items() if form not in gazetteer()}


_ENDINGS = ("", "ه", "ون", "ين", "ات", "تين", "تان", "ان")


def _nisba(country: str) -> str:
    """The adjective of a country: «فرنسا» gives «فرنسي», «اليابان» «ياباني»."""
    bare = match_form(country.removeprefix("ال"))
    for ending in ("يا", "ا", "ه"):
        if bare.endswith(ending) and len(bare) - len(ending) > 2:
            return bare.removesuffix(ending) + "ي"
    return bare + "ي"


@cache
def organisations() -> dict[str, Organisation]:
    """Organisations by name."""
    rows = wordlists.rows("organisations", _PACKAGE)
    return {match_form(name): Organisation(full, use == "sport") for name, full, use in rows}


@cache
def organisation_names() -> frozenset[str]:
    """Names of one word that stand for an organisation anywhere."""
    return frozenset(form for form, each in organisations().items() if " " not in form and not each.in_sport)


@cache
def person_names() -> dict[str, str]:
    """How words of persons' names are used: first, sure, alone, part; those of the list go before those mined."""
    listed = {match_form(name): use for name, use in wordlists.rows("known_names", _PACKAGE)}
    mined = {row[0]: row[1] for row in wordlists.rows("person_names", _PACKAGE)}
    return mined | listed


@cache
def foreign_names() -> frozenset[str]:
    """First names of other languages, which a surname follows whatever that is in Arabic («جاك بوت»)."""
    rows = wordlists.rows("known_names", _PACKAGE)
    return frozenset(match_form(name) for name, use in rows if use == "first") - wordlists.words("native_names")
