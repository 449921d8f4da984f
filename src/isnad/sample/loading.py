"""Reading the sample newsroom: its publishers, their articles and pages, and how their sites behave.

The folder is `examples/newsroom`; its README.md says what each file holds.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from isnad.errors import SettingError
from isnad.model import Publisher, PublisherKind
from isnad.sample.houses import FailureForm, FeedForm, Form, House, Look, Manner, Printed, Quirk

_PACKAGE = Path(__file__).resolve().parent
# In a wheel the newsroom lies within the package; in a checkout among the examples.
_BUILT_IN = (_PACKAGE / "newsroom", _PACKAGE.parents[2] / "examples" / "newsroom")

_HEADING, _LINK = "## ", ">> "  # how lines of a body begin that are no paragraphs

Table = Mapping[str, Any]  # of TOML


def built_in_newsroom() -> Path:
    """The folder of the sample newsroom. Raises SettingError where it was not installed."""
    for folder in _BUILT_IN:
        if (folder / "publishers.toml").is_file():
            return folder
    raise SettingError("the sample newsroom was not installed with this Isnad")


def load_houses(folder: Path) -> tuple[House, ...]:
    """The houses of a newsroom, in the order of its publishers.

    Raises SettingError naming the file where one is missing or cannot be read.
    """
    publishers = _publishers(folder / "publishers.toml")
    manners = _manners(folder / "sites.toml")
    return tuple(
        _house(publisher, publishers, folder, manners.get(publisher.id, manners["default"])) for publisher in publishers
    )


def _house(publisher: Publisher, publishers: Sequence[Publisher], folder: Path, manner: Manner) -> House:
    source = folder / "source" / publisher.id
    look = _look(source / "house.toml") if (source / "house.toml").is_file() else Look()
    paths = sorted(path for path in source.glob("*.toml") if path.name != "house.toml")
    printed = [_printed(path, publisher, publishers, manner) for path in paths]
    return House(publisher, manner, look, tuple(sorted(printed, key=lambda one: one.since)))


def _printed(path: Path, publisher: Publisher, publishers: Sequence[Publisher], manner: Manner) -> Printed:
    slug, _, version = path.name.removesuffix(".toml").partition(".v")
    first = _toml(path.with_name(f"{slug}.toml"))
    fields = {**first, **_toml(path)} if version else first
    page = path.parents[2] / "pages" / publisher.id / f"{path.name.removesuffix('.toml')}.html"
    try:
        published = _appears(fields["published"], fields["precision"], manner)
        since = _appears(fields["modified"], fields["precision"], manner) if version else published
        paragraphs = _paragraphs(fields["body"])
        return Printed(
            url=fields["url"],
            since=since,
            published=published,
            title=fields["title"],
            summary=fields.get("deck") or next(iter(paragraphs), ""),
            paragraphs=paragraphs,
            section=fields["section"],
            authors=tuple(fields.get("authors", ())),
            source=_source(fields.get("agencies", ()), publisher, publishers),
            page=page.read_bytes(),
        )
    except KeyError as error:
        raise SettingError(f"{path}: «{error.args[0]}» is missing") from error
    except OSError as error:
        raise SettingError(f"{page}: the page cannot be read: {error.strerror or error}") from error


def _appears(when: datetime, precision: str, manner: Manner) -> datetime:
    return when + timedelta(hours=manner.day_hour) if precision == "day" else when


def _paragraphs(body: str) -> tuple[str, ...]:
    lines = (line.strip() for line in body.splitlines())
    return tuple(line for line in lines if line and not line.startswith((_HEADING, _LINK)))


def _source(credited: Sequence[str], own: Publisher, publishers: Sequence[Publisher]) -> Publisher | None:
    """The other house that the first credit with a known name credits."""
    others = [(name, other) for other in publishers if other.id != own.id for name in (other.name, *other.aliases)]
    return next((other for credit in credited for name, other in others if name in credit), None)


def _publishers(path: Path) -> tuple[Publisher, ...]:
    entries = _toml(path).get("publisher", [])
    try:
        return tuple(
            Publisher(
                id=entry["id"],
                name=entry["name"],
                country=entry.get("country", ""),
                zone=entry["zone"],
                language=entry.get("language", "ar"),
                kind=PublisherKind(entry.get("kind", PublisherKind.SITE)),
                owner=entry.get("owner", ""),
                hosts=tuple(entry["hosts"]),
                aliases=tuple(entry.get("aliases", ())),
                home=entry["home"],
            )
            for entry in entries
        )
    except KeyError as error:
        raise SettingError(f"{path}: a publisher without «{error.args[0]}»") from error
    except ValueError as error:
        raise SettingError(f"{path}: {error}") from error


def _look(path: Path) -> Look:
    table = _toml(path)
    lists = {key: tuple(table.get(key, ())) for key in ("months", "weekdays", "menu")}
    return Look(table.get("encoding", "utf-8"), **lists)


def _manners(path: Path) -> dict[str, Manner]:
    """How each house behaves that has a table, and «default»."""
    tables = {"default": {}, **_toml(path)}
    return {house: _manner(tables["default"], table, f"{path}, {house}") for house, table in tables.items()}


def _manner(default: Table, own: Table, place: str) -> Manner:
    try:
        table = {**default, **own}
        lists = {
            "feeds": tuple(_feed(entry) for entry in table.get("feeds", ())),
            "disallow": tuple(table.get("disallow", ())),
            "failures": tuple(map(FailureForm, table.get("failures", ()))),
        }
        return Manner(**{**table, **lists})
    except (KeyError, TypeError, ValueError) as error:
        raise SettingError(f"{place}: {error}") from error


def _feed(entry: Table) -> FeedForm:
    quirks = frozenset(map(Quirk, entry.get("quirks", ())))
    return FeedForm(**{**entry, "form": Form(entry["form"]), "quirks": quirks})


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"{path}: no TOML in UTF-8: {error}") from error
