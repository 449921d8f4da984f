"""The publisher's own keywords: those that are shown, and those in the head of the page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from isnad.arabic.letters import match_form
from isnad.extract.blocks import Block, Blocks, Link
from isnad.extract.document import folded
from isnad.extract.furniture import Furniture, opening
from isnad.extract.houses import House
from isnad.extract.linked_data import strings
from isnad.extract.sheet import Sheet
from isnad.extract.sorting import Body
from isnad.extract.wordlists import forms
from isnad.model import Evidence

_SPLIT = re.compile(r"[,،;؛|\n\r]+|\s[-–]\s|\s*#\s*")
_METAS = (
    "news_keywords",
    "article:tag",
    "parsely-tags",
    "sailthru.tags",
    "keywords",
    "og:article:tag",
    "cxenseparse:tags",
    "article.tags",
)
_BEFORE, _AFTER = 10, 60  # blocks before the headline and after the body in which keywords are shown
_MOST_LINES = 60  # blocks of a part that shows keywords
_LONGEST_TAG = 60  # characters
_MOST_WORDS = 8
_MOST_TAGS = 40
_LARGE = 12  # keywords from which a list is suspected to be that of the whole site
_OF_THE_ARTICLE = 0.25  # share of keywords that the article must name for a large list to be its own
_FEW = 3  # no site describes itself in so few
_OF_SMALL = 0.01  # any one
_TAG_ADDRESS = re.compile(r"[/?](?:hash)?(?:tags?|keywords?)[/=]", re.IGNORECASE)
_NETWORKS = re.compile(r"//(?:[\w-]+\.)*(?:twitter|x|facebook|instagram|tiktok|youtube)\.com/", re.IGNORECASE)
_CLITICS = r"(?<!\w)[وف]?[بلك]?(?:ال|ل)?"  # what may stand before a word in the text: a keyword has none of it


@dataclass(frozen=True, slots=True)
class Tags:
    """The keywords of an article."""

    tags: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def find_tags(sheet: Sheet, body: Body, section: str) -> Tags:
    """The keywords, shown ones first; lists of the whole site are told from the article's own by its text."""
    form = match_form(f"{sheet.title} {body.deck} " + " ".join(paragraph.text for paragraph in body.paragraphs))
    start = sheet.headline if sheet.headline is not None else body.start
    around = max(start - _BEFORE, 0), min(body.end + _AFTER, len(sheet.page.blocks))
    evidence: list[Evidence] = []
    kept: dict[str, str] = {}
    for source, words in _stated(sheet, around):
        own = [word for word in words if _is_own(word, sheet.house, section)]
        shown = source.startswith("visible")
        good = bool(own) and (shown or _are_of_the_article(own, form))
        evidence.append(Evidence("tags", source, "، ".join(words), good))
        if good:
            for word in own:
                kept.setdefault(match_form(word), word)
    return Tags(tuple(kept.values())[:_MOST_TAGS], tuple(evidence))


def split_tags(value: str, *, shown: bool = True) -> list[str]:
    """A line of keywords at its signs; an underscore in a hashtag is a space to its reader.

    Where they are shown, buttons may stand among them, «المزيد»; in metadata «استطلاع» is a keyword like any other.
    """
    found = []
    for part in _SPLIT.split(value):
        word = folded(part).strip(" .:\"'«»“”#-")
        if 1 < len(word) <= _LONGEST_TAG and len(word.split()) <= _MOST_WORDS and not (shown and opening(word)):
            found.append(word.replace("_", " ") if "_" in word and " " not in word else word)
    return found


def _is_own(word: str, house: House, section: str) -> bool:
    return not house.is_house(word) and match_form(word) != match_form(section)


def _stated(sheet: Sheet, around: tuple[int, int]) -> Iterator[tuple[str, list[str]]]:
    if shown := _shown(sheet.page, *around):
        yield "visible:tags", list(dict.fromkeys(shown))
    for name in _METAS:
        words = [word for key, value in sheet.document.metas if key == name for word in split_tags(value, shown=False)]
        if words:
            yield f"meta:{name}", list(dict.fromkeys(words))
    if words := [
        word for value in strings(sheet.data.article.get("keywords")) for word in split_tags(value, shown=False)
    ]:
        yield "json-ld:keywords", list(dict.fromkeys(words))


