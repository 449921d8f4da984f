"""JSON-LD of a page, also where it is broken: the object that describes the article, and its site."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import html

from isnad.arabic.letters import match_form
from isnad.model import canonical_url

# Types of schema.org that are an article; those further to the front say so more surely.
_ARTICLE_TYPES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle",
    "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting", "Article", "BlogPosting", "Report",
)  # fmt: skip
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_DOUBLED_COMMA = re.compile(r",(\s*,)+")
_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|dateCreated|articleSection|description|keywords)"\s*:\s*"((?:[^"\\\n]|\\.)*)"'
)
_NAMED = re.compile(r'"(author|publisher)"\s*:\s*\[?\s*\{[^{}]*?"name"\s*:\s*"((?:[^"\\\n]|\\.)*)"')
_TYPED = re.compile(r'"@type"\s*:\s*\[?\s*"(\w+)"')
_DEEPEST = 12  # levels of nesting that are looked through
_MOST_CHARS = 2_000_000  # of one script; more is data of a program

Thing = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What a page says of itself in JSON-LD."""

    article: Thing  # the object of the article, {} where there is none
    things: tuple[Thing, ...]  # all objects, in order

    def types(self) -> frozenset[str]:
        """The schema.org types named anywhere in it."""
        return frozenset(kind for thing in self.things for kind in types_of(thing))


def read_linked_data(root: html.HtmlElement, url: str, title: str) -> LinkedData:
    """The JSON-LD of a page; where several articles stand in it, the one of this address or this title."""
    things: list[Thing] = []
    for script in root.iter("script"):
        kind = (script.get("type") or "").strip().lower()
        if kind.startswith("application/ld+json") and script.text and len(script.text) <= _MOST_CHARS:
            things += _walk(_loaded(script.text), 0)
    articles = [thing for thing in things if _rank(thing) < len(_ARTICLE_TYPES)]
    return LinkedData(_chosen(articles, url, title), tuple(things))


def types_of(thing: Thing) -> tuple[str, ...]:
    """The types of an object, without the prefix of their vocabulary."""
    kinds = thing.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return tuple(str(kind).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for kind in listed if kind)


def strings(value: object) -> list[str]:
    """The texts in a value that may be a text, an object with a name, or a list of these; entities decoded."""
    if isinstance(value, str):
        text = " ".join(unescape(unescape(value)).split())
        return [text] if text else []
    if isinstance(value, int | float):
        return [str(value)]
    if isinstance(value, Mapping):
        return strings(value.get("name") or value.get("@value") or value.get("@list") or value.get("headline"))
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return []


def _loaded(text: str) -> object:
    text = _WRAPPING.sub("", _WRAPPING.sub("", text)).strip().rstrip(";")
    decoder = json.JSONDecoder(strict=False)  # line feeds within strings are allowed
    for attempt in (text, _DOUBLED_COMMA.sub(",", _TRAILING_COMMA.sub(r"\1", text)), unescape(text)):
        try:
            return _all_values(decoder, attempt)
        except (ValueError, RecursionError):
            continue
    return _by_pattern(text)


def _all_values(decoder: json.JSONDecoder, text: str) -> list[object]:
    """The value, or several that stand after each other."""
    values, at = [], 0
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        values.append(value)
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
    return values


def _by_pattern(text: str) -> object:
    """What can be told from JSON that no reader takes: the plain fields, each where it first stands."""
    found: dict[str, object] = {}
    if kind := next((kind for kind in _TYPED.findall(text) if kind in _ARTICLE_TYPES), ""):
        found["@type"] = kind
    for key, value in _FIELD.findall(text):
        found.setdefault(key, _unquoted(value))
    for key, value in _NAMED.findall(text):
        found.setdefault(key, {"name": _unquoted(value)})
    return found if "@type" in found else []


def _unquoted(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _walk(value: object, depth: int) -> Iterator[Thing]:
    if depth > _DEEPEST:
        return
    if isinstance(value, Mapping):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart", "item", "liveBlogUpdate"):
            if key in value:
                yield from _walk(value[key], depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)


def _rank(thing: Thing) -> int:
    return min((_ARTICLE_TYPES.index(kind) for kind in types_of(thing) if kind in _ARTICLE_TYPES), default=99)


def _chosen(articles: list[Thing], url: str, title: str) -> Thing:
    if not articles:
        return {}
    wanted, address = match_form(title), canonical_url(url) if url else ""

    def key(thing: Thing) -> tuple[int, int, int]:
        headline = match_form(" ".join(strings(thing.get("headline")) or strings(thing.get("name"))))
        same_title = bool(headline) and (headline[:40] in wanted or wanted[:40] in headline)
        places = [thing.get("url"), thing.get("@id"), thing.get("mainEntityOfPage")]
        same_address = bool(address) and any(
            canonical_url(place) == address for place in places if isinstance(place, str)
        )
        return (0 if same_title or same_address else 1, _rank(thing), -len(thing))

    return min(articles, key=key)
