"""Render the sample newsroom: one page for every state of every article in `source/`.

    python examples/newsroom/build.py                  render into pages/
    python examples/newsroom/build.py --gold FOLDER    write what stands in each page, as JSON, to score extraction by
    python examples/newsroom/build.py --manifest       print what is true of the whole: copies, events, stories

What a source file holds is exactly what a reader of its page sees; README.md tells how to write one.
"""

import argparse
import json
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hijridate import Gregorian
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

HERE = Path(__file__).resolve().parent
HEADING = "## "  # a line of a body that is a heading
INLINE_LINK = ">> "  # a line of a body that offers another article between two paragraphs
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

Fields = Mapping[str, Any]  # a TOML table


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a body."""

    kind: str  # "text", "heading" or "link"
    text: str  # its words; for a link the headline of the other article
    url: str = ""  # for a link: where it leads


@dataclass(frozen=True, slots=True)
class State:
    """One state of one article: what one page shows."""

    publisher: str  # id of the publisher: its folder
    slug: str  # name of the file, without suffixes
    number: int  # 1 for the first state, 2 for the changed page
    fields: Fields  # the TOML; for a later state, the first one with what changed

    @property
    def name(self) -> str:
        """«publisher/slug»: how other articles and the manifest call the article."""
        return f"{self.publisher}/{self.slug}"

    @property
    def page(self) -> str:
        """Path of the page under `pages/`."""
        return f"{self.name}.html" if self.number == 1 else f"{self.name}.v{self.number}.html"


def load(folder: Path = HERE) -> tuple[State, ...]:
    """All states of all articles, by publisher, slug and number."""
    states = []
    for path in sorted((folder / "source").glob("*/*.toml")):
        if path.name == "house.toml":
            continue
        slug, _, version = path.name.removesuffix(".toml").partition(".v")
        fields = _toml(path)
        if version:
            fields = {**_toml(path.with_name(f"{slug}.toml")), **fields}
        states.append(State(path.parent.name, slug, int(version or 1), fields))
    return tuple(sorted(states, key=lambda state: (state.publisher, state.slug, state.number)))


def blocks(state: State, others: Mapping[str, State]) -> tuple[Block, ...]:
    """The body of an article, line by line; KeyError where a link names no article."""
    return tuple(_block(line.strip(), others) for line in state.fields["body"].splitlines() if line.strip())


def _block(line: str, others: Mapping[str, State]) -> Block:
    if line.startswith(HEADING):
        return Block("heading", line.removeprefix(HEADING))
    if line.startswith(INLINE_LINK):
        return _link(others[line.removeprefix(INLINE_LINK)])
    return Block("text", line)


def _link(other: State) -> Block:
    return Block("link", other.fields["title"], other.fields["url"])


def by_name(states: tuple[State, ...]) -> dict[str, State]:
    """The first state of each article, by its name."""
    return {state.name: state for state in states if state.number == 1}


def render(folder: Path = HERE) -> Iterator[tuple[str, bytes]]:
    """Every page: its path under `pages/` and its bytes, in its publisher's own encoding."""
    states = load(folder)
    others = by_name(states)
    publishers = {entry["id"]: entry for entry in _toml(folder / "publishers.toml")["publisher"]}
    houses = {key: _toml(folder / "source" / key / "house.toml") for key in publishers}
    environment = _environment(folder / "templates")
    for state in states:
        house = houses[state.publisher]
        words = environment.get_template(f"{state.publisher}.html.j2").render(
            article=state.fields,
            blocks=blocks(state, others),
            related=[_link(others[name]) for name in state.fields.get("read_also", ())],
            house=house,
            publisher=publishers[state.publisher],
        )
        yield state.page, words.encode(house["encoding"])


def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., str]] = {
        "clock": _clock,
        "date": _date,
        "day": lambda when, house: f"{_weekday(when, house)} {_date(when, house)}",
        "hijri": _hijri,
        "indic": lambda words: str(words).translate(INDIC),
        "iso": datetime.isoformat,
        "jsonld": _jsonld,
        "weekday": _weekday,
        "utc": lambda when: when.astimezone(UTC).isoformat().replace("+00:00", "Z"),
    }
    environment.filters.update(filters)
    return environment


def _weekday(when: datetime, house: Fields) -> str:
    return str(house["weekdays"][when.weekday()])


