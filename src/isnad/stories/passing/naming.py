"""Whether the name of a hand is no more than a name, by its own words.

`stories.somebody` asks whether a name can be somebody's. Here more is asked, since a way shows its hands to the reader:
a name does not run on into the sentence («ترامب الملف النووي الإيراني»، «الوزراء خطة العمل»). Who is in doubt is not
shown.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from isnad.arabic.clitics import peel
from isnad.arabic.lemmas import written_words
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model import SourceKind
from isnad.stories.chronicle.words import opens_with_verb
from isnad.stories.somebody import is_verb, listed
from isnad.stories.terms import NAME, PLACE, STOP, TERM_BITS, coder

_CODES = coder()
_BODIES = frozenset({SourceKind.ORGANISATION, SourceKind.GOVERNMENT, SourceKind.DOCUMENT})


@lru_cache(maxsize=20_000)
def is_name(name: str, kind: SourceKind) -> bool:
    """Whether all words of a name are of it."""
    words = written_words(_QUOTED.sub(" ", name))
    forms = [match_form(word) for word in words]
    if not forms:
        return True
    if _AFTER_QUOTED.search(name) or _is_nobody(words, forms) or _is_of_sentence(words, forms):
        return False
    if kind is SourceKind.PERSON:
        return not _is_no_person(words, forms)
    return kind not in _BODIES or not _has_second_noun(words, forms, kind)


def _is_no_person(words: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether the name of a person is but a role, is of two, or runs on."""
    if any(map(_is_told_to, words[1:], forms[1:])):
        return True  # «جوناثان كونريكوس لشبكتنا»
    if bare(forms[0]) not in listed("who") and any(form.startswith("لل") for form in forms[1:]):
        return True  # «فرنسوا مولينز للصحافة»
    return _is_role_alone(forms) or _has_matter(words, forms) or _names_two(words, forms)


def _is_told_to(word: str, form: str) -> bool:
    peeling = peel(form)
    joined = bool({"ل", "ب"} & set(peeling.proclitics))
    return not is_known(word) and joined and bool(peeling.enclitic) and bool(lexicon().lemma(peeling.stem))


def _is_nobody(words: Sequence[str], forms: Sequence[str]) -> bool:
    if words[0] in _PREPOSITIONS:
        return True  # «على تويتر»
    return forms[-1] in _TITLES if len(forms) > 1 else forms[0] in listed("nobody")  # «أسرة الشيخ», «الوضع»


