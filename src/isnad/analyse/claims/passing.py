"""Who passed on what somebody else said: «نقلت رويترز عن مسؤول قوله»، «نسبت الصحيفة إلى الوزير قوله»."""

from isnad.analyse.claims.cues import Cue, Gender
from isnad.analyse.claims.phrases import Phrase, phrase_after
from isnad.analyse.claims.preceding import phrase_before
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.words import words_of

Named = tuple[Phrase | None, tuple[tuple[int, int], ...], int | None]
OF_HIM = {"عنه": Gender.MASCULINE, "عنها": Gender.FEMININE, "عنهم": Gender.MASCULINE}
_PASSES_ON = "نقل"
_ASCRIBES = "نسب"
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
    for near in range(place + 1, limit):
        first = _from(reading, near, lemma)
        if first is None:
            continue
        end = _own_words(reading, first, limit)
        if end == limit and lemma != _PASSES_ON and reading.form(first - 1) != "لسان":
            return None
        speaker = phrase_after(reading, first, end)
        return speaker, _spans(_passer(reading, place, place + 1, near, joined=cue.joined)), None
    return None


def ascribes(reading: Reading, place: int, limit: int) -> bool:
    """«نسبت الصحيفة إلى الوزير قوله», and not «نسبت إليه تهمة»."""
    near = next((near for near in range(place + 1, limit) if reading.form(near) == "الي"), limit)
    return _own_words(reading, near, limit) < limit


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
