"""Claims that came through an attribution: «قال فلان، بحسب رويترز، إن ...»، «قالت الوزارة إن ...، حسبما أفاد النائب».

Where all that an attribution attributes is one or more claims, it gives no claim of its own: who is named there passed
them on.
"""

from bisect import bisect_left
from dataclasses import replace

from isnad.analyse.claims.attributions import Attributions
from isnad.analyse.claims.found import According, Bringer, Found
from isnad.analyse.claims.phrase_leads import is_press
from isnad.analyse.claims.phrases import phrase_after
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.words import is_head
from isnad.model import Act

_AS = frozenset({"كما", "مثلما"})
_LEADS = 3  # tokens before the first claim of a sentence: «كما»، «وكان»، «وقد»
_TRAILS = 2  # tokens behind its last: marks


def through(
    reading: Reading, found: list[Found], according: list[According], attributions: Attributions
) -> list[Found]:
    """The claims of verbs, with who passed them on, and those of attributions that attribute something else.

    `found` is in order of the cues; so is what is returned, but for the claims of attributions at its end.
    """
    told = list(found)
    cues = [claim.cue[0] for claim in found]
    own: list[Found] = []
    for each in according:
        before = bisect_left(cues, each.first) - 1
        if before >= 0 and _stands_before_content(told[before], each):
            told[before] = _passed_on(reading, told[before], each)
            continue
        claim = attributions.told(each)
        if claim is None:
            continue
        if before >= 0 and _told_what_is_denied(reading, told[before], each):
            own.append(replace(claim, content=told[before].content, cut=told[before].cut))
            continue
        numbers = range(bisect_left(cues, claim.content[0]), bisect_left(cues, claim.content[1]))
        if _is_all(reading, [told[number] for number in numbers], claim):
            for number in numbers:
                told[number] = _passed_on(reading, told[number], each)
        else:
            own.append(claim)
    return told + own


def _stands_before_content(claim: Found, each: According) -> bool:
    """«وقال فلان، بحسب رويترز، إن ...»."""
    return claim.cue[1] <= each.first and each.source.after <= claim.content[0]


def _told_what_is_denied(reading: Reading, claim: Found, each: According) -> bool:
    """«نفى اللاعب رحيله، كما ذكرت تقارير»: the reports say what he denies, and did not bring his denial."""
    if reading.form(each.first) not in _AS or claim.verb is None or claim.verb.verb.act is not Act.DENY:
        return False
    after = claim.content[1]
    return after <= each.first <= after + _TRAILS and is_head(reading.form(each.source.first), "document")


def _passed_on(reading: Reading, claim: Found, each: According) -> Found:
    """A claim with its further source, or, behind «نقلا عن», with whom it comes from."""
    span = (each.source.first, each.source.after)
    if claim.source is None and each.first < claim.cue[0]:  # «بحسب مصادر، أكدت أن»
        return replace(claim, source=span, passed=each.passed)
    told_to = _told_to(reading, claim, each) if each.from_press else ()
    if reading.form(each.first) == "نقلا":
        return replace(claim, origin=(*claim.origin, span, *each.passed))
    return replace(claim, passed=(*claim.passed, *told_to, span, *each.passed))


def _told_to(reading: Reading, claim: Found, each: According) -> tuple[tuple[int, int], ...]:
    """«قال مسؤول لرويترز، وفق ما نقلته عنها الصحيفة»: the agency is one of the hands."""
    press = next((near for near in range(claim.cue[1], each.first) if is_press(reading.form(near))), None)
    if press is None:
        return ()
    phrase = phrase_after(reading, press, each.first, leads=False)
    return ((phrase.first, phrase.after),) if phrase is not None and phrase.after > phrase.first else ()


def _is_all(reading: Reading, claims: list[Found], attributed: Found) -> bool:
    """Whether claims fill what an attribution attributes, from its first words to its last.

    A demand or an accusation is itself what an attribution tells («وفقا لهاشم، طالب المتمردون بفدية»).
    """
    if not claims or any(claim.rule.startswith(Bringer.PHRASE) for claim in claims):
        return False
    first, after = attributed.content
    starts = min(min(claim.cue[0], claim.content[0], *(claim.source or ())) for claim in claims)
    ends = max(max(claim.cue[1], claim.content[1]) for claim in claims)
    return starts - first < _LEADS and not any(map(reading.is_word, range(ends, after))) and after - ends <= _TRAILS
