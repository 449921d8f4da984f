"""From a page to its articles, with the publisher that the catalogue gives it."""

import re
from dataclasses import replace

from isnad.collect import HEAD, Catalogue, Kind, decode_text, kind_of
from isnad.extract import articles_from_dump, extract_article
from isnad.model import Article, Evidence, Page, host_of

# The head of a page stands in these first bytes, with its styles and scripts, or is too long for a glance.
_HEAD_OF_PAGE = 256 * 1024
_OWN_ADDRESS = re.compile(rb"""<(?:link|meta)\b[^>]{0,500}?(?:\bcanonical\b|\bog:url\b)[^>]{0,500}>""", re.IGNORECASE)
_ADDRESS = re.compile(rb"""(?:href|content)\s*=\s*["']?(https?://[^"'\s>]+)""", re.IGNORECASE)


def articles_of_page(page: Page, catalogue: Catalogue) -> tuple[Article, ...]:
    """The articles that stand in a page, or in the text dump of one.

    Raises NotAnArticle where none does, UnreadableFile where a text is in no known encoding.
    """
    if not page.content_type and kind_of(page.body[:HEAD], page.source) is Kind.TEXT:
        return articles_from_dump(decode_text(page.body), page.source)
    publisher = catalogue.by_host(host_of(page.url) or _told_host(page.body))
    article = extract_article(page, publisher=publisher, rules=catalogue.rules(publisher))
    owner = catalogue.by_host(host_of(article.url))
    if owner is not None and owner != publisher:
        # The page told its address in another way: it is read again by the clock and rules of its publisher.
        article = extract_article(page, publisher=owner, rules=catalogue.rules(owner))
    return (article,)


def _told_host(body: bytes) -> str:
    # A glance before the page is parsed, which saves parsing it twice; extraction says what the address really is.
    link = _OWN_ADDRESS.search(body, 0, _HEAD_OF_PAGE)
    found = _ADDRESS.search(link[0]) if link else None
    return host_of(found[1].decode("ascii", "replace")) if found else ""


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
