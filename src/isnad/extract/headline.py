"""The article's own headline: without the site's name, and where it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from lxml import html

from isnad.arabic.letters import match_form
from isnad.extract.document import Document, folded, text_of
from isnad.extract.houses import House
from isnad.extract.linked_data import LinkedData, strings
from isnad.model import Evidence

# Signs that part a headline from the site's name; the plain hyphen and colon only with a space beside them.
_PARTING = re.compile(
    r"\s*[|¦│»«•·]+\s*|\s*::+\s*|\s+[-–—―]+\s+|\s*[–—]\s+|\s+[-–—]\s*|\s*:\s+|\s+/+\s+|\s+>+\s+|\s*\.{2}\s+(?=\S+$)"
)
_ELLIPSIS = re.compile(r"\s*(?:\.{2,}|…)\s*$")
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:title|headline|heading|entry-title|post-title|sectiontitle|itemtitle|newstitle)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "h4")
_AGREED = 0.7  # from which a heading is taken for the headline
_MOST_HEADINGS = 400
_MOST_SECTION_WORDS = 3
_MOST_SIGNS = 8  # in a title, that are looked at
_SHORTEST = 8  # characters: a shorter text is no headline, unless the page names no other
_LONGEST = 300
_GENERIC = re.compile(
    r"^(?:الرئيسية|الصفحة الرئيسية|home|untitled|page not found|404.*|خطأ.*|غير موجود.*)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline of a page."""

    text: str  # "" where none was found
    element: html.HtmlElement | None  # where it is shown, None where only the head of the page gives it
    evidence: tuple[Evidence, ...]


def page_title(document: Document) -> str:
    """What the head of the page calls it, with all that stands there: for comparing."""
    titles = [folded(el.text_content()) for el in document.root.iter("title") if el.getparent() is not None]
    metas = document.meta
    return metas.get("og:title") or next(iter(titles), "") or metas.get("twitter:title", "")


def find_headline(document: Document, data: LinkedData, house: House) -> Headline:
    """The headline, best as the page shows it: the visible heading that the head of the page agrees with."""
    stated = _stated(document, data)
    bare = [(source, without_house(text, house)) for source, text in stated]
    shown = _shown(document, [text for _, text in bare], [text for _, text in stated])
    element: html.HtmlElement | None = None
    if shown is not None:
        element, text = shown
        chosen = ("visible:" + str(element.tag), _without_kicker(element, text, bare, house))
    else:
        chosen = next((pair for pair in bare if _is_headline(pair[1], house)), next(iter(bare), ("", "")))
        element, text = _in_plain_text(document.root, chosen[1])
        chosen = (chosen[0], text)
    chosen = (chosen[0], _completed(chosen[1], bare))
    evidence = [Evidence("title", chosen[0], chosen[1])] if chosen[1] else []
    evidence += [Evidence("title", source, text, chosen=False) for source, text in stated if source != chosen[0]]
    return Headline(chosen[1], element, tuple(evidence))


def without_house(text: str, house: House) -> str:
    """A title without the names of the house at its ends: «خبر | المرفأ», «المرفأ - خبر».

    >>> without_house("خبر عاجل من هناك - المرفأ", House(("المرفأ",), "marfaa"))
    'خبر عاجل من هناك'
    """
    text = folded(text)
    for _ in range(3):
        cut = _one_off(text, house)
        if cut == text:
            break
        sign = text[len(cut) :].strip()[:1] if text.startswith(cut) else ""
        text = _without_section(cut, sign)
    return text


def _without_section(text: str, sign: str) -> str:
    """«خبر | موانئ» without the section: the sign before it is that before the name of the house, which is off."""
    head, parted, tail = text.rpartition(f" {sign} ")
    is_section = parted and sign in "|»«•" and len(tail.split()) <= _MOST_SECTION_WORDS
    return head.strip() if is_section and len(head) >= _SHORTEST else text


def _one_off(text: str, house: House) -> str:
    signs = list(_PARTING.finditer(text))
    for sign in reversed(signs):  # the name at the end, the shortest that is one
        head, tail = text[: sign.start()].strip(), text[sign.end() :].strip()
        if len(head) >= _SHORTEST and len(tail) <= 60 and (house.is_house(tail) or _GENERIC.match(tail)):
            return head
    for sign in signs:
        head, tail = text[: sign.start()].strip(), text[sign.end() :].strip()
        if len(tail) >= _SHORTEST and len(head) <= 40 and house.is_house(head):
            return tail
    return text


def _stated(document: Document, data: LinkedData) -> list[tuple[str, str]]:
    """What the head of the page gives as headline, the surest first, as it stands there."""
    found = [("json-ld:headline", text) for text in strings(data.article.get("headline"))[:1]]
    found += [("json-ld:name", text) for text in strings(data.article.get("name"))[:1]]
    metas = document.meta
    for key in (
        "og:title",
        "twitter:title",
        "itemprop:headline",
        "parsely-title",
        "sailthru.title",
        "dc.title",
        "title",
    ):
        if key in metas:
            found.append((f"meta:{key}", folded(unescape(metas[key]))))
    for title in document.root.iter("title"):
        parent = title.getparent()
        if parent is not None and parent.tag in {"head", "html", "body"}:
            found.append(("html:title", text_of(title)))
            break
    return [(source, text) for source, text in dict.fromkeys(found) if text]