def _are_of_the_article(words: Sequence[str], form: str) -> bool:
    """Whether a list of keywords is this article's: it names what stands in it."""
    own = [word for word in words if not _is_generic(word)]
    named = sum(_is_named(word, form) for word in own)
    if len(own) == len(words) <= _FEW:
        return True
    suspected = len(words) >= _LARGE or len(own) < len(words)
    return named >= (_OF_THE_ARTICLE if suspected else _OF_SMALL) * len(words)


def _is_generic(word: str) -> bool:
    form = match_form(word)
    return form in forms("generic_tags") or form.split(" ")[0] in {"اخبار", "الاخبار", "news"}


def _is_named(word: str, form: str) -> bool:
    parts = [part.removeprefix("ال") for part in match_form(word).split()]
    return all(re.search(_CLITICS + re.escape(part), form) for part in parts if len(part) > 2)


def _shown(page: Blocks, start: int, end: int) -> list[str]:
    """The keywords shown in blocks [start, end): behind a label, in a part named so, or links that say so."""
    for find in (_behind_label, _behind_topics, _in_part, _marked):
        if words := find(page, start, end):
            return words
    return []


def _behind_label(page: Blocks, start: int, end: int) -> list[str]:
    for number in range(start, end):
        found = opening(page.blocks[number].text)
        if found and found[0] is Furniture.TAGS and (words := _labelled(page, number, found[1])):
            return words
    return []


def _behind_topics(page: Blocks, start: int, end: int) -> list[str]:
    """«مواضيع ذات صلة» over links of a word or two: subjects, not articles."""
    for number in range(start, end):
        found = opening(page.blocks[number].text)
        if found and found[0] is Furniture.READ_ALSO and not found[1]:
            words = [link.text for other in _following_links(page, number) for link in other.links]
            if words and max(len(word.split()) for word in words) <= 2:
                return _split_all(words)
    return []


def _in_part(page: Blocks, start: int, end: int) -> list[str]:
    for region in page.regions:
        if region.kind is Furniture.TAGS and start <= region.start < region.end <= min(end, region.start + _MOST_LINES):
            blocks = page.blocks[region.start : region.end]
            if words := _split_all(link.text for block in blocks for link in block.links):
                return words
    return []


def _marked(page: Blocks, start: int, end: int) -> list[str]:
    links = [link for block in page.blocks[start:end] for link in block.links]
    return _split_all(link.text for link in links if _is_tag(link))


def _is_tag(link: Link) -> bool:
    """Whether a link says of itself that it is a keyword: by its relation, its address or its sign."""
    if (link.element.get("rel") or "").split() == ["tag"]:
        return True
    if len(link.text.split()) > _MOST_WORDS:
        return False
    address = link.element.get("href") or ""
    if _NETWORKS.search(address):  # the hashtag of an embedded post
        return False
    return bool(_TAG_ADDRESS.search(address)) or link.text.lstrip().startswith("#")


def _split_all(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in split_tags(text)]


def _labelled(page: Blocks, number: int, rest: str) -> list[str]:
    block = page.blocks[number]
    if linked := _split_all(link.text for link in block.links):
        return linked
    if rest:
        return split_tags(rest) if _SPLIT.search(rest) or len(rest.split()) <= 3 else []
    return _split_all(link.text for other in _following_links(page, number) for link in other.links)


def _following_links(page: Blocks, number: int) -> Iterator[Block]:
    """The blocks of links after a label, within the part that the label heads."""
    region = next((r for r in page.around(number) if r.end > number + 1), None)
    for block in page.blocks[number + 1 : min(region.end if region else number + 1, number + 40)]:
        if (
            not block.links
            or block.link_chars < 0.6 * len(block.text)
            or max(len(link.text.split()) for link in block.links) > _MOST_WORDS
        ):
            return
        yield block
