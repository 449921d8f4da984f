"""Names that a text gives in full once and in short again: surnames alone, and acronyms in brackets."""

from isnad.analyse.claims.words import less_article
from isnad.analyse.entities.persons import DOUBTFUL
from isnad.analyse.entities.text import Found, Text
from isnad.analyse.entities.words import (
    ALONE,
    ARTICLE,
    FAMILY,
    LISTED,
    NATION,
    ROLE,
    STOP,
    TITLE,
    TOWN,
    UNKNOWN,
    is_common_noun,
)
from isnad.arabic.lexicon import lexicon
from isnad.arabic.tokens import TokenKind
from isnad.model import EntityKind

_LONGEST_ACRONYM = 3  # words in brackets


def again(text: Text, found: list[Found]) -> list[Found]:
    """The names found, and with them those that stand in short elsewhere in the text; in order."""
    acronyms = {text.form(one.first): one for one in _acronyms(text, found)}
    surnames = _surnames(text, found)
    found = _less_parts_of_things(text, found)
    if not acronyms and not surnames:
        return found
    # What stood for an acronym in brackets is no person («وأضافت مبدكو»).
    kept = [one for one in found if one.kind is not EntityKind.PERSON or text.form(one.first) not in acronyms]
    known = {one.first for one in kept}
    kept += [one for one in acronyms.values() if one.first not in known]
    covered = bytearray(len(text))
    for one in kept:
        covered[one.first : one.after] = b"\1" * (one.after - one.first)
    for place, word in enumerate(text.words):
        if covered[place]:
            continue
        if word.form in acronyms and acronyms[word.form].after == acronyms[word.form].first + 1:
            kept.append(acronyms[word.form]._replace(first=place, after=place + 1))
        elif word.form in surnames and _is_surname_alone(text, place):
            kept.append(Found(place, place + 1, EntityKind.PERSON, "surname again"))
    return sorted(kept)


def _less_parts_of_things(text: Text, found: list[Found]) -> list[Found]:
    """The names found, less what a title or a verb made persons of and is a word of an organisation here.

    «وكالة القلزم» makes no person of «وقالت القلزم».
    """
    things = [one for one in found if one.kind is EntityKind.ORGANISATION and one.after > one.first + 1]
    words = {text.form(place) for one in things for place in range(one.first + 1, one.after)}
    return [
        one
        for one in found
        if one.kind is not EntityKind.PERSON
        or one.after > one.first + 1
        or one.rule not in DOUBTFUL
        or text.form(one.first) not in words
    ]


def _surnames(text: Text, found: list[Found]) -> frozenset[str]:
    """The last words of full names, with the article and without."""
    forms = {text.form(one.after - 1) for one in found if one.kind is EntityKind.PERSON and one.after - one.first > 1}
    return frozenset(forms | {less_article(form) for form in forms if len(form) > 5})


def _is_surname_alone(text: Text, place: int) -> bool:
    word = text.words[place]
    flags = word.flags
    if flags & (TITLE | ROLE | NATION | STOP | TOWN) and not flags & ALONE:
        return False
    if flags & (LISTED | UNKNOWN | FAMILY):
        return not (flags & ARTICLE == 0 and is_common_noun(word.form) and not flags & ALONE)
    return bool(flags & ARTICLE) or not lexicon().lemma(word.form)


def _acronyms(text: Text, found: list[Found]) -> list[Found]:
    """«منظمة الدول المصدرة للبترول (أوبك)»: what stands in brackets behind an organisation, where it is no word."""
    acronyms = []
    for one in found:
        if one.kind is not EntityKind.ORGANISATION or text.reading.form(one.after) != "(":
            continue
        first = after = one.after + 1
        while after < min(len(text), first + _LONGEST_ACRONYM) and text.reading.kinds[after] is TokenKind.WORD:
            after += 1
        if (
            after > first
            and text.reading.form(after) == ")"
            and all(_is_odd(text, each) for each in range(first, after))
        ):
            acronyms.append(Found(first, after, EntityKind.ORGANISATION, "acronym", one.name, one.first))
    return acronyms


def _is_odd(text: Text, place: int) -> bool:
    word = text.words[place]
    return word.form.isascii() or bool(word.flags & UNKNOWN) or not lexicon().lemma(word.form.removeprefix("ال"))
