"""What a publisher's rules find in a page: elements, attributes, and values of the JSON that a script holds."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from itertools import islice
from typing import TypeAlias

from lxml import etree, html

from isnad.extract.document import MOST_ELEMENTS, folded, text_of

_IN_JSON = "json:"
_ANY = "*"
_OBJECT = re.compile(r'\{\s*[}"]')  # where JSON may begin: no block of a program begins so
_MOST_STARTS = 10

Found: TypeAlias = "html.HtmlElement | str"


def select(root: html.HtmlElement, selectors: Sequence[str], data: object) -> list[Found]:
    """What the first of the selectors that finds anything finds, in order; `data` is what those in JSON look into.

    A text of JSON that has markup comes as an element of its own, outside the page.
    """
    for selector in selectors:
        if selector.startswith(_IN_JSON):
            found: list[Found] = _in_json(data, selector.removeprefix(_IN_JSON).split("."))
        else:
            found = evaluate(root, selector)
        if found := [one for one in found if words_of(one)]:
            return found
    return []


def evaluate(root: html.HtmlElement, xpath: str) -> list[Found]:
    """The elements and texts that an XPath finds, none where it cannot be followed."""
    try:
        found = root.xpath(xpath)
    except etree.XPathError:
        return []
    listed = found if isinstance(found, list) else [found]
    return [str(one) if isinstance(one, str) else one for one in listed if isinstance(one, str | html.HtmlElement)]


def words_of(found: Found) -> str:
    """Its text, white space folded."""
    return folded(found) if isinstance(found, str) else text_of(found)


def read_data(root: html.HtmlElement, xpath: str) -> object:
    """The JSON in the first script that the XPath finds and that holds any, alone or given to a name; else None."""
    decoder = json.JSONDecoder(strict=False)  # line feeds within strings are allowed
    for one in evaluate(root, xpath):
        text = (one if isinstance(one, str) else one.text or "").lstrip()
        starts = [0] if text.startswith("[") else [at.start() for at in islice(_OBJECT.finditer(text), _MOST_STARTS)]
        for start in starts:
            try:
                return decoder.raw_decode(text, start)[0]
            except (ValueError, RecursionError):
                continue
    return None


def _in_json(data: object, path: Sequence[str]) -> list[Found]:
    texts = list(_values(data, path))
    if sum(text.count("<") for text in texts) > MOST_ELEMENTS:  # no more than a page may have
        return []
    return [_read(text) for text in texts]


def _values(value: object, path: Sequence[str]) -> Iterator[str]:
    if not path:
        if isinstance(value, str):
            yield value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield str(value)
        elif isinstance(value, list):
            for item in value:
                yield from _values(item, ()) if not isinstance(item, list) else ()
        return
    step, rest = path[0], path[1:]
    if isinstance(value, Mapping):
        yield from _values(value.get(step), rest)
    elif isinstance(value, list):
        places = range(len(value)) if step == _ANY else [int(step)] if step.isdecimal() else []
        for place in places:
            if place < len(value):
                yield from _values(value[place], rest)


def _read(text: str) -> Found:
    if "<" not in text:
        return unescape(text)
    try:
        return html.fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, ValueError):
        return text