def _is_headline(text: str, house: House) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and not house.is_house(text) and not _GENERIC.match(text)


def _shown(document: Document, bare: list[str], stated: list[str]) -> tuple[html.HtmlElement, str] | None:
    """The visible heading that agrees best with the head of the page; without such, the first `h1` of words."""
    wanted = [match_form(_ELLIPSIS.sub("", text)) for text in dict.fromkeys([*bare, *stated])]
    headings = list(document.root.iter(*_HEADINGS))
    best = _best_of(headings, wanted) or _best_of(_named_as_title(document.root), wanted)
    if best is not None:
        return best
    if any(len(form) >= _SHORTEST for form in wanted):
        return None
    return next(
        ((el, text) for el in headings if el.tag == "h1" and _SHORTEST <= len(text := text_of(el)) <= _LONGEST), None
    )


def _best_of(elements: Iterable[html.HtmlElement], wanted: list[str]) -> tuple[html.HtmlElement, str] | None:
    """The element that agrees best with what is wanted, the first of equals; None where none agrees well."""
    best: tuple[float, html.HtmlElement, str] | None = None
    for element in elements:
        text = text_of(element)
        if not _SHORTEST <= len(text) <= _LONGEST:
            continue
        form = match_form(text)
        score = max((_agreement(form, other) for other in wanted), default=0.0) + _WEIGHT.get(str(element.tag), 0.0)
        if score >= _AGREED and (best is None or score > best[0] + 1e-9):
            best = (score, element, text)
    return (best[1], best[2]) if best else None


# Of two headings that agree equally, the greater one is the headline and the other a teaser of it.
_WEIGHT = {"h1": 0.09, "h2": 0.05, "h3": 0.03}


def _in_plain_text(root: html.HtmlElement, title: str) -> tuple[html.HtmlElement | None, str]:
    """The part of a title that stands alone in the page, outside links, with its element: old pages mark no heading.

    Without such a part the title is given back whole.
    """
    wanted = {match_form(part): part for part in (title, *_runs(title)) if len(part.split()) > _MOST_SECTION_WORDS}
    for element in root.iter("div", "span", "td", "p", "font", "b", "strong", "center"):
        words = folded(element.text)
        if (
            len(words) >= _SHORTEST
            and (form := match_form(words)) in wanted
            and len(text_of(element)) <= len(words) + 2
        ):
            return element, wanted[form]
    return None, title


def _runs(title: str) -> list[str]:
    """Every part of a title and of its neighbours: a headline may have a sign that parts titles inside."""
    signs = list(_PARTING.finditer(title))[:_MOST_SIGNS]
    starts = [0, *(sign.end() for sign in signs)]
    ends = [*(sign.start() for sign in signs), len(title)]
    return [title[start:end] for at, start in enumerate(starts) for end in ends[at:]]


def _named_as_title(root: html.HtmlElement) -> list[html.HtmlElement]:
    found = root.iter("div", "span", "p", "strong", "td", "a", "h5", "h6")
    return [element for element in found if _may_be_title(element)][:_MOST_HEADINGS]


def _may_be_title(element: html.HtmlElement) -> bool:
    if element.get("itemprop") == "headline":
        return True
    return bool(_TITLE_CLASS.search(element.get("class") or element.get("id") or ""))


def _agreement(shown: str, stated: str) -> float:
    """How far two headlines are one: 1 when equal, less when one is within the other, 0 when they differ."""
    if not shown or not stated:
        return 0.0
    if shown == stated:
        return 1.0
    short, long = sorted((shown, stated), key=len)
    if short in long and len(short) >= _SHORTEST:
        return 0.6 + 0.39 * len(short) / len(long)
    mine, theirs = set(shown.split()), set(stated.split())
    return 0.95 * len(mine & theirs) / len(mine | theirs)


def _without_kicker(element: html.HtmlElement, text: str, bare: list[tuple[str, str]], house: House) -> str:
    """The heading without a kicker or a name inside it, where one part of it is what the head gives whole."""
    text = without_house(text, house)
    forms = {match_form(_ELLIPSIS.sub("", other)) for _, other in bare}
    if match_form(text) in forms or len(element) == 0:
        return text
    for part in _parts(element):
        if len(part) >= _SHORTEST and match_form(part) in forms:
            return part
    return text


def _parts(element: html.HtmlElement) -> list[str]:
    parts = [folded(piece) for piece in element.itertext()]
    parts += [text_of(child) for child in element]
    return [part for part in parts if part]


def _completed(text: str, bare: list[tuple[str, str]]) -> str:
    """A headline that was cut off («… الرئيس يؤكد...») as another place gives it whole."""
    if not _ELLIPSIS.search(text):
        return text
    stem = match_form(_ELLIPSIS.sub("", text))
    longer = [other for _, other in bare if match_form(other).startswith(stem) and not _ELLIPSIS.search(other)]
    return max(longer, key=len, default=text)
