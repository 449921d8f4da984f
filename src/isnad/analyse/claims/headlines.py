"""Where a second clause begins in a headline: «الشركة تنفي تجاوز الحمولة | والشرطة تحقق»."""

from bisect import bisect_left
from collections.abc import Iterator

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.verb_forms import is_finite
from isnad.analyse.claims.words import is_head_of, places
from isnad.arabic.lexicon import lexicon

_LEAST_BEFORE = 3  # words of the first clause
_LONGEST_SUBJECT = 3  # words: «وطوابير السيارات تمتد»
_OF_SEVERAL = ("ان", "ون")  # «الحكومة والبرلمان يعملان»
_SPEAKS = ("role", "unnamed", "witness")


def second_clauses(reading: Reading) -> Iterator[int]:
    """The tokens of a headline at which another begins to do something, with «و» and before its verb.

    What has no article and no name may have a relative clause behind it («وأزمة تهدد الحكومة»): of these only who can
    speak, and speaks.
    """
    after = _end_of_headline(reading)
    for place in range(_LEAST_BEFORE, after - 1):
        form = reading.form(place)
        if form == ":" or reading.is_that(place):
            return  # «يؤكد أن الجيش والشعب يدافعان»: two may do one thing
        if form[:1] != "و" or reading.inside[place] >= 0 or not reading.is_word(place):
            continue
        if _is_definite(reading, place, after) or _speaks(reading, place):
            yield place


def _end_of_headline(reading: Reading) -> int:
    end = reading.text.find("\n")
    return bisect_left(reading.starts, end) if end >= 0 else 0


def _is_definite(reading: Reading, place: int, after: int) -> bool:
    """«والشرطة تحقق», «وواشنطن تتهم», «وطوابير السيارات تمتد»."""
    subject = reading.form(place)[1:]
    if not (subject.startswith("ال") or subject in places() or lexicon().is_noun(subject)):
        return False
    definite = subject.startswith("ال") or subject in places()
    for near in range(place + 1, min(place + 1 + _LONGEST_SUBJECT, after)):
        form = reading.form(near)
        if is_finite(form):
            return definite and not form.endswith(_OF_SEVERAL)
        if not (form.startswith("ال") or form in places()):
            return False
        definite = True
    return False


def _speaks(reading: Reading, place: int) -> bool:
    """«وناج يتحدث عن»، «ومحام يؤكد أن»."""
    subject = reading.form(place)[1:]
    if not is_head_of(subject, _SPEAKS):
        return False
    return any(cue.shape is Shape.IMPERFECT for cue in cues_of(reading.form(place + 1)))
