"""A page under its publisher's rules: what they find counts before what extraction finds by itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from lxml import etree, html

from isnad.arabic import dates
from isnad.arabic.dates import read_time
from isnad.arabic.letters import match_form
from isnad.extract.blocks import INLINE
from isnad.extract.bylines import Bylines
from isnad.extract.credits import Credits, read_byline
from isnad.extract.document import Document, take_out
from isnad.extract.headline import Headline
from isnad.extract.houses import House
from isnad.extract.parts import clear_part
from isnad.extract.selecting import Found, evaluate, read_data, select, words_of
from isnad.extract.sheet import Sheet
from isnad.extract.sorting import Body
from isnad.extract.tags import Tags, split_tags
from isnad.extract.times import Times, is_credible
from isnad.model import Evidence, Moment, PageRules, Precision

_TEXTS = ("title", "deck", "published", "modified", "authors", "section", "tags")
_LONGEST_TIME = 400  # characters in which a date is looked for
_WHOLE = frozenset(["html", "body"])


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules found in a page, whose tree they changed: the body stands in one part, what was to go is gone."""

    publisher: str = ""
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # field -> what was found for it, never empty
    title: html.HtmlElement | None = None  # where the headline stands, if an element was found
    body: html.HtmlElement | None = None  # the part that holds the body, None where no rule found it
    named: tuple[html.HtmlElement, ...] = ()  # the elements in it that the rule named

    def source(self, name: str) -> str:
        """What the evidence for a field calls its rule."""
        return f"rule:{self.publisher}:{name}"

    def evidence(self, name: str) -> tuple[Evidence, ...]:
        """The evidence for a field that a rule gives, none where no rule does."""
        return tuple(Evidence(name, self.source(name), text) for text in self.texts.get(name, ())[:1])

    def body_evidence(self, body: Body) -> tuple[Evidence, ...]:
        """The evidence for a body that a rule gives, told by its first paragraph."""
        if self.body is None:
            return ()
        return tuple(Evidence("paragraphs", self.source("body"), first.text) for first in body.paragraphs[:1])


def apply_rules(document: Document, rules: PageRules | None) -> Ruled:
    """Find what the rules name, and lay the page out for reading by them."""
    if rules is None:
        return Ruled()
    root = document.root
    data = read_data(root, rules.data) if rules.data else None
    found = {name: select(root, getattr(rules, name), data) for name in _TEXTS}
    title = next((one for one in found["title"] if not isinstance(one, str)), None)
    body = select(root, rules.body, data)
    _drop(root, rules.drop)
    holder = _gathered(root, body, title) if body else None
    _drop(root, rules.drop)  # also from what came out of JSON just now
    texts = {name: tuple(map(words_of, each)) for name, each in found.items() if each}
    named = tuple(one for one in body if not isinstance(one, str))
    return Ruled(rules.publisher, texts, title, holder, named)


def _drop(root: html.HtmlElement, selectors: Iterable[str]) -> None:
    for selector in selectors:
        for one in evaluate(root, selector):
            if not isinstance(one, str) and one.tag not in _WHOLE and one.getparent() is not None:
                if one.tag not in INLINE:  # it parted two lines, which stay parted
                    one.addprevious(etree.Element("br"))
                take_out(one)


def _gathered(root: html.HtmlElement, body: Sequence[Found], title: html.HtmlElement | None) -> html.HtmlElement | None:
    """The part of the page into which the body was brought together, where it first stood."""
    held = {id(one) for one in body if not isinstance(one, str)}
    outer = [one for one in body if isinstance(one, str) or not held & set(map(id, one.iterancestors()))]
    if any(not isinstance(one, str) and one.tag in _WHOLE for one in outer):
        return root.find("body")
    holder = html.Element("div")
    inside = next((one for one in outer if not isinstance(one, str) and _is_in(one, root)), None)
    if inside is not None:
        inside.addprevious(holder)
    else:
        _put_in(root, holder, title)
    for one in outer:
        if not isinstance(one, str):
            take_out(one)
            one.tail = None
            etree.SubElement(holder, "div").append(one)
            continue
        for line in one.splitlines():
            etree.SubElement(holder, "p").text = line
    return holder


