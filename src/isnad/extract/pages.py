"""Page -> Article: every part of extraction in its order, and the decision that a page is no article."""

import hashlib

from lxml import html

from isnad.arabic.letters import match_form
from isnad.errors import NotAnArticle
from isnad.extract.address import find_language, find_section, find_url
from isnad.extract.blocks import Blocks, read_blocks
from isnad.extract.body import Body, body_from_text, find_body
from isnad.extract.bylines import find_bylines
from isnad.extract.country import find_clock
from isnad.extract.datelines import find_datelines
from isnad.extract.document import Document, folded, read_document
from isnad.extract.furniture import Furniture
from isnad.extract.headline import Headline, find_headline, page_title
from isnad.extract.houses import find_house
from isnad.extract.linked_data import LinkedData, read_linked_data, strings
from isnad.extract.opinion import second_opinion
from isnad.extract.parts import furniture_of, squeezed
from isnad.extract.read_also import find_read_also
from isnad.extract.tags import find_tags
from isnad.extract.times import find_times
from isnad.model import Article, Evidence, Page, Publisher

_FEWEST_WORDS = 12  # of title and body together: a flash of one sentence has more
_NOT_ARTICLES = frozenset(["CollectionPage", "SearchResultsPage", "ProfilePage", "ContactPage", "AboutPage"])
_ERROR_TITLES = ("404", "الصفحة غير موجودة", "غير موجود", "page not found", "not found", "خطا 404", "access denied", "403 forbidden", "just a moment")  # fmt: skip


def extract_article(page: Page, *, publisher: Publisher | None = None) -> Article:
    """The article that stands in a page, with the evidence for each of its fields.

    `publisher` is who prints it, where known: its clock reads times without an offset, its names are cut from the title.

    Raises NotAnArticle where no article stands in it, UnreadableFile where it is no page or too large; the message
    names the page.
    """
    document = read_document(page)
    title = page_title(document)
    data = read_linked_data(document.root, page.url, title)
    url, evidence = find_url(document, data)
    house = find_house(document, data, publisher, url or page.url)
    headline = find_headline(document, data, house)
    blocks = read_blocks(document.root)
    at = _block_of(blocks, headline)
    furniture = furniture_of(blocks, at, _description(document, data))
    clock = find_clock(document, blocks, publisher, url or page.url)
    shown = find_datelines(blocks, furniture, at, clock.zone, page.fetched)
    times = find_times(page, document, data, clock.zone, shown)
    section, section_evidence = find_section(document, data, blocks, house, headline.text, at)
    stated = strings(data.article.get("articleBody"))
    written = data.article.get("articleBody") if stated else None
    opinion = second_opinion_of(document, blocks, furniture)
    for line in shown:  # a date is no paragraph, whatever stands around it
        if line.source.startswith("visible"):
            furniture[line.block] = furniture[line.block] or Furniture.META
    body = find_body(blocks, furniture, at, headline.text, opinion, squeezed(" ".join(stated)))
    _complete(body, written if isinstance(written, str) else "")
    _check(document, data, headline, body, blocks, url)
    bylines = find_bylines(document, data, blocks, furniture, body, at, house)
    text = f"{headline.text}\n{body.deck}\n" + "\n".join(paragraph.text for paragraph in body.paragraphs)
    around = (at if at is not None else body.start, body.end)
    tags = find_tags(document, data, blocks, house, text, section, around)
    return Article(
        id=_own_id(url, headline.text, body),
        title=headline.text,
        paragraphs=tuple(body.paragraphs),
        url=url,
        publisher=publisher.id if publisher else "",
        deck=body.deck,
        published=times.published,
        modified=times.modified,
        authors=bylines.credits.authors,
        agencies=bylines.credits.agencies,
        dateline=bylines.credits.dateline,
        section=section,
        tags=tags.tags,
        read_also=find_read_also(document, blocks, body, url),
        language=find_language(document),
        evidence=(
            *headline.evidence,
            *evidence,
            *times.evidence,
            *bylines.evidence,
            *section_evidence,
            *tags.evidence,
            *([Evidence("clock", clock.source, clock.zone)] if clock.zone else []),
            Evidence("encoding", document.decoded.source, document.decoded.encoding),
        ),
    )


def second_opinion_of(document: Document, blocks: Blocks, furniture: list[Furniture | None]) -> str:
    return second_opinion(document.root, blocks, furniture)


def _block_of(blocks: Blocks, headline: Headline) -> int | None:
    """The number of the block in which the headline is shown."""
    if headline.element is None:
        return None
    wanted = squeezed(headline.text)
    chain = {id(element) for element in (headline.element, *headline.element.iterdescendants())}
    inside = [n for n, block in enumerate(blocks.blocks) if id(block.holder) in chain]
    for number in inside:
        if squeezed(blocks.blocks[number].text) == wanted:
            return number
    if inside:
        return inside[-1]
    return next((n for n, block in enumerate(blocks.blocks) if wanted and wanted in squeezed(block.text)), None)


def _description(document: Document, data: LinkedData) -> str:
    metas = dict(reversed(document.metas))
    return next(
        (
            text
            for text in (
                *strings(data.article.get("description")),
                metas.get("og:description", ""),
                metas.get("description", ""),
            )
            if text
        ),
        "",
    )


def _complete(body: Body, written: str) -> None:
    """Take the body from JSON-LD where the page shows it only by script."""
    if not written:
        return
    text = html.fromstring(f"<div>{written}</div>").text_content() if "<" in written else written
    ours = sum(len(paragraph.text) for paragraph in body.paragraphs)
    if ours < 0.3 * len(folded(text)) and len(text) > 200:
        body.paragraphs[:] = body_from_text(text)
        body.numbers[:] = []


def _check(document: Document, data: LinkedData, headline: Headline, body: Body, blocks: Blocks, url: str) -> None:
    """Raise NotAnArticle where what was found is no article, with the reason."""
    title = match_form(headline.text)
    if not body.paragraphs:
        raise NotAnArticle(f"{document.name}: no running text in the page")
    if not headline.text:
        raise NotAnArticle(f"{document.name}: no headline in the page")
    words = sum(len(paragraph.text.split()) for paragraph in body.paragraphs)
    if words + len(headline.text.split()) < _FEWEST_WORDS:
        raise NotAnArticle(f"{document.name}: only {words} words of running text in the page")
    if len(title) < 60 and any(title.startswith(match_form(error)) for error in _ERROR_TITLES):
        raise NotAnArticle(f"{document.name}: an error page: «{headline.text}»")
    if not data.article and _NOT_ARTICLES & data.types() and not _has_article_marks(document):
        raise NotAnArticle(f"{document.name}: a list of articles, by its own JSON-LD")
    links = sum(block.link_chars for block in blocks.blocks[body.start : body.end])
    prose = sum(len(paragraph.text) for paragraph in body.paragraphs)
    home = url and not url.partition("://")[2].partition("/")[2].strip("/")
    if not data.article and not _has_article_marks(document) and (home or links > 2 * prose):
        raise NotAnArticle(f"{document.name}: a page of links to articles, no article of its own")


def _has_article_marks(document: Document) -> bool:
    metas = dict(reversed(document.metas))
    return metas.get("og:type", "").lower() in {"article", "news", "newsarticle"} or "article:published_time" in metas


def _own_id(url: str, title: str, body: Body) -> str:
    """Sixteen hexadecimal digits that name the article: from its address, else from its words."""
    key = url or f"{title}\n" + "\n".join(paragraph.text for paragraph in body.paragraphs)
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16]
