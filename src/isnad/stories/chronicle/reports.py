"""How a sentence of a report begins, and what no report is: a depiction, a teaser, an explainer."""

import re
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.arabic.clitics import peel
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.stories.chronicle.words import has_verb, opens_in_the_present, opens_with_verb, tells_nothing


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


def lasts(text: str) -> bool:
    """Whether a sentence opens with how things have been for some time: «تشهد المدينة»."""
    return _lasting().match(match_form(text[:_OPENING])) is not None


@cache
def _lasting() -> re.Pattern[str]:
    return _opening("lasting")


def _opening(kind: str) -> re.Pattern[str]:
    phrases = sorted(map(re.escape, wordlists.forms_of("line_openers", kind, "isnad.stories")), key=len)
    return re.compile(rf"[^\w]*[وف]?(?:{'|'.join(reversed(phrases))})(?!\w)")


def has_present_behind(text: str) -> bool:
    """Whether a sentence opens with how things stand, and goes on in the present: «بعد حصار طويل، تنضم المدينة إلى»."""
    if opens_with_verb(text):
        return False
    return any(opens_in_the_present(text[match.end() :]) for match in _COMMA.finditer(text[:_PREAMBLE]))


_COMMA = re.compile(r"[،,]\s+")
_PREAMBLE = 220  # characters


def asks(headline: str) -> bool:
    """Whether a headline is a question: «لماذا استقال؟»."""
    return _ASKS.search(headline) is not None


_ASKS = re.compile(r"[?؟][\s»”\")]*$")


def explains(headline: str) -> bool:
    """Whether a headline is that of an explainer: «كل ما تريد معرفته»."""
    return _explaining().search(match_form(headline)) is not None


@cache
def _explaining() -> re.Pattern[str]:
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
