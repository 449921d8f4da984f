"""Where reported words end, and whose words they are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from isnad.analyse.claims.cues import Cue, Shape, cues_of
from isnad.analyse.claims.found import Bringer, Complement
from isnad.analyse.claims.name_words import is_name_word
from isnad.analyse.claims.reading import Quote, Reading
from isnad.analyse.claims.words import bare, words_of
from isnad.model import Form

LONGEST = 320  # tokens of reported speech without quotation marks: no sentence of a newspaper is longer
_LONGEST_DATELINE = 9  # tokens
_DASHES = frozenset("-–—ـ")
_DENIES_IT = re.compile("(?:[يت]نفي|نف[تاي]|[يت]نكر|انكرت?|ينفون|نفو)(?:ه|ها)?$")
_AFTER_SPEECH = frozenset(".،؛!؟:,;") | {"…"}


@dataclass(frozen=True, slots=True)
class Extent:
    """Reported words: tokens [first, after), and in whose words they are."""

    first: int
    after: int
    form: Form


Breaks = Mapping[int, Cue | None]


def extent_of(reading: Reading, complement: Complement, breaks: Breaks, verb: Cue | None = None) -> Extent | None:
    """How far reported words go.

    `breaks` are tokens at which another claim begins or an attribution that trails. One with a cue is a verb without a
    subject of its own: it goes on with what the same source says, if it agrees with the `verb` before, and else it
    belongs to what is reported («قال إنهم رفضوا العرض وطالبوا بغيره»).
    """
    first = complement.first
    if first >= len(reading):
        return None
    quote = reading.opens.get(first)
    if quote is not None and _is_whole(reading, quote, breaks, complement):
        inner = first + 1 + reading.is_that(first + 1)  # «قال: "إن ..."»
        return Extent(inner, quote.after, Form.DIRECT) if quote.after > inner else None
    after = _clause_end(reading, first, breaks, verb)
    after = _less_punctuation(reading, first, after)
    if after <= first:
        return None
    if complement.by in {Bringer.COLON, Bringer.SPOKEN}:
        return Extent(first, after, Form.DIRECT)
    return Extent(first, after, Form.MIXED if quotes_words(reading, first, after) else Form.INDIRECT)


def _is_whole(reading: Reading, quote: Quote, breaks: Breaks, complement: Complement) -> bool:
    """Whether the quotation is all that is reported."""
    behind = quote.close + 1
    if behind >= reading.sentence_end(quote.close) or behind in breaks or reading.form(behind) in _AFTER_SPEECH:
        return True
    return complement.by in {Bringer.QUOTE, Bringer.COLON}


def _clause_end(reading: Reading, first: int, breaks: Breaks, verb: Cue | None) -> int:
    end = min(reading.sentence_end(first), first + LONGEST)
    if reading.inside[first] >= 0 and first not in reading.opens:  # the content begins within a quotation
        end = min(end, reading.quotes[reading.inside[first]].after)
    place = first
    while place < end:
        if place in breaks and place > first and _agrees(breaks[place], verb):
            return place
        if place > first and reading.inside[place] == reading.inside[first] and _is_denied_there(reading, place):
            return place
        quote = reading.opens.get(place)
        if quote is not None and quote.close < first + LONGEST:
            place = quote.close
            end = min(max(end, reading.sentence_end(place)), first + LONGEST)
        place += 1
    return min(place, end)


def _is_denied_there(reading: Reading, place: int) -> bool:
    """«تتهم لندن موسكو بالضلوع | ، وهو ما تنفيه موسكو»: whether a clause opens that tells who denies what was said."""
    if reading.form(place) not in "،,":
        return False
    form, following = reading.form(place + 1), reading.form(place + 2)
    is_what = (form in {"وهو", "وهي"} and following == "ما") or (form == "الامر" and following == "الذي")
    return is_what and _DENIES_IT.match(reading.form(place + 3)) is not None


def _agrees(other: Cue | None, verb: Cue | None) -> bool:
    if other is None or verb is None or verb.shape is Shape.PARTICIPLE:
        return True
    return other.plural == verb.plural or not other.plural


def _less_punctuation(reading: Reading, first: int, after: int) -> int:
    after = reading.less_marks(first, after, ')]%»"”“')
    if (
        after - first > 1
        and reading.form(after - 1) in '"”“»'
        and (reading.inside[after - 1] < 0 or reading.quotes[reading.inside[after - 1]].open < first)
    ):
        after -= 1
    return after


def quotes_words(reading: Reading, first: int, after: int) -> bool:
    """Whether a part of a report is in the source's own words."""
    for place in range(first, after):
        quote = reading.opens.get(place)
        if quote is not None and quote.close < after and _are_words(reading, quote):
            return True
    return False


def _are_words(reading: Reading, quote: Quote) -> bool:
    words = [reading.form(place) for place in range(quote.open + 1, quote.close) if reading.is_word(place)]
    before = reading.form(quote.open - 1 - (reading.form(quote.open - 1) == ":"))
    if bare(before) in words_of("naming") or before in words_of("naming"):
        return False
    if len(words) > 1:
        return True
    return len(words) == 1 and not words[0].startswith("ال") and not is_name_word(words[0])


def behind_dateline(reading: Reading, start: int, end: int) -> int:
    """The token behind «القاهرة - أ.ف.ب:» or «القاهرة (رويترز) -»."""
    for near in range(start, min(end, start + _LONGEST_DATELINE)):
        dash = reading.form(near) in _DASHES and reading.form(near - 1) == ")" and near - 1 > start
        if (dash or reading.form(near) == ":") and not any(cues_of(form) for form in reading.forms[start:near]):
            return near + 1
    return start


def trimmed(reading: Reading, content: tuple[int, int]) -> tuple[int, int] | None:
    """A content without the marks at its ends; None where hardly a word is left."""
    first, after = content
    while first < after and not reading.is_word(first) and first not in reading.opens:
        first += 1
    after = reading.less_marks(first, after, ')»"”%')
    return (first, after) if after - first > 1 else None
