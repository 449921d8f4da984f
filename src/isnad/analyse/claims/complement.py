"""Where the words that a verb of saying reports begin."""

from collections.abc import Iterator

from isnad.analyse.claims.cues import Cue, Shape, cues_of
from isnad.analyse.claims.denied import denied_from, denies_nothing
from isnad.analyse.claims.denied_tails import opens_circumstance
from isnad.analyse.claims.found import Bringer, Complement
from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.objects import FAR, described, is_other_verb, object_at_once, object_of, opens_object, with_ba
from isnad.analyse.claims.phrase_leads import is_press
from isnad.analyse.claims.phrases import phrase_after
from isnad.analyse.claims.reading import COMMAS, COMPLEMENTISERS, RELATIVES, Reading
from isnad.analyse.claims.words import is_head, is_source_head, words_of
from isnad.arabic.denied import DENYING
from isnad.arabic.lexicon import lexicon
from isnad.arabic.tokens import TokenKind

_NAME_IN_QUOTES = 3  # words: a quotation that is no longer may be a name
_SPOKEN_AFTER_COMMA = frozenset({"قال", "أضاف", "تابع", "أردف", "استطرد"})
_OUTLET_IN_QUOTES = 5


def complement_of(reading: Reading, place: int, cue: Cue) -> Complement | None:
    """What a verb at a token reports; None where it reports nothing, and is no cue here."""
    found = _complement_of(reading, place, cue)
    if found is None or found.by is not Bringer.PHRASE or cue.verb.lemma not in DENYING:
        return found
    # «نفى المدير المخاوف، مشيرا إلى وجود»: what a participle brings is said, and not denied.
    return None if opens_circumstance(reading, found.first) else found


def _complement_of(reading: Reading, place: int, cue: Cue) -> Complement | None:
    frames = cue.verb.frames
    if frames & {"وصف", "حمل"}:
        return described(reading, place, cue)
    end = min(reading.sentence_end(place), place + FAR)
    if (denied := denied_from(reading, place, cue, end)) is not None:
        return denied
    if denies_nothing(reading, place, cue):
        return None
    if "np" in frames and (at_once := object_at_once(reading, place, cue, end)) is not None:
        return at_once
    if "np" in frames:
        found = object_of(reading, place, cue, end)
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
        elif (found := _phrase_at(reading, place, near, cue)) is not None:
            return found
        elif form in COMMAS:
            pause = pause or near
        elif near > place + 1 and is_other_verb(form):
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


def _phrase_at(reading: Reading, place: int, near: int, cue: Cue) -> Complement | None:
    """The noun phrase that a preposition of the verb brings."""
    form, frames = reading.form(near), cue.verb.frames
    if form in frames and reading.is_preposition(near):
        return _after_preposition(reading, near)
    if near == place + 1 and "الي" in frames and form[0] == "ل" and opens_object(reading, near, cut=1):
        return Complement(Bringer.PHRASE, near, near, cut=1)
    if "الي" in frames and form[0] == "ل" and cue.verb.lemma == "دعا" and _calls_for(reading, place, near):
        return Complement(Bringer.PHRASE, near, near, cut=1)
    if near == place + 1 and "الي" in frames and form.startswith("لل") and lexicon().is_noun(form[2:]):
        return Complement(Bringer.PHRASE, near, near, cut=1)
    return with_ba(reading, near) if "ب" in frames else None


def _calls_for(reading: Reading, place: int, near: int) -> bool:
    """«دعت المنظمة لتحليل العينات»: what is to be done, by its form; «لرويترز» is no such thing."""
    form, before = reading.form(near), reading.form(near - 1)
    if near == place + 1 or near - place > _CALLED_NEAR or reading.form(place + 1) in _TO_IT:
        return False
    if is_press(form) or form[1:] in COMPLEMENTISERS or not opens_object(reading, near, cut=1):
        return False
    return before.startswith("ال") or is_name_word(before)


_CALLED_NEAR = 12  # tokens
_LONGEST_NAME = 5  # tokens
_TO_IT = frozenset({"اليه", "اليها", "له", "لها"})


def _pause_before_speech(place: int, pause: int | None, cue: Cue) -> int | None:
    """A comma near enough to the verb to stand for a colon."""
    if pause is None or pause - place >= _NEAR or cue.shape is Shape.IMPERFECT:
        return None
    return pause if cue.verb.lemma in _SPOKEN_AFTER_COMMA else None


_RELATIVES = RELATIVES | {"اللذان", "اللذين", "اللواتي"}
_NEAR = 9
_TITLED = frozenset({"بعنوان", "عنوان", "باسم", "شعار", "بشعار", "مسمي", "بمسمي", "اسم"})
_ITS_OBJECT = frozenset({"به", "بها", "بهم", "بهما"})  # «رحب بهم»


