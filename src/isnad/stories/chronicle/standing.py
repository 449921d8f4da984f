"""How well a sentence stands by itself: whether a reader understands it who has not read what came before."""

import re
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.clitics import peel
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.arabic.word_table import WordTable
from isnad.model import Claim
from isnad.stories.chronicle.lines import Line
from isnad.stories.chronicle.words import (
    IN_QUOTES,
    OPENING,
    has_verb,
    leans_by_pronoun,
    opens_in_the_present,
    opens_with_verb,
    tells_nothing,
)

LEANING = 0.2  # what a sentence is worth that needs the one before it
BACKGROUND = 0.45  # ... that tells what was before
_POINTING = 0.5  # ... that points to something before it
_JOINED = 0.75  # ... that goes on with «و»
_FIRST_WORDS = 5
_PRONOUN_WORDS = 2
_THAT_WORDS = 12  # words within which «ذلك» points back; «وذلك بعد» does not
_ALSO_WORDS = 16  # ... and «أيضا»
_READ = 120  # characters of a sentence in which it shows


def standing(line: Line) -> float:
    """From 0 to 1: 1 for a sentence that needs no other."""
    if _is_torn(line.span.text) or _leans(line) or (line.joined and _needs_what_it_joined(line)):
        return LEANING
    form = match_form(line.span.text[:_READ])
    if is_background(form) or (line.number and _is_of_old(line)):
        return BACKGROUND
    says_of_this = _points_back(line.span.text) if line.number else _says_of_this(line.span.text)
    if _points(line.span.text[:_READ]) or _is_called_briefly(line) or says_of_this:
        return _POINTING
    return _JOINED if goes_on(form) and (line.number or opens_with_verb(form)) else 1.0


def _needs_what_it_joined(line: Line) -> bool:
    """Whether what stood behind a joiner has a noun that only the sentence before names: «أجرى الفريق مرانا»."""
    text = line.span.text
    return _has_bare_noun(text) or _points_back(text) or _is_called_briefly(line) or _IN_IT.search(text) is not None


def _has_bare_noun(text: str) -> bool:
    """Whether a sentence has a body or a group that it does not say which: «الفريق» with neither name nor adjective."""
    form = match_form(IN_QUOTES.sub(" «» ", text))
    for match in _bare().finditer(form):
        if not _NAMED_BEHIND.match(form, match.end()) and match["noun"] not in form[: match.start()]:
            return True
    return False


@cache
def _bare() -> re.Pattern[str]:
    nouns = wordlists.forms_of("line_openers", "bare", "isnad.stories")
    phrases = "|".join(sorted((re.escape(noun) for noun in nouns), key=len, reverse=True))
    return re.compile(rf"(?<!\w)[وف]?(?:ال|لل|بال|كال)(?P<noun>{phrases})(?!\w)")


# «الفريق الأول»، «الفريق «كذا»»، «الملتقى الذي»
_NAMED_BEHIND = re.compile(r"\s(?:ال(?!جدد|جديد)\w{3,}|لل\w{2,}|«)|\s(?:في|ب|ل|من)\s?\w")
_IN_IT = re.compile(r"\s(?:فيه|فيها)[.،]?$")


def goes_on(form: str) -> bool:
    """Whether a sentence goes on with «و»: «وفجر»، «ولم»، but not «وصل» or «وسط»."""
    words = written_words(form[:OPENING])
    return bool(words) and words[0].startswith("و") and peel(words[0]).proclitics[:1] == ("و",)


def is_background(form: str) -> bool:
    """Whether a sentence in matching form tells what was before: «وكانت الوزارة قد»، «يذكر أن»."""
    return any(opening.match(form) for opening in (_openers("background"), _HAD, _YEARS_AGO))


def _is_of_old(line: Line) -> bool:
    """Whether a sentence opens with a year that was over long before."""
    years = map(int, _YEAR.findall(line.span.text[:_READ]))
    return any(year < line.told.at.year - 1 for year in years)


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS_AGO = re.compile(r"[^\w]*[وف]?(?:قبل|بعد)\s(?:نحو\s)?\S+\s(?:اعوام|سنوات|سنين|عقود)(?!\w)")  # «قبل ستة أعوام»
_HAD = re.compile(r"[وف]?كان(?:ت|وا)?\s(?:\S+\s){0,7}?قد\s")


def _is_torn(text: str) -> bool:
    """Whether a sentence is part of another: its quotation opens or closes elsewhere, or its «قال» stands elsewhere."""
    said = _SAID_ELSEWHERE.match(text)
    if said and not has_verb(said.group()):
        return True
    return text.count("«") != text.count("»") or text.count('"') % 2 == 1 or text.count("“") != text.count("”")


_SAID_ELSEWHERE = re.compile(r"(?:[^\s،:؛«\"]+\s){1,3}(?:إن|إنه|إنها|إنهم)\s")


def _leans(line: Line) -> bool:
    form = match_form(line.span.text[:_READ])
    if _openers("leans").match(form) and (line.number or not _DOES.match(form)):
        return True
    return _has_no_speaker(line) or _speaker_is_pointed_to(form) or _says_nobody(form)


def _says_nobody(form: str) -> bool:
    """Whether a verb of the past has «أن» where its subject would be: «قال إن»، but «يتوقع أن»."""
    return _THAT.match(form) is not None and opens_with_verb(form) and not opens_in_the_present(form)


_THAT = re.compile(r"[^\w]*\w+\s(?:بان|ان)(?:ه|ها|هم|هما)?\s")


