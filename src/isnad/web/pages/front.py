"""The front page: the newest article large, the next ones beside it, the rest by section; then older pages as lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from isnad.model import Article, StoryQuery
from isnad.web.pages.asked import Turn, number_of
from isnad.web.site import Site

FRONT = 40  # articles on the front page: about four screens of a desk
BESIDE = 4  # articles beside the large one
STORIES = 4  # stories that the front page names
LONGEST = 5  # articles under one heading: what its grid shows without a hole; older ones go to the end


@dataclass(frozen=True, slots=True)
class Block:
    """Articles under one heading."""

    section: str  # as the publishers call it, "" where they do not
    publisher: str  # id of the publisher where no section is given, "" for what stood alone
    articles: tuple[Article, ...]  # newest first


def front(site: Site, request: Request) -> Response:
    """«/»."""
    page = number_of(request, "page")
    found = site.newsroom.latest(limit=FRONT, offset=(page - 1) * FRONT)
    articles = [hit.kept.article for hit in found.hits]
    turn = Turn(page, found.total, FRONT)
    visit = site.visit(request)
    if page > 1:
        return visit.page("older.html", articles=articles, turn=turn)
    return visit.page(
        "front.html",
        lead=articles[0] if articles else None,
        beside=articles[1 : 1 + BESIDE],
        stories=site.newsroom.stories(StoryQuery(limit=STORIES)).rows,
        blocks=blocks(articles[1 + BESIDE :]),
        turn=turn,
    )


def blocks(articles: Sequence[Article]) -> tuple[Block, ...]:
    """The articles by section, else by publisher; what stands alone or is too many is gathered at the end."""
    by_heading: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        heading = (article.section, "") if article.section else ("", article.publisher)
        by_heading.setdefault(heading, []).append(article)
    full = [Block(*heading, tuple(many[:LONGEST])) for heading, many in by_heading.items() if len(many) > 1]
    shown = {article.id for block in full for article in block.articles}
    rest = tuple(article for article in articles if article.id not in shown)
    return (*full, Block("", "", rest)) if rest else tuple(full)
