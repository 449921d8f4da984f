"""How a source is written, and of what kind it is."""

import re

from isnad.analyse.claims.names import describes
from isnad.analyse.claims.reading import TITLES_BEFORE, Reading
from isnad.analyse.claims.words import is_head, is_head_of, less_article, less_particle, places, words_of
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model import SourceKind


def tidy(text: str) -> str:
    """A name without the marks around it, or within it where one of a pair was left outside."""
    text = text.replace("_", " ").strip("# ،,؛-")
    for opening, closing in (("(", ")"), ("«", "»"), ("“", "”"), ('"', '"')):
        if text.startswith(opening) and text.endswith(closing) and len(text) > 1:
            text = text[1:-1]
        lonely = text.count(opening) % 2 if opening == closing else text.count(opening) != text.count(closing)
        if lonely:
            text = text.replace(opening, "").replace(closing, "")
    return " ".join(text.split())


def kind_of(forms: list[str]) -> SourceKind:
    """The kind of a source that is no person with a name, by the words that name it, in matching form."""
    head = less_particle(forms[0])
    if head in words_of("some"):
        return SourceKind.UNNAMED
    if less_article(head) == "وكاله" and len(forms) > 1 and not words_of("news agency") & set(forms[1:]):
        return SourceKind.GOVERNMENT
    for kind in (SourceKind.WITNESS, SourceKind.UNNAMED, SourceKind.AGENCY, SourceKind.DOCUMENT):
        if is_head(head, kind):
            return kind
    for form in forms[:2]:
        for kind in (SourceKind.GOVERNMENT, SourceKind.ORGANISATION):
            if is_head(less_particle(form), kind):
                return kind
    if any(is_head(form, "role") for form in forms[:2]):
        return SourceKind.PERSON
    return SourceKind.GOVERNMENT if less_article(head) in places() or head in places() else SourceKind.ORGANISATION


def written(reading: Reading, first: int, after: int) -> str:
    """The tokens [first, after) without titles before them and without a particle that is written onto the first."""
    while _is_led_by_title(reading, first, after):
        first += 1
    text, form = reading.span(first, after).text, reading.form(first)
    lead = less_particle(form)
    if lead != form:
        cut = len("لكن") if form == "لكن" + lead else 1
        text = "ال" + text[2:] if form.startswith("لل") else text[cut:].lstrip("ـ")
    return tidy(text) or reading.span(first, after).text


def in_nominative(name: str) -> str:
    """An unnamed source as it would be called as a subject: «مسؤولين أمريكيين», «صحفيا غريبا» in other places."""
    words = name.split(" ")
    form = match_form(words[0])
    plural = form.endswith("ين") and _makes_plural(form[:-2])
    single = (
        form.endswith("ا") and not form.endswith("ها") and (_is_somebody(form[:-1]) or _is_of_a_kind(form, words[1:2]))
    )
    if not (plural or single):
        return name
    for place, word in enumerate(words):
        if plural and word.endswith("ين") and len(word) > _SHORTEST:
            words[place] = word[:-2] + "ون"
        elif single and (stem := _TANWIN.sub("", word)) != word and lexicon().lemma(match_form(stem)):
            words[place] = stem
        elif not place or not word.startswith("ال"):
            break
    return " ".join(words)


_WITH_ADJECTIVE = 2  # words
_SHORTEST = 4  # letters of a plural
_TANWIN = re.compile("(?:\u064b?ا|ا\u064b)$")


def _is_of_a_kind(form: str, following: list[str]) -> bool:
    """«صحفيا غريبا»; «كوريا الشمالية» is a name."""
    return form.endswith("يا") and bool(following) and _TANWIN.search(following[0]) is not None and form not in places()


def _is_somebody(form: str) -> bool:
    return is_head_of(form, ("unnamed", "witness", "role")) and form not in places()


def _makes_plural(stem: str) -> bool:
    """«متهم», «أمريكي»: its plural is «متهمون»; «مصدرين» is no plural, and neither is «فلسطين»."""
    if stem == "ملاي":
        return False
    return stem + "ون" in words_of("unnamed") or stem.endswith("ي") or lexicon().lemma(stem + "ون") == stem


def _is_led_by_title(reading: Reading, first: int, after: int) -> bool:
    """«السيد فلان», but not «الرئيس التونسي»، «السفير السعودي في عمان»: the adjective of a role is nobody's name."""
    if first >= after - 1 or reading.form(first) not in words_of("title") or not reading.is_word(first + 1):
        return False
    form = reading.form(first + 1)
    if form == "باسم" and is_head(reading.form(first), "role"):
        return False  # «المتحدث باسم الوزارة»
    title = reading.form(first)
    described = form.startswith("ال") and describes(form, title, last=first + 1 == after - 1)
    alone = after - first == _WITH_ADJECTIVE and title.startswith("ال") and title not in TITLES_BEFORE
    return not ((is_head(title, "role") or alone) and described)  # «القس الأميركي»; but «الدكتور المصري»
