"""The printing house of a page: the names by which the page and the catalogue call it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from isnad.extract.credit_words import agency_key, credit_form, outlet_key
from isnad.extract.document import Document, folded, text_of
from isnad.extract.linked_data import LinkedData, strings, types_of
from isnad.extract.sites import site_of
from isnad.extract.wordlists import forms
from isnad.model import Publisher, host_of

_NAME_METAS = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "publisher",
    "copyright",
)
_SITE_TYPES = frozenset(["Organization", "NewsMediaOrganization", "WebSite", "Corporation"])
_SIGNS = " -–—|:»«•"
_PARTED = re.compile(r"\s*[|»«•]\s*|\s+[-–—]\s+")
_LEAST_HEADLINE = 15  # characters
_MOST_NAME_WORDS = 5


@dataclass(frozen=True)
class House:
    """The names of a printing house, and whether another name is one of them."""

    names: tuple[str, ...]  # as written, the surest first
    label: str  # the telling part of its host name: «albayan» of www.albayan.ae, "" where unknown
    key: str = ""  # the publisher's id, "" where unknown
    is_known: Callable[[str], bool] | None = None  # whether a name is another house that the reader knows

    @cached_property
    def _cores(self) -> tuple[frozenset[str], ...]:
        return tuple(core for core in map(_core, self.names) if core)

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(credit_form(name) for name in self.names)

    def is_house(self, name: str) -> bool:
        """Whether the name is this house, also in a longer or shorter form."""
        form = credit_form(name)
        if not form:
            return False
        if form in self._forms:
            return True
        if (outlet := outlet_key(name)) and outlet in {self.label, self.key}:
            return True
        if self.label and form.replace(" ", "").removesuffix("com") == self.label:
            return True
        core = _core(name)
        if not core or agency_key(name):
            return False
        return any(core <= known or (known <= core and len(core) <= len(known) + 2) for known in self._cores)


def find_house(
    document: Document,
    data: LinkedData,
    publisher: Publisher | None,
    url: str,
    is_known: Callable[[str], bool] | None = None,
) -> House:
    """The house that prints a page, by the catalogue, by its meta tags, its JSON-LD and its host name.

    `is_known` tells whether a name is one of the houses that the reader knows.
    """
    names: list[str] = []
    if publisher:
        names += [publisher.name, *publisher.aliases]
    metas = document.meta
    names += [metas[key] for key in _NAME_METAS if key in metas and len(metas[key]) <= 60]
    names += strings(data.article.get("publisher"))
    for thing in data.things:
        if _SITE_TYPES.intersection(types_of(thing)):
            names += strings(thing.get("name"))
    for link in document.root.iter("link"):
        if link.get("type") in {"application/rss+xml", "application/atom+xml", "application/opensearchdescription+xml"}:
            names.append(folded(link.get("title")).split("»")[0].split("«")[0].strip(" -|"))
    names += _beside_headline(document, metas)
    if handle := metas.get("twitter:site"):
        names.append(handle.lstrip("@"))
    short = [name for name in dict.fromkeys(names) if 1 < len(name) <= 80]
    return House(tuple(short), host_label(url), publisher.id if publisher else "", is_known)


def _beside_headline(document: Document, metas: Mapping[str, str]) -> list[str]:
    """What the title has beside the headline: «المرفأ - خبر» or «خبر | المرفأ», in a few words."""
    title = next((folded(el.text) for el in document.root.iter("title") if el.text), "")
    headlines = [metas.get("og:title", ""), *(text_of(el) for el in document.root.iter("h1"))]
    for headline in headlines:
        if len(headline) >= _LEAST_HEADLINE and headline in title and headline != title:
            before, _, after = title.partition(headline)
            rest = [before.strip(_SIGNS), _PARTED.split(after.strip(_SIGNS))[-1]]  # the section stands before the name
            return [part for part in rest if 0 < len(part.split()) <= _MOST_NAME_WORDS]
    return []


def host_label(url: str) -> str:
    """The telling part of a host name: «albayan» of www.albayan.ae, «almadenahnews» of almadenahnews.com."""
    label, dot, ending = site_of(host_of(url)).partition(".")
    return label if dot and not ending.rpartition(".")[2].isdigit() else ""


def _core(name: str) -> frozenset[str]:
    return frozenset(credit_form(name).split()).difference(forms("house_words"))
