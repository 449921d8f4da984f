"""A story told in few lines, all taken from its articles: a timeline and a summary.

The way through: `texts` chooses the articles that tell an event, `lines` their sentences, `standing` and `central` what
each is worth, `judging` which of them most likely tells what happened, by what is `seen` of it, and `repeats` which
happening is told again, `clocks`, `own_days` and `happening` when it happened, `tolls` which figures were overturned,
`speakers` who says it, `condensing` what the story comes to; `building` puts them together.
"""

from isnad.stories.chronicle.building import (
    StoryLines,
    chronicle_of,
    entry_of,
    events_of,
    lines_of_story,
    summary_of,
    tell_chronicle,
)
from isnad.stories.chronicle.central import EventLines
from isnad.stories.chronicle.happening import Days

__all__ = [
    "Days",
    "EventLines",
    "StoryLines",
    "chronicle_of",
    "entry_of",
    "events_of",
    "lines_of_story",
    "summary_of",
    "tell_chronicle",
]
