"""Who passed on what somebody else said: «نقلت رويترز عن مسؤول قوله»، «نسبت الصحيفة إلى الوزير قوله»."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from isnad.analyse.claims.cues import Cue, Gender
from isnad.analyse.claims.extent import Breaks, extent_of
from isnad.analyse.claims.found import Bringer, Complement, Found, SayingVerb
from isnad.analyse.claims.phrases import Phrase, phrase_after
from isnad.analyse.claims.preceding import phrase_before
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.words import is_head_of, words_of

Named = tuple[Phrase | None, tuple[tuple[int, int], ...], int | None]
OF_HIM = {"عنه": Gender.MASCULINE, "عنها": Gender.FEMININE, "عنهم": Gender.MASCULINE}
_LEARNS_NEAR = 6  # tokens from «علمت» to «من»
_FAR = 30  # tokens from «وعن» to «أن»
_PASSES_ON = "نقل"
_ASCRIBES = "نسب"
_LEARNS = "علم"
# «ذكرت الوكالة عن الوزير قوله»: with «قوله» behind who speaks, these pass on too.
_ALSO_PASS_ON = frozenset({"ذكر", "أورد", "روى", "كتب", "أفاد"})


def passed_on(reading: Reading, place: int, cue: Cue, limit: int) -> Named | None:
    """Who speaks and who passes it on, where a verb at a token has both; None where it has not.

    Nobody speaks by name in «نقلت عنه الوكالة قوله»; nobody is named who passes on in «ونقلت عن مسؤول».
    """
    lemma = cue.verb.lemma
    if lemma == _PASSES_ON and reading.form(place + 1) in OF_HIM:
        end = _own_words(reading, place + 2, limit)
        return None, _spans(_passer(reading, place, place + 2, end, joined=cue.joined)), None
    if lemma == _LEARNS:
        return _learned(reading, place, limit)
    return _spoken_of(reading, place, cue, limit)


def _learned(reading: Reading, place: int, limit: int) -> Named | None:
    at = learned_from(reading, place, limit)
    if at is None:
        return None
    by = phrase_after(reading, place + 1, at)
    own = by is None or by.press is not None or by.after <= by.first or by.first in reading.opens
    return phrase_after(reading, at + 1, limit), () if own else _spans(by), None


def _spoken_of(reading: Reading, place: int, cue: Cue, limit: int) -> Named | None:
    """«نقلت رويترز عن مسؤول»: who is named behind «عن»."""
    lemma = cue.verb.lemma
    for near in range(place + 1, limit):
        if reading.form(near - 1) == "نقلا":
            return None
        first = _from(reading, near, lemma)
        if first is None:
            continue
        end = _own_words(reading, first, limit)
        if end == limit and lemma != _PASSES_ON and reading.form(first - 1) != "لسان":
            return None
        speaker = phrase_after(reading, first, end)
        return speaker, _spans(_passer(reading, place, place + 1, near, joined=cue.joined)), None
    return None


def learned_from(reading: Reading, place: int, limit: int) -> int | None:
    """The token of «من» in «علمت الصحيفة من مصدر أن»; None where nobody is named whom it is known from.

    A paper that is named in quotation marks there is the one that tells it: it passes nothing on.
    """
    for near in range(place + 1, min(limit, place + _LEARNS_NEAR)):
        if reading.form(near) == "من" and is_head_of(reading.form(near + 1), ("unnamed", "role")):
            return near
    return None


def ascribes(reading: Reading, place: int, limit: int) -> bool:
    """«نسبت الصحيفة إلى الوزير قوله», and not «نسبت إليه تهمة»."""
    near = next((near for near in range(place + 1, limit) if reading.form(near) == "الي"), limit)
    return _own_words(reading, near, limit) < limit


@dataclass(frozen=True, slots=True)
class Other:
    """«وعن فلان أن»: what the same agency passes on of another."""

    verb: int  # the token of the verb that passes on
    at: int
    source: Phrase
    that: int


def others_passed_on(reading: Reading, verbs: list[SayingVerb]) -> list[Other]:
    """Further sources of one verb: «نقلت رويترز عن شهود قولهم إن كذا، وعن مسؤول أن كذا»."""
    found = []
    places = [verb.place for verb in verbs if verb.cue.verb.lemma == _PASSES_ON]
    for at in (at for at, form in enumerate(reading.forms) if form == "وعن" and places):
        number = bisect_left(places, at) - 1
        if number < 0 or places[number] < reading.sentence_start(at):
            continue
        end = min(reading.sentence_end(at), at + _FAR)
        that = next((near for near in range(at + 1, end) if reading.is_that(near)), end)
        source = phrase_after(reading, at + 1, _own_words(reading, at + 1, that))
        if that < end and source is not None and that - 1 <= source.after + 1 and source.after > source.first:
            found.append(Other(places[number], at, source, that))
    return found


def also_passed_on(reading: Reading, found: list[Found], others: list[Other], breaks: Breaks) -> list[Found]:
    """The claims of further sources, passed on by who passed on the first."""
    claims = {claim.cue[0]: claim for claim in found}
    more = []
    for other in others:
        first = claims.get(other.verb)
        extent = extent_of(reading, Complement(Bringer.THAT, other.that, other.that + 1), breaks)
        if first is None or extent is None:
            continue
        source = (other.source.first, other.source.after)
        content = (extent.first, extent.after)
        more.append(replace(first, content=content, form=extent.form, source=source, meant=None, by_pronoun=None))
    return more


def _from(reading: Reading, near: int, lemma: str) -> int | None:
    """The first token of who speaks, behind «عن» or «على لسان» at a token."""
    form = reading.form(near)
    if form == "علي" and reading.form(near + 1) == "لسان":
        return near + 2 if lemma == _PASSES_ON or lemma in _ALSO_PASS_ON else None
    if form == ("الي" if lemma == _ASCRIBES else "عن"):
        return near + 1 if lemma in {_PASSES_ON, _ASCRIBES} or lemma in _ALSO_PASS_ON else None
    return None


def _own_words(reading: Reading, first: int, limit: int) -> int:
    return next((near for near in range(first, limit) if reading.form(near) in words_of("own words")), limit)


def _passer(reading: Reading, place: int, first: int, end: int, *, joined: bool) -> Phrase | None:
    """Who passes it on: named behind the verb, or before it («وكانت الصحيفة قد نقلت»)."""
    behind = phrase_after(reading, first, end)
    if (behind is not None and behind.after > behind.first) or joined:
        return behind
    return phrase_before(reading, place)[0]


def _spans(phrase: Phrase | None) -> tuple[tuple[int, int], ...]:
    return ((phrase.first, phrase.after),) if phrase is not None and phrase.after > phrase.first else ()