# Verbs by which somebody goes on or ends speaking, but in a first sentence does something: «واصل آلاف المدنيين الفرار».
_DOES = re.compile(
    r"(?:واصل|تابع|اختتم|ختم|زاد)(?:ت|وا)?\s(?!(?:ان|بان|قايلا|حديث|كلام|القول|تصريح)|[:«\"“])|هنا\s(?!ك)"
)


@cache
def _openers(kind: str) -> re.Pattern[str]:
    phrases = sorted(map(re.escape, wordlists.forms_of("line_openers", kind, "isnad.stories")), key=len, reverse=True)
    return re.compile(rf"[^\w]*[وف]?(?:{'|'.join(phrases)})(?!\w)")


def _has_no_speaker(line: Line) -> bool:
    """«وأضاف أن»: who said it stands in another sentence; so too where the sentence is a part of a longer quotation."""
    span = line.span
    for claim in line.told.analysis.claims:
        if claim.content.start > span.end:
            break
        opens = span.start <= claim.cue.start < span.start + OPENING
        if opens and _speaker_is_elsewhere(claim, line):
            return True
        if claim.content.start < span.start - 1 and claim.content.end >= span.end - 1 and claim.cue.end < span.start:
            return True
    return False


def _speaker_is_elsewhere(claim: Claim, line: Line) -> bool:
    mention = claim.chain[0].mention
    return mention is None or not line.span.start <= mention.start < line.span.end


def _is_called_briefly(line: Line) -> bool:
    """«وأوضح الخاطر أن»: a speaker by one name, whom the article has named in full before."""
    span = line.span
    for claim in line.told.analysis.claims:
        mention = claim.chain[0].mention
        if claim.content.start > span.end:
            break
        if mention and span.start <= mention.start < span.start + OPENING:
            name = claim.chain[0].name.split()
            return len(mention.text.split()) == 1 and len(name) > 1 and mention.text in name
    return False


def _speaker_is_pointed_to(form: str) -> bool:
    """«وأوضح المصدر أن»: a speaker who was named before."""
    return _pointed_speaker().match(form) is not None


@cache
def _pointed_speaker() -> re.Pattern[str]:
    following = "ان|بان|انه|انها|بانه|بانها|الي|في|خلال|عن|علي|عبر|امس|اليوم|من|ايضا|مساء|صباح|يوم|ردا|ذاته|نفسه"
    nouns = "|".join(sorted(map(re.escape, wordlists.forms_of("line_openers", "pointing", "isnad.stories"))))
    return re.compile(rf"[^\w]*\S+\s(?:ذات\s)?(?:{nouns})(?:\s?[،,]|\s(?:{following}|ل\S+)\b)")


def _points(text: str) -> bool:
    everything = written_words(text)
    written = everything[: _FIRST_WORDS + 1]
    words = [match_form(word) for word in written]
    first = words[:_FIRST_WORDS]
    if not _SAME.isdisjoint(first):
        return True
    for place, word in enumerate(first):
        if _PRONOUN.fullmatch(word):
            following = words[place + 1] if place + 1 < len(words) else ""
            if following not in _TIMES:
                return True
    if any(map(leans_by_pronoun, written[:_PRONOUN_WORDS])) or "ذلك" in everything[:_THAT_WORDS]:
        return True
    if words and words[0].startswith("و") and any(_IS_ALSO[word] for word in everything[:_ALSO_WORDS]):
        return True  # «وقال الوزير إن البلاد أوضحت أيضا أن»
    for place in range(_PRONOUN_WORDS, min(len(written), _FIRST_WORDS)):
        if not tells_nothing(written[place - 1]):
            break
        if leans_by_pronoun(written[place]):
            return True  # «وصل في معيته الأمير»
    later = any(before == "من" and leans_by_pronoun(word) for before, word in zip(first, written[1:], strict=False))
    return later and _AFTER.match(first[0]) is not None  # «وبعد أربعة أيام من وصولهم»


def _says_of_this(text: str) -> bool:
    """Whether somebody speaks of what was named before: «أوضح المدير أن هذه الفعالية»."""
    said = _THAT_THIS.search(text) if "هذ" in text or "تلك" in text else None
    return said is not None and _points_back(text[: said.end()])


_THAT_THIS = re.compile(r"\s(?:أن|إن|بأن)\s(?:هذا|هذه|تلك)\sال\w+")


def _points_back(text: str) -> bool:
    """Whether a sentence points to a noun that it has not named: «سعادته بهذا المشروع», but not «هذا العام»."""
    if "هذ" not in text and "تلك" not in text:
        return False
    form = match_form(IN_QUOTES.sub(" ", text))
    for match in _THIS.finditer(form):
        noun = match["noun"]
        if noun not in _TIMES and noun not in _MATTERS and noun[2:] not in form[: match.start()]:
            return True
    return False


_THIS = re.compile(r"(?<!\w)[وفبلك]?(?:هذا|هذه|تلك)\s(?P<noun>ال\w+)")
_MATTERS = frozenset(["الصدد", "الاطار", "السياق", "الشان", "المجال", "الخصوص", "الجانب", "الاثناء", "الوقت", "الايام"])
_IS_ALSO = WordTable(lambda form: form == "ايضا")
_PRONOUN = re.compile("[وفبلك]?(?:هو|هي|هم|هما|هذا|هذه|ذلك|تلك|هولاء|ذاك|هذان|هاتان|هذين|هاتين|بذلك|لذلك|كذلك)")
_AFTER = re.compile("[وف]?(?:بعد|قبل|منذ)$")
_SAME = frozenset(["ذاته", "ذاتها", "نفسه", "نفسها", "المذكور", "المذكوره", "الاخير", "الاخيره", "المماثل"])
_TIMES = frozenset(["العام", "الاسبوع", "الشهر", "السنه", "الصباح", "المساء", "اليوم", "الليله", "الموسم", "المره"])
