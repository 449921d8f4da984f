"""From a page to its articles, with the publisher that the catalogue gives it."""

from dataclasses import replace

from isnad.collect import HEAD, Catalogue, Kind, decode_text, kind_of
from isnad.extract import articles_from_dump, extract_article
from isnad.model import Article, Evidence, Page, host_of


def articles_of_page(page: Page, catalogue: Catalogue) -> tuple[Article, ...]:
    """The articles that stand in a page, or in the text dump of one.

    Raises NotAnArticle where none does, UnreadableFile where a text is in no known encoding.
    """
    if not page.content_type and kind_of(page.body[:HEAD], page.source) is Kind.TEXT:
        return articles_from_dump(decode_text(page.body), page.source)
    publisher = catalogue.by_host(host_of(page.url))
    article = extract_article(page, publisher=publisher)
    if publisher is None and (owner := catalogue.by_host(host_of(article.url))):
        # The page told its address itself: it is read again by the clock of its publisher.
        article = extract_article(page, publisher=owner)
    return (article,)


def with_publisher(article: Article, catalogue: Catalogue) -> Article:
    """The article with the publisher that owns its host, where it names none itself."""
    if article.publisher or not article.url:
        return article
    host = host_of(article.url)
    publisher = catalogue.by_host(host)
    if publisher is None:
        return article
    evidence = Evidence("publisher", "catalogue:host", host)
    return replace(article, publisher=publisher.id, evidence=(*article.evidence, evidence))
