"""Where a noun phrase that names a source ends."""

from functools import cache

from isnad.analyse.claims.cues import cues_of
from isnad.analyse.claims.name_words import has_owner, is_name_word
from isnad.analyse.claims.phrase_leads import is_press, is_to_press, small_bracket
from isnad.analyse.claims.reading import COMMAS, COMPLEMENTISERS, Reading
from isnad.analyse.claims.verb_forms import (
    is_cue_here,
    is_imperfect,
    is_rare_name,
    is_she_did,
    is_they_did,
    names_nobody,
)
from isnad.analyse.claims.words import (
    ISSUERS,
    THINGS,
    bare,
    first_names,
    is_head,
    is_head_of,
    is_source_head,
    places,
    words_of,
)
from isnad.arabic import wordlists
from isnad.arabic.denied import denied_kinds, has_verbal_pattern
from isnad.arabic.letters import TATWEEL, match_form
from isnad.arabic.lexicon import lexicon
from isnad.arabic.tokens import TokenKind

_SHORTEST_OBJECT = 3  # letters
_TIGHT = frozenset({"المشرف", "المشرفه", "القايم", "المسوول", "المسووله", "مشرف", "وصي"})  # «المشرف على»
_NO_PART_OF_IT = frozenset(
    {"خلال", "جانب", "جانبه", "جانبها", "جهته", "جهتها", "اجل", "قبل", "ان", "انه", "انها", "المتوقع"}
)


def ends_before(reading: Reading, place: int, first: int, limit: int, *, named: bool) -> bool:
    """Whether a source that begins at `first` ends before a token; `named`: a person's name has been met."""
    form = reading.form(place)
    if not reading.is_word(place):
        return _ends_at_mark(reading, place, first, limit, named=named)
    if _opens_clause(reading, place, first):
        return True
    if form in words_of("time"):
        return (reading.form(place - 1) not in _NEWSPAPERS and place > first) or form not in first_names()
    if form in {"في", "فى"}:
        # «أن مديرا تنفيذيا في بنك شارك في اللقاء قال»: nothing tells where «في بنك» ends
        cased = place - first > 1 and all(reading.form(near).endswith("ا") for near in (first, place - 1))
        return named or cased or place == first or _tells_when_or_where(reading, place + 1)
    if reading.is_preposition(place):
        return _ends_at_preposition(reading, place, first, named=named)
    return _ends_at_noun(reading, place, first, limit, named=named)


def in_a_name(reading: Reading, place: int) -> bool:
    """Whether a token goes on with a person's name, or begins one behind his title or what he is."""
    if reading.goes_on_name(place) or reading.is_tied(place):
        return True
    before = reading.form(place - 1)
    return place in reading.persons and (before in words_of("title") or is_head(before, "role"))


def _ends_at_preposition(reading: Reading, place: int, first: int, *, named: bool) -> bool:
    if reading.form(place) != "من":
        role = reading.form(place - 1 - (reading.form(place - 1) == "العام"))
        return role not in _TIGHT
    return place == first or reading.form(place + 1) in _NO_PART_OF_IT or (named and place > first + 1)


def _ends_at_mark(reading: Reading, place: int, first: int, limit: int, *, named: bool) -> bool:
    form = reading.form(place)
    if form in COMMAS:
        forms = reading.forms[first:place]
        named_role = any(is_head(each, "role") for each in forms)
        if is_head_of(reading.form(first), ISSUERS) and is_head(reading.form(place + 1), "organisation"):
            return True  # «أمرت هيئة محلفين في الولاية، شركة الدواء، بدفع»
        bare_role = not named or not any(each in first_names() for each in forms)
        return not _apposition(reading, place + 1, limit, named_role=named_role and bare_role)
    if place in reading.opens:
        length = reading.opens[place].close - place
        return length > (_SHORT_QUOTE if is_source_head(reading.form(place - 1)) else _SHORT_NAME)
    if form in '()[]«»"“”':
        return form in "([" and small_bracket(reading, place) is None
    return form != "."  # «د. فلان»


