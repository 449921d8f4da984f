"""Names of places and organisations that stand in a list, the longest first, and places that a word announces."""

from functools import cache

from isnad.analyse.entities.lists import Place, gazetteer, organisations, placed_names
from isnad.analyse.entities.text import Found, Text
from isnad.analyse.entities.words import (
    ALONE,
    ARTICLE,
    CONNECTING,
    CUE,
    FAMILY,
    FIRST,
    HEAD,
    NAME,
    NATION,
    ORGANISATION,
    PART,
    PLACE,
    ROLE,
    STOP,
    TITLE,
    UNKNOWN,
    is_opener,
    words_in,
)
from isnad.model import EntityKind

_Phrases = dict[str, tuple[tuple[list[str], str], ...]]
_LONGEST_UNLISTED = 3  # words of a place that a word like «مدينة» announces


def listed(text: Text, at: int, *, sport: bool) -> Found | None:
    """The longest name of a list that begins at a word; in a text on sport a city may be its club."""
    flags = text.words[at].flags
    place = _longest(text, at, _phrases(places=True)) if flags & PLACE else None
    if place is not None and sport and _is_club_of(text, at, place[0]):
        return Found(at, place[0], EntityKind.ORGANISATION, "club")
    organisation = _organisation(text, at, sport=sport) if flags & ORGANISATION else None
    if organisation is not None and (place is None or organisation.after >= place[0]):
        return organisation
    if place is None:
        return None
    after, name = place
    return _judged(text, at, after, name)


def _organisation(text: Text, at: int, *, sport: bool) -> Found | None:
    best = _longest(text, at, _phrases(places=False))
    if best is None:
        return None
    after, name = best
    if organisations()[name].in_sport and not (sport and _is_club_here(text, at, after)):
        return None
    return Found(at, after, EntityKind.ORGANISATION, "listed", name)


def _is_club_here(text: Text, at: int, after: int) -> bool:
    """Whether a city or a word with the article is a club, in a text on sport."""
    before = text.form(at - 1)
    if text.form(at) in _NOT_ONLY_CLUBS:
        return before in words_in("beside club")
    if text.word(at).cut and text.reading.form(at)[0] == "ب":
        return False
    if before in {"في", "الي", "من", "مدينه", "العاصمه"} or text.flags(at - 1) & (CUE | FIRST | PART | CONNECTING):
        return before in {"من", "الي"} and not text.flags(at) & PLACE
    return not text.flags(after) & FIRST or bool(text.flags(at) & ARTICLE)


_OPENS, _CLOSES = frozenset('«"“'), frozenset('»"”')


def _is_club_of(text: Text, at: int, after: int) -> bool:
    """«بازل السويسري»: in a text on sport, a city with the adjective of its country is a club."""
    if not text.flags(after) & NATION or not text.joined(after) or text.form(at - 1) in {"في", "مدينه"}:
        return False
    return text.form(after).startswith("ال") and text.form(after).endswith("ي") and not text.flags(at - 1) & CUE


_NOT_ONLY_CLUBS = frozenset({"الاتحاد", "الاتفاق", "التعاون", "الوحده", "الشباب"})


def _judged(text: Text, at: int, after: int, name: str) -> Found | None:
    """A place of the list, where it is one here."""
    if name == "الشرق الاوسط" and text.reading.form(at - 1) in _OPENS and text.reading.form(after) in _CLOSES:
        return Found(at, after, EntityKind.ORGANISATION, "quoted")  # the newspaper
    each = gazetteer()[name]
    placed = name in placed_names()
    announced = text.flags(at - 1) & CUE and not text.flags(at - 1) & ARTICLE
    if not any(place.alone for place in each) and not announced and not (placed and _is_placed(text, at)):
        return None
    if name in _ADJECTIVES_TOO and _has_article(text, at - 1) and text.joined(at):
        return None
    if after == at + 1 and not announced:
        if text.flags(at) & (FIRST | ALONE | PART) and _is_in_a_name(text, at):
            return None
        if text.flags(at) & ROLE:
            return None
    return Found(at, after, EntityKind.PLACE, "announced" if announced else "listed", name)


