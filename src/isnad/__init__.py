"""Isnad (إسناد): reads the Arabic news as a careful editor would.

>>> article = isnad.extract_article(html, "https://example.com/news/1")      # doctest: +SKIP
>>> isnad.analyse(article).claims[0].chain                                   # doctest: +SKIP
>>> newsroom = isnad.open_newsroom("sqlite:///news.sqlite")                  # doctest: +SKIP

The names below are imported when they are first used (PEP 562), and not with the package: they bring a database and an
extraction library with them, half a second and 60 MB, which somebody who wants `isnad.arabic.numbers` alone, or
`isnad --help`, must not wait for. This is the one place where an import does not stand at the top of a file.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isnad.analyse import analyse
    from isnad.newsroom import (
        STORE_SETTING,
        TAGGER_SETTING,
        CollectOptions,
        Newsroom,
        analyse_stream,
        check_feeds,
        extract_article,
        extract_file,
        find_feeds,
        group_stream,
        open_fetcher,
        open_newsroom,
        open_poster,
        store_url,
        tagger_name,
    )

__version__ = "0.1.0"

__all__ = [
    "STORE_SETTING",
    "TAGGER_SETTING",
    "CollectOptions",
    "Newsroom",
    "__version__",
    "analyse",
    "analyse_stream",
    "check_feeds",
    "extract_article",
    "extract_file",
    "find_feeds",
    "group_stream",
    "open_fetcher",
    "open_newsroom",
    "open_poster",
    "store_url",
    "tagger_name",
]


def __getattr__(name: str) -> object:
    if name == "analyse":  # the package of that name, which can be called
        return import_module("isnad.analyse")
    if name in __all__:
        return getattr(import_module("isnad.newsroom"), name)
    raise AttributeError(f"module 'isnad' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
