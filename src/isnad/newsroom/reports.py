"""From an article to the report that is grouped: with what only the newsroom knows of its publisher and its time."""

from datetime import datetime, timedelta

from isnad.collect import Catalogue
from isnad.extract.credits import agency_identity
from isnad.model import Article, PublisherKind, Report

# A clock may be wrong by a time zone; a page that was printed a day after we saw it has a wrong date.
_AHEAD = timedelta(days=1)


def report_of(article: Article, catalogue: Catalogue, seen: datetime | None = None) -> Report:
    """An article as it is grouped; `seen` is when we first had it, aware, None where nobody noted it.

    Its agencies are those it credits, under one key for all spellings of each; an agency's own site is one of them.
    """
    publisher = catalogue.by_id(article.publisher)
    agencies = [agency_identity(name) for name in article.agencies]
    if publisher is not None and publisher.kind is PublisherKind.AGENCY:
        agencies.append(agency_identity(publisher.name))
    return Report(
        id=article.id,
        title=article.title,
        body=article.body or article.deck,
        publisher=article.publisher,
        owner=publisher.owner if publisher else "",
        agencies=tuple(key for key in dict.fromkeys(agencies) if key),
        at=time_of(article, seen),
    )


def time_of(article: Article, seen: datetime | None) -> datetime | None:
    """When an article came into the world: published, else first seen; None where nobody knows."""
    if article.published is None:
        return seen
    at = article.published.at
    return at if seen is None or at <= seen + _AHEAD else seen
