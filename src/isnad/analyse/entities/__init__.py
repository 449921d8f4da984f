"""Who and what an article names: persons, places, organisations, events, laws and works, by rules and lists.

The door is `entities`; `Entity` and `Mention` are nouns of the model.
"""

from isnad.analyse.claims.reading import Reading
from isnad.analyse.entities.again import again
from isnad.analyse.entities.finding import find
from isnad.analyse.entities.joining import join
from isnad.analyse.entities.text import Text
from isnad.model import Entity

__all__ = ["entities"]


def entities(text: str, reading: Reading | None = None) -> tuple[Entity, ...]:
    """Who and what a text names, in order of first mention; those that only a reference names stand at the end.

    `reading` is that of the text, where the caller has one already. Linear time; a text without Arabic words has none.
    """
    words = Text(reading or Reading(text))
    return join(words, again(words, find(words)))
