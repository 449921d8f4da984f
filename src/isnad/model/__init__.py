"""The nouns of the project: frozen values, without behaviour of their own. See docs/architecture.md."""

from isnad.model.article import (
    Article,
    Evidence,
    Moment,
    Paragraph,
    ParagraphKind,
    Precision,
    ReadAlso,
)
from isnad.model.codec import article_from_json, article_to_json
from isnad.model.failure import Failure
from isnad.model.ids import own_id
from isnad.model.kept import (
    Alias,
    Check,
    Hit,
    Incoming,
    KeptArticle,
    Outcome,
    PublisherCount,
    Revision,
    SearchQuery,
    SearchResult,
)
from isnad.model.page import Page
from isnad.model.publisher import Publisher, PublisherKind
from isnad.model.urls import canonical_url, host_of

__all__ = [
    "Alias",
    "Article",
    "Check",
    "Evidence",
    "Failure",
    "Hit",
    "Incoming",
    "KeptArticle",
    "Moment",
    "Outcome",
    "Page",
    "Paragraph",
    "ParagraphKind",
    "Precision",
    "Publisher",
    "PublisherCount",
    "PublisherKind",
    "ReadAlso",
    "Revision",
    "SearchQuery",
    "SearchResult",
    "article_from_json",
    "article_to_json",
    "canonical_url",
    "host_of",
    "own_id",
]
