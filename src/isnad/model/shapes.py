"""What is told beside articles, as JSON: one shape for the command line and the API.

Times are ISO 8601 in UTC, as fine as `timespec` says (see `datetime.isoformat`).
"""

from datetime import datetime
from decimal import Decimal

from isnad.model.claim import Analysis, Claim, Figure, Link
from isnad.model.entity import Entity, Mention
from isnad.model.failure import Failure
from isnad.model.kept import Analysed, PublisherCount
from isnad.model.publisher import FeedAddress
from isnad.model.span import Span
from isnad.model.story import Event, Placed, Placement, Story
from isnad.model.tag import Tag
from isnad.model.telling import StoryRow
from isnad.model.topic import Portrait, Said, Topic

# Larger numbers than a double can hold (1.8e308) are no JSON number that a reader must understand (RFC 8259, 6).
_LARGEST_EXPONENT = 307


def analysis_to_json(analysis: Analysis) -> dict[str, object]:
    """The tags, entities, claims and figures of an article: the contract of `isnad analyse`.

    `start` and `end` of every span are code points in title, line feed, body. Where a source has no words of its own
    here, its `mention` is "" and the span null. `said_precision` tells how much of the time `said` the text gave. The
    `claim` of a figure is its place in `claims`, from 0, null where the reporter gives it. `references` of an entity
    name it by less than its name; `country`, `latitude` and `longitude` are a place's.
    """
    return {
        "tags": [_tag(tag) for tag in analysis.tags],
        "entities": [_entity(entity) for entity in analysis.entities],
        "claims": [_claim(claim) for claim in analysis.claims],
        "figures": [_figure(figure) for figure in analysis.figures],
    }


def placement_to_json(placement: Placement) -> dict[str, object]:
    """Where an article stands; with its id before it, the contract of `isnad group`."""
    return {
        "copy": placement.copy,
        "event": placement.event,
        "story": placement.story,
        "origin": placement.origin,
    }


def known_to_json(placement: Placement | None, analysed: Analysed | None) -> dict[str, object]:
    """What became of an article: its groups, and what was read in it; nulls where that is not known yet."""
    groups = placement_to_json(placement) if placement else dict.fromkeys(("copy", "event", "story", "origin"))
    read = analysis_to_json(analysed.analysis) if analysed else dict.fromkeys(("tags", "entities", "claims", "figures"))
    return groups | read


def story_row_to_json(row: StoryRow, timespec: str = "auto") -> dict[str, object]:
    """A story in a list."""
    return {
        "id": row.id,
        "headline": row.headline,
        "articles": row.articles,
        "events": row.events,
        "publishers": row.publishers,
        "origins": row.rank.origins,
        "first": time_to_json(row.first, timespec),
        "last": time_to_json(row.last, timespec),
        "conflicts": row.conflicts,
        "denials": row.denials,
        "rank": {
            "score": round(row.rank.score, 4),
            "recent": row.rank.recent,
            "before": row.rank.before,
            "growth": round(row.rank.growth, 3),
            "fresh": time_to_json(row.rank.fresh, timespec),
        },
    }


def story_to_json(story: Story, timespec: str = "auto") -> dict[str, object]:
    """A story with its timeline, times in UTC."""
    return {
        "id": story.id,
        "headline": story.headline,
        "first": time_to_json(story.first, timespec),
        "last": time_to_json(story.last, timespec),
        "names": list(story.names),
        "places": list(story.places),
        "tags": [topic_to_json(tag) for tag in story.tags],
        "origins": list(story.origins),
        "events": [_event(event, timespec) for event in story.events],
    }


def topic_to_json(topic: Topic) -> dict[str, object]:
    """A tag or an entity across articles; `articles` counts those that have it."""
    return {"kind": topic.kind.value, "key": topic.key, "name": topic.name, "articles": topic.articles}


def portrait_to_json(portrait: Portrait) -> dict[str, object]:
    """An entity as its articles tell of it. `said` and `told` are claims, each with the id of its article."""
    return {
        **topic_to_json(portrait.topic),
        "spellings": [{"text": text, "times": times} for text, times in portrait.spellings],
        "days": [{"day": day.isoformat(), "mentions": mentions} for day, mentions in portrait.days],
        "said": [_said(said) for said in portrait.said],
        "told": [_said(said) for said in portrait.told],
        "company": [topic_to_json(topic) for topic in portrait.company],
        "newest": [kept.article.id for kept in portrait.articles],
        "looked_at": portrait.looked_at,
        "country": portrait.country,
        "latitude": portrait.latitude,
        "longitude": portrait.longitude,
    }


