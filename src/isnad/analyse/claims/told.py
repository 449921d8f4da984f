"""Where a subject ends before whom it tells, urges or blames: «أبلغ كمال داود البرلمان»."""

import re

from isnad.analyse.claims.name_words import has_owner, is_name_word
from isnad.analyse.claims.phrases import Phrase
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.words import THINGS, is_head, is_head_of, is_source_head, places, words_of
from isnad.arabic.denied import denied_kinds
from isnad.arabic.lexicon import lexicon

_WITHIN_NAMES = frozenset({"في", "من", "عن", "علي", "الي", "باسم", "لدي", "بن"})
_OF_HIM = frozenset({"به", "بها", "بهم", "نفسه", "نفسها"})  # «المشتبه به»، «الوزير نفسه»
_SEVERAL = ("يين", "ون")


def less_object(reading: Reading, phrase: Phrase) -> Phrase:
    """A subject without whom it tells, urges or blames («كمال داود البرلمان», «الحزب أنصاره», «البيان إسرائيل»)."""
    for place in range(phrase.first + 1, phrase.after):
        if reading.form(place - 1) not in _WITHIN_NAMES and _begins_another(reading, phrase.first, place):
            return Phrase(phrase.first, place, phrase.press)
    return phrase


def _begins_another(reading: Reading, first: int, place: int) -> bool:
    """Whether a word behind a definite noun or a name is no part of what is named there."""
    form, before = reading.form(place), reading.form(place - 1)
    if form in words_of("news agency") and not is_head(before, "agency"):
        return True  # «أبلغ مسؤول كبير رويترز»
    if not reading.is_word(place) or not (ends_name(before) or before.endswith(_SEVERAL)):
        return False
    if has_owner(form) or _is_place_alone(reading, place) or _are_several(reading, place):
        return True
    if _is_thing_behind_name(reading, place) or is_what_is_done(reading, place):
        return True  # «وصفت وزيرة التربية رجاء الصفدي الدعوة بأنها»
    if not form.startswith("ال") or not is_head_of(form, ("unnamed", *THINGS)):
        return False
    named = place - first > 1 and is_name_word(before) and is_name_word(reading.form(place - 2))
    return named or (before.startswith("ال") and (reading.form(first).startswith("ال") or before in places()))


def _is_thing_behind_name(reading: Reading, place: int) -> bool:
    """Whether a noun with the article stands behind a person's full name, and is none of what he is."""
    form = reading.form(place)
    if reading.persons.get(place - 1, (0, 0))[1] != place or not form.startswith("ال"):
        return False
    return not (is_head(form, "role") or form in words_of("title") or is_name_word(form) or form.endswith(("ي", "يه")))


def is_what_is_done(reading: Reading, place: int) -> bool:
    """«الأمين العام للأمم المتحدة الأوضاع»: a thing with the article that describes nothing before it."""
    form = reading.form(place)
    if place in reading.persons or not (_has_article(reading, place) and _has_article(reading, place - 1)):
        return False
    if is_source_head(form) or form in words_of("title") or is_name_word(form):
        return False
    stem = form[2:]
    if stem.startswith("م"):
        return False  # «الدول المشاركة»: mostly participles
    return denied_kinds().get(stem) in {"deed", "told"} or form in _THINGS_DONE or _is_broken_plural(stem)


def _has_article(reading: Reading, place: int) -> bool:
    """«الهجوم»، «للأمم», and not «إلقاء»."""
    written = reading.text[reading.starts[place] : reading.ends[place]]
    return written.startswith(("ال", "لل", "وال", "بال"))


_THINGS_DONE = frozenset({"الحسم", "الخصم", "الوضع", "الامر", "الهجوم", "القرار", "الخبر"})


def _is_broken_plural(stem: str) -> bool:
    """«أوضاع»، «أنباء»: a plural that hardly goes on a name; «الدول الأعضاء», «الضباط الأحرار» do."""
    return _BROKEN.fullmatch(stem) is not None and lexicon().lemma(stem) != "" and stem not in _OF_PERSONS


_BROKEN = re.compile("ا[^اوي]?[^ا]{1,2}ا.")
_OF_PERSONS = frozenset({"اعضاء", "احرار", "اطفال", "انصار", "ابناء", "اشراف", "اقباط", "اباء", "افراد"})


def _is_place_alone(reading: Reading, place: int) -> bool:
    """«حث الوزير فرنسا»، «طالب سامي الحداد فرنسا»: a place that goes on no name."""
    form, before = reading.form(place), reading.form(place - 1)
    if form not in places():
        return False
    behind_name = reading.persons.get(place - 1, (0, 0))[1] == place
    return behind_name or (before.startswith("ال") and not form.startswith("ال"))


def _are_several(reading: Reading, place: int) -> bool:
    """«أبلغ أربعة مصرفيين الوكالة»، «حث المستشارون كيري»: a plural with its «ن» has nothing of its own behind it."""
    form, before = reading.form(place), reading.form(place - 1)
    if before.startswith(("ال", "وال")):
        return before.endswith("ون") and (place in reading.persons or is_name_word(form))
    return before.endswith(("يين", "يون")) and form.startswith("ال")


def ends_name(form: str) -> bool:
    """Whether a name may end with a word: one with the article, of a name, of a place, or a closing mark."""
    return form.startswith("ال") or is_name_word(form) or form in places() or form in ')»"”' or form in _OF_HIM
