"""Whether the name of a hand can be somebody's: of a hand whose name is part of a sentence, no way is told.

The reading of claims takes some words for who says it that are nobody («وأشاد بهذه المناسبة بـ»، «سيكتب التاريخ أن») or
runs on beyond a name («زياد الحادثة»، «الوزارة استعدادها»). On a page of ways such a name stands at the head of a
claim, where it is worse than no way at all.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from isnad.arabic import wordlists
from isnad.arabic.clitics import peel
from isnad.arabic.lemmas import lemma, written_words
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model import Link, SourceKind
from isnad.stories.terms import NAME, NUMBER, PLACE, TERM_BITS, coder, country_of, function_words

_CODES = coder()
_SHORTEST = 2  # letters of a word that is a name


def is_somebody(link: Link) -> bool:
    """Whether the name of a source can be that of somebody; one without a name may be anybody."""
    return not link.called or _can_be(link.called, link.kind)


@lru_cache(maxsize=20_000)
def _can_be(name: str, kind: SourceKind) -> bool:
    bare = _QUOTED.sub(" ", name)
    if not written_words(bare):  # «غرفة عمليات» in quotation marks: the name is in them
        bare = name
    words = written_words(bare)
    forms = [match_form(word) for word in words]
    if not forms or len(forms[0]) < _SHORTEST or _runs_on_behind_quotation(name):
        return False
    if kind is SourceKind.PERSON and len(words) > _FULL and _leans(words[0], forms[0]):
        return _can_be(bare.partition(words[0])[2], kind)  # «محاميته فلانة الفلانية»
    if _is_of_sentence(words, forms, kind):
        return False
    if kind is SourceKind.PERSON:
        return not _is_deed(forms) and (
            _is_full_name(words, forms) or _speaks(words, forms, more=len(bare) < len(name))
        )
    return kind is not SourceKind.ORGANISATION or _speaks(words, forms, more=len(bare) < len(name))


def _is_of_sentence(words: Sequence[str], forms: Sequence[str], kind: SourceKind) -> bool:
    """Whether words that are taken for a name have some that stand in no name, or end where none ends."""
    if forms[-1] in listed("cut") or any(form in listed("inside") for form in forms):
        return True
    if words[0].endswith(_TANWIN):  # «بياناً إلحاقياً»
        return True
    if _is_within_sentence(words, forms[0]) or any(map(_leans, words[1:], forms[1:])):
        return True
    if _are_two(words, forms) or _is_adverb(words, forms[0]):
        return True
    if kind is SourceKind.PERSON and forms[0].removeprefix("ال") not in listed("who"):
        return any(map(_runs_on, words, words[1:])) or _has_verb(words, forms)
    return kind is not SourceKind.UNNAMED and _has_verb(words, forms)  # but «طبيب يعمل في المستشفى»


_TANWIN = ("اً", "ًا")


def _has_verb(words: Sequence[str], forms: Sequence[str]) -> bool:
    return not _is_name(words[0]) and any(map(is_verb, words[1:], forms[1:]))


def _is_deed(forms: Sequence[str]) -> bool:
    """Whether a name begins with a verbal noun and its object: «تنكيس الأعلام»."""
    head = forms[0]
    return (
        bool(_VERBAL_NOUN.fullmatch(head)) and head not in _given_names() and forms[1:2] != [] and forms[1][:2] == "ال"
    )


_QUOTED = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”|\([^()]*\)")
_VERBAL_NOUN = re.compile(r"ت\w{1,2}ي\w")


def _are_two(words: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether a name begins with two that nothing joins: «روسيا بريطانيا»، «اللجنة الاتحاد»."""
    if len(words) < _FULL:
        return False
    if forms[1] == "غير" and _CODES[words[0]] & (PLACE << TERM_BITS):
        return True  # «الصين غير العادل»
    if forms[0] == "البيان" and forms[1].startswith("ال"):
        return forms[1] not in _OF_STATEMENTS
    if all(_CODES[word] & (PLACE << TERM_BITS) and not country_of(lemma(word)) for word in words[:2]):
        return not forms[1].startswith(("ال", "و"))
    return all(form.startswith("ال") and form[2:] in listed("body") for form in forms[:2])


_OF_STATEMENTS = frozenset(["الصادر", "الختامي", "الرسمي", "المشترك", "الاخير", "الصحفي", "الوزاري", "الاول", "الثاني"])


def _is_adverb(words: Sequence[str], form: str) -> bool:
    """Whether one word is a known noun in the accusative: «تقريرا»."""
    named = form in _given_names() or _CODES[words[0]] & (PLACE << TERM_BITS)
    known = lexicon().is_noun(form[:-1]) or form[:-1] in listed("who")
    return len(words) == 1 and not named and form.endswith("ا") and known


