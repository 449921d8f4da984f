"""The catalogue of publishers: who prints, where, by which clock. Data in TOML, checked entry by entry.

A catalogue file lists `[[publisher]]` entries with `id` and `name`, and where known `country`, `zone`, `language`,
`kind`, `owner`, `hosts`, `aliases`, `home` and `feeds` (`[{url = "...", kind = "section", pattern = "...",
verified = false}]`, all but `url` optional).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

from isnad.arabic.letters import match_form
from isnad.errors import SettingError
from isnad.model import FeedAddress, FeedKind, PageRules, Publisher, PublisherKind

_PACKAGE = Path(__file__).resolve().parent.parent
# In a wheel the catalogue lies within the package; in a checkout at the root of the repository.
_BUILT_IN = (_PACKAGE / "publishers" / "catalogue.toml", _PACKAGE.parent.parent / "publishers" / "catalogue.toml")

_WORDS = ("id", "name", "country", "zone", "language", "kind", "owner", "home")
_LISTS = ("hosts", "aliases")
_KEYS = frozenset([*_WORDS, *_LISTS, "feeds"])
_FEED_KEYS = frozenset(["url", "kind", "pattern", "verified"])


class Catalogue:
    """Publishers, found by id, by host and by name, with their rules. A value: joining two makes a third."""

    def __init__(self, publishers: Iterable[Publisher] = (), rules: Iterable[PageRules] = ()) -> None:
        """Of publishers, or rules of publishers, with the same id, the last one counts."""
        self._rules = {each.publisher: each for each in rules}
        self._by_id = {publisher.id: publisher for publisher in publishers}
        self._by_host = {host: p for p in self._by_id.values() for host in p.hosts}
        self._by_name = {_name_form(name): p for p in self._by_id.values() for name in (p.name, *p.aliases)}

    @property
    def all(self) -> tuple[Publisher, ...]:
        """Every publisher, in the order of the file."""
        return tuple(self._by_id.values())

    def by_id(self, publisher_id: str) -> Publisher | None:
        """The publisher with this id."""
        return self._by_id.get(publisher_id)

    def by_host(self, host: str) -> Publisher | None:
        """The publisher that owns this host, or a host above it: «sport.example.com» is of «example.com»."""
        host = host.lower().rstrip(".")
        while host:
            if found := self._by_host.get(host):
                return found
            host = host.partition(".")[2]
        return None

    def by_name(self, name: str) -> Publisher | None:
        """The publisher that calls itself so, or is called so in credits; spellings that differ in form are one."""
        return self._by_name.get(_name_form(name))

    def rules(self, publisher: Publisher | None) -> PageRules | None:
        """How the pages of a publisher are read, None where nothing is particular about them."""
        return self._rules.get(publisher.id) if publisher else None

    def over(self, publishers: Iterable[Publisher]) -> "Catalogue":
        """These publishers and this catalogue; where an id is in both, this one's count."""
        return Catalogue((*publishers, *self.all), self._rules.values())

    def joined(self, publishers: Iterable[Publisher]) -> "Catalogue":
        """This catalogue and these publishers; where an id is in both, theirs count."""
        return Catalogue((*self.all, *publishers), self._rules.values())


