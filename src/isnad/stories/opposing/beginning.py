"""Whether what a denial denies surely begins where it was read to: by the words between who denies and it."""

import re

from isnad.stories.opposing.objects import WHICH, Written, written
from isnad.stories.opposing.statements import Statement
from isnad.stories.opposing.words import words_of
from isnad.stories.terms import NAME, PLACE

_BRINGS_SPEECH = re.compile(r"(?:^|\s)إن(?:ه|ها|هم|هما|نا)?[\s«\"“(]*$")  # verbs of denial bring «أن»
_AND = "و"
_OPENS = "،,-–("
_LAST = 3  # words at the end of those between, among which a relative opens that holds what is read as denied


def begins_surely(denial: Statement) -> bool:
    """Whether no other clause opens between a verb of denial or who denies and what is denied.

    Not «وينفي سياسة التغاضي، ويقولون إن | الشرطة»، «نفت قصة التسمم وعزت | وجود الزرنيخ»، «نفى المخرج الذي سبق
    له | تقديم أعمال»؛ nor a content that begins with «and».
    """
    if not denial.by_verb:
        return True
    content, text = denial.claim.content, denial.text
    first = next(written(text, content.start, content.end), None)
    if first is not None and _is_joined(first):
        return False
    start = denial.claim.cue.end
    mention = denial.claim.chain[0].mention
    if mention is not None and start <= mention.start and mention.end <= content.start:
        start = mention.end
    if _BRINGS_SPEECH.search(text[start : content.start]):
        return False
    between = list(written(text, start, content.start))
    if _is_said(denial, text[start : content.start], between):
        return False
    if any(word.form in WHICH or _is_joined(word) for word in between[-1:]) or _is_of_relative(between):
        return False
    return not any(_is_joined(word) and not _is_aside(text, start, word) for word in between)


def _is_said(denial: Statement, gap: str, between: list[Written]) -> bool:
    """«يفند المدرب رأيه بالقول: | هناك عوامل»: whether what is read as denied is what else is said or quoted."""
    return ":" in gap or (denial.claim.rule.startswith(("quote", "spoken")) and len(between) >= _LAST)


def _is_of_relative(between: list[Written]) -> bool:
    """«الذي سبق له | تقديم أعمال»."""
    last = between[-_LAST:]
    return bool(last) and last[-1].form in {"له", "لها", "لهم"} and any(word.form in WHICH for word in last)


def _is_aside(text: str, start: int, word: Written) -> bool:
    """«وزارة الدفاع، وهي الأكبر، ...»: whether a word opens what stands between commas."""
    before = text[start : word.start].rstrip()
    return before.endswith(tuple(_OPENS))


def _is_joined(word: Written) -> bool:
    """Whether «and» is written onto a word: «وعزت»، «ولعل», and not «وجود»."""
    if not word.form.startswith(_AND):
        return False
    read, rest = words_of(word.bare), words_of(word.bare[1:])
    if any(each.kinds & (NAME | PLACE) for each in (*read[:1], *rest[:1])):
        return False  # «موسكو وطهران»
    return bool(read) and not read[0].lemma.startswith(_AND)