def _opens_clause(reading: Reading, place: int, first: int) -> bool:
    """Whether something begins that is no part of a source: an aside, a conjunction, a verb."""
    form = reading.form(place)
    if form == "لدي" and place > first and is_head(reading.form(first), "role"):
        return False  # «مندوب اليمن لدى الأمم المتحدة»
    if form in words_of("aside") or form in _THEN or not form.strip(TATWEEL) or reading.is_that(place):
        return True
    if place == first:
        return names_nobody(reading, place)
    if hides_name(reading, place) or is_she_did(form) or _did(reading, place) or _does(reading, place):
        return True
    rest = form[1:] if form[:1] in {"و", "ف"} else ""
    return is_cue_here(form) or rest in words_of("aside") or rest in words_of("adverb") or rest.startswith("كان")


def _did(reading: Reading, place: int) -> bool:
    """«قياديون زاروا المدرسة»: what several did; «سامي كورتوا» is a name."""
    form, before = reading.form(place), reading.form(place - 1)
    return is_they_did(form) and place not in reading.persons and not (is_name_word(before) or form in _THEY_WERE)


_THEY_WERE = frozenset({"كانوا", "باتوا"})  # go before a verb of theirs


def _does(reading: Reading, place: int) -> bool:
    """«اللجنة تبحث»، «لافروف ليقول»: a verb behind what is named in full; «طبيب يعمل في المستشفى» is one name.

    Behind a word of a name it may be one too («جانيت يلين»), but with a particle.
    """
    form, before = reading.form(place), reading.form(place - 1)
    named = _is_named(reading, place - 1) and (not is_name_word(before) or form[0] in "وفلس")
    return named and place not in reading.persons and not is_rare_name(reading, place) and is_imperfect(form)


def hides_name(reading: Reading, place: int) -> bool:
    """Whether a token opens «طلب عدم ذكر اسمه»، «فضل عدم الكشف عن هويته»."""
    return reading.form(place) in words_of("asks") and any(
        reading.form(near) in words_of("own name") for near in range(place + 1, place + 6)
    )


def _tells_when_or_where(reading: Reading, place: int) -> bool:
    """What makes «في» an aside: «في بيان»، «في يوليو»، «في 27 آب»."""
    form = reading.form(place)
    if reading.is_word(place) and reading.kinds[place] is TokenKind.NUMBER:
        return True
    if reading.form(place + 1) == "من" and reading.form(place + 2) in _months():
        return True  # «في الثلاثين من مارس»
    venue = any(bare(form.removesuffix(pronoun)) in words_of("venue") for pronoun in ("", "ها", "ه", "هم"))
    return venue or form in _months() or form in _TWO_WORD_MONTHS or form in words_of("time") or form in _THEN_AND_THERE


_THEN_AND_THERE = frozenset({"ذلك", "حينه", "حينها", "وقت", "وقف", "الوقت", "ساعه", "غضون", "بادي", "البدايه", "بدايه"})
_TWO_WORD_MONTHS = frozenset({"تشرين", "كانون"})  # «في ذلك الحين»


def _ends_at_noun(reading: Reading, place: int, first: int, limit: int, *, named: bool) -> bool:
    form, head = reading.form(place), reading.form(first)
    told_there = form.startswith("ب") and form[1:] in words_of("venue")  # «فلان بتصريح»
    # «مسؤول في الوزارة الأميركية وكالة كذا»: whom it was said to, less a letter
    less_letter = form == "وكاله" and reading.form(place - 1).startswith("ال")
    if is_press(form) or is_to_press(reading, place) or told_there or less_letter:
        return place > first
    if form.startswith("ل") and len(form) > 1 and place == first + 1 and head.startswith("ال"):
        return not is_head(head, "role") and is_source_head(form)
    if place == first:
        return False
    if _is_new_noun(reading, first, place) or _are_told(reading, place, named=named):
        return True
    if (named and _tells_how(reading, place)) or _is_described(reading, first, place) or _is_done(reading, place):
        return True
    how = _is_his(reading, place) or is_in_accusative(reading, place, first) or _is_adverb(reading, place, limit)
    return how or (place == first + 1 and _are_two_places(reading, first)) or reading.kinds[place] is TokenKind.NUMBER


