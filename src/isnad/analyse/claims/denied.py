"""Where what is denied begins, behind who denies it: «نفى الوزير وجود»، «نفت إيران السعي إلى»، «نفى ذلك».

Behind a verb of denial stands first who denies and then what, with nothing between them. Where the one ends shows only
in the kind of word that the other begins with: «أن»، «أي»، «ما»، a noun for what was said («الأنباء»)، a verbal noun.
"""

import re
from functools import cache

from isnad.analyse.claims.cues import Cue, Shape, cues_of
from isnad.analyse.claims.denied_end import BUT, BUT_BEFORE_THAT, BUT_HE, THIS
from isnad.analyse.claims.denied_tails import ACCUSATIVE, is_marked
from isnad.analyse.claims.found import Bringer, Complement
from isnad.analyse.claims.name_words import given_names, is_name_word
from isnad.analyse.claims.preceding import phrase_before
from isnad.analyse.claims.reading import COMMAS, RELATIVES, Reading
from isnad.analyse.claims.words import bare, is_head, places, words_of
from isnad.arabic import wordlists
from isnad.arabic.clitics import peel
from isnad.arabic.denied import DENYING, OF_AGENCIES, denied_kinds, has_verbal_pattern, is_verbal_noun

_FARTHEST = 28  # tokens from the verb to what is denied
_OF_EVENTS = frozenset(["حادث", "حادثه", "واقعه", "قضيه", "ملف", "ملابسات", "ظروف", "تداعيات"])  # «حادثة | وفاة»
_OWNERS = frozenset(["ولي", "اولياء", "صاحب", "اصحاب"])  # «أولياء الأمور»
_ACCUSATIVE = re.compile("(?:اً|ًا)$")
_BEFORE_NOUNS = frozenset(
    ["في", "من", "الي", "علي", "عن", "مع", "ضد", "بعد", "قبل", "حول", "بشان", "باسم", "لدي", "عند", "خلال", "حتي"]
)
_BEFORE_NOUNS |= frozenset(
    ["عبر", "منذ", "امام", "وسط", "اثناء", "عقب", "وفي", "بين", "سياق", "معرض", "اطار", "ضوء", "ختام", "ب", "ل"]
)
_ANY = frozenset(["ما", "اي", "ايه", "اياه"])
_ANY |= frozenset(
    ["ماتم", "مايتم", "ماتردد", "مايتردد", "مااشيع", "مايشاع", "مانشر", "ماورد", "ماقيل", "ماتداولته"]
)  # «ما تم»
_RELATIVES = RELATIVES | {"و" + form for form in RELATIVES} | {"اللذان", "اللتان", "اللذين", "اللتين"}
_NOUNS = frozenset({"deed", "told"})
_TO = "الي"
_THAT = frozenset(["ان", "انه", "انها", "انهم"])


def denied_from(reading: Reading, place: int, cue: Cue, end: int) -> Complement | None:
    """Where what a verb denies begins, at the first word that can; None where none can."""
    if cue.verb.lemma not in DENYING or cue.shape is Shape.NOUN or cue.pronoun or _only_says(reading, place):
        return None
    if place + 1 in reading.opens and phrase_before(reading, place)[0] is not None:
        return None  # «الوزارة تنفي "واقعة" ...»: the mark tells where it begins
    aside = False  # within a relative clause between commas: «الحكومة، التي تتلقى دعما، ...»
    for near in range(place + 1, min(end, place + _FARTHEST)):
        if (
            reading.form(near) in BUT
            or (reading.form(near) == _TO and not aside)
            or any(other.verb.lemma in DENYING for other in cues_of(reading.form(near)))
        ):
            return None  # «نفت فرنسا فلانا إلى جزيرة»
        aside = aside or _opens_aside(reading, near)
        if not aside and _begins(reading, place, near) and not _is_who_denies(reading, place, near, end):
            return _complement(reading, near)
        aside = aside and reading.form(near) not in COMMAS
    return None


