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
from isnad.model.claim import Act, Analysis, Bound, Claim, Figure, Form, Link, SourceKind
from isnad.model.codec import article_from_json, article_to_json
from isnad.model.entity import Entity, EntityKind, Mention
from isnad.model.failure import Failure
from isnad.model.ids import own_id
from isnad.model.kept import (
    Alias,
    Analysed,
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
from isnad.model.shapes import (
    analysis_to_json,
    failure_to_json,
    known_to_json,
    placement_to_json,
    publisher_to_json,
    story_row_to_json,
    story_to_json,
)
from isnad.model.span import Span
from isnad.model.story import (
    Event,
    Grouped,
    Level,
    Logged,
    Placed,
    Placement,
    Regrouping,
    Report,
    Story,
    StoryRow,
    Tie,
)
from isnad.model.tag import Tag
from isnad.model.urls import canonical_url, host_of

__all__ = [
    "Act",
    "Alias",
    "Analysed",
    "Analysis",
    "Article",
    "Bound",
    "Check",
    "Claim",
    "Entity",
    "EntityKind",
    "Event",
    "Evidence",
    "Failure",
    "Figure",
    "Form",
    "Grouped",
    "Hit",
    "Incoming",
    "KeptArticle",
    "Level",
    "Link",
    "Logged",
    "Mention",
    "Moment",
    "Outcome",
    "Page",
    "Paragraph",
    "ParagraphKind",
    "Placed",
    "Placement",
    "Precision",
    "Publisher",
    "PublisherCount",
    "PublisherKind",
    "ReadAlso",
    "Regrouping",
    "Report",
    "Revision",
    "SearchQuery",
    "SearchResult",
    "SourceKind",
    "Span",
    "Story",
    "StoryRow",
    "Tag",
    "Tie",
    "analysis_to_json",
    "article_from_json",
    "article_to_json",
    "canonical_url",
    "failure_to_json",
    "host_of",
    "known_to_json",
    "own_id",
    "placement_to_json",
    "publisher_to_json",
    "story_row_to_json",
    "story_to_json",
]
