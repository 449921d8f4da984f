"""Where the words that a verb of saying reports begin."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from isnad.analyse.claims.cues import Cue, Shape, cues_of
from isnad.analyse.claims.phrases import (
    COMMAS,
    is_name_word,
    is_press,
    is_source_head,
    phrase_after,
    phrase_before,
)
from isnad.analyse.claims.reading import COMPLEMENTISERS, RELATIVES, Reading
from isnad.analyse.claims.words import places, words_of
from isnad.arabic.clitics import peel
from isnad.arabic.lexicon import lexicon
from isnad.arabic.tokens import TokenKind

_FAR = 48  # tokens from a verb to its complement
_NAME_IN_QUOTES = 3  # words: a quotation that is no longer may be a name
_SPOKEN_AFTER_COMMA = frozenset({"قال", "أضاف", "تابع", "أردف", "استطرد"})
_SUBJECTS_END = 24
_OUTLET_IN_QUOTES = 5


class Bringer(StrEnum):
    """What brings the reported words."""

    THAT = "that"  # أن، إن
    QUOTE = "quote"
    COLON = "colon"
    SPOKEN = "spoken"  # a comma: the words as spoken, without marks
    PHRASE = "phrase"  # a noun phrase, with or without a preposition


@dataclass(frozen=True, slots=True)
class Complement:
    """Where reported words begin."""

    by: Bringer
    at: int  # the token that brings them (the first of them, where none does)
    first: int  # their first token
    cut: int = 0  # letters of the first token that are no part of them: the ب of «بإطلاق»


def complement_of(reading: Reading, place: int, cue: Cue) -> Complement | None:
    """What a verb at a token reports; None where it reports nothing, and is no cue here."""
    frames = cue.verb.frames
    if frames & {"وصف", "حمل"}:
        return _described(reading, place, cue)
    end = min(reading.sentence_end(place), place + _FAR)
    if "np" in frames and (at_once := _object_at_once(reading, place, cue, end)) is not None:
        return at_once
    if "np" in frames:
        found = _object(reading, place, cue, end)
        other = _brought(reading, place, cue, min(end, found.at) if found is not None else end)
        return other or found
    return _brought(reading, place, cue, end)


def _brought(reading: Reading, place: int, cue: Cue, end: int) -> Complement | None:
    """What a conjunction, a preposition, a colon or a quotation brings before a token."""
    frames = cue.verb.frames
    if "ب" in frames and reading.form(place + 1) in _ITS_OBJECT and place + 1 < end:
        return None
    pause = None
    for near in _open_places(reading, place, end):
        form = reading.form(near)
        if near in reading.opens:
            if frames & {"q", "np"} and _is_speech(reading, near):
                return Complement(Bringer.QUOTE, near, near)
        elif reading.is_that(near):
            return _that(reading, place, near, cue)
        elif form == ":" and near + 1 < len(reading):
            return _after_colon(reading, near, frames)
        elif (found := _phrase_at(reading, place, near, frames)) is not None:
            return found
        elif form in COMMAS:
            pause = pause or near
        elif near > place + 1 and _is_other_verb(form):
            break
    return _spoken(reading, _pause_before_speech(place, pause, cue), end) or _as_spoken(reading, place, cue, end)


def _open_places(reading: Reading, place: int, end: int) -> Iterator[int]:
    """The tokens behind a verb, without relative clauses between commas and what stands in other quotations."""
    skip = 0
    for near in range(place + 1, end):
        if near < skip:
            continue
        if reading.form(near) in _RELATIVES and reading.form(near - 1) in COMMAS:
            skip = _behind_relative(reading, near, end)
        elif near in reading.opens or reading.inside[near] < 0 or reading.inside[near] == reading.inside[place]:
            yield near


def _phrase_at(reading: Reading, place: int, near: int, frames: frozenset[str]) -> Complement | None:
    """The noun phrase that a preposition of the verb brings."""
    form = reading.form(near)
    if form in frames and reading.is_preposition(near):
        return _after_preposition(reading, near)
    if near == place + 1 and "الي" in frames and form[0] == "ل" and _opens_object(reading, near, cut=1):
        return Complement(Bringer.PHRASE, near, near, cut=1)
    return _with_ba(reading, near) if "ب" in frames else None


def _pause_before_speech(place: int, pause: int | None, cue: Cue) -> int | None:
    """A comma near enough to the verb to stand for a colon."""
    if pause is None or pause - place >= _NEAR or cue.shape is Shape.IMPERFECT:
        return None
    return pause if cue.verb.lemma in _SPOKEN_AFTER_COMMA else None


_RELATIVES = RELATIVES | {"اللذان", "اللذين", "اللواتي"}
_NEAR = 9
_IN_IT = frozenset({"فيه", "فيها", "فيهم", "عنه", "عنها", "به", "بها", "له", "لها", "منه", "منها"})
_TITLED = frozenset({"بعنوان", "عنوان", "باسم", "شعار", "بشعار", "مسمي", "بمسمي", "اسم"})
_ITS_OBJECT = frozenset({"به", "بها", "بهم", "بهما"})  # «رحب بهم»


def _behind_relative(reading: Reading, near: int, end: int) -> int:
    for later in range(near + 1, min(end, near + 24)):
        if reading.form(later) in COMMAS:
            return later + 1
    return near + 1


def _object_at_once(reading: Reading, place: int, cue: Cue, end: int) -> Complement | None:
    """The object of a verb whose subject goes before it or is left out, where it opens as objects do."""
    near = place + 1
    form = reading.form(near)
    if (
        near >= end
        or not reading.is_word(near)
        or form in COMPLEMENTISERS
        or form in cue.verb.frames
        or reading.form(near + 1) in COMPLEMENTISERS
    ):
        return None
    if cue.verb.lemma == "اتهم":
        return None
    if _opens_object(reading, near) and not is_source_head(form):
        return _at_once(reading, near)
    if cue.joined or cue.shape is Shape.PARTICIPLE:
        return None
    if reading.form(place - 1) in _RELATIVES and any(map(reading.is_that, range(near, near + 5))):
        return None  # «الذين توقع كثير منهم أن»
    before, _ = phrase_before(reading, place)
    return _at_once(reading, near) if before is not None and not is_source_head(form) else None


def _as_spoken(reading: Reading, place: int, cue: Cue, end: int) -> Complement | None:
    """«وأكد فلان سنبدأ غدا»: the words as spoken right behind a person's name."""
    if (
        cue.shape is not Shape.PERFECT
        or cue.verb.lemma not in _BLUNT
        or not cue.joined
        or place != reading.sentence_start(place)
    ):
        return None
    phrase = phrase_after(reading, place + 1, end)
    if phrase is None or phrase.after + 1 >= end or phrase.after == phrase.first:
        return None
    form = reading.form(phrase.after)
    if not reading.is_word(phrase.after) or form in words_of("aside") or form in {"في", "من", "الي", "علي"}:
        return None
    return Complement(Bringer.SPOKEN, phrase.after, phrase.after)


