"""From an article to the report that is grouped: with what only the newsroom knows of its publisher and its time."""

from datetime import datetime

from isnad.collect import Catalogue
from isnad.extract.credits import agency_identity
from isnad.model import Article, PublisherKind, Report
from isnad.store import time_of


def report_of(article: Article, catalogue: Catalogue, seen: datetime | None = None) -> Report:
    """An article as it is grouped; `seen` is when we first had it, aware, None where nobody noted it.

    Its agencies are those it credits, under one key for all spellings of each; an agency's own site is one of them.
    """
    publisher = catalogue.by_id(article.publisher)
    agencies = [agency_identity(name) for name in article.agencies]
    if publisher is not None and publisher.kind is PublisherKind.AGENCY:
        agencies.append(agency_identity(publisher.name))
    published = article.published.at if article.published else None
    return Report(
        id=article.id,
        title=article.title,
        body=article.body or article.deck,
        publisher=article.publisher,
        owner=publisher.owner if publisher else "",
        agencies=tuple(key for key in dict.fromkeys(agencies) if key),
        at=time_of(published, seen) if seen else published,
    )
