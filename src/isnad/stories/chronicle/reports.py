"""Which events tell a happening: an opinion, an explainer or a caption has no line.

An event of several articles is news, whatever a single one of them is. Where nothing is left, all is told.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.arabic.clitics import peel
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.stories.chronicle.central import EventLines
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.speakers import chain_of
from isnad.stories.chronicle.standing import goes_on
from isnad.stories.chronicle.words import (
    has_verb,
    opens_in_the_future,
    opens_in_the_present,
    opens_with_verb,
    tells_nothing,
)

_LEAST_STANDING = 0.6  # of the sentence of a single article
_LONGEST_LEAD = 60  # words
_LEAD = 3  # sentences within which a report says what happened
_FEW_ARTICLES = 3
_FEW_WORDS = 4  # of a headline without a verb: «صلاح وكريستيانو» heads an opinion


def with_happenings(events: Sequence[EventLines], is_dated: Callable[[Line], bool]) -> list[EventLines]:
    """The events that tell a happening, in the order given; all that have a sentence where none does.

    `is_dated` says whether a sentence tells its day.
    """
    told = [event for event in events if event.ranked]
    kept = (_without_pictures(event, is_dated) for event in told)
    return [event for event in kept if event and _is_news(event, is_dated)] or told


def _is_news(event: EventLines, is_dated: Callable[[Line], bool]) -> bool:
    return event.articles > 1 or _tells(by_its_lead(event), is_dated)


def _without_pictures(event: EventLines, is_dated: Callable[[Line], bool]) -> EventLines | None:
    """An event less the sentences that paint how things are, or lean on others; None where few tell nothing else."""
    if len(event.texts) == 1 and any(_paints(each.line, is_dated) for each in event.ranked if not each.line.number):
        return None  # of a feature no later sentence is a report
    kept = tuple(each for each in event.ranked if not _paints(each.line, is_dated))
    standing = tuple(each for each in kept if each.standing >= _LEAST_STANDING and not _goes_on(each.line))
    if standing:
        first = next(place for place, each in enumerate(kept) if each is standing[0])
        return replace(event, ranked=(*kept[first:], *kept[:first]))
    if event.articles <= _FEW_ARTICLES:
        return None
    return replace(event, ranked=kept) if kept else event


def _paints(line: Line, is_dated: Callable[[Line], bool]) -> bool:
    text = line.span.text
    return depicts(text) or (opens_in_the_future(text) and not is_dated(line))


def by_its_lead(event: EventLines) -> EventLines:
    """An event with the first sentence of a text before all others, where that stands and says what happened.

    A single text says first what matters. Of several the most central sentence is what they share, unless it goes on
    from another («وضمت التشكيلة») or says no happening.
    """
    best = event.ranked[0]
    if len(event.texts) > 1 and opens_with_happening(best.line.span.text) and not _goes_on(best.line):
        return event
    for ranked in event.ranked:
        line = ranked.line
        stands = ranked.standing == 1.0 and line.words <= _LONGEST_LEAD and opens_with_happening(line.span.text)
        if line.number == 0 and stands:
            return replace(event, ranked=(ranked, *(each for each in event.ranked if each is not ranked)))
    return event


def _goes_on(line: Line) -> bool:
    text = line.span.text
    return (bool(line.number) or opens_with_verb(text)) and goes_on(match_form(text))


def _tells(event: EventLines, is_dated: Callable[[Line], bool]) -> bool:
    """Whether the sentence of a single article says what happened, and its headline is that of a report.

    Under the headline of an explainer it has to be the first, and to tell its day or who says so: «ماذا قال المدرب؟».
    """
    best = event.ranked[0]
    line = best.line
    if best.standing < _LEAST_STANDING or line.number >= _LEAD or _ASKS_WITHIN.search(line.span.text):
        return False
    if not opens_with_happening(line.span.text) or _goes_on(line):
        return False
    said, dated = bool(chain_of(line)), is_dated(line)
    sure = dated or said
    if not sure and (_has_present_behind(line.span.text) or _weighs(line.span.text)):
        return False
    if not dated and _lasts().match(match_form(line.span.text[:_OPENING])):
        return False
    return _is_report(line.told.article.title) or (sure and line.number == 0 and opens_with_verb(line.span.text))


@lru_cache(maxsize=5_000)
def depicts(text: str) -> bool:
    """Whether a sentence paints how things are («لا يزال العراق ينتظر», «خطفت الأضواء»), or reads the papers."""
    form = match_form(text[:_PAINTED])
    if _teasing().match(match_form(text[:_TEASED])):
        return True
    signs = (_depicting(), _ROLE, _FIRST_TASK, _LIGHTS, _PAPERS, _EVERY_YEAR, _LONG_AGO, _WHILE)
    return any(sign.match(form) for sign in signs)


_PAINTED = 140  # characters
_TEASED = 300
_LIGHTS = re.compile(r"[^\w]*(?:\w+\s){1,6}(?:الاضواء|الانظار)(?!\w)")
_PAPERS = re.compile(
    r"[^\w]*(?:اهتم|تناول|تابع|تتابع|تتناول|ابرز|ركز|افرد)(?:ت)?\s(?:معظم\s|غالبيه\s)?\W?(?:الصحف|صحف|قراءه)(?!\w)"
)
_ROLE = re.compile(r"[^\w]*[يت]لعب\s[^.،]*?\sدورا?\s")  # «يلعب الوكيل دورا مهما»
_FIRST_TASK = re.compile(r"[^\w]*[يت]خوض\s[^.،]*?\s(?:مهمته|مهمتها|تجربته|تجربتها)\s(?:ال)?اول")
_EVERY_YEAR = re.compile(r"[^.]*\sمن كل عام(?!\w)")
_WHILE = re.compile(r"[^\w]*في (?:وقت|حين) [يت]\w{2,}(?!\w)")  # «في وقت يحرص التحالف على»
# «في خضم أزمة أتت قبل أكثر من عقد على اقتصادات، تسلم»
_LONG_AGO = re.compile(
    r"[^\w]*(?:في|مع|منذ|بين)\s[^،,]*\sقبل\s(?:نحو\s|اكثر من\s|حوالي\s)?(?:\w+\s)?(?:عقد|عقود|عقدين|سنوات|اعوام)(?!\w)"
)


@cache
def _depicting() -> re.Pattern[str]:
    return _opening("depicting")


@cache
def _teasing() -> re.Pattern[str]:
    phrases = sorted(map(re.escape, wordlists.forms_of("line_openers", "teasing", "isnad.stories")), key=len)
    return re.compile(rf"[^.؛]*?(?<!\w)(?:{'|'.join(reversed(phrases))})(?!\w)")


@cache
def _lasts() -> re.Pattern[str]:
    return _opening("lasting")


def _opening(kind: str) -> re.Pattern[str]:
    phrases = sorted(map(re.escape, wordlists.forms_of("line_openers", kind, "isnad.stories")), key=len)
    return re.compile(rf"[^\w]*[وف]?(?:{'|'.join(reversed(phrases))})(?!\w)")


def _weighs(text: str) -> bool:
    """Whether a sentence that nobody says speaks of «us», or of what will be: the paper's own opinion."""
    if opens_in_the_future(text) or text.rstrip().endswith("!"):
        return True
    return _OURS.search(match_form(_QUOTED.sub(" ", text))) is not None