_BLUNT = frozenset({"قال", "أضاف", "أكد", "أوضح", "بين"})


def _is_other_verb(form: str) -> bool:
    return any(cue.joined or cue.shape is Shape.PARTICIPLE for cue in cues_of(form)) and form not in words_of(
        "no verb here"
    )


def _that(reading: Reading, place: int, near: int, cue: Cue) -> Complement | None:
    if "an" not in cue.verb.frames and not _governs(reading, near, cue):
        return None
    if cue.verb.lemma == "توصل" and reading.form(near - 1) != "الي":
        return None
    first = near + 1
    if first < len(reading) and reading.form(first) in COMMAS:  # «إلى أن، ...»
        first += 1
    return Complement(Bringer.THAT, near, first) if first < len(reading) else None


def _governs(reading: Reading, near: int, cue: Cue) -> bool:
    return reading.form(near - 1) in cue.verb.frames or ("ب" in cue.verb.frames and reading.form(near).startswith("ب"))


def _is_speech(reading: Reading, place: int) -> bool:
    """Whether a quotation is what was said, and no name that stands in quotation marks."""
    quote = reading.opens[place]
    before = reading.form(place - 1)
    if quote.close - place - 1 <= _OUTLET_IN_QUOTES and (
        before == "ل" or is_press(before) or before.removeprefix("ل") in words_of("press")
    ):
        return False
    if before == ":" and reading.form(place - 2) in words_of("naming"):
        return False
    if before in _TITLED or before in words_of("naming"):
        return False
    if quote.close - place - 1 > _NAME_IN_QUOTES or before == ":":
        return True
    behind = quote.close + 1
    if reading.form(behind) in ".!؟" and reading.is_word(place - 1):
        return True
    return bool(cues_of(before)) and (behind >= reading.sentence_end(quote.close) or not reading.is_word(behind))