def _is_of_sentence(words: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether some of the words stand in a sentence, not in a name."""
    if _is_object(words, forms) or any(map(_is_owned, words[1:], forms[1:])):
        return True
    shortest = _LONG - 1 if forms[0].startswith("سي") else _LONG
    if len(forms[0]) > shortest and is_verb(words[0], forms[0]):
        return True  # «يلتقي قاديروف», but «يوري»
    return _is_of_others(words, forms) or _names_deed(words[0], forms)


_AFTER_QUOTED = re.compile(r"[»\"”]\s+(?:قول|عن|أن|ب)(?!\w)")
_QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”|\([^()]*\)")


def is_known(word: str) -> bool:
    """Whether a word is known for a name or a place."""
    return bool(_CODES[word] & ((NAME | PLACE) << TERM_BITS))


def bare(form: str) -> str:
    """A word in matching form without the article."""
    return form.removeprefix("ال")


def _is_common(word: str, form: str) -> bool:
    """Whether a word is a noun of the dictionary and nobody's name."""
    return lexicon().is_noun(bare(form)) and not is_known(word)


def _is_object(words: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether the first word is a noun in the accusative without its article: «تقريرا قدم», but not «غاربا شيهو»."""
    form, known = forms[0], lexicon()
    if is_known(words[0]) or not form.endswith("ا") or form.startswith("ال") or len(form) <= _LONG:
        return False
    if len(forms) > 1 and not known.lemma(forms[1]) and not peel(forms[1]).proclitics:
        return False
    if len(forms) == 1 and form[:-1] in listed("who"):
        return False
    return bool(known.lemma(form[:-1])) and not known.lemma(form)


_LONG = 4  # letters


def _is_owned(word: str, form: str) -> bool:
    """Whether a later word has a pronoun: «أنصاره»، «مدنها»، «أطلعنا»."""
    if form.endswith("ها") and len(form) > _LONG:
        return not word.endswith("اها")
    if form.endswith(("هم", "نا")) and len(form) > _LONG + 1 and not is_known(word):
        return bool(lexicon().lemma(form[:-2]) or lexicon().base_lemma(form[:-2]))
    if not word.endswith("ه") or is_known(word) or form.startswith("ال"):
        return False
    peeling = peel(form)
    return (
        peeling.enclitic == "ه"
        and not peeling.proclitics
        and len(peeling.stem) >= _LONG
        and bool(lexicon().lemma(peeling.stem))
    )


def _is_of_others(words: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether a noun without the article stands behind one with it: «الوزراء خطة العمل», but «الرئيس صالح»."""
    if len(forms) < 2 or not forms[0].startswith("ال"):
        return False
    head = bare(forms[0])
    if head in listed("who") and lexicon().lemma(head) in {"", head}:
        return False
    if is_known(words[0]) or forms[1].startswith(("ال", "ب", "ل")):
        return False
    known = _is_common(words[1], forms[1]) or bool(lexicon().base_lemma(forms[1]) and forms[1].endswith("ات"))
    return known and not _CODES[words[1]] & (STOP << TERM_BITS)


def _names_deed(word: str, forms: Sequence[str]) -> bool:
    """Whether a name begins with a verbal noun: «تواجد السعودية»."""
    if not _DEED.fullmatch(forms[0]) or len(forms) < 2 or is_known(word) or forms[0] in listed("body"):
        return False
    return bool(lexicon().lemma(forms[0]))


_DEED = re.compile(r"ت\wا\w\w|انت\w{1,2}ا\w|است\w{1,3}ا\w|ان\w\wا\w|ا\wت\wا\w")  # تفاعل، استفعال، انفعال، افتعال


def _is_role_alone(forms: Sequence[str]) -> bool:
    """Whether nothing but a role is told of a person: «المدير»."""
    return len(forms) == 1 and forms[0].startswith("ال") and bare(forms[0]) in listed("who")


def _names_two(words: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether a name has two persons: «بوتين وسيب بلاتر»; which of them says it is seldom told."""
    if bare(forms[0]) in listed("who"):
        return False
    return any(map(_is_second, words[1:], forms[1:]))


def _is_second(word: str, form: str) -> bool:
    """Whether «و» is joined before a name: «وسيب», «وكارل», but not «وليد»."""
    if not _AND.match(form) or len(form) < _LONG:
        return False
    return is_known(word[1:]) or not (is_known(word) or lexicon().lemma(form))


_AND = re.compile("و[^و]")


def _has_matter(words: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether the name of a person without a role runs on into what it is about: «ترامب الملف النووي الإيراني»."""
    if forms[0].removeprefix("ال") in listed("who"):
        return False
    if len(forms) > _FEW and forms[-2].startswith("ال") and _is_stray(words[-1], forms[-1]):
        return True  # «حفيظ العلمي تعليقا»
    if any(map(_is_indefinite, words[1:], forms[1:])):
        return True  # «دونالد ترامب تغريدة»
    for word, form, before, after in zip(words[1:], forms[1:], forms, (*forms[2:], ""), strict=False):
        if before == "عبد" or not form.startswith("ال") or not _is_common(word, form) or form.endswith(("ي", "يه")):
            continue
        if word.endswith("ة") or (after.startswith("ال") and after not in _GOD):
            return True
    return False


def _is_indefinite(word: str, form: str) -> bool:
    return word.endswith("ة") and not form.startswith("ال") and _is_common(word, form)


_FEW = 2


def _is_stray(word: str, form: str) -> bool:
    """Whether a word behind a surname with the article is none of the name."""
    return form.endswith("ا") and not form.startswith("ال") and not is_known(word)


_PREPOSITIONS = frozenset(["على", "عبر", "من", "عن", "في", "إلى", "بين", "ضد"])
_TITLES = frozenset(map(match_form, ["الشيخ", "الأمير", "الدكتور", "السيد", "الأستاذ", "المهندس", "العقيد", "العميد"]))
_GOD = frozenset(["الله", "الدين"])  # «الجار الله»


def _joins_two(words: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether a name is that of two: «الاتحاد والجماهير», «الولايات المتحدة كوريا الشمالية»."""
    if forms[0].startswith("ال") and any(form.startswith("وال") and len(form) > _LONG for form in forms[1:]):
        return True
    nouns = [word for word, form in zip(words, forms, strict=True) if _is_land(word, form)]
    return len(nouns) > 1 and _is_land(words[0], forms[0]) and not any(form.startswith("و") for form in forms[1:])


def _is_land(word: str, form: str) -> bool:
    """Whether a word is the noun of a country, or of a place: «كوريا», «واشنطن», but not «الأميركية»."""
    known = bool(_CODES[word] & (PLACE << TERM_BITS))
    return form in _LANDS or (known and not (form.startswith("ال") and form.endswith(("ي", "يه", "ه"))))


_LANDS = frozenset(["الولايات", "كوريا"])  # of whose names no word alone is a place


def _disagrees(forms: Sequence[str]) -> bool:
    """Whether a noun of men stands behind one of things, which is none of its adjectives: «السلطات المواطنين»."""
    if len(forms) < 2 or not forms[0].startswith("ال") or not forms[1].startswith("ال"):
        return False
    return forms[0].endswith(("ات", "ه")) and forms[1].endswith(("ين", "ون"))


def _has_second_noun(words: Sequence[str], forms: Sequence[str], kind: SourceKind) -> bool:
    """Whether behind the adjective of a body a noun stands that is none: «الجيش الإسرائيلي الحدود»."""
    if kind is SourceKind.DOCUMENT and len(forms) > 1 and not forms[0].startswith("ال") and opens_with_verb(words[1]):
        return True  # «بيان نشر»
    if _joins_two(words, forms) or _disagrees(forms):
        return True
    for before, form, after in zip(forms[1:], forms[2:], forms[3:], strict=False):
        if form == "غير" and before.startswith("ال") and not after.startswith("ال"):
            return True  # «مركز المعلومات غير حكومي»
    if _CODES[words[0]] & (PLACE << TERM_BITS) and len(forms) > 1 and forms[1] in listed("body"):
        return True  # «إسرائيل حركة حماس»
    for place in range(1, len(forms) - 1):
        word, form = words[place + 1], forms[place + 1]
        if not (forms[place].startswith("ال") and forms[place].endswith(("ي", "يه")) and form.startswith("ال")):
            continue
        if is_known(word) or bare(form) in listed("body") or form in _GREATEST or form.startswith("الم"):
            continue
        lemma = lexicon().lemma(bare(form))
        plural = form.endswith("ات") or (lemma not in {"", bare(form)} and not form.endswith(("ه", "ي", "ين", "ون")))
        if plural and not forms[0].endswith("ات"):
            return True
    return False


_GREATEST = frozenset(["العليا", "الاعلي", "الكبري", "الصغري", "الوسطي", "الاولي"])
