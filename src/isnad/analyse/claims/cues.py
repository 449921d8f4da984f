"""Cues: the words by which a text says that somebody said something, in all their forms.

The list of verbs (`data/cue_verbs.tsv`) gives perfect, imperfect and participle; all persons that news uses, with the
clitics written onto them, are made from these once and looked up by matching form.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from isnad.arabic import wordlists
from isnad.arabic.letters import match_form
from isnad.model import Act


class Shape(StrEnum):
    """What kind of word a cue is."""

    PERFECT = "perfect"
    IMPERFECT = "imperfect"
    NOUN = "noun"  # «إعلانه أن», «تصريحات الوزير بأن»
    PARTICIPLE = "participle"  # «مؤكدا»: its subject is that of the sentence


class Gender(StrEnum):
    """Grammatical gender, as far as a form tells it."""

    MASCULINE = "m"
    FEMININE = "f"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying and what may bring its content."""

    lemma: str  # perfect, third person, as listed
    act: Act
    frames: frozenset[str]  # "an", "q", "np", prepositions in matching form


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a verb of saying."""

    verb: Verb
    shape: Shape
    gender: Gender
    plural: bool
    joined: bool = False  # with «و» or «ف» before it
    pronoun: str = ""  # written onto its end: its object


def cues_of(form: str) -> tuple[Cue, ...]:
    """What a word in matching form may be as a cue; mostly nothing."""
    return _forms().get(form, ())


_PERFECT_ENDS = (("", Gender.MASCULINE, False), ("ت", Gender.FEMININE, False), ("وا", Gender.MASCULINE, True))
# Of short verbs the dual is spelled as a noun in the accusative: «ردا»، «نقلا»، «أملا».
_DUAL_ENDS = (("ا", Gender.MASCULINE, True), ("تا", Gender.FEMININE, True))
_OBJECTS = ("ه", "ها", "هم", "هما", "ني", "نا")
_WITH_OBJECTS = frozenset({"وصف", "حمل"})
_FRAME_FORMS = {"إلى": "الي", "على": "علي", "عن": "عن", "من": "من", "ب": "ب"}


@cache
def _forms() -> dict[str, tuple[Cue, ...]]:
    found: dict[str, dict[Cue, None]] = {}
    for perfect, imperfect, participle, act, frames in wordlists.rows("cue_verbs", "isnad.analyse"):
        verb = Verb(perfect, Act(act), frozenset(_FRAME_FORMS.get(each, each) for each in frames.split()))
        for form, cue in _all_forms(verb, match_form(perfect), match_form(imperfect), participle):
            found.setdefault(form, {})[cue] = None
    for noun, perfect, act, _ in wordlists.rows("cue_nouns", "isnad.analyse"):
        verb = Verb(perfect, Act(act), frozenset({"an"}))
        for form, pronoun in _nouns(match_form(noun)):
            found.setdefault(form, {})[
                Cue(verb, Shape.NOUN, Gender.MASCULINE, plural=False, joined=False, pronoun=pronoun)
            ] = None
    return {form: tuple(cues) for form, cues in found.items()}


def _nouns(form: str) -> list[tuple[str, str]]:
    """A noun of saying, alone and with the pronoun of who says it."""
    stem = form[:-1] + "ت" if form.endswith("ه") else form
    return [(form, ""), *((stem + each, each) for each in ("ه", "ها", "هم"))]


def _all_forms(verb: Verb, perfect: str, imperfect: str, participle: str) -> list[tuple[str, Cue]]:
    finite = [(form, Cue(verb, Shape.PERFECT, gender, plural)) for form, gender, plural in _perfects(perfect)]
    finite += [(form, Cue(verb, Shape.IMPERFECT, gender, plural)) for form, gender, plural in _imperfects(imperfect)]
    if verb.frames & _WITH_OBJECTS or verb.lemma in _TAKE_PRONOUNS:
        finite += [
            (_before_object(form) + each, replace(cue, pronoun=each))
            for form, cue in finite
            for each in _OBJECTS
            if form + each not in _NOUNS_TOO and _before_object(form) + each not in _NOUNS_TOO
        ]
    if verb.lemma == "علم":  # «علم» is mostly the noun
        finite = [(form, cue) for form, cue in finite if form.endswith("ت")]
    if verb.lemma in _NAMING:  # «ما أسماه»; without its object it is mostly something else
        finite = [(form, cue) for form, cue in finite if cue.pronoun and form not in _HONORIFICS]
    made = [(form, cue) for form, cue in finite]
    made += [(particle + form, replace(cue, joined=True)) for form, cue in finite for particle in ("و", "ف")]
    if verb.lemma == "قال":  # «اكتفى بالقول إن»: who does so is told before
        made += [(form, Cue(verb, Shape.PARTICIPLE, Gender.MASCULINE, plural=False)) for form in HIS_SAYING]
        made += [(form, Cue(verb, Shape.PERFECT, Gender.MASCULINE, plural=False)) for form in SACRED_SAYING]
    if participle != "-":
        stem = match_form(participle)
        for form, gender, plural in _participles(stem):
            joined = form[0] == "و" and not stem.startswith("و")
            made.append((form, Cue(verb, Shape.PARTICIPLE, gender, plural, joined)))
    return made


_NAMING = frozenset({"أسمى", "سمى"})
# Verbs that tell somebody something: «أبلغه بأن»، «اتهمتها بالتقصير».
TELLING = frozenset({"أبلغ", "أخبر", "أعلم", "اتهم", "طالب", "دعا", "حذر", "نصح", "سأل", "وعد", "ناشد", "حث", "حض"})
_TAKE_PRONOUNS = _NAMING | TELLING | {"اعتبر"}
_NOUNS_TOO = frozenset(
    {"طالبه", "دعوه", "دعوها", "دعوهم", "دعوته", "دعوتها", "دعوتهم", "حثه", "وعده", "وعدها", "وعدهم", "حضه"}
)
_HONORIFICS = frozenset({"سموه", "سموها", "سموهم"})
HIS_SAYING = ("بالقول", "بقوله", "بقولها", "بقولهم")
SACRED_SAYING = ("لقوله", "كقوله")  # of scripture alone: «لقوله تعالى»
# Verbs that «بالقول» or the like makes full.
MADE_FULL = frozenset(
    map(match_form, ("ومضى", "مضى", "وتابع", "تابع", "واستطرد", "وختم", "واختتم", "ورد", "وعلق", "وعلقت"))
)


def _before_object(form: str) -> str:
    return form[:-1] if form.endswith("وا") else form


def _perfects(form: str) -> list[tuple[str, Gender, bool]]:
    if form.endswith(("ي", "ا")) and len(form) > 2:  # the last radical is weak: نفى، نفت، نفوا
        stem = form[:-1]
        return [
            (form, Gender.MASCULINE, False),
            (stem + "ت", Gender.FEMININE, False),
            (stem + "وا", Gender.MASCULINE, True),
        ]
    ends = (*_PERFECT_ENDS, *_DUAL_ENDS) if (form.startswith("ا") and len(form) > 3) or form == "اكد" else _PERFECT_ENDS
    return [(form + end, gender, plural) for end, gender, plural in ends]


def _imperfects(form: str) -> list[tuple[str, Gender, bool]]:
    if form == "-":
        return []
    stem = form[1:]
    short = stem[:-1] if stem.endswith(("ي", "و", "ا")) else stem
    return [
        (form, Gender.MASCULINE, False),
        ("ت" + stem, Gender.FEMININE, False),
        (f"ي{short}ون", Gender.MASCULINE, True),
        (f"س{form}", Gender.MASCULINE, False),
        (f"ست{stem}", Gender.FEMININE, False),
    ]


def _participles(form: str) -> list[tuple[str, Gender, bool]]:
    weak = form.endswith("ي") or form in _DEFECTIVE
    stem = form if not weak or form.endswith("ي") else form + "ي"
    forms = [
        (stem + "ا", Gender.MASCULINE, False),
        (stem + "ه", Gender.FEMININE, False),
        ((stem[:-1] if weak else stem) + "ين", Gender.MASCULINE, True),
    ]
    return forms + [("و" + each, gender, plural) for each, gender, plural in forms]


_DEFECTIVE = frozenset(map(match_form, ("ناف", "داع", "متمن", "مدع", "راج", "مثن", "متبن")))
