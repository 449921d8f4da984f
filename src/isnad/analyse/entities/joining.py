"""Mentions of one person, place or thing brought together, within an article and by a key across articles."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from isnad.analyse.entities.listed import places_named
from isnad.analyse.entities.lists import Place, countries, nationalities, organisations
from isnad.analyse.entities.text import Found, Text
from isnad.analyse.entities.titles import titles_alone
from isnad.analyse.entities.words import NATION
from isnad.arabic import names
from isnad.model import Entity, EntityKind, Mention

_key = lru_cache(maxsize=100_000)(names.name_key)  # the news names the same people again and again


@dataclass(slots=True)
class _Group:
    """An entity while its mentions are gathered."""

    name: str
    kind: EntityKind
    key: str
    words: tuple[str, ...] = ()  # keys of the words of a person's name
    place: Place | None = None
    mentions: list[Mention] = field(default_factory=list)
    references: list[Mention] = field(default_factory=list)


def join(text: Text, found: list[Found]) -> tuple[Entity, ...]:
    """The entities of a text, in order of their first mention."""
    groups: dict[tuple[str, str], _Group] = {}
    persons = _persons(text, [one for one in found if one.kind is EntityKind.PERSON])
    lying_in = _countries_named(text, found)
    things: dict[int, _Group] = {}
    for one in found:
        if one.kind is EntityKind.PERSON:
            group = persons[one.first]
        elif one.kind is EntityKind.PLACE:
            group = _place(text, one, lying_in)
        else:
            group = things.get(one.of) or _thing(text, one)
            things[one.first] = group
        kept = groups.setdefault((group.kind, group.key), group)
        kept.mentions.append(_mention(text, one.first, one.after, one.rule))
    _refer(text, groups, persons)
    return tuple(_entity(group) for group in sorted(groups.values(), key=_first))


def _first(group: _Group) -> tuple[int, int]:
    if group.mentions:
        return 0, group.mentions[0].start
    return 1, group.references[0].start


def _mention(text: Text, first: int, after: int, rule: str) -> Mention:
    start, end = text.span(first, after)
    return Mention(text.reading.text[start:end], start, end, rule)


def _written(text: Text, one: Found) -> str:
    """A name as written, with the article that a particle has swallowed."""
    start, end = text.span(one.first, one.after)
    words = " ".join(text.reading.text[start:end].split())
    swallowed = (
        text.words[one.first].form.startswith("ال")
        and text.words[one.first].cut
        and not words.startswith(("ال", "أل", "إل"))
    )
    return ("ال" + words) if swallowed else words


def _persons(text: Text, found: list[Found]) -> dict[int, _Group]:
    """The group of each person's name, by its first token: short names go with the fuller one that has their words."""
    by_word: dict[str, list[_Group]] = {}  # by the first and the last word
    groups: dict[int, _Group] = {}
    for one in sorted(found, key=lambda one: (one.first - one.after, one.first)):
        name = _written(text, one)
        words = tuple(_key(word) for word in name.split())
        likely = (other for word in (words[-1], words[0]) for other in by_word.get(word, ())[:_LOOKED_AT])
        group = next((other for other in likely if _is_same(words, other.words)), None)
        if group is None:
            group = _Group(name, EntityKind.PERSON, _key(name), words)
            for word in {words[0], words[-1]}:
                by_word.setdefault(word, []).append(group)
        groups[one.first] = group
    return groups


_LOOKED_AT = 40  # persons of one first name or surname: a long list has them without end


def _is_same(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name is short for another: its words are, in order, words of that, its first or last among them."""
    rest = iter(full)
    return all(word in rest for word in short) and (short[-1] == full[-1] or short[0] == full[0])


def _countries_named(text: Text, found: list[Found]) -> Counter[str]:
    """How often a text names each country, or a place that lies in no other."""
    counts = Counter[str]()
    for one in found:
        if one.kind is EntityKind.PLACE and one.name:
            within = {place.country for place in places_named(one.name) if place.country}
            if len(within) == 1:
                counts[within.pop()] += 2
    for word in text.words:
        if word.flags & NATION:
            counts[nationalities()[word.form]] += 1
    return counts


def _place(text: Text, one: Found, lying_in: Counter[str]) -> _Group:
    each = places_named(one.name)
    if not each:
        name = _written(text, one)
        return _Group(name, EntityKind.PLACE, _key(name))
    # Of places of one name that which lies in a country the text names most; else the largest, which goes first.
    place = max(each, key=lambda place: lying_in[place.country]) if len(each) > 1 else each[0]
    if place.kind == "country":
        name = countries().get(place.country, place.name)
        return _Group(name, EntityKind.PLACE, _key(name), place=place)
    return _Group(place.name, EntityKind.PLACE, _key(place.name), place=place)


def _thing(text: Text, one: Found) -> _Group:
    name = organisations()[one.name].name if one.name else _written(text, one)
    return _Group(name, one.kind, _key(name))


def _refer(text: Text, groups: dict[tuple[str, str], _Group], persons: Mapping[int, _Group]) -> None:
    """Adds what names an entity by less than its name: adjectives of nationality, and titles alone."""
    for place, word in enumerate(text.words):
        if word.flags & NATION:
            group = _country(groups, nationalities()[word.form])
            group.references.append(_mention(text, place, place + 1, "nationality"))
    for place, person in titles_alone(text, list(persons)):
        persons[person].references.append(_mention(text, place, place + 1, "title alone"))


def _country(groups: dict[tuple[str, str], _Group], country: str) -> _Group:
    name = countries()[country]
    place = Place(name, "country", country, None, None, 0, alone=True)
    return groups.setdefault((EntityKind.PLACE, _key(name)), _Group(name, EntityKind.PLACE, _key(name), place=place))


def _entity(group: _Group) -> Entity:
    place = group.place
    return Entity(
        group.name,
        group.kind,
        group.key,
        tuple(group.mentions),
        tuple(group.references),
        place.country if place else "",
        place.latitude if place else None,
        place.longitude if place else None,
    )
