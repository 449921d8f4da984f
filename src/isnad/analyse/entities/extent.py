"""How far a person's name goes that begins at a word."""

from isnad.analyse.claims.cues import cues_of
from isnad.analyse.claims.words import first_names, words_of
from isnad.analyse.entities.lists import person_names
from isnad.analyse.entities.text import Text
from isnad.analyse.entities.words import (
    ALONE,
    ARTICLE,
    CONNECTING,
    CUE,
    FAMILY,
    FIRST,
    FOREIGN,
    HEAD,
    LISTED,
    NAME,
    NATION,
    ORGANISATION,
    PART,
    PLACE,
    ROLE,
    SAYS,
    STOP,
    SURE,
    THING,
    TITLE,
    TOWN,
    UNKNOWN,
    WEAK,
    WORDS,
    is_common_noun,
    is_in_lexicon,
    is_verb,
    words_in,
)
from isnad.arabic.clitics import peel
from isnad.arabic.letters import TATWEEL
from isnad.arabic.lexicon import lexicon

ENDS = STOP | TITLE | ROLE | NATION | HEAD | CUE | SAYS
_LONGEST = 10  # words
_MONTHS = frozenset({"رمضان", "رجب", "شعبان"})  # men are named by them too
_OF = frozenset({"دو", "دي"})  # «دو لا سابليير»
_NAME_FOLLOWS = _OF | {"بن", "فان", "فون"}
_FATHER = frozenset({"ابو", "ابي"})  # «إبراهيم أبو رأس»
GOD = frozenset({"الله", "الدين", "الاسلام"})


def end_of_name(text: Text, at: int) -> int:
    """The first token behind the name that begins at a word."""
    after = at + 1
    if len(text.form(after)) == 1 and text.form(after + 1) == "." and text.joined(after) and text.flags(at) & FIRST:
        return after + 1  # «هشام ل.»
    while after < at + _LONGEST and text.joined(after) and _goes_on(text, at, after):
        after += 1
    while after > at + 1 and text.flags(after - 1) & CONNECTING:
        after -= 1
    return after


def is_no_name(text: Text, at: int) -> bool:
    """Whether a word that may be a name is something else by its spelling or its neighbours: «مرسى», «على», «باسم»."""
    form, reading = text.words[at].form, text.reading
    if form == "علي":
        return _is_preposition(text, at)
    if not form.strip(TATWEEL) or (form.endswith("ا") and cues_of(form)):  # «مشيرا»
        return True
    if form == "فان":  # «فإن قرار», and not «فان ديك»
        return "إ" in reading.text[reading.starts[at] : reading.ends[at]]
    if form == "باسم":
        before, after = text.flags(at - 1), text.flags(at + 1)
        return bool(before & (ROLE | TITLE) or after & (ARTICLE | HEAD | PLACE | ORGANISATION))
    if reading.text[reading.ends[at] - 1] != "ى" or not is_in_lexicon(form):
        return False
    return form in person_names() and form not in first_names()


def _is_preposition(text: Text, at: int) -> bool:
    before, after, surname = text.flags(at - 1), text.flags(at + 1), text.form(at + 1)
    if before & CONNECTING or (before & TITLE and not text.reading.spells_ala):  # «الإمام علي»
        return False
    named = before & FIRST and (after & FAMILY or (surname.startswith("ال") and surname.endswith("ي")))
    return text.reading.is_preposition(at) and (text.reading.spells_ala or not named)


def _goes_on(text: Text, at: int, place: int) -> bool:
    """Whether a word is one more of the name that began at another."""
    flags, form, before = text.words[place].flags, text.words[place].form, text.form(place - 1)
    if is_no_name(text, place):
        return False
    if text.flags(place - 1) & CONNECTING or before == "لا":
        return not flags & STOP or (form == "لا" and before in _OF)
    if flags & CONNECTING:
        after = text.flags(place + 1) & (NAME | CONNECTING | ARTICLE | ROLE | (PLACE if form in _FATHER else 0))
        return text.joined(place + 1) and (form in _NAME_FOLLOWS or bool(after) or text.form(place + 1) in GOD)
    return not _begins_another(text, at, place) and _is_part(text, at, place)


def _is_part(text: Text, at: int, place: int) -> bool:
    """Whether a word is a first name or a surname in a name that began at another."""
    flags, form = text.words[place].flags, text.words[place].form
    if form in GOD or (form in _MONTHS and text.flags(place - 1) & LISTED):
        return True
    if flags & (LISTED | WEAK) and not flags & (ROLE | TITLE):
        return True
    return is_surname(text, at, place) if flags & ARTICLE else _is_plain_surname(text, at, place)