def _after_colon(reading: Reading, near: int, frames: frozenset[str]) -> Complement | None:
    first = near + 1
    if reading.form(first) in COMPLEMENTISERS and "an" in frames:
        return Complement(Bringer.THAT, first, first + 1) if first + 1 < len(reading) else None
    if "q" not in frames:
        return None
    if first in reading.opens:
        return Complement(Bringer.QUOTE, near, first)
    return Complement(Bringer.COLON, near, first)


def _after_preposition(reading: Reading, near: int) -> Complement | None:
    following = reading.form(near + 1)
    if following in COMPLEMENTISERS:
        return None  # the conjunction will be met next
    if not reading.is_word(near + 1) and near + 1 not in reading.opens:
        return None
    if reading.form(near) == "من" and (
        is_source_head(reading.form(near - 1)) or reading.kinds[near - 1] is TokenKind.NUMBER
    ):
        return None
    if reading.form(near) == "علي" and following in words_of("venue"):
        return None
    return Complement(Bringer.PHRASE, near, near + 1)


def _with_ba(reading: Reading, near: int) -> Complement | None:
    form = reading.form(near)
    if form == "بما":
        return Complement(Bringer.PHRASE, near, near, cut=1)
    if len(form) < 4 or form[0] != "ب" or form in COMPLEMENTISERS or reading.kinds[near] is not TokenKind.WORD:
        return None
    if form[1:] in places() or form in words_of("no object") or not _peels_ba(form):
        return None
    return Complement(Bringer.PHRASE, near, near, cut=1)


@cache
def _peels_ba(form: str) -> bool:
    return "ب" in peel(form).proclitics


def _object(reading: Reading, place: int, cue: Cue, end: int) -> Complement | None:
    """The object of a verb that takes one: at once where the subject goes before or is left out, else behind it."""
    near = place + 1
    if cue.pronoun and cue.verb.lemma not in {"اعتبر", "أسمى", "سمى", "اتهم"}:
        return None
    if cue.verb.lemma == "اتهم":
        return _accused(reading, place, end)
    before, _ = phrase_before(reading, place) if not cue.joined else (None, 0)
    at_once = before is not None or cue.shape is Shape.PARTICIPLE or cue.pronoun or _opens_object(reading, near)
    if at_once and near < end and (found := _at_once(reading, near)) is not None:
        return found
    return None if cue.shape is Shape.PARTICIPLE else _object_behind(reading, place, end)


def _object_behind(reading: Reading, place: int, end: int) -> Complement | None:
    """The object behind the subject: where a noun opens that may be announced, or behind a comma."""
    near = place + 1
    timed = False
    for later in range(near if reading.form(near) in COMMAS else near + 1, min(end, place + _SUBJECTS_END)):
        form, following = reading.form(later), reading.form(later + 1)
        if form in COMMAS and following in words_of("time"):
            timed = True
        elif (timed and (form in words_of("time") or form in COMMAS)) or (form in COMMAS and is_name_word(following)):
            continue  # «وزير الدفاع، فلان، ...»
        elif form in COMMAS or _is_other_verb(form):
            return Complement(Bringer.PHRASE, later, later + 1) if _opens_behind_comma(reading, later) else None
        elif _opens_object(reading, later) and (timed or form == "ما" or _may_end_subject(reading, later)):
            return Complement(Bringer.PHRASE, later, later)
    return None


def _opens_behind_comma(reading: Reading, comma: int) -> bool:
    """Whether an object stands behind a comma that ends a subject («امتدح الهاجري؛ تفاعل»)."""
    following = reading.form(comma + 1)
    if reading.form(comma) not in COMMAS or not _ends_name(reading.form(comma - 1)) or not reading.is_word(comma + 1):
        return False
    return not (following in words_of("adverb") or following in words_of("time") or is_source_head(following))


