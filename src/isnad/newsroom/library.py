"""What needs no store, for `isnad extract`, `group` and `analyse`, and for programs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from isnad.collect import (
    Catalogue,
    Dump,
    Introduced,
    PageRead,
    PassedOver,
    Record,
    built_in_catalogue,
    built_in_rules,
    read_paths,
    total_bytes,
)
from isnad.errors import BadRecord, UnreadableFile
from isnad.extract import article_from_record, articles_from_dump
from isnad.model import Analysis, Article, Failure, Page, Placement, Report
from isnad.newsroom.placements import Placements
from isnad.newsroom.reading import articles_of_page, with_publisher
from isnad.newsroom.report import Progress, Unwatched
from isnad.newsroom.reports import report_of
from isnad.newsroom.rules import Rules
from isnad.newsroom.taggers import tagger_name
from isnad.stories import Grouper, shared_origins

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
        case PageRead(page, record=None):
            return _of_page(Page(url or page.url, page.body, source=page.source))
        case Dump(text, source):
            return articles_from_dump(text, source)
        case Failure():
            raise UnreadableFile(str(item))
        case _:
            raise UnreadableFile(f"{path}: not one page; `isnad import` reads folders, JSON Lines and WARC")


def group_stream(paths: Sequence[Path], *, progress: Progress | None = None) -> Iterator[Placement | Failure]:
    """Groups the articles of JSON Lines files («-» is standard input) among themselves, without a store.

    They are taken as a stream in order of `published`; one without a date keeps its place behind the line before it.
    Yields what could not be read while reading, then where each article stands after all regroupings, in order of the
    lines; a second line with an id that came before is passed over. `progress` counts articles, from when all are read.
    """
    catalogue = _catalogue()
    reports: dict[str, Report] = {}
    for item in read_paths(paths):
        match item:
            case Failure():
                yield item
            case Introduced():
                catalogue = catalogue.joined(item.publishers)
            case Record():
                try:
                    report = report_of(with_publisher(article_from_record(item.shape), catalogue), catalogue)
                except BadRecord as error:
                    yield Failure(item.source, str(error), line=item.line)
                else:
                    reports.setdefault(report.id, report)
            case PageRead() | Dump():
                yield Failure(item.source, _NO_LINES)
            case PassedOver():
                pass
    yield from _grouped(reports.values(), progress or Unwatched())


def analyse_stream(
    paths: Sequence[Path], *, progress: Progress | None = None, tagger: str = ""
) -> Iterator[tuple[Article, Analysis] | Failure]:
    """Reads the claims and figures of the articles in JSON Lines files («-» is standard input), without a store.

    Yields each article with its analysis, in order of the lines, and what could not be read where it stood.
    `progress` counts bytes; `tagger` names a neural tagger («» as in `tagger_name`). Raises SettingError where that
    cannot be loaded.
    """
    progress = progress or Unwatched()
    rules = Rules.present(tagger_name(tagger))
    rules.prepare()
    progress.begin(total_bytes(paths))
    done = 0
    for item in read_paths(paths, progress.advance):
        match item:
            case Failure():
                yield item
            case Record():
                try:
                    article = article_from_record(item.shape)
                except BadRecord as error:
                    yield Failure(item.source, str(error), line=item.line)
                else:
                    yield article, rules.analyse(article)
                    done += 1
                    progress.kept(done)
            case PageRead() | Dump():
                yield Failure(item.source, _NO_LINES)
            case PassedOver() | Introduced():
                pass


_NO_LINES = "not JSON Lines; `isnad extract` makes a line of a page"
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


def _grouped(reports: Iterable[Report], progress: Progress) -> Iterator[Placement]:
    grouper, placements = Grouper(), Placements()
    lines = tuple(reports)
    progress.begin(len(lines))
    for done, report in enumerate(_in_order(lines), start=1):
        grouped = grouper.add(report)
        placements.add(grouped, repeats=report.id not in grouper)
        progress.advance(1)
        progress.kept(done)
    # In order of time: the earliest of a copy group stands behind it where nobody credits an agency.
    final = shared_origins([placements[report.id] for report in _in_order(lines)])
    by_id = {placement.article: placement for placement in final}
    return (by_id[report.id] for report in lines)


def _in_order(reports: Iterable[Report]) -> list[Report]:
    last, timed = _LONG_AGO, []
    for report in reports:
        last = report.at or last
        timed.append((last, report))
    return [report for _, report in sorted(timed, key=lambda each: each[0])]


def _of_page(page: Page) -> tuple[Article, ...]:
    catalogue = _catalogue()
    return tuple(with_publisher(article, catalogue) for article in articles_of_page(page, catalogue))


@cache
def _catalogue() -> Catalogue:
    return Catalogue(built_in_catalogue(), built_in_rules())