def _said(said: Said) -> dict[str, object]:
    article = said.kept.article
    published = article.published.at.isoformat() if article.published else None
    return {"article": article.id, "published": published, **_claim(said.claim)}


def publisher_to_json(row: PublisherCount, timespec: str = "auto") -> dict[str, object]:
    """A publisher and how much of it is kept."""
    publisher = row.publisher
    return {
        "id": publisher.id,
        "name": publisher.name,
        "country": publisher.country,
        "zone": publisher.zone,
        "language": publisher.language,
        "kind": publisher.kind.value,
        "owner": publisher.owner,
        "hosts": list(publisher.hosts),
        "aliases": list(publisher.aliases),
        "home": publisher.home,
        "feeds": [_feed(feed) for feed in publisher.feeds],
        "articles": row.articles,
        "first": time_to_json(row.first, timespec),
        "last": time_to_json(row.last, timespec),
    }


def _feed(feed: FeedAddress) -> dict[str, object]:
    kind = feed.kind.value if feed.kind else None
    return {"url": feed.url, "kind": kind, "pattern": feed.pattern, "verified": feed.verified}


def failure_to_json(failure: Failure) -> dict[str, object]:
    """What could not be taken, and why."""
    return {"source": failure.source, "line": failure.line, "record": failure.record, "reason": failure.reason}


def _tag(tag: Tag) -> dict[str, object]:
    return {
        "tag": tag.text,
        "score": tag.score,
        "key": tag.key,
        "rule": tag.rule,
        "why": dict(tag.parts),
        "mentions": [_span(span) for span in tag.spans],
    }


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "content": claim.content.text,
        "start": claim.content.start,
        "end": claim.content.end,
        "cue": claim.cue.text,
        "cue_start": claim.cue.start,
        "cue_end": claim.cue.end,
        "chain": [_link(link) for link in claim.chain],
        "act": claim.act.value,
        "form": claim.form.value,
        "hedged": claim.hedged,
        "said": claim.said.isoformat() if claim.said else None,
        "said_precision": claim.said.precision.value if claim.said else None,
        "venue": claim.venue,
        "rule": claim.rule,
    }


def _link(link: Link) -> dict[str, object]:
    return {
        **_mention(link.mention),
        "name": link.name,
        "kind": link.kind.value,
        "cue": link.cue.text if link.cue else "",
    }


def _figure(figure: Figure) -> dict[str, object]:
    return {
        **_mention(figure.mention),
        "low": number_to_json(figure.low),
        "high": None if figure.high is None else number_to_json(figure.high),
        "bound": figure.bound.value,
        "what": figure.what,
        "of": figure.of,
        "place": figure.place,
        "time": figure.time,
        "claim": figure.claim,
        "rule": figure.rule,
    }


def _entity(entity: Entity) -> dict[str, object]:
    return {
        "name": entity.name,
        "kind": entity.kind.value,
        "key": entity.key,
        "mentions": [_named(mention) for mention in entity.mentions],
        "references": [_named(mention) for mention in entity.references],
        "country": entity.country,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
    }


def _named(mention: Mention) -> dict[str, object]:
    return {**_span(mention), "rule": mention.rule}


def _span(span: Span | Mention) -> dict[str, object]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _mention(span: Span | None) -> dict[str, object]:
    if span is None:
        return {"mention": "", "start": None, "end": None}
    return {"mention": span.text, "start": span.start, "end": span.end}


def number_to_json(value: Decimal) -> int | float | None:
    """A whole number as an integer; None where no JSON number is so large."""
    if value.adjusted() > _LARGEST_EXPONENT:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _event(event: Event, timespec: str) -> dict[str, object]:
    return {
        "id": event.id,
        "headline": event.headline,
        "first": time_to_json(event.first, timespec),
        "last": time_to_json(event.last, timespec),
        "copies": event.copies,
        "origins": list(event.origins),
        "articles": [_placed(placed, timespec) for placed in event.articles],
    }


def _placed(placed: Placed, timespec: str) -> dict[str, object]:
    """An article in its place; `share` and `added` say how much of the first text it has and what it adds, 0 to 1."""
    placement = placed.placement
    return {
        "id": placed.article,
        "title": placed.title,
        "publisher": placed.publisher,
        "at": time_to_json(placed.at, timespec),
        "copy": placement.copy,
        "origin": placement.origin,
        "share": placement.share,
        "added": placement.added,
    }


def time_to_json(at: datetime | None, timespec: str) -> str | None:
    """A time as ISO 8601, cut as `datetime.isoformat` says; None of none."""
    return at.isoformat(timespec=timespec) if at else None