def _behind_relative(reading: Reading, near: int, end: int) -> int:
    for later in range(near + 1, min(end, near + 24)):
        if reading.form(later) in COMMAS:
            return later + 1
    return near + 1


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


def _that(reading: Reading, place: int, near: int, cue: Cue) -> Complement | None:
    if "an" not in cue.verb.frames and not _governs(reading, near, cue):
        return None
    if reading.form(near - 1) in _THAT_TELLS_NOTHING:
        return None
    if cue.verb.lemma in _FINDING and reading.form(near - 1) != "الي":
        return None
    first = near + 1
    if first < len(reading) and reading.form(first) in COMMAS:  # «إلى أن، ...»
        first += 1
    return Complement(Bringer.THAT, near, first) if first < len(reading) else None


# «إلا أن»، «قبل أن»: with these «أن» opens another clause.
_THAT_TELLS_NOTHING = frozenset(
    {"الا", "غير", "بيد", "رغم", "مع", "قبل", "بعد", "دون", "بدون", "منذ", "كما", "حيث", "اذ", "فور", "حتي", "لولا"}
)
_WHERE = frozenset({"متن", "هامش", "لسان", "حد", "موقع", "موقعه", "موقعها", "صفحته", "صفحتها", "حسابه", "حسابها"})
_WHERE |= frozenset(
    {"حساب", "صفحه", "شاشه", "منصه", "تويتر", "فيسبوك", "قناه", "الهواء", "تطبيق"}
)  # «على متن الطائرة»: where it was said
_FINDING = frozenset({"توصل", "انتهى"})  # «إلى أن»; «انتهى أن» says nothing


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
    named = before == ":" and reading.form(place - 2) in words_of("naming")
    if named or before in _TITLED or before in words_of("naming") or _is_apposed(reading, place):
        return False
    if quote.close - place - 1 > _NAME_IN_QUOTES or before == ":":
        return True
    behind = quote.close + 1
    if reading.form(behind) in COMMAS and (reading.is_that(behind + 1) or reading.form(behind + 1) == "نقلا"):
        return False  # «كتبت «الحياة»، نقلا عن»: who said it
    if reading.form(behind) in ".!؟" and reading.is_word(place - 1):
        return True
    return bool(cues_of(before)) and (behind >= reading.sentence_end(quote.close) or not reading.is_word(behind))


def _is_apposed(reading: Reading, place: int) -> bool:
    """Whether a quotation names who speaks, and a comma tells more of it.

    «أفاد فلان رئيس «المعهد الوطني»، وهي الهيئة التي»، «قال «المعهد الوطني»، الهيئة المكلفة، إن».
    """
    close = reading.opens[place].close
    if reading.form(close + 1) not in COMMAS:
        return False
    end = min(reading.sentence_end(close), close + _APPOSED)
    speaks_later = any(reading.form(near - 1) in COMMAS and reading.is_that(near) for near in range(close + 3, end))
    return speaks_later or is_head(reading.form(place - 1), "role")


_APPOSED = 14  # tokens: «، الهيئة المكلفة التعرف على هويات الضحايا، إن»


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
    if reading.form(near - 1) == "نقلا":
        return None  # «كشفت الوكالة، نقلا عن مسؤول، أن»
    if reading.form(near) == "من" and (
        is_source_head(reading.form(near - 1)) or reading.kinds[near - 1] is TokenKind.NUMBER
    ):
        return None
    if reading.form(near) == "علي" and (following in words_of("venue") or following in _WHERE):
        return None
    return Complement(Bringer.PHRASE, near, near + 1)


def _spoken(reading: Reading, comma: int | None, end: int) -> Complement | None:
    if comma is None or comma + 1 >= end or not reading.is_word(comma + 1):
        return None
    form = reading.form(comma + 1)
    if form in words_of("aside") and form != "ما":
        return None
    comma = _behind_name(reading, comma, end)
    return Complement(Bringer.SPOKEN, comma, comma + 1)


def _behind_name(reading: Reading, comma: int, end: int) -> int:
    """«وقال وزير الدفاع، سامي نور | ، الحدود آمنة»: the comma behind a name that says who the source is."""
    after = comma + 1
    while after < min(end, comma + _LONGEST_NAME + 1) and (
        is_name_word(reading.form(after)) or reading.goes_on_name(after) or reading.is_hyphen(after)
    ):
        after += 1
    named = after - comma > 2 and reading.form(after) in COMMAS
    return after if named and after + 1 < end and reading.is_word(after + 1) else comma
