"""What is found in a text before it is known who the sources are."""

from dataclasses import dataclass

from isnad.analyse.claims.complement import Complement
from isnad.analyse.claims.cues import Cue
from isnad.analyse.claims.phrases import (
    Phrase,
)
from isnad.model import Form


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
    unknown: bool = False  # «اتُّهم بكذا»: nobody says by whom


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