def load_catalogue(path: Path) -> tuple[Publisher, ...]:
    """The publishers that a catalogue file lists, in its order.

    Raises SettingError naming the file and the entry where it cannot be read or an entry is wrong.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("publisher", [])
    except OSError as error:
        raise SettingError(f"{path}: the catalogue cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"{path}: the catalogue is no TOML in UTF-8: {error}") from error
    if not isinstance(entries, list):
        raise SettingError(f"{path}: «publisher» is no list; write each entry under [[publisher]]")
    publishers = tuple(_publisher(entry, f"{path}, publisher {n}") for n, entry in enumerate(entries, 1))
    _check_unique(publishers, path)
    return publishers


def built_in_catalogue() -> tuple[Publisher, ...]:
    """The publishers that the project knows; none where its catalogue was not installed.

    Raises SettingError where the catalogue is wrong.
    """
    path = next((path for path in _BUILT_IN if path.is_file()), None)
    return load_catalogue(path) if path else ()


def _publisher(entry: object, place: str) -> Publisher:
    if not isinstance(entry, Mapping):
        raise SettingError(f"{place}: no table")
    if unknown := sorted(set(entry) - _KEYS):
        raise SettingError(f"{place}: unknown keys: {', '.join(unknown)}")
    words = {key: _word(entry, key, place) for key in _WORDS}
    if not words["id"] or not words["name"]:
        raise SettingError(f"{place}: «id» or «name» is missing")
    place += f" ({words['id']})"
    if words["zone"] and words["zone"] not in _zones():
        raise SettingError(f"{place}: no time zone is called {words['zone']!r}; take a name of IANA: Africa/Cairo")
    return Publisher(
        id=words["id"],
        name=words["name"],
        country=words["country"],
        zone=words["zone"],
        language=words["language"] or "ar",
        kind=_kind(words["kind"], place),
        owner=words["owner"],
        hosts=tuple(host.lower().removeprefix("www.") for host in _words(entry, "hosts", place)),
        aliases=_words(entry, "aliases", place),
        home=words["home"],
        feeds=_feeds(entry, place),
    )


def _word(entry: Mapping[str, object], key: str, place: str) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise SettingError(f"{place}: «{key}» is no text")
    return value


def _words(entry: Mapping[str, object], key: str, place: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingError(f"{place}: «{key}» is no list of texts")
    return tuple(value)


def _feeds(entry: Mapping[str, object], place: str) -> tuple[FeedAddress, ...]:
    value = entry.get("feeds", [])
    if not isinstance(value, list) or not all(isinstance(feed, dict) for feed in value):
        raise SettingError(f'{place}: «feeds» is no list of {{url = "...", verified = false}}')
    feeds = tuple(_feed(feed, f"{place}, feed {n}") for n, feed in enumerate(value, 1))
    if twice := [url for url, count in Counter(feed.url for feed in feeds).items() if count > 1]:
        raise SettingError(f"{place}: the feed {twice[0]} stands twice")
    return feeds


def _feed(feed: Mapping[str, object], place: str) -> FeedAddress:
    if unknown := sorted(set(feed) - _FEED_KEYS):
        raise SettingError(f"{place}: unknown keys: {', '.join(unknown)}")
    url, pattern, verified = _word(feed, "url", place), _word(feed, "pattern", place), feed.get("verified", False)
    if not url:
        raise SettingError(f"{place}: «url» is missing")
    if not isinstance(verified, bool):
        raise SettingError(f"{place}: «verified» is neither true nor false")
    kind = _feed_kind(_word(feed, "kind", place), place)
    if bool(pattern) != (kind is FeedKind.SECTION):
        raise SettingError(f"{place}: a section page needs a «pattern» for its links, and nothing else has one")
    try:
        re.compile(pattern)
    except re.error as error:
        raise SettingError(f"{place}: «pattern» {pattern!r} is no regular expression: {error}") from error
    return FeedAddress(url, kind, pattern, verified)


def _feed_kind(written: str, place: str) -> FeedKind | None:
    try:
        return FeedKind(written) if written else None
    except ValueError as error:
        known = ", ".join(FeedKind)
        raise SettingError(f"{place}: no kind of feed is called {written!r}; known are {known}") from error


def _kind(written: str, place: str) -> PublisherKind:
    try:
        return PublisherKind(written) if written else PublisherKind.SITE
    except ValueError as error:
        known = ", ".join(PublisherKind)
        raise SettingError(f"{place}: no kind is called {written!r}; known are {known}") from error


def _check_unique(publishers: Iterable[Publisher], path: Path) -> None:
    owners: dict[str, str] = {}
    for publisher in publishers:
        for name in (f"id {publisher.id}", *(f"host {host}" for host in publisher.hosts)):
            if name in owners:
                raise SettingError(f"{path}: {name} stands twice: {owners[name]} and {publisher.id}")
            owners[name] = publisher.id


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())  # it reads a thousand files each time


def _name_form(name: str) -> str:
    return " ".join(match_form(name).split())