def _are_told(reading: Reading, place: int, *, named: bool) -> bool:
    """Whether a noun says whom it was said to: «فلان الصحافيين»، «السلطات المئات»; «زين الدين» is a name."""
    form = reading.form(place)
    if form in _MANY and (named or reading.form(place - 1).startswith("ال")):
        return True
    if not named or not form.startswith("ال") or not form.endswith("ين") or form == "الدين" or is_name_word(form):
        return False
    before = reading.form(place - 1)
    return before.startswith("ال") or is_name_word(before)  # «المفوضية العليا لشؤون اللاجئين»


def _tells_how(reading: Reading, place: int) -> bool:
    """«فلان باطراد»: how somebody says it; «المكلف بإدارة» has no verbal noun, but a body."""
    form, bare_ = reading.form(place), reading.text[reading.starts[place] : reading.ends[place]]
    return form.startswith("ب") and is_name_word(reading.form(place - 1)) and has_verbal_pattern(bare_[1:], form[1:])


def _are_two_places(reading: Reading, first: int) -> bool:
    """«حذرت موسكو | واشنطن»; «غينيا بيساو» is one."""
    one, other = reading.form(first), reading.form(first + 1)
    return {one, other} <= places() and not other.startswith("ال") and f"{one} {other}" not in _gazetteer()


@cache
def _gazetteer() -> frozenset[str]:
    return frozenset(match_form(row[0]) for row in wordlists.rows("gazetteer", "isnad.analyse"))


def is_in_accusative(reading: Reading, place: int, first: int) -> bool:
    """«البكوش تطورًا»: written with the mark of the indefinite accusative behind what has none («إن مسؤولًا كبيرًا»)."""
    marked = "\u064b" in reading.text[reading.starts[place] : reading.ends[place]]
    return marked and place > first and not reading.form(first).endswith("ا")


def _is_adverb(reading: Reading, place: int, limit: int) -> bool:
    """«الوزارة بشدة»، «الحكومة بشراسة أن»، «عدد منهم بالأمس»: how or when it is said."""
    form = reading.form(place)
    if form in words_of("manner"):
        return form != "سابقا"  # «رئيس الوزراء سابقا فلان»
    if form.startswith("بال") and words_of("time") & {form[1:], form[3:]}:
        return True
    rest, before = form[1:], reading.form(place - 1)
    if not form.startswith("ب") or not lexicon().lemma(rest) or lexicon().lemma(form):
        return False
    if not rest.endswith("ه") and not has_verbal_pattern(rest, rest):
        return False  # «نايل باسو»
    if rest in places() or is_source_head(rest) or is_name_word(form) or denied_kinds().get(rest) == "body":
        return False
    ends = place + 1 >= limit or reading.is_that(place + 1) or reading.form(place + 1) in COMMAS
    definite = before.startswith("ال") or before in places() or is_name_word(before)
    return ends and definite and not rest.startswith("ال") and rest not in words_of("venue")


def _is_done(reading: Reading, place: int) -> bool:
    """«روسيا تحذيرا لواشنطن»: a verbal noun in the accusative is what somebody did."""
    form, as_written = reading.form(place), reading.text[reading.starts[place] : reading.ends[place]]
    if not form.endswith("ا") or is_name_word(form) or form in places():
        return False
    if _is_named(reading, place - 1) and _is_object(form, behind_name=is_name_word(reading.form(place - 1))):
        return True  # «الدكتور سامي الحداد عددا من»، «وكالة الأنباء خبرا»
    return has_verbal_pattern(as_written.rstrip("ً")[:-1].rstrip("ً"), form[:-1])


def _is_object(form: str, *, behind_name: bool) -> bool:
    """«خبرا»، «مؤتمرا»: a known noun in the accusative; a short word behind a name is rather of it («سانتا بورا»)."""
    known = lexicon().is_noun(form[:-1]) and not form.endswith("يا") and form not in _AS_HE_WAS
    return known and (len(form) > _SHORT_NOUN or not behind_name or form == "عددا") and len(form) > _SHORTEST_OBJECT


_SHORT_NOUN = 4  # letters of a noun in the accusative
_AS_HE_WAS = frozenset({"سابقا", "عاما", "مساعدا", "نايبا", "رييسا", "مديرا", "وزيرا"})


