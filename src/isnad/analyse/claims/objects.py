"""Objects of verbs of saying: what is told without «أن», and where a subject ends that goes before it."""

import re
from functools import cache

from isnad.analyse.claims.cues import Cue, Shape, cues_of
from isnad.analyse.claims.denied import names_a_body
from isnad.analyse.claims.found import Bringer, Complement
from isnad.analyse.claims.name_words import has_owner, is_name_word
from isnad.analyse.claims.phrase_ends import in_a_name
from isnad.analyse.claims.phrase_leads import is_press
from isnad.analyse.claims.phrases import phrase_after
from isnad.analyse.claims.preceding import phrase_before
from isnad.analyse.claims.reading import COMMAS, COMPLEMENTISERS, RELATIVES, Reading
from isnad.analyse.claims.told import ends_name, less_object
from isnad.analyse.claims.verb_forms import is_she_did, is_verb
from isnad.analyse.claims.words import is_head, is_head_of, is_source_head, less_article, places, words_of
from isnad.arabic.clitics import peel
from isnad.arabic.lexicon import lexicon
from isnad.arabic.tokens import TokenKind
from isnad.model import Act

FAR = 48  # tokens from a verb to its complement
_SUBJECTS_END = 24
_NEAR_THAT = 8  # tokens in which «أن» still belongs to the verb, and what goes before it is its subject
_IN_IT = frozenset({"فيه", "فيها", "فيهم", "عنه", "عنها", "به", "بها", "له", "لها", "منه", "منها"})
_RELATIVES = RELATIVES | {"اللذان", "اللذين", "اللواتي"}


def is_other_verb(form: str) -> bool:
    """Whether a form opens what another verb reports."""
    return any(cue.joined or cue.shape is Shape.PARTICIPLE for cue in cues_of(form)) and form not in words_of(
        "no verb here"
    )


def object_at_once(reading: Reading, place: int, cue: Cue, end: int) -> Complement | None:
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
    if opens_object(reading, near) and not is_source_head(form):
        return _at_once(reading, near)
    if cue.joined or cue.shape is Shape.PARTICIPLE:
        return None
    if reading.form(place - 1) in _RELATIVES and any(map(reading.is_that, range(near, near + 5))):
        return None  # «الذين توقع كثير منهم أن»
    before, _ = phrase_before(reading, place)
    return _at_once(reading, near) if before is not None and not is_source_head(form) else None


def with_ba(reading: Reading, near: int) -> Complement | None:
    """What «ب» brings that is written onto a word («بإطلاق النار»)."""
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


def object_of(reading: Reading, place: int, cue: Cue, end: int) -> Complement | None:
    """The object of a verb that takes one: at once where the subject goes before or is left out, else behind it."""
    near = place + 1
    if cue.pronoun and cue.verb.lemma not in {"اعتبر", "أسمى", "سمى", "اتهم"}:
        return None
    if cue.verb.lemma == "اتهم":
        return _accused(reading, place, cue, end)
    before, _ = phrase_before(reading, place) if not cue.joined else (None, 0)
    if reading.form(place - 1) in _RELATIVES and is_source_head(reading.form(near)):
        before = None  # «الذي أعلنت الوزارة تسريحه»: not he whom the relative clause is about
    at_once = before is not None or cue.shape is Shape.PARTICIPLE or cue.pronoun or opens_object(reading, near)
    if before is None and "an" in cue.verb.frames and _tells(reading, near, end):
        return None
    if at_once and near < end and (found := _at_once(reading, near)) is not None:
        return found
    return None if cue.shape is Shape.PARTICIPLE else _object_behind(reading, place, cue, end)


def _tells(reading: Reading, near: int, end: int) -> bool:
    """«كشف تقرير نشرته الصحيفة أن»: a document that tells, and is not told."""
    if not is_head(reading.form(near), "document") or reading.form(near).startswith("ال"):
        return False
    for later in range(near + 1, min(end, near + _NEAR_THAT)):
        if reading.form(later) in COMMAS:
            return False
        if reading.is_that(later):
            return True
    return False


def _object_behind(reading: Reading, place: int, cue: Cue, end: int) -> Complement | None:
    """The object behind the subject: where a noun opens that may be announced, or behind a comma."""
    near = place + 1
    timed = False
    for later in range(near if reading.form(near) in COMMAS else near + 1, min(end, place + _SUBJECTS_END)):
        form, following = reading.form(later), reading.form(later + 1)
        if reading.is_that(later) and "an" in cue.verb.frames:
            return None
        if in_a_name(reading, later) and not (_OBJECT_SHAPE.match(form) and lexicon().is_noun(form)):
            continue
        if form in COMMAS and following in words_of("time"):
            timed = True
        elif (timed and (form in words_of("time") or form in COMMAS)) or (form in COMMAS and is_name_word(following)):
            continue  # «وزير الدفاع، فلان، ...»
        elif cue.verb.act in _OF_THINGS and _points_back(reading, later):
            return Complement(Bringer.PHRASE, later, later)
        elif form in COMMAS or is_other_verb(form):
            return Complement(Bringer.PHRASE, later, later + 1) if _opens_behind_comma(reading, later) else None
        elif (
            _is_done(reading, later)
            if form.startswith("ال") and cue.verb.act in _OF_THINGS
            else _is_new_noun(reading, later)
            or (timed and reading.form(later - 1) in COMMAS and _is_noun(form) and not reading.is_preposition(later))
            or (opens_object(reading, later) and (timed or form == "ما" or _may_end_subject(reading, later)))
        ):
            return Complement(Bringer.PHRASE, later, later)
    return None


