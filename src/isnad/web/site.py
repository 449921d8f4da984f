"""The site: what every page needs, and how a page becomes a response."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from isnad.model import Article, Event, Publisher
from isnad.newsroom import Desk, Newsroom
from isnad.web import links, text
from isnad.web.directory import Directory
from isnad.web.links import Links
from isnad.web.preferences import THEMES, Preferences, keep, preferences_of
from isnad.web.times import Times
from isnad.web.words import LANGUAGES, Words, words_in

_SOME_AGENCIES = "agencies"  # the key of «وكالات», where a publisher does not say which


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("isnad.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "clipped": text.clipped,
        "excerpt": text.excerpt,
        "opening": text.opening,
        "visible": text.visible,
        "foreign": links.foreign,
        "readable": links.readable,
    }
    environment.globals["direction"] = text.direction
    environment.globals["tongue"] = text.tongue
    environment.globals["marked"] = text.marked
    environment.globals["style"] = f"/static/paper.css?v={_style_version()}"
    # All are compiled before a reader asks: the page of a story took its first reader 100 ms more.
    for name in environment.list_templates():
        environment.get_template(name)
    return environment


def _style_version() -> str:
    # A changed style sheet gets a new address, so browsers may keep the old one for ever.
    return hashlib.sha256((files("isnad.web") / "static" / "paper.css").read_bytes()).hexdigest()[:12]


class Site:
    """A newsroom seen by readers."""

    def __init__(
        self, newsroom: Newsroom, clock: Callable[[], datetime], openapi: Callable[[], dict[str, Any]], desk: Desk
    ) -> None:
        self.newsroom = newsroom
        self.desk = desk  # who may rule on stories here
        self.directory = Directory(newsroom, clock)
        self.openapi = openapi  # describes the paths of the application that the site is part of
        self._clock = clock
        self._templates = _environment()
        for language in LANGUAGES:
            words_in(language)  # read now, not while a reader waits

    def visit(self, request: Request) -> "Visit":
        """What this request needs to be answered."""
        preferences = preferences_of(request)
        words = words_in(preferences.language)
        times, addresses = Times(words, self._clock()), Links(preferences.carried)
        return Visit(self, request, preferences, words, times, addresses)

    def template(self, name: str, **values: object) -> str:
        """A template filled."""
        return self._templates.get_template(name).render(**values)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request being answered."""

    site: Site
    request: Request
    preferences: Preferences
    words: Words
    times: Times
    links: Links

    def page(
        self, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **values: object
    ) -> Response:
        """The response that a template makes; «not modified» where the reader has the same bytes already."""
        html = self.site.template(
            template,
            visit=self,
            say=self.words.say,
            plain=self.words.plain,
            count=self.words.count,
            number=self.words.number,
            percent=self.words.percent,
            amount=self.words.amount,
            short=self.words.short,
            times=self.times,
            links=self.links,
            publisher_of=self.site.directory.publisher,
            switches=self._switches(),
            country=self._country,
            language_of=self._language_of,
            field_name=self._field_name,
            source_name=self._source_name,
            origin_name=self._origin_name,
            **values,
        )
        # A lone surrogate has no UTF-8: it is written as its number, which browsers show as the replacement character.
        body = html.encode("utf-8", errors="xmlcharrefreplace")
        tag = tag_of(body)
        unchanged = status == 200 and tag in tags_in(self.request.headers.get("if-none-match", ""))
        response = Response(
            b"" if unchanged else body,
            304 if unchanged else status,
            {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie", **(headers or {})},
            "text/html; charset=utf-8",
        )
        keep(self.preferences, response)
        return response

    def _country(self, publisher: Publisher) -> str:
        code = publisher.country.upper()
        return str(self.words.locale.territories.get(code, code))

    def _language_of(self, article: Article) -> str:
        """As the page declares it, else that of its publisher, "" where neither is known."""
        return article.language or self.site.directory.publisher(article.publisher).language

    def _field_name(self, field: str) -> str:
        # Evidence may be of a field that this version does not know: a later one wrote it.
        return self.words.plain(f"field.{field}") if f"field.{field}" in self.words.entries else field

    def _source_name(self, source: str) -> str:
        """What «json-ld:headline» means to a reader, "" where we have no words for it."""
        key = f"source.{source.partition(':')[0]}"
        return self.words.plain(key) if key in self.words.entries else ""

    def _origin_name(self, origin: str, event: Event) -> str:
        """Who stands behind a text, «agency:reuters», as a reader knows it: «رويترز»."""
        kind, _, key = origin.partition(":")
        if key == _SOME_AGENCIES:
            return self.words.plain("story.some_agencies")
        if kind != "article":
            return self.site.directory.called(key)
        titles = (placed.title for placed in event.articles if placed.article == key)
        return next(titles, "") or self.words.plain("article.untitled")

    def _switches(self) -> dict[str, str]:
        """Links to this very page in each language and theme."""
        asked = {key: value for key, value in self.request.query_params.items() if key not in {"lang", "theme"}}
        path = self.request.url.path
        return {
            **{name: self.links.to(path, **{**asked, "lang": name}) for name in LANGUAGES},
            **{name: self.links.to(path, **{**asked, "theme": name}) for name in THEMES},
        }


def tag_of(body: bytes) -> str:
    """The ETag of an answer."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def tags_in(header: str) -> set[str]:
    """The ETags of an If-None-Match header, weak ones as strong: answers of ours are compared byte by byte."""
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}
