"""What somebody said, as a clause within a sentence: «ما أعلنه الوزير من أن»، «ما نقلته الوكالة عن مصرفيين بشأن»."""

from functools import cache

from isnad.analyse.claims.cues import Cue, Shape, cues_of
from isnad.analyse.claims.extent import Breaks, extent_of, trimmed
from isnad.analyse.claims.found import Bringer, Complement, Found
from isnad.analyse.claims.passing import OF_HIM
from isnad.analyse.claims.phrases import Phrase, phrase_after
from isnad.analyse.claims.reading import COMMAS, RELATIVES, Reading
from isnad.analyse.claims.verb_forms import is_cue_here, is_verb
from isnad.analyse.claims.words import less_article, words_of
from isnad.arabic import wordlists
from isnad.arabic.tokens import TokenKind
from isnad.model import Act, Form

_WHAT = frozenset({"ما", "لما", "بما", "عما", "مما"}) | RELATIVES
_THAT_IS = frozenset({"هذا", "وهذا", "هو", "وهو", "هي", "وهي", "ذلك", "نحو"})  # «وهو ما أكده»: what was told before
_TELLING = frozenset({Act.STATE, Act.ANNOUNCE, Act.CONFIRM, Act.DENY, Act.WARN})
_FAR = 30  # tokens from the verb to what is told
_ABOUT = frozenset({"عن", "حول", "بشان", "بخصوص", "حيال", "ازاء", "من"})
_COUNTS = frozenset({"الرقم", "العدد", "الحصيله", "المبلغ", "ذاك", "ذلك", "تلك"})  # «الرقم الذي بثه التلفزيون»
_WHICH_IS = frozenset({"وهو", "وهي", "هو", "هي"})
_OBJECTS = ("ه", "ها")
_PASSES_ON = "نقل"
_ENDS = frozenset(
    {"هو", "هي", "غير", "عار", "عاريه", "ليس", "ليست", "لا", "لم", "لن", "كان", "كانت", "مجرد", "محض", "اذا", "ردا"}
)
_LONGEST = 24  # words of what is named so
_LEAST = 2  # words


def told_in_clauses(reading: Reading, breaks: Breaks) -> list[Found]:
    """The claims of clauses that stand for a noun: «إن ما ذكره الرئيس عن احتجازه غير صحيح»."""
    found = []
    for place, form in enumerate(reading.forms):
        if form not in _WHAT:
            continue
        before = reading.form(place - 1)
        if before in words_of("attribution opener") or (form == "ما" and before in _THAT_IS):
            continue
        verb = place + 1
        cue = _telling(reading.form(verb))
        if cue is None and not (reading.form(verb) in words_of("printed it") and _is_report(before, form)):
            continue
        claim = _told(reading, verb, cue, breaks)
        if claim is not None:
            found.append(claim)
    return found


def _is_report(before: str, form: str) -> bool:
    """«ما نشرته الصحيفة»، «الأنباء التي تناقلتها»; other things are printed too."""
    return form not in RELATIVES or less_article(before) in words_of("report") or before in _COUNTS


def _telling(form: str) -> Cue | None:
    """A verb of saying with its object («ذكره», «أعلنته»)."""
    for pronoun in _OBJECTS:
        stem = form.removesuffix(pronoun)
        stem = stem[:-1] + "ي" if stem.endswith("ا") else stem  # «نفاه»
        if form.endswith(pronoun):
            cue = next((cue for cue in cues_of(stem) if cue.shape in {Shape.PERFECT, Shape.IMPERFECT}), None)
            if cue is not None and not cue.joined and "an" in cue.verb.frames and cue.verb.act in _TELLING:
                return cue
    return None