_OF_THINGS = frozenset({Act.JUDGE, Act.URGE})
_THIS = frozenset({"هذا", "هذه", "تلك"})


def _points_back(reading: Reading, later: int) -> bool:
    """«أدانت الحكومة هذا الهجوم»: what was told before."""
    if reading.is_preposition(later - 1):
        return False
    return reading.form(later) in _THIS and reading.form(later + 1).startswith("ال")


def _is_done(reading: Reading, later: int) -> bool:
    """«أدانت الحكومة الهجوم»: a definite noun of something done, behind a definite noun or a name that ends there."""
    form, before = reading.form(later), reading.form(later - 1)
    if form in places() or is_name_word(form) or is_source_head(form) or not ends_name(before):
        return False
    stem = less_article(form)
    return stem in words_of("object") or _OBJECT_SHAPE.match(stem) is not None


def _opens_behind_comma(reading: Reading, comma: int) -> bool:
    """Whether an object stands behind a comma that ends a subject («امتدح الهاجري؛ تفاعل»)."""
    following = reading.form(comma + 1)
    if following == "اي" and reading.form(comma) in COMMAS:
        return True
    if reading.form(comma) not in COMMAS or not ends_name(reading.form(comma - 1)) or not reading.is_word(comma + 1):
        return False
    if following in words_of("attribution opener"):
        return False  # «كشفت الوكالة، نقلا عن مسؤول، أن»
    if is_she_did(following) or (following.startswith("و") and is_verb(following[1:])):
        return False  # «نفت موسكو، وطردت»، «التي نفت، عمدت»
    return not (following in words_of("adverb") or following in words_of("time") or is_source_head(following))


def _accused(reading: Reading, place: int, cue: Cue, end: int) -> Complement | None:
    """«اتهمت تركيا الشركة بالتهرب»: whom and of what; behind the subject where there is one."""
    for near in range(place + 1, end):
        form = reading.form(near)
        if form in COMPLEMENTISERS and form.startswith("ب"):
            return Complement(Bringer.THAT, near, near + 1)
        if form == "ب" or with_ba(reading, near) is not None:
            if cue.pronoun:  # «تتهمه أنقرة بالتدبير»
                return Complement(Bringer.PHRASE, near, near, cut=int(form != "ب"))
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
                and not (first > place + 1 and ends_name(reading.form(first - 1)))
            ):
                first += 1
            first = _behind_subject(reading, place, first, near) if subject is None else first
            first = first + 1 if reading.form(first) in COMMAS else first
            return (
                Complement(Bringer.PHRASE, first, first)
                if first < near
                else Complement(Bringer.PHRASE, near, near, cut=int(form != "ب"))
            )
    return None


def _behind_subject(reading: Reading, place: int, first: int, end: int) -> int:
    """«الحكومة | السورية وحليفتها موسكو | المتمردين»: where a subject with its adjective and an ally ends."""
    while place + 1 < first < end - 1:
        form, before = reading.form(first), reading.form(first - 1)
        described = form.startswith("ال") and form.endswith(("يه", "ي")) and before.startswith("ال")
        allied = before.startswith("و") and before.endswith(("ها", "ه", "هم")) and form in places()
        ally = form.startswith("و") and has_owner(form[1:]) and reading.form(first + 1) in places()
        if not (described or allied or ally or (form.startswith("و") and form[1:] in places())):
            break
        first += 1
    return first


def _at_once(reading: Reading, near: int) -> Complement | None:
    form = reading.form(near)
    if (form in words_of("adverb") - words_of("object") and form not in {"ما", "هذا"}) or (
        not reading.is_word(near) and near not in reading.opens
    ):
        return None
    if (
        form in _IN_IT
        or (form.startswith("ل") and reading.is_that(near + 1))  # «أكدوا للمرصد أن»
        or is_press(form)  # «أكد للصحيفة أن»
        or reading.is_that(near)
        or reading.kinds[near] is TokenKind.NUMBER
        or form in _NUMBERED
        or form in words_of("time")
    ):
        return None
    return Complement(Bringer.PHRASE, near, near)


