"""The address of a page, its language and its section."""

import re

from lxml import html

from isnad.arabic.letters import match_form
from isnad.extract.blocks import Blocks
from isnad.extract.document import Document, folded, text_of
from isnad.extract.furniture import opening
from isnad.extract.houses import House
from isnad.extract.linked_data import LinkedData, strings, types_of
from isnad.extract.sheet import Sheet
from isnad.extract.sites import site_of
from isnad.model import Evidence, canonical_url, host_of

_IP = re.compile(r"^[\d.:\[\]]+$")
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")
_HOME_WORDS = frozenset(
    match_form(word) for word in ("الرئيسية", "الصفحة الرئيسية", "الرئيسيه", "home", "Home", "البداية", "رئيسية")
)
_CRUMBS = re.compile(r"crumb|breadcum", re.IGNORECASE)
_MOST_STEPS = 8  # links of bread crumbs; more are a menu
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FILED_UNDER = frozenset(["التصنيف", "القسم", "قسم", "تصنيف", "التصنيفات"])
_SECTION_CLASS = re.compile(
    r"cat(?:egory)?(?:$|[-_ \dA-Z])|section|sec-|crumb|kicker|rubric|label|box-?title|topic|channel", re.IGNORECASE
)
_SECTION_METAS = (
    "article:section",
    "section",
    "parsely-section",
    "sailthru.section",
    "category",
    "og:section",
    "itemprop:articlesection",
    "cxenseparse:section",
)


def find_url(document: Document, data: LinkedData) -> tuple[str, list[Evidence]]:
    """The canonical address of the page: as it names it, else as it was asked for; "" where neither is known.

    A page that was asked for may name an address of its own site alone: else it could take another's article for its.
    """
    asked = document.asked
    stated: list[tuple[str, str]] = []
    links = [link for link in document.root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    stated += [("link:canonical", link.get("href") or "") for link in links]
    metas = document.meta
    stated += [(f"meta:{key}", metas[key]) for key in ("og:url", "twitter:url", "parsely-link") if key in metas]
    stated += [
        ("json-ld:url", text)
        for key in ("url", "mainEntityOfPage", "@id")
        for text in strings(data.article.get(key))[:1]
    ]
    evidence: list[Evidence] = []
    chosen = ""
    for source, address in stated:
        url = document.absolute(address)
        good = not chosen and _is_sane(url, asked)
        evidence.append(Evidence("url", source, address, good))
        if good:
            chosen = canonical_url(url)
    if not chosen and asked:
        chosen = canonical_url(asked)
        evidence.append(Evidence("url", "page:url", asked))
    return chosen, evidence


def _is_sane(url: str, asked: str) -> bool:
    """Whether an address that a page gives itself can be its own: of a named host, no home page, of the same site."""
    host = host_of(url)
    if "." not in host or _IP.match(host) or not url.startswith(("http://", "https://")):
        return False
    path = url.partition("://")[2].partition("/")[2]
    if not path.strip("/"):
        return False
    return not asked or host_of(asked) == host or site_of(host) == site_of(host_of(asked))


def find_language(document: Document) -> str:
    """The language that the page declares, as BCP 47, "" where it declares none."""
    metas = document.meta
    declared = [document.root.get("lang"), document.root.get(_XML_LANG)]
    declared += [metas.get(key) for key in ("content-language", "language", "og:locale")]
    for language in declared:
        if language and _LANGUAGE.match(language.strip()):
            return str(language).strip().replace("_", "-")
    return ""


def find_section(sheet: Sheet) -> tuple[str, list[Evidence]]:
    """The section, as the publisher calls it: the last step of the bread crumbs, else the meta tag, else JSON-LD."""
    document, data = sheet.document, sheet.data
    stated = [("visible:breadcrumb", text) for text in _crumbs(sheet)[-1:]]
    stated += [("json-ld:breadcrumb", text) for text in _listed_crumbs(data, sheet.house, sheet.title)[-1:]]
    stated += [("visible:label", text) for text in _label_above(sheet.page, sheet.headline)]
    metas = document.meta
    stated += [(f"meta:{key}", metas[key]) for key in _SECTION_METAS if key in metas]
    stated += [("json-ld:articleSection", text) for text in strings(data.article.get("articleSection"))[-1:]]
    stated += [
        ("microdata:articleSection", text_of(el))
        for el in document.root.xpath("//body//*[@itemprop='articleSection']")[:1]
    ]
    stated += [
        ("visible:category", folded(el.text_content()))
        for el in document.root.xpath("//body//a[contains(@rel,'category')]")[:1]
    ]
    evidence: list[Evidence] = []
    chosen = ""
    for source, text in stated:
        good = not chosen and 1 < len(text) <= 60
        chosen = text if good else chosen
        evidence.append(Evidence("section", source, text, good))
    return chosen, evidence


def _label_above(page: Blocks, headline: int | None) -> list[str]:
    """A link of few words right above the headline, in a part that its markup calls a section."""
    if headline is None:
        return []
    for block in page.blocks[headline : headline + 8]:
        found = opening(block.text)
        if found and block.text.split()[0].strip(":") in _FILED_UNDER and 0 < len(found[1].split()) <= 4:
            return [found[1]]
    for number in range(headline - 1, max(headline - 6, -1), -1):
        block = page.blocks[number]
        names = " ".join(f"{r.element.get('class', '')} {r.element.get('id', '')}" for r in page.around(number)[:2])
        names += " ".join(link.element.get("class") or "" for link in block.links)
        if len(block.text.split()) <= 4 and not re.search(r"[|/>»]", block.text) and _SECTION_CLASS.search(names):
            return [block.text]
    return []


def _crumbs(sheet: Sheet) -> list[str]:
    """The steps of the bread crumbs that are sections, from the outermost."""
    parts = [region for region in sheet.page.regions if _CRUMBS.search(_names(region.element))]
    for region in parts[:4]:
        steps = [text_of(link) for link in region.element.iter("a")]
        found = [step for step in steps if _is_step(step, sheet.house, sheet.title)]
        if found and len(steps) <= _MOST_STEPS:
            return found
    return []


def _names(element: html.HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _listed_crumbs(data: LinkedData, house: House, title: str) -> list[str]:
    for thing in data.things:
        if "BreadcrumbList" in types_of(thing):
            items = thing.get("itemListElement")
            names: list[str] = []
            for item in items if isinstance(items, list) else []:
                names += (strings(item.get("name")) or strings(item.get("item"))) if isinstance(item, dict) else []
            found = [name for name in names if _is_step(name, house, title) and not name.startswith("http")]
            if found:
                return found
    return []


def _is_step(step: str, house: House, title: str) -> bool:
    form = match_form(step)
    return (
        1 < len(step) <= 60 and form not in _HOME_WORDS and form not in match_form(title) and not house.is_house(step)
    )