def denies_nothing(reading: Reading, place: int, cue: Cue) -> bool:
    """«تنكر بزي امرأة»: whether a verb that looks like one of denial has no object."""
    if cue.verb.lemma not in DENYING:
        return False
    form = reading.form(place + 1)
    return (form.startswith("ب") and "ب" in peel(form).proclitics and not _tells_how(form)) or _only_says(
        reading, place
    )


def _tells_how(form: str) -> bool:
    """«نفى بشدة أن»."""
    return any(form in words_of(kind) for kind in ("manner", "adverb", "time"))


def _only_says(reading: Reading, place: int) -> bool:
    """«نفت بشكل قاطع مؤكدة أن»: what follows is what else was said, and what is denied is left out."""
    for near in range(place + 1, min(reading.sentence_end(place), place + _FARTHEST)):
        if reading.is_that(near) or not reading.is_word(near):
            return False
        if any(cue.shape is Shape.PARTICIPLE for cue in cues_of(reading.form(near))) and reading.is_that(near + 1):
            return True
    return False


def _complement(reading: Reading, near: int) -> Complement | None:
    if reading.is_that(near):
        return Complement(Bringer.THAT, near, near + 1) if near + 1 < len(reading) else None
    quote = reading.opens.get(near - 1)
    if quote is not None and reading.form(quote.close + 1) in RELATIVES:
        near -= 1  # «"الاتهامات الكاذبة" التي ساقها»: which they are, stands behind the mark
    return Complement(Bringer.PHRASE, near, near)


def _begins(reading: Reading, place: int, near: int) -> bool:
    """Whether what is denied by the verb at a place may begin with a word behind it."""
    form, before = reading.form(near), reading.form(near - 1)
    if _names_who(reading, near) or not reading.is_word(near) or reading.is_preposition(near - 1):
        return False
    if near > place + 1 and (
        reading.is_that(near - 1)
        or form in _months()
        or before in _BEFORE_NOUNS
        or denied_kinds().get(before) == "deed"
        or before in _OF_EVENTS
        or (_awaits_more(before) and denied_kinds().get(form) != "told")
        or (_published(form) and before in words_of("venue"))
    ):
        return False  # «عن منع دخول»، «نفى في تغريدة نشرها»، «في 20 | تشرين»، «نفى الأمر، بعد أن | تسبب»
    if reading.is_that(near) or form in THIS or form in _ANY or (form == "الامر" and before not in _OWNERS):
        return True
    if denied_kinds().get(form) == "told":
        return near == place + 1 or before not in OF_AGENCIES
    bare = reading.text[reading.starts[near] : reading.ends[near]]
    if form.startswith("ال"):
        # «النظام السوري التوصل»، «البيت الأبيض مجددا القيام» but «وزارة التعليم».
        behind = near == place + 1 or before.startswith("ال") or _is_name(before) or _tells_how(before)
        return behind and _names_deed(bare, form)
    return _is_deed(bare, form)


def _opens_aside(reading: Reading, near: int) -> bool:
    """«الحكومة، | التي تتلقى دعما»، «الوزير، | مستندا إلى معلومات»: whether what a comma brings tells of who denies."""
    if reading.form(near - 1) not in COMMAS:
        return False
    form = reading.form(near)
    return form in _RELATIVES or (ACCUSATIVE.match(form) is not None and is_marked(reading, near))


@cache
def _months() -> frozenset[str]:
    return frozenset(name.split()[0] for name in wordlists.forms("date_months"))


def _awaits_more(form: str) -> bool:
    """«نفت القوة الثانية بجهاز | مكافحة الإرهاب»: whether a word names a body and has yet to say which."""
    stem = form[1:] if form[:1] in {"ب", "ل"} else form
    return stem in OF_AGENCIES or (bare(stem) == stem and stem in words_of("government"))


def _published(form: str) -> bool:
    """«نشرها»، «أصدره»، «نشر»."""
    return form in {"نشر", "نشرت", "صدر"} or any(
        form.endswith(its) and form.removesuffix(its) in words_of("publishes") for its in ("ها", "ه")
    )