def _begins_another(text: Text, at: int, place: int) -> bool:
    """Whether a first name, or a word that is more than a name, stands behind a name that is whole."""
    flags, before = text.flags(place), text.flags(place - 1)
    if before & ARTICLE and not flags & ARTICLE and cues_of(text.form(place)):
        return True  # «منصور البلوي وعد الجماهير»
    if flags & PART and not flags & FIRST:
        return bool(text.flags(at) & ALONE) and is_common_noun(text.form(place))
    if not flags & FOREIGN:
        return False
    if before & ALONE and not before & FOREIGN:
        return True
    return place > at + 1 and not any(text.flags(each) & FIRST for each in range(at, place))


def is_surname(text: Text, at: int, place: int) -> bool:
    """Whether a word with the article is a surname here: «توفيق الحكيم», and not «محمد الماضي»."""
    flags, form = text.flags(place), text.form(place)
    if text.flags(at) & ALONE and not text.flags(at) & (FIRST | WEAK | CONNECTING):  # «كرر بوش القول»
        return bool(flags & FAMILY and not flags & (ENDS | TOWN))
    opens = place == at + 1 and bool(text.flags(at) & (LISTED | WEAK | CONNECTING))
    if form in words_in("ordinal"):  # «عبد الله الثاني»
        return opens or (place == at + 2 and text.form(place - 1) in GOD)
    if flags & NATION and form.endswith("ي"):
        native = bool(text.flags(at) & (FIRST | CONNECTING)) and not text.flags(at) & FOREIGN
        return native and (opens or form in words_in("family")) and not text.flags(place + 1) & ARTICLE
    if flags & (ENDS | TOWN) or form in words_of("adjective") or form in words_in("wide"):
        return False
    named = form[2:] in first_names() and not text.flags(place - 1) & ARTICLE  # «صالح الرشيد»
    if named or flags & FAMILY or form.endswith("ي"):
        return True
    return opens and _is_noun_for_surname(text, at, place)


def _is_noun_for_surname(text: Text, at: int, place: int) -> bool:
    """«بشار الأسد», but not «صالح الأعمال»."""
    if text.form(place).endswith(("ه", "ات", "ين", "ون")):
        return False
    if is_common_noun(text.form(at)) and not text.flags(at) & SURE:
        return False
    after = text.flags(place + 1)
    return not (after & ARTICLE and text.joined(place + 1) and not after & ENDS)


def _is_plain_surname(text: Text, at: int, place: int) -> bool:
    """Whether a word without article, listed nowhere, is a surname here."""
    flags, form, opener = text.flags(place), text.form(place), text.flags(at)
    if flags & (ENDS | TOWN | THING):
        return bool(flags & NATION and opener & FOREIGN and place == at + 1)  # «جون كندي»
    if flags & UNKNOWN:
        return True
    if place > at + 1:
        return place == at + 2 and text.form(at) == "عبد" and _is_odd_surname(text, at, place)
    if opener & FOREIGN and (may_follow(form) or (opener & SURE and _is_odd_with_particle(form))):
        return True
    return _is_odd_surname(text, at, place)


def _is_odd_with_particle(form: str) -> bool:
    """«توني كروس»: a word that the lexicon knows only with a particle before it, and then for no common noun."""
    if form[0] not in "فبكل" or is_in_lexicon(form) or len(form) < 4:
        return False
    stem = WORDS[form[1:]].flags
    return not stem & (ENDS | PLACE | ORGANISATION | LISTED | ARTICLE) and not is_common_noun(form[1:])


def _is_odd_surname(text: Text, at: int, place: int) -> bool:
    """«هاني عبادة»: whether a noun behind a sure first name is its surname, and no verb, and not in the construct."""
    form = text.words[place].form
    if not text.flags(at) & (FIRST | CONNECTING) or text.flags(at) & WEAK or not may_follow(form):
        return False
    if not is_in_lexicon(form):
        return True
    noun = is_common_noun(form) or (lexicon().is_noun(form) and _is_introduced(text, at))
    return noun and not form.endswith("ا") and form not in words_of("object") and not text.flags(place + 1) & ARTICLE


def _is_introduced(text: Text, at: int) -> bool:
    """«وزير الداخلية سعيد صيام»: whether a title, a role or its last word stands right before a name."""
    before = text.flags(at - 1)
    return text.joined(at) and bool(before & (TITLE | ROLE | NATION | ARTICLE)) and not before & STOP


def may_follow(form: str) -> bool:
    """Whether a word that the lexicon knows may follow a foreign first name as its surname."""
    if form.startswith("و") and (len(form) < 6 or lexicon().lemma(form[1:])):
        return False
    if len(form) < 3 or form.startswith(("ال", "لل")) or is_verb(form):
        return False
    best = peel(form)
    return not (best.proclitics and lexicon().lemma(best.stem) and not lexicon().lemma(form))