def _is_in(element: html.HtmlElement, root: html.HtmlElement) -> bool:
    return element.getroottree().getroot() is root


def _put_in(root: html.HtmlElement, holder: html.HtmlElement, title: html.HtmlElement | None) -> None:
    """Put a body that stood in a script below the headline."""
    heading = title if title is not None and _is_in(title, root) else next(root.iter("h1"), None)
    if heading is not None:
        holder.tail, heading.tail = heading.tail, None
        heading.addnext(holder)
        return
    body = root.find("body")
    (body if body is not None else root).append(holder)


def ruled_headline(headline: Headline, ruled: Ruled) -> Headline:
    """The headline as a rule gives it."""
    if "title" not in ruled.texts:
        return headline
    element = ruled.title if ruled.title is not None else headline.element
    return Headline(ruled.texts["title"][0], element, (*ruled.evidence("title"), *_passed_over(headline.evidence)))


def ruled_sheet(sheet: Sheet, ruled: Ruled) -> Sheet:
    """The page with the part that holds its body by a rule."""
    part = next((region for region in sheet.page.regions if region.element is ruled.body), None)
    if part is None or part.start == part.end:
        return sheet
    clear_part(sheet.page, part, ruled.named, sheet.furniture)
    return replace(sheet, ruled=(part.start, part.end))


def ruled_times(times: Times, ruled: Ruled, zone: str, fetched: datetime | None) -> Times:
    """The times as rules give them. `zone` is the clock of the house, `fetched` when «منذ ساعتين» was so."""
    for name in ("published", "modified"):
        read = ((text, _time(text, zone, fetched)) for text in ruled.texts.get(name, ()))
        text, moment = next(((t, m) for t, m in read if m and is_credible(m, fetched)), ("", None))
        if moment is not None:
            evidence = (Evidence(name, ruled.source(name), text), *_passed_over(times.evidence, name))
            published, modified = (moment, times.modified) if name == "published" else (times.published, moment)
            times = Times(published, modified, evidence)
    return times


def _time(text: str, zone: str, fetched: datetime | None) -> Moment | None:
    if moment := read_time(text, zone):
        return moment
    found = dates.find(text[:_LONGEST_TIME], near=fetched, zone=zone)
    fine = (one.moment for one in found if one.moment.precision not in {Precision.MONTH, Precision.YEAR})
    return next(fine, None)


def ruled_section(section: str, evidence: Sequence[Evidence], ruled: Ruled) -> tuple[str, list[Evidence]]:
    """The section as a rule gives it."""
    if "section" not in ruled.texts:
        return section, list(evidence)
    return ruled.texts["section"][0], [*ruled.evidence("section"), *_passed_over(evidence)]


def ruled_bylines(bylines: Bylines, ruled: Ruled, house: House) -> Bylines:
    """The credits with the authors that a rule gives; agencies and places that the page names elsewhere stay."""
    own = Credits()
    for text in ruled.texts.get("authors", ()):
        own = own.joined(read_byline(text, is_house=house.is_house))
    if not own.authors and not own.agencies:
        return bylines
    said = Evidence("authors", ruled.source("authors"), "، ".join(ruled.texts["authors"]))
    if not own.authors:
        return Bylines(own.joined(bylines.credits), (replace(said, field="agencies"), *bylines.evidence))
    others = replace(bylines.credits, authors=())
    return Bylines(own.joined(others), (said, *_passed_over(bylines.evidence, "authors")))


def ruled_tags(tags: Tags, ruled: Ruled) -> Tags:
    """The keywords as a rule gives them."""
    words = {
        match_form(word): word for text in reversed(ruled.texts.get("tags", ())) for word in split_tags(text)[::-1]
    }
    if not words:
        return tags
    own = tuple(reversed(words.values()))
    return Tags(own, (Evidence("tags", ruled.source("tags"), "، ".join(own)), *_passed_over(tags.evidence)))


def _passed_over(evidence: Iterable[Evidence], name: str = "") -> tuple[Evidence, ...]:
    """The same evidence, for one field or all of it not chosen."""
    return tuple(replace(one, chosen=False) if name in {"", one.field} else one for one in evidence)
