"""A story told in few lines, all taken from its articles: a timeline and a summary.

The way through: `texts` chooses the articles that tell an event, `lines` their sentences, `standing` and `central` what
each is worth, `judging` which of them most likely tells what happened, by what is `seen` of it, and `repeats` which
happening is told again, `clocks`, `own_days` and `happening` when it happened, `tolls` which figures were overturned,
`speakers` who says it, `condensing` what the story comes to; `building` puts them together.
"""

from isnad.stories.chronicle.building import entry_of, events_of, lines_of_story, summary_of, tell_chronicle
from isnad.stories.chronicle.central import EventLines
from isnad.stories.chronicle.happening import Days
from isnad.stories.chronicle.stale import stale_articles

__all__ = [
    "Days",
    "EventLines",
    "entry_of",
    "events_of",
    "lines_of_story",
    "stale_articles",
    "summary_of",
    "tell_chronicle",
]