def _accused(reading: Reading, place: int, end: int) -> Complement | None:
    """«اتهمت تركيا الشركة بالتهرب»: whom and of what; behind the subject where there is one."""
    for near in range(place + 1, end):
        form = reading.form(near)
        if form in COMPLEMENTISERS and form.startswith("ب"):
            return Complement(Bringer.THAT, near, near + 1)
        if form == "ب" or _with_ba(reading, near) is not None:
            subject = phrase_before(reading, place)[0]
            named = phrase_after(reading, place + 1, near)
            first = place + 1
            if subject is None and named is not None and place + 1 < named.after < near:
                first, subject = named.after, named
                while first < near and (reading.form(first) in words_of("time") or reading.form(first) in COMMAS):
                    first += 1
            while (
                subject is None
                and first < near
                and reading.form(first) not in COMMAS
                and not (first > place + 1 and _ends_name(reading.form(first - 1)))
            ):
                first += 1
            first = first + 1 if reading.form(first) in COMMAS else first
            return (
                Complement(Bringer.PHRASE, first, first)
                if first < near
                else Complement(Bringer.PHRASE, near, near, cut=int(form != "ب"))
            )
    return None


def _at_once(reading: Reading, near: int) -> Complement | None:
    form = reading.form(near)
    if (form in words_of("adverb") - words_of("object") and form not in {"ما", "هذا"}) or (
        not reading.is_word(near) and near not in reading.opens
    ):
        return None
    if (
        form in _IN_IT
        or reading.is_that(near)
        or reading.kinds[near] is TokenKind.NUMBER
        or form in _NUMBERED
        or form in words_of("time")
    ):
        return None
    return Complement(Bringer.PHRASE, near, near)


_NUMBERED = frozenset({"ثلاث", "ثلاثه", "اربع", "مرتين", "عده"})
_OBJECT_SHAPE = re.compile("(?:ا.ت.ا.|ان..ا.|است..ا.|ت..ي.|ا..ا.|اي.ا.|تحقيق|م.ا..ه)(?:ه|ها|هم|ه)?$")


def _opens_object(reading: Reading, near: int, cut: int = 0) -> bool:
    form = reading.form(near)[cut:]
    if has_owner(form) and not is_source_head(form):  # «نفت علمها بالأمر»
        return True
    return form in words_of("object") or (_OBJECT_SHAPE.match(form) is not None and not is_name_word(form))


def _may_end_subject(reading: Reading, later: int) -> bool:
    before = reading.form(later - 1)
    if _ends_name(before) or before in words_of("aside") or before in words_of("time"):
        return True
    return (
        reading.form(later) in words_of("object")
        and not is_source_head(before)
        and not _opens_object(reading, later - 1)
    )


@lru_cache(maxsize=50_000)
def has_owner(form: str) -> bool:
    """Whether a word is a noun with a pronoun of the third person."""
    if not form.endswith(("ه", "ها", "هم")) or form.startswith("ال") or is_name_word(form):
        return False
    reading = peel(form)
    return reading.enclitic in _OWNERS and not reading.proclitics and lexicon().is_noun(reading.stem)


_OWNERS = frozenset({"ه", "ها", "هم", "هما"})


def _ends_name(form: str) -> bool:
    return form.startswith("ال") or is_name_word(form) or form in places() or form in ')»"”'


def _described(reading: Reading, place: int, cue: Cue) -> Complement | None:
    """«وصف الهجوم بأنه ...»، «حمّل الحكومة مسؤولية ...»."""
    end = min(reading.sentence_end(place), place + _FAR)
    for near in range(place + 1, end):
        form = reading.form(near)
        if "حمل" in cue.verb.frames:
            if form in {"مسووليه", "المسووليه"}:
                return Complement(Bringer.PHRASE, place + 1, place + 1)
        elif form in COMPLEMENTISERS and form.startswith("ب"):
            return Complement(Bringer.THAT, near, near + 1) if near + 1 < end else None
        elif form == "ب" and near + 1 < end:
            return Complement(Bringer.PHRASE, near, near + 1)
        elif (found := _with_ba(reading, near)) is not None:
            return found
        if form in COMMAS:
            break
    return None


def _spoken(reading: Reading, comma: int | None, end: int) -> Complement | None:
    if comma is None or comma + 1 >= end or not reading.is_word(comma + 1):
        return None
    form = reading.form(comma + 1)
    if form in words_of("aside") and form != "ما":
        return None
    return Complement(Bringer.SPOKEN, comma, comma + 1)