def _is_full_name(words: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether two words are a name that the lexicon may know for others: the second is no noun, the first no plural."""
    if len(words) < _FULL or words[0].endswith(("ة", "ات")) or forms[0].startswith("ال"):
        return False
    return _is_name(words[1]) or not (forms[1].startswith("ال") or lexicon().is_noun(forms[1]))


_FULL = 2  # words of a full name


def _speaks(words: Sequence[str], forms: Sequence[str], *, more: bool) -> bool:
    """Whether what a name begins with is known to speak: a body, a role, a name or a people.

    A body has the article, or `more` is told of it.
    """
    head = forms[0].removeprefix("ال")
    if head in listed("body"):
        return more or len(forms) > 1 or forms[0] != head
    if _CODES[words[0]] & (NUMBER << TERM_BITS) and len(forms) > 1:
        return _speaks(words[1:], forms[1:], more=more)  # «أربعة مصرفيين»
    if head in listed("who") or any(map(_is_name, words[:2])) or country_of(lemma(words[0])):
        return True
    singular = lemma(words[0]).removeprefix("ال")
    if forms[0].endswith(("ون", "ين")) and singular != head and len(head) > _LONG_STEM:
        return True
    return singular in listed("who") or bool(country_of(singular))


def _is_within_sentence(words: Sequence[str], form: str) -> bool:
    """Whether the first word of a name stands in a sentence: a verb, or joined to a preposition."""
    if form.startswith(_JOINED_ARTICLES) and not lexicon().is_noun(form):
        return True
    if form.removeprefix("و").removeprefix("ف") in _past() and form not in _given_names():
        return True
    # «يوري» may be a verb; with a name behind it, it is one.
    if any(map(_is_name, words[:2])):
        return False
    return _is_joined(form) or is_verb(words[0], form) or _leans(words[0], form)


_JOINED_ARTICLES = ("بال", "وال", "لل", "فال")


def _is_joined(form: str) -> bool:
    """Whether a preposition or «و» is joined before a known word: «باتخاذ», but not «بنك»."""
    front, stem = peel(form).proclitics[:1], peel(form).stem
    return bool(_BEFORE & set(front)) and len(stem) >= _LONG_STEM and bool(lexicon().lemma(stem))


_BEFORE = frozenset("بلكوف")
_LONG_STEM = 4  # letters


def _leans(word: str, form: str) -> bool:
    """Whether a word has a pronoun or the ending of an adverb: «استعدادها»، «عنه»، «مصابا»."""
    if _is_name(word) or word.endswith("ة") or form.startswith("ال") or country_of(form[:-1]):
        return False
    if form[:-1] in listed("who"):  # «22 نائبا»
        return False
    if form == "كوريا" or (form[:1] in _BEFORE and _is_name(form[1:])):
        return False
    known = lexicon()
    if form.endswith("ا") and known.is_noun(form[:-1]) and not known.is_noun(form):
        return True
    peeling = peel(form)
    if peeling.enclitic not in _HIS or known.is_noun(form):
        return peeling.stem in function_words() and bool(peeling.enclitic)  # «مني»
    return known.is_noun(peeling.stem) or peeling.stem in function_words()


_HIS = frozenset(["ه", "ها", "هم", "هما", "هن"])


def is_verb(word: str, form: str) -> bool:
    """Whether a word says what happens or will happen: «سيكون»."""
    stem = form.removeprefix("و").removeprefix("س")
    known = lexicon()
    return (
        stem[:1] in ("يت" if form[:1] == "و" else "ي")
        and not _is_name(word)
        and known.is_imperfect(stem)
        and not known.is_noun(form)
    )


def _runs_on(name: str, word: str) -> bool:
    """Whether a word behind somebody's name is none of it: «زياد الحادثة»، «سردار بمصادرة»."""
    form = match_form(word)
    if not _is_name(name) or _is_name(word) or form in listed("who"):
        return False
    if form in _MATTERS or _DEED.fullmatch(form) or (_VERBAL_NOUN.fullmatch(form) and lexicon().is_noun(form)):
        return True
    if form[:1] == "ب" and len(form) > _LONG_STEM + 1 and _is_joined(form):
        return True
    return word.endswith("ة") and lexicon().is_noun(form.removeprefix("ال")) and not country_of(lemma(word))


_MATTERS = frozenset(["الملف", "الامر", "الحادث", "الحضور", "النظر", "الدعوه", "الشكر", "الهجوم", "الاتفاق", "القرار"])
_DEED = re.compile(r"الا\w{3,}ا\w|ال\w{2,}ات")  # «الانسحاب»، «القوات»


def _runs_on_behind_quotation(name: str) -> bool:
    """Whether a name opens with a quotation, and words follow that are no adjective of it: «رويترز» حديث."""
    match = _OPENS_QUOTED.match(name)
    rest = written_words(match_form(name[match.end() :])) if match else []
    return bool(rest) and not rest[0].startswith(("ال", "و")) and rest[0] not in _PLACED


_OPENS_QUOTED = re.compile(r"\s*(?:«[^»]*»|\"[^\"]*\"|“[^”]*”)")
_PLACED = frozenset({"في", "من", "ب", "ل", "عن"})


def _is_name(word: str) -> bool:
    code = _CODES[word] >> TERM_BITS
    return not code & NUMBER and (bool(code & NAME) or match_form(word) in _given_names())


@cache
def _past() -> frozenset[str]:
    return wordlists.forms_of("date_cues", "past") | wordlists.forms_of("line_openers", "verb", "isnad.stories")


@cache
def _given_names() -> frozenset[str]:
    return wordlists.forms("given_names")


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of one kind of `somebody_words.tsv`, in matching form."""
    return wordlists.forms_of("somebody_words", kind, "isnad.stories")