_ADJECTIVES_TOO = frozenset({"السعوديه", "التشيلي"})  # «البعثة السعودية» names no country


def _has_article(text: Text, place: int) -> bool:
    return text.reading.form(place).startswith(("ال", "وال", "بال", "لل", "كال", "فال"))


def _is_placed(text: Text, at: int) -> bool:
    """Whether a word stands where places do: behind a preposition or a direction, or with «ب» or «ل» before it."""
    if text.words[at].cut:
        return text.reading.form(at)[0] in "بل"
    return text.form(at - 1) in words_in("before place")


def _is_in_a_name(text: Text, at: int) -> bool:
    """«جورجيا ميلوني»: a place that stands before or behind a part of a name is one too."""
    return bool(text.joined(at + 1) and text.flags(at + 1) & (ALONE | PART | UNKNOWN | FAMILY))


def announced(text: Text, at: int) -> Found | None:
    """A place that no list has, behind «مدينة» and the like, which stands at a word."""
    first = at + 1
    if text.flags(at) & ARTICLE or not text.joined(first):
        return None
    if text.form(first) in words_in("patron"):
        return _named_after(text, at)
    if not is_opener(text.form(at), "cue"):
        return None
    flags = text.flags(first)
    if flags & (PLACE | ORGANISATION | NATION | STOP | TITLE | ROLE | CONNECTING | CUE | HEAD) or not flags & NAME:
        return None
    if not flags & (UNKNOWN | FAMILY) and text.form(at) not in words_in("city"):
        return None
    after = first + 1
    while after < first + _LONGEST_UNLISTED and text.joined(after) and text.flags(after) & UNKNOWN:
        after += 1
    return Found(first, after, EntityKind.PLACE, "announced")


def _named_after(text: Text, at: int) -> Found | None:
    """«مطار الملك خالد الدولي»: a place named after a person."""
    after = at + 2
    while text.joined(after) and text.flags(after) & (FIRST | ALONE | PART | CONNECTING):
        after += 1
    if after == at + 2:
        return None
    if text.joined(after) and text.form(after) in words_in("facility"):
        after += 1
    return Found(at, after, EntityKind.PLACE, "named after")


def listed_as(text: Text, first: int, after: int, kind: EntityKind) -> str:
    """The name of a list that just these words are, where they are known to name a place or an organisation.

    "" for none. Clubs are left out: most bear the name of something else too.
    """
    if kind not in {EntityKind.PLACE, EntityKind.ORGANISATION}:
        return ""
    tail = text.reading.forms[first + 1 : after]
    alike = _phrases(places=kind is EntityKind.PLACE).get(text.words[first].form, ())
    name = next((name for rest, name in alike if rest == tail), "")
    is_club = name and kind is EntityKind.ORGANISATION and organisations()[name].in_sport
    return "" if is_club else name


def places_named(name: str) -> tuple[Place, ...]:
    """The places that bear a name of the list."""
    return gazetteer().get(name, ())


def _longest(text: Text, at: int, phrases: _Phrases) -> tuple[int, str] | None:
    forms = text.reading.forms
    for tail, name in phrases.get(text.words[at].form, ()):
        after = at + 1 + len(tail)
        if forms[at + 1 : after] == tail:
            return after, name
    return None


@cache
def _phrases(*, places: bool) -> _Phrases:
    """Names by their first words, the longest first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for name in gazetteer() if places else organisations():
        first, *tail = name.replace(".", " . ").split()
        found.setdefault(first, []).append((tail, name))
    return {first: tuple(sorted(each, key=lambda one: (-len(one[0]), one[1]))) for first, each in found.items()}