def _names_who(reading: Reading, near: int) -> bool:
    """«المدير كامل حسن»، «وتنفي كل من موسكو ودمشق ذلك»: whether a word is of who denies, though it may begin what."""
    form, following = reading.form(near), reading.form(near + 1)
    if (form == "كل" and following == "من") or reading.is_tied(near):
        return True
    if reading.goes_on_name(near):
        bare = reading.text[reading.starts[near] : reading.ends[near]]
        return not is_verbal_noun(bare, form, may_be_name=True)  # «شينزو آبي | ضلوعه»
    return form in given_names() and is_name_word(following)


def _names_deed(bare: str, form: str) -> bool:
    """Whether a word with the article is a verbal noun."""
    pattern = not form.endswith(("ي", "يه")) and has_verbal_pattern(bare[2:], form[2:])
    return pattern or denied_kinds().get(form[2:]) == "deed"


def _is_deed(bare: str, form: str) -> bool:
    """Whether a word without the article is a verbal noun, or a noun for what was said in the accusative."""
    kind = denied_kinds().get(form)
    if _tells_how(form) and kind is None:
        return False  # «قطعا»
    if kind == "deed" or denied_kinds().get(form.removesuffix("ا")) in _NOUNS:
        return True
    return kind is None and not is_manner(bare, form) and is_verbal_noun(bare, form, may_be_name=_is_name(form))


def _is_name(form: str) -> bool:
    return is_name_word(form) or form in places()


def is_manner(bare: str, form: str) -> bool:
    """Whether a word, as written and in matching form, tells how or when something is denied."""
    if any(form in words_of(kind) for kind in ("manner", "adverb", "time")) or _ACCUSATIVE.search(bare):
        return True
    return form.startswith("ب") and has_verbal_pattern(bare[1:], form[1:])


def _is_who_denies(reading: Reading, place: int, near: int, end: int) -> bool:
    """«نفى تقرير رسمي وجود»: a document that denies, and is not denied; what it denies begins behind it."""
    form = reading.form(near)
    if near != place + 1 or form.startswith("ال") or not is_head(form, "document"):
        return False
    if phrase_before(reading, place)[0] is not None:
        return False
    for later in range(near + 1, min(end, near + _FARTHEST)):
        if reading.form(later) in COMMAS or reading.form(later) in _RELATIVES:
            return False
        if _begins(reading, place, later):
            return denied_kinds().get(reading.form(later)) == "deed" or reading.form(later) in _ANY
    return False


def turned_from(reading: Reading, place: int) -> int | None:
    """Where a clause begins by which somebody denies what was just told: «اتهمت لندن موسكو، | لكن موسكو نفت ذلك»."""
    if (at_once := _while_before(reading, place)) is not None:
        return at_once
    if reading.form(place - 1) in BUT_HE | _THAT:
        opener = _turning_before(reading, place)
    else:
        subject, first = phrase_before(reading, place)
        bare = subject is None and reading.form(place - 1) in COMMAS
        opener = place if bare else _turning_before(reading, first)  # «بينما أفادت مصادر بكذا، | نفى الوزير كذا»
    return None if opener is None or reading.inside[opener] >= 0 else opener


def _while_before(reading: Reading, place: int) -> int | None:
    """«..., | في وقت نفت فيه دمشق»، «| في الوقت الذي تنفي فيه»: the first token of such words before a verb."""
    first = place - 3 if reading.form(place - 1) in RELATIVES else place - 2
    while_ = reading.form(first) in {"في", "وفي"} and reading.form(first + 1) in {"وقت", "الوقت"}
    return first if while_ and reading.inside[first] < 0 else None


def _turning_before(reading: Reading, first: int) -> int | None:
    """The first token of the words before another that turn against what was said: «غير أن»، «لكن»."""
    form, before = reading.form(first - 1), reading.form(first - 2)
    if form in BUT or form in BUT_HE:
        return first - 1
    return first - 2 if (form in _THAT and before in BUT_BEFORE_THAT) or (form == "حين" and before == "في") else None


def names_a_body(form: str) -> bool:
    """«إدارة»، «تحالف»: whether a word with the pattern of a verbal noun mostly names who speaks."""
    return denied_kinds().get(form) == "body"


def names_a_deed(form: str) -> bool:
    """Whether a word is a verbal noun, or a noun for what was said: no name begins with one."""
    return denied_kinds().get(form) in _NOUNS