def _told(reading: Reading, verb: int, cue: Cue | None, breaks: Breaks) -> Found | None:
    end = min(reading.sentence_end(verb), verb + _FAR)
    source, passed, near = _from_whom(reading, verb, cue, end)
    if source is None:
        return None
    while near < end and reading.form(near) in words_of("time"):
        near += 1
    span, rule = (source.first, source.after), "clause"
    told = next((c for c in cues_of(reading.form(near)) if c.shape is not Shape.PARTICIPLE and c.plural), None)
    if told is not None and passed:  # «عن مصرفيين رجحوا خفضا»
        cue, verb, near = told, near, near + 1 + reading.is_that(near + 1)
        content = named_from(reading, near, end)
    elif reading.form(near) in _ABOUT and not reading.is_that(near + 1):
        if cue is not None and cue.verb.lemma == "قال":
            return None  # «ما قاله عن الفريق»: of what he spoke, and not what he said
        content = named_from(reading, near + 1, end)
    elif reading.is_that(near) or (reading.form(near) in _ABOUT and reading.is_that(near + 1)):
        that = near + (not reading.is_that(near))
        extent = extent_of(reading, Complement(Bringer.THAT, that, that + 1), breaks)
        content = (extent.first, extent.after) if extent is not None else None
    elif passed and reading.form(verb - 1) in RELATIVES:
        content = _counted_before(reading, verb - 1) or _counted_behind(reading, near, end)
    else:
        content = None
    if content is None:
        return None
    return Found(
        f"{rule} after {cue.shape if cue else 'print'}", (verb, verb + 1), cue, content, 0, Form.INDIRECT, span, passed
    )


def _from_whom(
    reading: Reading, verb: int, cue: Cue | None, end: int
) -> tuple[Phrase | None, tuple[tuple[int, int], ...], int]:
    """Who said it, who passed it on, and the token behind them."""
    source = phrase_after(reading, verb + 1, end)
    if source is None or source.after <= source.first or reading.form(verb + 1) in OF_HIM:
        return None, (), end
    near = source.after
    while near < end and reading.form(near) in words_of("time"):
        near += 1
    on_tongue = reading.form(near) == "علي" and reading.form(near + 1) == "لسان"
    if on_tongue or (reading.form(near) == "عن" and cue is not None and cue.verb.lemma == _PASSES_ON):
        speaker = phrase_after(reading, near + 1 + on_tongue, end)
        if speaker is None or speaker.after <= speaker.first:
            return None, (), end
        return speaker, ((source.first, source.after),), speaker.after
    return source, (), near


def named_from(reading: Reading, first: int, end: int) -> tuple[int, int] | None:
    """What is told as a noun with what belongs to it, up to where the sentence goes on about it."""
    after = first
    while after < min(end, first + _LONGEST):
        form = reading.form(after)
        stops = form in COMMAS or form in _ENDS or after in reading.opens or form in RELATIVES
        if stops or (after > first and (is_cue_here(form) or (is_verb(form) and form not in _numbers()))):
            break
        after += 1
    content = trimmed(reading, (first, after))
    return content if content is not None and content[1] - content[0] >= _LEAST else None


@cache
def _numbers() -> frozenset[str]:
    return wordlists.forms("number_words")


def _counted_before(reading: Reading, relative: int) -> tuple[int, int] | None:
    """«900 مليون دولار التي نقلتها الوكالة عن اقتصاديين»: the figure is what they said."""
    for near in range(relative - 1, max(relative - 5, reading.sentence_start(relative)) - 1, -1):
        if reading.kinds[near] is TokenKind.NUMBER:
            return (near, relative) if relative - near >= _LEAST else None
    return None


def _counted_behind(reading: Reading, near: int, end: int) -> tuple[int, int] | None:
    """«الرقم الذي بثه التلفزيون على لسان المدعي، وهو 47 مليون دولار»: the figure is what he said."""
    near += reading.form(near) in COMMAS
    if reading.form(near) not in _WHICH_IS or near + 1 >= end or reading.kinds[near + 1] is not TokenKind.NUMBER:
        return None
    return named_from(reading, near + 1, end)
