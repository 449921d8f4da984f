"""What is found in a text before it is known who the sources are."""

from dataclasses import dataclass
from enum import StrEnum

from isnad.analyse.claims.cues import Cue, Gender
from isnad.analyse.claims.phrases import Phrase
from isnad.model import Form


class Bringer(StrEnum):
    """What brings the reported words."""

    THAT = "that"  # أن، إن
    QUOTE = "quote"
    COLON = "colon"
    SPOKEN = "spoken"  # a comma: the words as spoken, without marks
    PHRASE = "phrase"  # a noun phrase, with or without a preposition


@dataclass(frozen=True, slots=True)
class Complement:
    """Where reported words begin."""

    by: Bringer
    at: int  # the token that brings them (the first of them, where none does)
    first: int  # their first token
    cut: int = 0  # letters of the first token that are no part of them: the ب of «بإطلاق»


@dataclass(frozen=True, slots=True)
class Found:
    """One claim as it stands in the text; all places are numbers of tokens, spans half-open."""

    rule: str
    cue: tuple[int, int]
    verb: Cue | None  # None where the cue is no verb
    content: tuple[int, int]
    cut: int  # letters of the first token of the content that are no part of it
    form: Form
    source: tuple[int, int] | None  # None where the source is left out or only a pronoun
    passed: tuple[tuple[int, int], ...] = ()  # those who passed it on, each next one from the one before
    press: int | None = None  # the token of «لرويترز»
    meant: tuple[int, int] | None = None  # where nobody is named beside the cue: who is named before it
    origin: tuple[tuple[int, int], ...] = ()  # «ذكرت رويترز نقلا عن مسؤول»: whom an agency that speaks has it from
    unknown: bool = False  # «اتُّهم بكذا»: nobody says by whom
    quoted: bool = False  # scripture: whoever speaks there quotes it
    by_pronoun: Gender | None = None  # «نقلت عنه»: of the pronoun for who speaks, which the verb does not agree with


@dataclass(frozen=True, slots=True)
class SayingVerb:
    """A verb of saying that reports something."""

    place: int
    cue: Cue
    complement: Complement
    break_from: int  # where what is said before it ends


@dataclass(frozen=True, slots=True)
class According:
    """«بحسب فلان»، «حسبما أفاد فلان»: an attribution beside what it attributes."""

    first: int
    cue_after: int
    source: Phrase
    verb: Cue | None = None
    passed: tuple[tuple[int, int], ...] = ()  # «بحسب الصحيفة نقلا عن فلان»: who passed on what the source says
    from_press: bool = False  # «وفق ما نقلته عنها الصحيفة»: from the agency that it was said to
