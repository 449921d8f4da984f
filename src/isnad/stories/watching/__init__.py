"""Which watches an article meets, with what words, and whether the same was told before. Pure functions."""

from isnad.stories.watching.articles import met_by, met_by_search, text_of
from isnad.stories.watching.conflicts import conflicts_seen, met_by_conflict
from isnad.stories.watching.known import is_told
from isnad.stories.watching.tolls import followed

__all__ = ["conflicts_seen", "followed", "is_told", "met_by", "met_by_conflict", "met_by_search", "text_of"]
