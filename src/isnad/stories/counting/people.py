"""What became of people whose figure does not say it: another figure of the article, or of the story, does."""

from dataclasses import replace
from decimal import Decimal

from isnad.arabic.lemmas import lemma
from isnad.stories.counting.count import Count, is_one_state
from isnad.stories.counting.kinds import UNTOLD
from isnad.stories.counting.things import told_as


def told_in_article(counts: list[Count]) -> list[Count]:
    """People of whom nothing is told are those of another figure of the article that is as large."""
    known = {(count.figure.low, count.figure.high): count.thing.kind for count in counts if count.thing.is_toll}
    named = {count.figure.low: count.thing.kind for count in counts if count.thing.is_toll and count.thing.listed_as}
    found: list[Count] = []
    last: dict[str, int] = {}  # the sentence of the last figure of a kind
    for count in counts:
        told = count
        if _is_untold(count):
            listed = count.thing.listed_as
            near = listed in last and count.sentence - last[listed] <= _NAMES_APART
            kind = known.get((count.figure.low, count.figure.high), "")
            if listed and kind != listed:  # «4 حالات و4 وفيات» are two things
                kind = listed if near else named.get(count.figure.low, "")
            told = replace(count, thing=told_as(count.thing, kind)) if kind else count
        if told.thing.is_toll:
            last[told.thing.kind] = told.sentence
        if found and _is_other_number(told, found[-1]):
            found[-1] = replace(found[-1], thing=told_as(found[-1].thing, told.thing.kind))
        found.append(told)
    return found


def _is_other_number(count: Count, before: Count) -> bool:
    """«فبينما تتمسك المندوبية برقم 51 تلميذا، أحصت الجمعية 63 حالة»: the first number is of cases as well."""
    is_set = count.thing.is_set_against and count.thing.is_toll and count.thing.listed_as != ""
    return is_set and _is_untold(before) and before.sentence == count.sentence and before.side != count.side


_NAMES_APART = 3  # sentences between a number and the list of names or cases that is set against it


def dated_in_article(counts: list[Count]) -> list[Count]:
    """A number has the day that an article gives beside it elsewhere."""
    days = {(count.thing.kind, count.figure.low): count.day for count in counts if count.day is not None}
    return [
        replace(count, day=days.get((count.thing.kind, count.figure.low))) if count.day is None else count
        for count in counts
    ]


def told_in_story(counts: list[Count]) -> list[Count]:
    """The same between articles, where noun and number are the same; who is told of nowhere counts nothing."""
    known: dict[tuple[Decimal, str], str] = {}
    for count in counts:
        if count.thing.is_toll and count.thing.people and count.figure.low >= _TELLING:
            known.setdefault((count.figure.low, count.thing.people), count.thing.kind)
    found: list[Count] = []
    for count in counts:
        kind = known.get((count.figure.low, count.thing.people), "") if _is_untold(count) else ""
        if count.thing.is_recount and found and _is_recounted(count, found[-1]):
            kind = found[-1].thing.kind
        told = replace(count, thing=told_as(count.thing, kind)) if kind else count
        if told.thing.kind != UNTOLD:
            found.append(told)
    return found


def _is_recounted(count: Count, before: Count) -> bool:
    return is_one_state(before, count) and before.thing.people == count.thing.people


def bodies_told(counts: list[Count]) -> list[Count]:
    """Bodies that tell how many are dead: all that is known before anybody counts these, and those of a morgue.

    A morgue may not have all of the dead: its number is the least that they can be.
    """
    found: list[Count] = []
    dead = {count.told.placed.article for count in counts if count.thing.kind == "dead" and not count.mode}
    begun = False
    for count in counts:
        begun |= count.thing.kind == "dead"
        thing = count.thing
        if thing.kind != "bodies" or thing.is_part or thing.is_more:
            found.append(count)
        elif not begun and count.is_lead and count.told.placed.article not in dead:
            found.append(replace(count, thing=told_as(thing, "dead")))
        elif count.side and thing.context.has(_MORGUE):
            found.append(replace(count, thing=told_as(thing, "dead"), highest=None))
        else:
            found.append(count)
    return found


_MORGUE = frozenset(map(lemma, ["مشرحة", "ثلاجة", "مشارح"]))

_TELLING = Decimal(20)  # smaller numbers are met by chance


def _is_untold(count: Count) -> bool:
    thing = count.thing
    return thing.kind == UNTOLD or (thing.people == thing.kind != "" and not thing.action)