_ALL = frozenset({"كل", "جميع", "كافه"})
_SOME_OF_THEM = frozenset({"بعضهم", "معظمهم", "جميعهم", "كلاهما", "احدهم", "احدهما", "اغلبهم", "غالبيتهم"})
_NUMBERED = frozenset({"ثلاث", "ثلاثه", "اربع", "مرتين", "عده"})
_OBJECT_SHAPE = re.compile("(?:ا.ت.ا.|ت.ا..|ان..ا.|است..ا.|ت..ي.|ا..ا.|اي.ا.|تحقيق|م.ا..ه)(?:ه|ها|هم|ه)?$")


def opens_object(reading: Reading, near: int, cut: int = 0) -> bool:
    """Whether a noun may be what is announced, denied or asked for; `cut` letters before it are no part of it."""
    form = reading.form(near)[cut:]
    if has_owner(form) and not is_source_head(form):  # «نفت علمها بالأمر»
        return True
    if form in _ALL and reading.form(near + 1) == "ما":  # «نفى كل ما أشيع»
        return True
    if form in words_of("object"):
        return True
    shaped = _OBJECT_SHAPE.match(form) is not None and not is_name_word(form)
    return shaped and form not in places() and not (names_a_body(form) and is_source_head(form))


def _is_definite(form: str) -> bool:
    return form.startswith("ال") and len(form) > len("الي")


def _is_noun(form: str) -> bool:
    return lexicon().is_noun(form) or lexicon().is_noun(lexicon().lemma(form))


def _is_new_noun(reading: Reading, later: int) -> bool:
    """«استنكرت الجمعية قطع الأشجار»: behind a definite noun one without article begins something else."""
    form, before = reading.form(later), reading.form(later - 1)
    if not (_is_definite(before) and reading.is_word(later)) or form.startswith("ال") or form.endswith("يا"):
        return False
    if any(map(reading.is_that, range(later + 1, later + _NEAR_THAT))):
        return False
    if before in words_of("title") or is_head(before, "role") or form in places() or peel(form).proclitics:
        return False
    return lexicon().is_noun(form.removesuffix("ا")) and not _names_or_tells_aside(reading, later)


def _names_or_tells_aside(reading: Reading, place: int) -> bool:
    """Whether a word is no object: part of a name, another source, or of when and where."""
    form = reading.form(place)
    if is_name_word(form) or is_name_word(reading.form(place + 1)):
        return True
    if is_source_head(form) and not is_head(form, "document"):
        return True
    return any(
        form in words_of(kind) for kind in ("aside", "adverb", "time", "filler", "some", "negation", "adjective")
    )


def _may_end_subject(reading: Reading, later: int) -> bool:
    before = reading.form(later - 1)
    if ends_name(before) or before in words_of("aside") or before in words_of("time") or before in _SOME_OF_THEM:
        return True
    return (
        reading.form(later) in words_of("object")
        and not is_source_head(before)
        and not opens_object(reading, later - 1)
    )


def _blamed(reading: Reading, place: int, responsibility: int) -> Complement:
    """«حمّل البيان إسرائيل المسؤولية»: whom and for what, behind the subject where both are named."""
    named = phrase_after(reading, place + 1, responsibility)
    first = place + 1
    if named is not None and named.first == first and named.after > first:
        subject = less_object(reading, named)
        first = subject.after if subject.after < named.after else first
    return Complement(Bringer.PHRASE, first, first)


def _apposition(reading: Reading, place: int, end: int) -> range:
    """«وصفت فلانة، محامية الوزير، موكلها»: the tokens between the commas that say who the subject is."""
    first = next((near for near in range(place + 2, end) if reading.form(near) in COMMAS), end)
    if first + 1 >= end or not is_head_of(reading.form(first + 1), ("role", "staff")):
        return range(0)
    after = next((near for near in range(first + 1, end) if reading.form(near) in COMMAS), first)
    return range(first, after + 1) if after > first else range(0)


def described(reading: Reading, place: int, cue: Cue) -> Complement | None:
    """«وصف الهجوم بأنه ...»، «حمّل الحكومة مسؤولية ...»."""
    end = min(reading.sentence_end(place), place + FAR)
    beside = _apposition(reading, place, end) if "وصف" in cue.verb.frames else range(0)
    for near in range(place + 1, end):
        form = reading.form(near)
        if near in beside:
            continue
        if "حمل" in cue.verb.frames:
            if form in {"مسووليه", "المسووليه"}:
                return _blamed(reading, place, near)
        elif form in COMPLEMENTISERS and form.startswith("ب"):
            return Complement(Bringer.THAT, near, near + 1) if near + 1 < end else None
        elif form == "ب" and near + 1 < end:
            return Complement(Bringer.PHRASE, near, near + 1)
        elif (found := with_ba(reading, near)) is not None:
            return found
        if form in COMMAS:
            break
    return None
