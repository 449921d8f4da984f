"""The body of an article: which blocks of a page it is, in order, and what other articles are offered among them."""

import re

from lxml import html

from isnad.arabic.letters import match_form
from isnad.extract.container import find_range
from isnad.extract.document import folded
from isnad.extract.lead import add_lead, add_rest
from isnad.extract.parts import squeezed
from isnad.extract.sheet import Sheet
from isnad.extract.sorting import Body, Sorter
from isnad.model import Paragraph

_SHOWN_AT_ALL = 0.3  # share of the body in JSON-LD that must be shown for the page to be read
_FULL = 200  # characters from which JSON-LD holds a body and no description


def find_body(sheet: Sheet, opinion: str) -> Body:
    """The body. `opinion` is what another method takes for the article, squeezed; "" where there is none."""
    written = sheet.data.article.get("articleBody")
    stated = _plain(written) if isinstance(written, str) else ""
    agreed = opinion + squeezed(stated)
    if sheet.ruled:
        return _ruled(sheet, *sheet.ruled)
    start, end = find_range(sheet, agreed)
    body = Body()
    if start < end:
        sorter = Sorter(sheet, agreed)
        body = sorter.sort(start, end)
        add_lead(body, sorter, sheet.headline, start)
        add_rest(body, sorter, end)
    shown = sum(len(paragraph.text) for paragraph in body.paragraphs)
    if len(stated) > _FULL and shown < _SHOWN_AT_ALL * len(folded(stated)):  # the page shows it only by script
        return Body(_paragraphs(stated), offers=body.offers, start=body.start, end=body.end)
    return body


def _ruled(sheet: Sheet, start: int, end: int) -> Body:
    """The body that a rule points to, with the standfirst before it; nothing else that stands there is of it."""
    sorter = Sorter(sheet, "")
    body = sorter.take(start, end)
    add_lead(body, sorter, sheet.headline, start)
    own = [pair for pair in zip(body.paragraphs, body.numbers, strict=True) if pair[1] >= start]
    body.paragraphs, body.numbers = [text for text, _ in own], [number for _, number in own]
    return body


def _plain(written: str) -> str:
    """The text of a body in JSON-LD, which some write as HTML."""
    if "<" not in written:
        return written
    broken = re.sub(r"(?i)<br\s*/?>|</p>|</div>|</h\d>|</li>", "\n", written)
    return str(html.fragment_fromstring(broken, create_parent="div").text_content())


def _paragraphs(text: str) -> list[Paragraph]:
    lines = (" ".join(line.split()) for line in re.split(r"[\r\n]+", text))
    return [Paragraph(line) for line in lines if match_form(line)]
