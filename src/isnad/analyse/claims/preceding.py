"""The subject that goes before a verb, and the noun that a relative clause tells of."""

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.name_words import given_names, is_name_word
from isnad.analyse.claims.phrases import Phrase, phrase_after
from isnad.analyse.claims.reading import COMMAS, COMPLEMENTISERS, RELATIVES, Reading
from isnad.analyse.claims.verb_forms import is_cue_here, is_past, is_verb, names_nobody
from isnad.analyse.claims.words import is_head, is_nameless, is_source_head, places, words_of
from isnad.arabic.denied import denied_kinds

_LOOK_BACK = 18  # words


def phrase_before(reading: Reading, place: int) -> tuple[Phrase | None, int]:
    """The subject that goes before a verb, None where none does; and the first token of the clause."""
    start = reading.sentence_start(place)
    after = place
    while after > start and _goes_before_verbs(reading, after - 1):
        after -= 1
    first = after
    while first > max(start, place - _LOOK_BACK) and not _parts_clauses(reading.form(first - 1)):
        first -= 1
    if first > max(start, place - _LOOK_BACK) and reading.form(first - 1) in _RELATIVES:
        found = _antecedent(reading, first - 1)
        return found if found is not None and _may_speak(reading, found) else None, first
    if after <= first:
        found = _behind_relative_clause(reading, first - 1, start) or _behind_apposition(reading, first - 1, start)
        return found, first
    if first in reading.opens and reading.inside[place] == reading.inside[first]:
        first += 1  # «إن "الشاهد أعلمه بأن ...»
    if _is_still(reading, first):
        first += 1 + (reading.form(first) in _NOT)
    if first >= after or not _opens_subject(reading, first):
        return None, first
    if reading.form(after - 1) == ")" and reading.form(after - 3) == "(" and _is_agency(reading.form(after - 2)):
        return None, first  # «الولايات المتحدة (CNN) نفى»: from where it is told
    phrase = phrase_after(reading, first, after, accusative=True)  # as behind «أن» and «كان» it may be
    if phrase is None or phrase.first != first:
        return None, first
    whole = phrase.after >= after or _is_told_of(reading, phrase, after)
    return (phrase if whole else _joined_last(reading, after)), first


def _joined_last(reading: Reading, after: int) -> Phrase | None:
    """«زوجته تدعمه والمحكمة تأمر»: who is joined right before the verb to what was told of another."""
    form = reading.form(after - 1)
    known = (form.startswith("وال") and is_source_head(form[1:])) or (
        form[:1] == "و" and (form[1:] in places() or is_nameless(form[1:]))  # «وناج يتحدث عن»
    )
    return Phrase(after - 1, after) if known else None


def _is_told_of(reading: Reading, phrase: Phrase, after: int) -> bool:
    """«إلا أن مديرا في بنك شارك في الاجتماع أكد»: who opens a clause, as his case shows, speaks in it.

    What stands between him and the verb tells of him.
    """
    head = reading.form(phrase.first)
    accusative = head.endswith("ا") and is_source_head(head.removesuffix("ا")) and not is_source_head(head)
    if reading.form(phrase.first - 1) not in COMPLEMENTISERS or not accusative:
        return False
    between = range(phrase.after, after)
    return all(map(reading.is_word, between)) and not any(is_cue_here(reading.form(near)) for near in between)


def _parts_clauses(form: str) -> bool:
    """Whether the clause of a verb begins behind a token."""
    return (
        form in COMMAS
        or form in ":؛."
        or form in COMPLEMENTISERS
        or form in words_of("clause opener")
        or form in _RELATIVES
    )


def _behind_relative_clause(reading: Reading, comma: int, start: int) -> Phrase | None:
    """«لجنة التحقيق التي زارت الموقع، قالت»: the noun before a relative clause that a comma closes.

    Also before «، طلب عدم ذكر اسمه،».
    """
    if comma <= start or reading.form(comma) not in COMMAS:
        return None
    for near in range(comma - 1, max(start, comma - _LOOK_BACK), -1):
        form = reading.form(near)
        if form in _ASKS_NOT_TO_BE_NAMED and reading.form(near - 1) in COMMAS:
            return phrase_before(reading, near - 1)[0]
        if form in COMMAS or form in COMPLEMENTISERS or form in words_of("clause opener"):
            return None
        if form in RELATIVES:
            found = _antecedent(reading, near)
            if found is None or not _opens_subject(reading, found.first):
                return None
            return found if found.first == start or _opens_clause(reading.form(found.first - 1)) else None
    return None


def _behind_apposition(reading: Reading, comma: int, start: int) -> Phrase | None:
    """«أن المتحدث باسم الحكومة، الوزير نادر كرم، نفى»: who opens the clause, parted by commas from his titles alone."""
    if comma <= start or reading.form(comma) not in COMMAS:
        return None
    first = comma
    while first > max(start, comma - _LOOK_BACK) and not _opens_clause(reading.form(first - 1)):
        first -= 1
    opens = first == start or _opens_clause(reading.form(first - 1))
    form = reading.form(first)
    if not opens or not (is_source_head(form) or form in words_of("title") or first in reading.persons):
        return None
    phrase = phrase_after(reading, first, comma, accusative=True)
    return phrase if phrase is not None and (phrase.first, phrase.after) == (first, comma) else None


