"""What the articles of a story say together: what its account is made of, and how it names its words."""

from dataclasses import dataclass
from datetime import datetime

from isnad.model.article import Article
from isnad.model.claim import Analysis
from isnad.model.span import Span
from isnad.model.story import Placed


@dataclass(frozen=True, slots=True)
class Told:
    """One state of the words of an article in a story, with what was read in them."""

    placed: Placed  # where the article stands; the same for all its states
    revision: int  # number of the state, from 1
    at: datetime  # aware UTC: its time of publication; of a later state, when it came to be so
    article: Article  # as it stood then
    analysis: Analysis  # of these words
    is_newest: bool = True  # whether these are its words as we know them now

    def words(self, span: Span) -> "Words":
        """A span of its text, as an account names it."""
        return Words(self.placed.article, self.revision, span)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one state of an article: where an account leads its reader to."""

    article: str  # id
    revision: int
    span: Span  # in the text of that state
