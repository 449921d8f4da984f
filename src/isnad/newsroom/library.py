"""Extraction without a store, for `isnad extract` and for programs: pages in, articles out."""

from functools import cache
from pathlib import Path

from isnad.collect import Catalogue, Dump, Fetched, built_in_catalogue, read_paths
from isnad.errors import UnreadableFile
from isnad.extract import articles_from_dump
from isnad.model import Article, Failure, Page
from isnad.newsroom.reading import articles_of_page, with_publisher

_IN_UTF8 = ("Content-Type", "text/html; charset=utf-8")


def extract_article(html: str | bytes, url: str = "") -> Article:
    """The article that stands in a page.

    `html` is the page, best as the bytes that came (the encoding is then found as for a fetched page); `url` its
    address, where known: it gives the publisher, and with it the clock, and makes links absolute.

    Raises NotAnArticle where no article stands in it.
    """
    if isinstance(html, str):  # decoded already: what the page says of its encoding is true no more
        return _of_page(Page(url, html.encode("utf-8", "replace"), headers=(_IN_UTF8,)))[0]
    return _of_page(Page(url, html))[0]


def extract_file(path: Path, url: str = "") -> tuple[Article, ...]:
    """The articles in a file («-» is standard input) that is a saved page or the text dump of one.

    Raises UnreadableFile where it is neither or cannot be read, NotAnArticle where no article stands in it.
    """
    item = next(read_paths([path]), None)
    match item:
        case Fetched(page, record=None):
            return _of_page(Page(url or page.url, page.body, source=page.source))
        case Dump(text, source):
            return articles_from_dump(text, source)
        case Failure():
            raise UnreadableFile(str(item))
        case _:
            raise UnreadableFile(f"{path}: not one page; `isnad import` reads folders, JSON Lines and WARC")


def _of_page(page: Page) -> tuple[Article, ...]:
    catalogue = _catalogue()
    return tuple(with_publisher(article, catalogue) for article in articles_of_page(page, catalogue))


@cache
def _catalogue() -> Catalogue:
    return Catalogue(built_in_catalogue())