def _is_named(reading: Reading, place: int) -> bool:
    """Whether what names somebody may end with a token: a word with the article, of a name, of a place."""
    form = reading.form(place)
    return form.startswith("ال") or is_name_word(form) or form in places()


def _is_his(reading: Reading, place: int) -> bool:
    """«سلطان خميس رأيه»، «تركي آل الشيخ تغريداته»: a noun with a pronoun behind a name is no part of it."""
    form, ends = reading.form(place), reading.text[reading.ends[place] - 1]
    named = is_name_word(reading.form(place - 1)) or reading.persons.get(place - 1, (0, 0))[1] == place
    return named and ends != "ة" and form not in _HIMSELF and has_owner(form)


_HIMSELF = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها"})


def _is_described(reading: Reading, first: int, place: int) -> bool:
    """«فلان الموجود في واشنطن»، «نادي فلان المنتمي للدوري»: what is told of a name, and is no part of it."""
    form, following = reading.form(place), reading.form(place + 1)
    if form in _WHERE_HE_IS and (is_name_word(reading.form(first)) or first in reading.persons):
        return True  # «ليلى نور رئيسة اللجنة الدولية المقيمة في الخارج»
    if not form.startswith("الم") or is_name_word(form) or is_source_head(form) or form in words_of("title"):
        return False
    behind = reading.is_preposition(place + 1) or (following.startswith("لل") and len(following) > _LEAST_TOLD)
    before = reading.form(place - 1)
    named = is_name_word(before) or before in '»"”' or not lexicon().lemma(before)
    named = named and bare(before) == before  # «الأمم المتحدة في»، «الهيئة العامة للطيران المدني في»
    return behind and named and not is_head(reading.form(first), "role")


_WHERE_HE_IS = frozenset({"المقيم", "المقيمه", "الموجود", "الموجوده", "المنضم", "المنضمه", "المتواجد", "المتواجده"})
_LEAST_TOLD = 4  # letters of «للدوري»
_MANY = frozenset(map(match_form, ("العشرات", "المئات", "الآلاف", "الملايين", "الجميع")))
_SHORT_QUOTE = 8  # tokens of a name in marks behind its head («صحيفة «...»»)
_SHORT_NAME = 5  # and behind another word («وكالة الأنباء الألمانية "د ب أ"»)


@cache
def _months() -> frozenset[str]:
    return wordlists.forms("date_months")


_NEWSPAPERS = frozenset({"صحيفه", "جريده", "عين", "اخبار", "روسيا", "دار"})


_THEN = frozenset(
    {TATWEEL, "فان", "فقد", "فانه", "فانها", "فيه", "فيها", "التاكيد", "القول", "تعالي", "بالقول", "قايلا", "كاي"}
)


def _apposition(reading: Reading, place: int, limit: int, *, named_role: bool) -> bool:
    """Whether what follows a comma still names the source («..., وزير الثقافة, إن»)."""
    form = reading.form(place)
    if place >= limit or not reading.is_word(place) or form in words_of("aside") or form in words_of("time"):
        return False
    if cues_of(form) or form in COMPLEMENTISERS:
        return False
    if named_role and is_name_word(form):  # «أمين سر اللجنة، صائب عريقات»
        return True
    return (
        is_head(form, "role") or is_head(form, "organisation") or form in words_of("title") or is_head(form, "unnamed")
    )


def _is_new_noun(reading: Reading, first: int, place: int) -> bool:
    """«المرصد مناطق»: behind a thing with the article a noun without it begins something else."""
    form, head, before = reading.form(place), reading.form(first), reading.form(place - 1)
    if before.startswith("وال") and is_head_of(before[1:], ISSUERS):
        head, before = before[1:], before[1:]  # «فلان والشرطة سياسة التغاضي»
    if not before.startswith(("ال", "لل")) or is_head(head, "role") or head in words_of("title"):
        return False
    if not is_head_of(head, THINGS):
        return False
    return form[0] not in "الوب" and not is_name_word(form) and not is_source_head(form) and form not in _CONNECTIVES


_CONNECTIVES = frozenset(
    {"في", "من", "عن", "علي", "غير", "ذات", "ذو", "قرب", "شمال", "جنوب", "شرق", "غرب", "نفسه", "نفسها", "ذاته"}
)