def _date(when: datetime, house: Fields) -> str:
    """«10 تشرين الثاني 2024», with the house's names of months."""
    return f"{when.day} {house['months'][when.month - 1]} {when.year}"


def _hijri(when: datetime, house: Fields) -> str:
    """«8 جمادى الأولى 1446», with the house's names of months."""
    day = Gregorian(when.year, when.month, when.day).to_hijri()
    return f"{day.day} {house['hijri_months'][day.month - 1]} {day.year}"


def _clock(when: datetime, house: Fields) -> str:
    """«09:05 ص»: twelve hours, with the house's words for before and after noon."""
    return f"{when:%I:%M} {house['halves'][when.hour >= 12]}"


def _jsonld(value: object) -> str:
    # «<» escaped, so that no text can close the script element
    return Markup(json.dumps(value, ensure_ascii=False, indent=1).replace("<", "\\u003c"))


def gold(state: State, others: Mapping[str, State], house: Fields) -> dict[str, object]:
    """What stands in the page: the answer that extraction is scored against.

    `leaks` are words that stand in the page beside the article and must not come into its body.
    """
    fields = state.fields
    lines = blocks(state, others)
    offered = [line.text for line in lines if line.kind == "link"]
    offered += [others[name].fields["title"] for name in fields.get("read_also", ())]
    modified = fields.get("modified", fields["published"] if house.get("always_modified") else None)
    return {
        "url": fields["url"],
        "title": fields["title"],
        "deck": fields.get("deck", ""),
        "published": _given(fields["published"], house),
        "precision": fields["precision"],
        "modified": _given(modified, house) if modified else None,
        "authors": fields.get("authors", []),
        "agencies": fields.get("agencies", []),
        "dateline": fields.get("dateline", ""),
        "section": fields["section"],
        "tags": fields.get("tags", []),
        "paragraphs": [line.text for line in lines if line.kind != "link"],
        "headings": [i for i, line in enumerate(x for x in lines if x.kind != "link") if line.kind == "heading"],
        "leaks": [*house["furniture"].values(), *house["most_read"], *offered, *fields.get("captions", [])],
        "read_also": list(dict.fromkeys(offered)),
    }


def _given(when: datetime, house: Fields) -> str:
    return (when.astimezone(UTC) if house.get("utc") else when).isoformat()


def manifest(states: tuple[State, ...]) -> dict[str, dict[str, str]]:
    """For every article: `published` (ISO 8601), and its `copy`, `event`, `story` and `origin`, as its labels say.

    An article without a copy label is alone in its copy group, which then bears the article's name. `origin` names
    the publisher, company or office from whom the news came, be it word for word or retold with credit; without the
    label it is the publisher itself. Independent origins of an event are its different origins.
    """
    return {
        name: {
            "published": state.fields["published"].isoformat(),
            "copy": state.fields["labels"].get("copy", name),
            "event": state.fields["labels"]["event"],
            "story": state.fields["labels"]["story"],
            "origin": state.fields["labels"].get("origin", state.publisher),
        }
        for name, state in by_name(states).items()
    }


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SystemExit(f"{path}: {error}") from error


def _write_pages() -> None:
    shutil.rmtree(HERE / "pages", ignore_errors=True)
    for path, body in render():
        (HERE / "pages" / path).parent.mkdir(parents=True, exist_ok=True)
        (HERE / "pages" / path).write_bytes(body)


def _write_gold(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    states = load()
    for state in states:
        house = _toml(HERE / "source" / state.publisher / "house.toml")
        answer = json.dumps(gold(state, by_name(states), house), ensure_ascii=False, indent=1)
        name = state.page.replace("/", "--").removesuffix(".html")
        (folder / f"{name}.json").write_text(answer + "\n", encoding="utf-8")


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description="Render the sample newsroom.")
    parser.add_argument("--gold", type=Path, metavar="FOLDER", help="write what stands in each page, as JSON")
    parser.add_argument("--manifest", action="store_true", help="print copies, events and stories, as JSON")
    arguments = parser.parse_args()
    if arguments.gold:
        _write_gold(arguments.gold)
    elif arguments.manifest:
        json.dump(manifest(load()), sys.stdout, ensure_ascii=False, indent=1)
    else:
        _write_pages()


if __name__ == "__main__":
    main()
