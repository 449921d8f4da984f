"""The door of the package: a text in, its tags out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from isnad.analyse.tags.candidates import Places, candidates
from isnad.analyse.tags.choosing import Chosen, choose
from isnad.analyse.tags.measures import Text, contributions, probability
from isnad.analyse.tags.reading import Reading
from isnad.analyse.tags.writing import written
from isnad.arabic.letters import ARABIC_LETTER
from isnad.model import Mention, Span, Tag

_ARABIC = re.compile(ARABIC_LETTER)
_LEAST_WORDS = 2  # a text of one word is about nothing
_MOST_SPANS = 100  # of one tag: a long text repeats it without end
_DIGITS = 4  # of a score


def tags(text: str, title_end: int = 0, entities: Iterable[Span | Mention] = ()) -> tuple[Tag, ...]:
    """The tags of a text, best first: five to ten, fewer where the text has no more phrases. Linear time.

    `title_end` is the code point at which the headline ends, 0 where there is none. `entities` are places of names that
    are known from elsewhere; each is a candidate as a whole. Texts without Arabic, or of one word, have no tags.
    """
    if _ARABIC.search(text) is None:
        return ()
    reading = Reading(text)
    if len(reading.words) < _LEAST_WORDS:
        return ()
    found = candidates(reading, _known(reading, entities))
    size = Text(len(reading.words), bisect_left(reading.starts, title_end) if title_end > 0 else 0)
    return tuple(_tag(reading, chosen) for chosen in choose(found, size))


def _known(reading: Reading, entities: Iterable[Span | Mention]) -> list[Places]:
    """The words of each entity."""
    places = ((bisect_right(reading.ends, e.start), bisect_left(reading.starts, e.end)) for e in entities)
    return [place for place in places if place[0] < place[1]]


def _tag(reading: Reading, chosen: Chosen) -> Tag:
    candidate = chosen.candidate
    rule = "entity" if candidate.entity else "name" if candidate.named else "noun phrase"
    return Tag(
        written(reading, candidate),
        candidate.key,
        round(probability(chosen.odds), _DIGITS),
        rule,
        contributions(chosen.values),
        tuple(_span(reading, place) for place in candidate.places[:_MOST_SPANS]),
    )


def _span(reading: Reading, place: Places) -> Span:
    start, end = reading.starts[place[0]], reading.ends[place[1] - 1]
    return Span(reading.text[start:end], start, end)
