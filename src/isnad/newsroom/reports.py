"""From an article to the report that is grouped: with what only the newsroom knows of its publisher and its time."""

from datetime import datetime

from isnad.collect import Catalogue
from isnad.extract.credit_words import agency_key
from isnad.model import Article, Publisher, PublisherKind, Report, canonical_url, own_id
from isnad.store import time_of


def report_of(article: Article, catalogue: Catalogue, seen: datetime | None = None) -> Report:
    """An article as it is grouped; `seen` is when we first had it, aware, None where nobody noted it.

    It credits agencies, one key for all spellings of each (an agency's own site credits it), and other houses.
    """
    publisher = catalogue.by_id(article.publisher)
    published = article.published.at if article.published else None
    return Report(
        id=article.id,
        title=article.title,
        body=article.body or article.deck,
        publisher=article.publisher,
        owner=publisher.owner if publisher else "",
        credited=_credited(article, publisher, catalogue),
        at=time_of(published, seen) if seen else published,
        offers=_offers(article),
    )


def _offers(article: Article) -> tuple[str, ...]:
    """The ids of what the page offers beside the article, where somebody chose it: a long list is a machine's."""
    addresses = [canonical_url(offer.url) for offer in article.read_also if offer.url]
    return tuple(own_id(address) for address in addresses) if len(article.read_also) <= _CHOSEN else ()


_CHOSEN = 4  # offers at most that an editor chooses


def _credited(article: Article, publisher: Publisher | None, catalogue: Catalogue) -> tuple[str, ...]:
    """The origins that an article credits, each once; «وكالات» names none, a house that credits itself neither."""
    names = list(article.agencies)
    if publisher is not None and publisher.kind is PublisherKind.AGENCY:
        names.append(publisher.name)
    origins = (_origin(name, publisher, catalogue) for name in names)
    return tuple(origin for origin in dict.fromkeys(origins) if origin)


def _origin(name: str, own: Publisher | None, catalogue: Catalogue) -> str:
    key = agency_key(name)
    other = catalogue.by_name(name)
    # A key made of the name alone is another for each of its spellings; the catalogue has one for all.
    if key and (other is None or key.isascii()):
        return "" if key == _UNNAMED else f"agency:{key}"
    if other is None or (own is not None and other.id == own.id and other.kind is not PublisherKind.AGENCY):
        return ""
    if other.kind is PublisherKind.AGENCY:
        return f"agency:{other.id}"
    return f"owner:{other.owner}" if other.owner else f"publisher:{other.id}"


_UNNAMED = "agencies"  # the key of «وكالات»
