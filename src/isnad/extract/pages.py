"""Page -> Article: every part of extraction in its order, and the decision that a page is no article."""

from collections.abc import Sequence

from isnad.arabic.letters import match_form
from isnad.errors import NotAnArticle
from isnad.extract.address import find_language, find_section, find_url
from isnad.extract.blocks import Blocks, read_blocks
from isnad.extract.body import find_body
from isnad.extract.bylines import find_bylines, stated_credits
from isnad.extract.container import is_settled
from isnad.extract.country import find_clock
from isnad.extract.datelines import Dateline, find_datelines
from isnad.extract.document import Document, read_document
from isnad.extract.furniture import Furniture
from isnad.extract.headline import Headline, find_headline, page_title
from isnad.extract.houses import House, find_house
from isnad.extract.linked_data import LinkedData, read_linked_data, strings
from isnad.extract.opinion import second_opinion
from isnad.extract.parts import furniture_of, squeezed
from isnad.extract.read_also import find_read_also
from isnad.extract.ruled import (
    apply_rules,
    ruled_bylines,
    ruled_headline,
    ruled_section,
    ruled_sheet,
    ruled_tags,
    ruled_times,
)
from isnad.extract.sheet import Sheet
from isnad.extract.sorting import Body
from isnad.extract.tags import find_tags
from isnad.extract.times import find_times
from isnad.model import Article, Evidence, Page, PageRules, Publisher, own_id

_FEWEST_WORDS = 12  # of title and body together: a flash of one sentence has more
_NOT_ARTICLES = frozenset(["CollectionPage", "SearchResultsPage", "ProfilePage", "ContactPage", "AboutPage"])
_LONGEST_ERROR = 60  # characters of the title of an error page
_ERRORS = tuple(
    match_form(words)
    for words in (
        "404", "الصفحة غير موجودة", "غير موجود", "خطأ 404", "عذرا الصفحة", "عذرا، الصفحة", "page not found",
        "not found",
        "access denied", "403 forbidden", "just a moment", "attention required", "error",
    )
)  # fmt: skip


def extract_article(page: Page, *, publisher: Publisher | None = None, rules: PageRules | None = None) -> Article:
    """The article that stands in a page, with the evidence for each of its fields.

    `publisher` is who prints it, where known: by its clock times without an offset are read, its names are cut from
    the title. What `rules`, its own, find counts first; what they leave or do not find is looked for as in any page.

    Raises NotAnArticle where no article stands in it, UnreadableFile where it is no page or too large; the message
    names the page.
    """
    document = read_document(page)
    data = read_linked_data(document.root, page.url, page_title(document))
    url, url_evidence = find_url(document, data)
    house = find_house(document, data, publisher, url or page.url)
    ruled = apply_rules(document, rules)
    headline = ruled_headline(find_headline(document, data, house), ruled)
    sheet = ruled_sheet(_laid_out(document, data, house, headline, url), ruled)
    clock = find_clock(sheet, publisher, url or page.url)
    datelines = find_datelines(sheet, clock.zone, page.fetched)
    times = ruled_times(find_times(page, document, data, clock.zone, datelines), ruled, clock.zone, page.fetched)
    section, section_evidence = ruled_section(*find_section(sheet), ruled)
    stated = list(stated_credits(document, data, house))
    _set_aside(sheet, datelines)
    # After a second opinion the tree is no longer whole: nothing below looks at it.
    opinion = "" if is_settled(sheet) else second_opinion(sheet)
    body = find_body(sheet, opinion)
    _check(sheet, body)
    bylines = ruled_bylines(find_bylines(sheet, body, stated), ruled, house)
    tags = ruled_tags(find_tags(sheet, body, section), ruled)
    evidence = [
        *headline.evidence,
        *url_evidence,
        *times.evidence,
        *bylines.evidence,
        *section_evidence,
        *tags.evidence,
        *ruled.evidence("deck"),
        *(ruled.body_evidence(body) if sheet.ruled else ()),
    ]
    if clock.zone:
        evidence.append(Evidence("clock", clock.source, clock.zone))
    evidence.append(Evidence("encoding", document.decoded.source, document.decoded.encoding))
    return Article(
        id=own_id(url) if url else own_id(headline.text, *(paragraph.text for paragraph in body.paragraphs)),
        title=headline.text,
        paragraphs=tuple(body.paragraphs),
        url=url,
        publisher=publisher.id if publisher else "",
        deck=ruled.texts.get("deck", (body.deck,))[0],
        published=times.published,
        modified=times.modified,
        authors=bylines.credits.authors,
        agencies=bylines.credits.agencies,
        dateline=bylines.credits.dateline,
        section=section,
        tags=tags.tags,
        read_also=find_read_also(sheet, body),
        language=find_language(document),
        evidence=tuple(evidence),
    )


def _laid_out(document: Document, data: LinkedData, house: House, headline: Headline, url: str) -> Sheet:
    blocks = read_blocks(document.root)
    number = _block_of(blocks, headline)
    furniture = furniture_of(blocks, number, _description(document, data))
    return Sheet(document, data, house, blocks, furniture, number, headline.text, url)


def _set_aside(sheet: Sheet, datelines: Sequence[Dateline]) -> None:
    """A date is no paragraph, whatever stands around it."""
    for line in datelines:
        if line.source.startswith("visible"):
            sheet.furniture[line.block] = sheet.furniture[line.block] or Furniture.META


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
    """How the page describes itself: mostly with the first words of its article."""
    metas = document.meta
    described = [
        *strings(data.article.get("description")),
        metas.get("og:description", ""),
        metas.get("description", ""),
    ]
    return next(filter(None, described), "")


def _check(sheet: Sheet, body: Body) -> None:
    """Raise NotAnArticle where what was found is no article, with the reason."""
    if reason := _reason_against(sheet, body):
        raise NotAnArticle(f"{sheet.document.name}: {reason}")


def _reason_against(sheet: Sheet, body: Body) -> str:
    """Why a page is no article, "" where it may be one."""
    words = sum(len(paragraph.text.split()) for paragraph in body.paragraphs)
    if not words:
        return "no running text in the page"
    if not sheet.title:
        return "no headline in the page"
    if words + len(sheet.title.split()) < _FEWEST_WORDS:
        return f"only {words} words of running text in the page"
    if len(sheet.title) < _LONGEST_ERROR and match_form(sheet.title).startswith(_ERRORS):
        return f"an error page: «{sheet.title}»"
    return "" if sheet.data.article or _has_article_marks(sheet.document) else _reason_of_list(sheet, body)


def _reason_of_list(sheet: Sheet, body: Body) -> str:
    """Why a page that nothing marks as an article is a list of articles, "" where it is none."""
    if _NOT_ARTICLES & sheet.data.types():
        return "a list of articles, by its own JSON-LD"
    links = sum(block.link_chars for block in sheet.page.blocks[body.start : body.end])
    prose = sum(len(paragraph.text) for paragraph in body.paragraphs)
    is_home = bool(sheet.url) and not sheet.url.partition("://")[2].partition("/")[2].strip("/")
    return "a page of links to articles, no article of its own" if is_home or links > 2 * prose else ""


def _has_article_marks(document: Document) -> bool:
    metas = document.meta
    return metas.get("og:type", "").lower() in {"article", "news", "newsarticle"} or "article:published_time" in metas
