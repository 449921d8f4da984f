"""The sentences that readers judged as lines of their event, `evaluation/lines/`, in the stories that they stand in."""

import gzip
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import orjson

from isnad.analyse import analyse
from isnad.model import Placed, Placement, Told, article_from_json
from isnad.stories.chronicle import Days, EventLines, events_of
from labelled_pairs import hashed

_ROOT = Path(__file__).parents[1]
_DATA = _ROOT.parent / "shared" / "data"
_LINES = _ROOT / "evaluation" / "lines"
Place = tuple[str, int]  # the `hashed` id of an article, and where a sentence begins


@dataclass(frozen=True, slots=True)
class JudgedStory:
    """A story with what was said of its sentences."""

    name: str
    events: Sequence[EventLines]  # its sentences by centrality, none judged yet
    days: Days
    verdicts: Mapping[Place, str]  # of judged.tsv
    pairs: Mapping[tuple[Place, Place], str]  # of repeats.tsv, either way round
    summary: frozenset[Place]  # of summaries.tsv


def rows_of(name: str) -> list[list[str]]:
    """The rows of a table of judgements."""
    lines = (_LINES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def place_of(article: str, start: int) -> Place:
    """By what the tables name a sentence: its article's id, hashed, and where it begins."""
    return hashed(article), start


def judged_stories() -> list[JudgedStory]:
    """The stories that were judged, read by the rules of today."""
    placed = {row[1]: row for row in rows_of("stories")}
    stories: defaultdict[str, list[Told]] = defaultdict(list)
    for told in chain.from_iterable(_told(path, placed) for path in sorted(_DATA.glob("*.dev.jsonl.gz"))):
        stories[told.placed.placement.story].append(told)
    verdicts, pairs, summaries = _verdicts(), _pairs(), _summaries()
    return [
        JudgedStory(name, *events_of(told, {}), verdicts[name], pairs[name], frozenset(summaries[name]))
        for name, told in sorted(stories.items())
    ]


def _told(path: Path, placed: Mapping[str, Sequence[str]]) -> list[Told]:
    with gzip.open(path) as lines:
        read = map(orjson.loads, lines)
        return [_of_row(row, placed[name]) for row in read if (name := hashed(row["id"])) in placed]


def _of_row(row: dict[str, object], where: Sequence[str]) -> Told:
    article = article_from_json(row)
    story, _, event, copy, origin, added = where
    at = article.published.at if article.published else datetime.min.replace(tzinfo=UTC)
    place = Placement(article.id, f"{story} {copy}", f"{story} {event}", story, origin, added=float(added))
    return Told(Placed(article.id, article.title, article.publisher, at, place), 1, at, article, analyse(article))


def _verdicts() -> Mapping[str, Mapping[Place, str]]:
    found: defaultdict[str, dict[Place, str]] = defaultdict(dict)
    for story, article, start, _, verdict in rows_of("judged"):
        found[story][article, int(start)] = verdict
    return found


def _pairs() -> Mapping[str, Mapping[tuple[Place, Place], str]]:
    found: defaultdict[str, dict[tuple[Place, Place], str]] = defaultdict(dict)
    for story, one, start, other, its_start, verdict in rows_of("repeats"):
        places = (one, int(start)), (other, int(its_start))
        found[story][places] = found[story][places[::-1]] = verdict
    return found


def _summaries() -> Mapping[str, set[Place]]:
    found: defaultdict[str, set[Place]] = defaultdict(set)
    for story, article, start in rows_of("summaries"):
        found[story].add((article, int(start)))
    return found
