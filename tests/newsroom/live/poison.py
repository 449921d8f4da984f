"""A reading room in which some pages, feeds and articles end the process that reads them, or never end."""

import os
import time
from collections.abc import Callable, Sequence
from functools import partial

from isnad.collect import Catalogue
from isnad.collect.listing import Listing
from isnad.errors import NotAFeed
from isnad.model import Analysis, Article, FetchedPage, Followed, Page, Publisher
from isnad.newsroom.room import Reading, ReadingRoom
from isnad.newsroom.rules import Rules

EXIT, HANG, RAISE = "سم-نهاية", "سم-تعليق", "سم-خطأ"
_IN_FEED, _IN_ARTICLE = "في-القائمة", "في-التحليل"
EXIT_IN_FEED, EXIT_IN_ANALYSIS, RAISE_IN_ANALYSIS = EXIT + _IN_FEED, EXIT + _IN_ARTICLE, RAISE + _IN_ARTICLE


def swallow(text: str) -> None:
    """What the poison in a text does."""
    if EXIT in text:
        os._exit(7)
    if HANG in text:
        time.sleep(600)
    if RAISE in text:
        raise ZeroDivisionError(RAISE)


class PoisonedRoom(ReadingRoom):
    """Reads like every room what is not poisoned."""

    def maker(self) -> Callable[[], ReadingRoom]:
        return partial(make, self.catalogue.all)

    def listing(self, feed: Followed, page: Page) -> Listing | NotAFeed:
        text = page.body.decode()
        if _IN_FEED in text:
            swallow(text)
        return super().listing(feed, page)

    def readings(self, pages: Sequence[FetchedPage]) -> tuple[Reading, ...]:
        for page in pages:
            text = page.page.body.decode()
            if _IN_ARTICLE not in text:
                swallow(text)
        return super().readings(pages)

    def analyses(self, articles: Sequence[Article]) -> tuple[Analysis, ...]:
        for article in articles:
            swallow(article.text)
        return super().analyses(articles)


def make(publishers: Sequence[Publisher] = ()) -> PoisonedRoom:
    """The room, also in another process."""
    return PoisonedRoom(Catalogue(publishers), Rules(1, lambda _: Analysis()))