def _opens_clause(form: str) -> bool:
    """Whether the subject of another clause stands behind a word: «أن»، «لكن»."""
    return form in COMPLEMENTISERS or form in _BUT


def _is_agency(form: str) -> bool:
    return form.isascii() or form in words_of("press") or form in words_of("news agency")


_BUT = frozenset({"لكن", "ولكن", "بينما", "فيما"})
_ASKS_NOT_TO_BE_NAMED = frozenset({"طلب", "طلبت", "طلبوا", "رفض", "رفضت", "فضل", "فضلت", "اشترط", "اشترطت"})
_BEFORE_VERBS = frozenset({"قد", "لقد", "كان", "كانت", "ايضا", "بدوره", "بدورها", "سوف", "حينها", "لطالما"})
_BEFORE_VERBS |= frozenset({"دايما", "مرارا", "لاحقا", "سابقا", "كانوا", "باتوا"})
_NOT = frozenset({"لا", "ما", "ولا", "وما", "لم", "ولم"})
_CEASES = frozenset({"يزال", "تزال", "زال", "زالت", "يزل", "تزل"})
_REMAINS = frozenset({"ظل", "ظلت", "وظل", "وظلت", "بات", "باتت", "وبات", "وباتت"})


def _goes_before_verbs(reading: Reading, place: int) -> bool:
    """«قد»، «كان»، and what says that somebody goes on («لا يزال»، «ظل»)."""
    form = reading.form(place)
    if form in _BEFORE_VERBS or _is_still(reading, place):
        return True
    return form in _CEASES and reading.form(place - 1) in _NOT


def _is_still(reading: Reading, place: int) -> bool:
    return reading.form(place) in _REMAINS or (reading.form(place) in _NOT and reading.form(place + 1) in _CEASES)


_RELATIVES = RELATIVES | {"و" + form for form in RELATIVES}


def _opens_subject(reading: Reading, place: int) -> bool:
    form = reading.form(place)
    if not reading.is_word(place) and place not in reading.opens:
        return False
    if form.startswith("و") and any(form[1:] in words_of(kind) for kind in ("adverb", "time", "aside")):
        return False
    if (form.endswith("ت") and is_past(form)) or names_nobody(reading, place):
        return False
    if _is_joined_verb(form):
        return False
    return form not in words_of("adverb") and form not in words_of("aside") and form not in words_of("time")


def _is_joined_verb(form: str) -> bool:
    """«ونشرت»، «وانتقد»، «ووصف»."""
    if form[:1] != "و" or form in given_names():
        return False
    return is_verb(form[1:]) or any(cue.joined and cue.shape is Shape.PERFECT for cue in cues_of(form))


def _antecedent(reading: Reading, relative: int) -> Phrase | None:
    """The noun before «الذي», with title or head («لجنة التحقيق التي»)."""
    after = relative
    while after > 0 and reading.form(after - 1) in COMMAS:
        after -= 1
    if reading.form(after - 1) in _THESE or _is_told(reading.form(after - 1)):
        return Phrase(after - 1, after)  # «انتقد الوزير هؤلاء الذين»، «ووصف الأخبار التي»
    first = after
    start = reading.sentence_start(relative)
    while first > max(start, after - _LONGEST_ANTECEDENT) and _belongs_before(reading, first - 1):
        first -= 1
        before = reading.form(first - 1)
        form = reading.form(first)
        whole = first + 1 < after or (form.startswith("ال") and is_head(form, "document"))  # «التقارير التي تشير»
        if is_source_head(form) and whole and not _heads(before):
            break
    return Phrase(first, after) if after > first else None


def _may_speak(reading: Reading, phrase: Phrase) -> bool:
    """Whether words name somebody who may say something: not «الهجوم الذي قال إنه»."""
    forms = reading.forms[phrase.first : phrase.after]
    if _is_told(forms[0]) or forms[0] in _THESE:
        return True
    return any(
        is_source_head(form) or form in words_of("title") or form in places() or is_name_word(form) for form in forms
    )


_LONGEST_ANTECEDENT = 7  # words
_THESE = frozenset({"هولاء", "اوليك"})


def _is_told(form: str) -> bool:
    """«الأنباء» in «الأنباء التي تحدثت عن»."""
    return form.startswith("ال") and denied_kinds().get(form[2:]) == "told" and form[2:] not in words_of("document")


def _belongs_before(reading: Reading, place: int) -> bool:
    form = reading.form(place)
    if not reading.is_word(place) or form in words_of("adverb") or form == "مثل" or is_cue_here(form):
        return False
    return not (_is_joined_verb(form) or (form[0] == "و" and form not in given_names() and is_cue_here(form[1:])))


def _heads(form: str) -> bool:
    """Whether a word stands before what names a source and is its head («لجنة التحقيق», «وزير الدفاع»)."""
    return (is_source_head(form) and not form.startswith("ال")) or form in words_of("title") or form == "العام"
