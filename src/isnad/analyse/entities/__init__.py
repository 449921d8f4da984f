"""Who and what an article names: persons, places, organisations, events, laws and works, by rules and lists.

The door is `entities`, which takes what a tagger found too (`Tagged`); `Entity` and `Mention` are nouns of the model.
"""

from collections.abc import Iterable

from isnad.analyse.claims.reading import Reading
from isnad.analyse.entities.again import again
from isnad.analyse.entities.finding import find
from isnad.analyse.entities.joining import join
from isnad.analyse.entities.tagged import Tagged, with_tagged
from isnad.analyse.entities.text import Text
from isnad.model import Entity

__all__ = ["Tagged", "entities"]


def entities(text: str, reading: Reading | None = None, tagged: Iterable[Tagged] | None = None) -> tuple[Entity, ...]:
    """Who and what a text names, in order of first mention; those that only a reference names stand at the end.

    `reading` is that of the text, where the caller has one already. `tagged` are the persons, places and organisations
    that a tagger found, in place of those of the rules (see `tagged.py`); None where no tagger was asked. Linear time;
    a text without Arabic words has none.
    """
    words = Text(reading or Reading(text))
    found = find(words) if tagged is None else with_tagged(words, find(words), tagged)
    return join(words, again(words, found))
