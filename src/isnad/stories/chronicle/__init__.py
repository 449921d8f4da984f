"""A story told in few lines, all taken from its articles: a timeline and a summary.

The way through: `texts` chooses the articles that tell an event, `lines` their sentences, `standing` and `central` what
each is worth, `reports` which events tell a happening and `repeats` which one again, `clocks`, `own_days` and
`happening` when it happened, `tolls` which figures were overturned, `speakers` who says it, `condensing` what the story
comes to; `building` puts them together.
"""

from isnad.stories.chronicle.building import tell_chronicle

__all__ = ["tell_chronicle"]