_OURS = re.compile(r"(?<!\w)[وف]?(?:نحن|علينا|لدينا|منا|بيننا|عندنا)(?!\w)")
_QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”")


def _has_present_behind(text: str) -> bool:
    """Whether a sentence opens with how things stand, and goes on in the present: «بعد حصار طويل، تنضم المدينة إلى»."""
    if opens_with_verb(text):
        return False
    return any(opens_in_the_present(text[match.end() :]) for match in _COMMA.finditer(text[:_PREAMBLE]))


_COMMA = re.compile(r"[،,]\s+")
_PREAMBLE = 220  # characters


_ASKS_WITHIN = re.compile(r"\sف(?:ما|كيف|لماذا|ماذا|هل|من)\s(?:هي|هو|هم|ال)?")


def _is_report(headline: str) -> bool:
    """Whether a headline is not that of an explainer («لماذا استقال؟») or of an opinion («صلاح وكريستيانو»)."""
    form = match_form(headline)
    if _ASKS.search(headline) or _explains().search(form):
        return False
    words = written_words(headline)
    short = len(words) <= _FEW_WORDS and not any(char in headline for char in ":0123456789")
    return not words or (not headline.rstrip().endswith("!") and (not short or has_verb(headline)))


_ASKS = re.compile(r"[?؟][\s»”\")]*$")


@cache
def _explains() -> re.Pattern[str]:
    phrases = sorted(map(re.escape, wordlists.forms_of("line_openers", "explaining", "isnad.stories")), key=len)
    return re.compile(rf"(?<!\w)(?:{'|'.join(reversed(phrases))})(?!\w)")


def opens_with_happening(text: str) -> bool:
    """Whether a sentence begins as a report does: with a verb, or with what stands before one («بعد الفوز، قال»)."""
    words = written_words(text[:_OPENING])
    if not words or _OPINES.match(match_form(text[:_OPENING])):
        return False
    if opens_with_verb(text):
        return True
    first = words[0]
    form = match_form(first)
    if tells_nothing(first) or form in _AT or (peel(form).proclitics and not form.startswith("ال")):
        return has_verb(text)
    if form in _MOSTLY_VERBS:
        return True
    # A verb that no list has is no noun either.
    return not form.startswith("ال") and not lexicon().is_noun(form)


_AT = frozenset(
    ["وسط", "خلال", "اثر", "عقب", "فور", "رغم", "امام", "قرب", "لاول", "ضمن", "اثناء", "مساء", "صباح", "فجر"]
)
_MOSTLY_VERBS = frozenset(
    ["منح", "رد", "عادل", "صوت", "عقد", "ضم", "حكم", "قضي", "علق", "كرم", "دفع", "سلم", "ودع", "تشهد"]
)
_OPENING = 60
# «في الصحف اليوم» reads the papers; the others weigh what may be.
_OPINES = re.compile(
    r"[^\w]*[وف]?(?:في الصحف|لا بد|لابد|لا شك|يبدو|ربما|لعل|عندما|من الطبيعي|من الموكد|ليس غريبا)(?!\w)"
)
