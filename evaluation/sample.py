"""What a whole run makes of the sample newsroom, against what its manifest says is true.

    python evaluation/sample.py [--missed]

The newsroom is served on loopback and collected over HTTP, five days by a clock that jumps on where nobody works: every
address, state and correction comes in as it would. Then what was kept, grouped and read is compared with the labels of
the sources and with `examples/newsroom/manifest.toml`. `--missed` prints what is not as it should be.
"""

import argparse
import importlib.util
import sys
import tempfile
import threading
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

from isnad.analyse import analyse
from isnad.arabic.letters import match_form
from isnad.clock import SetClock
from isnad.model import Act, Analysis, Article, Claim, Figure, Level, canonical_url
from isnad.newsroom import CollectOptions, Newsroom, open_fetcher, open_newsroom
from isnad.sample import SampleServer

ROOT = Path(__file__).resolve().parent.parent
NEWSROOM = ROOT / "examples" / "newsroom"
_MARKS = '«»“”"()،'
START = datetime(2024, 11, 9, tzinfo=UTC)
END = datetime(2024, 11, 15, tzinfo=UTC)  # the last corrections were seen by then


class _Days(SetClock):
    """A clock that jumps on where somebody waits, until the days are over."""

    def __init__(self) -> None:
        super().__init__(START)
        self.over = threading.Event()

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        if self.now() >= END:
            self.over.set()


@dataclass(slots=True)
class Tally:
    """How many of one kind of truth were found."""

    right: int = 0
    missed: list[str] = field(default_factory=list)

    def note(self, what: str, *, found: bool) -> None:
        """One more of them."""
        if found:
            self.right += 1
        else:
            self.missed.append(what)

    @property
    def share(self) -> float:
        """Of all, those that were found."""
        return self.right / max(1, self.right + len(self.missed))


def build() -> ModuleType:
    """The script that renders the newsroom, which knows its labels."""
    spec = importlib.util.spec_from_file_location("newsroom_build", NEWSROOM / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up by name
    spec.loader.exec_module(module)
    return module


def collect(newsroom: Newsroom, clock: _Days, server: SampleServer) -> Mapping[str, float]:
    """Collect all five days; what the run counted."""
    newsroom.learn_publishers(server.publishers)
    newsroom.follow(server.followed)
    fetcher = open_fetcher("0", clock=clock, sample_port=server.port)
    # One after the other: else which answer is faster, and how busy the machine is, would decide what is grouped first.
    return newsroom.collect(fetcher, clock.over, CollectOptions(connections=1, pause=0)).counts


class Collected:
    """The newsroom after five days, by the names that the manifest uses: «house/slug», «house/slug.v2»."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._build = build()
        states = self._build.load()
        self.truths: Mapping[str, Any] = tomllib.loads((NEWSROOM / "manifest.toml").read_text(encoding="utf-8"))
        self.labels: Mapping[str, Mapping[str, str]] = self._build.manifest(states)
        self.states = {state.name if state.number == 1 else f"{state.name}.v{state.number}": state for state in states}
        self._newsroom = newsroom
        self._ids = {canonical_url(kept.article.url): kept.article.id for kept in newsroom.export()}

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Every state that was kept, by its name."""
        found: dict[str, Article] = {}
        for name, state in self.states.items():
            wanted = _words([line.text for line in self._build.blocks(state, self.states) if line.kind != "link"])
            for revision in self._revisions(state.fields["url"]):
                if _words([paragraph.text for paragraph in revision.paragraphs]) == wanted:
                    found[name] = revision
        return found

    def groups(self) -> Mapping[str, Mapping[Level, str]]:
        """Where each article stands, by its name."""
        found = {}
        for name in self.labels:
            article = self._ids.get(canonical_url(self.states[name].fields["url"]))
            if article is not None:
                place = self._newsroom.placement(article)
                found[name] = {Level.COPY: place.copy, Level.EVENT: place.event, Level.STORY: place.story}
        return found

    def analysis(self, name: str) -> tuple[str, Analysis] | None:
        """The text of a state and what these rules read in it, None where it was not kept."""
        article = self.articles.get(name)
        return None if article is None else (article.text, analyse(article))

    def conflicts(self, name: str) -> list[set[tuple[str, float]]]:
        """The conflicts on the page of the story that an article stands in: of each side its articles and number."""
        article = self._ids.get(canonical_url(self.states[name].fields["url"]))
        series = self._newsroom.account(article).series if article else ()
        found = [conflict for one in series for conflict in one.conflicts]
        return [
            {(words.article, float(side.low)) for side in conflict.sides for words in (side.words, *side.repeats)}
            for conflict in found
        ]

    def id_of(self, name: str) -> str:
        """The id of an article by its name, "" where it was not kept."""
        return self._ids.get(canonical_url(self.states[name].fields["url"]), "")

    def _revisions(self, url: str) -> Iterator[Article]:
        article = self._ids.get(canonical_url(url))
        if article is not None:
            yield from (revision.article for revision in self._newsroom.revisions(article))


def _words(paragraphs: Iterable[str]) -> str:
    return " ".join(" ".join(paragraphs).split())


def tallies(kept: Collected) -> dict[str, Tally]:
    """Every kind of truth with what was found of it."""
    found: defaultdict[str, Tally] = defaultdict(Tally)
    for name in kept.states:
        found["states kept, to the word"].note(name, found=name in kept.articles)
    for kind in ("series", "conflict"):
        for truth in kept.truths[kind]:
            for point in truth["points" if kind == "series" else "sides"]:
                found["figures"].note(f"{point['article']}: {point['words']}", found=_has_figure(kept, point))
    for truth in kept.truths["conflict"]:
        what = f"{truth['story']}: {truth['what']}"
        found["conflicts on a story's page"].note(what, found=_is_shown(kept, truth))
    for truth in kept.truths["denial"]:
        place = truth["denial"]
        found["denials"].note(f"{place['article']}: {place['words']}", found=_has_denial(kept, place))
    for truth in kept.truths["chain"]:
        what = f"{truth['at']['article']}: {' < '.join(truth['chain'])}"
        found["chains"].note(what, found=_has_chain(kept, truth))
    return dict(found)


def _is_shown(kept: Collected, truth: Mapping[str, Any]) -> bool:
    """Whether two sides of a conflict that differ are set against each other on the page of one of their stories."""
    sides = {(kept.id_of(side["article"].partition(".v")[0]), float(side["low"])) for side in truth["sides"]}
    shown = (each & sides for side in truth["sides"] for each in kept.conflicts(side["article"].partition(".v")[0]))
    return any(len({low for _, low in together}) > 1 for together in shown)


def _has_figure(kept: Collected, point: Mapping[str, Any]) -> bool:
    read = kept.analysis(point["article"])
    if read is None:
        return False
    text, analysis = read
    return any(_gives(figure, point) for figure in analysis.figures if _meets(figure.mention, text, point["words"]))


def _gives(figure: Figure, point: Mapping[str, Any]) -> bool:
    if figure.low != Decimal(str(point["low"])):
        return False
    high = point.get("high")
    return (high is None or figure.high == Decimal(str(high))) and point.get("bound", figure.bound) == figure.bound


def _has_denial(kept: Collected, place: Mapping[str, str]) -> bool:
    return any(claim.act is Act.DENY for claim in _claims(kept, place))


def _has_chain(kept: Collected, truth: Mapping[str, Any]) -> bool:
    wanted = [match_form(name) for name in truth["chain"]]
    for claim in _claims(kept, truth["at"]):
        names = [match_form(link.name) for link in claim.chain]
        if len(names) == len(wanted) and all(_is_called(n, w) for n, w in zip(names, wanted, strict=True)):
            return True
    return False


def _is_called(name: str, wanted: str) -> bool:
    """Whether a source is called so: one name has all words of the other, «وكالة القلزم للأنباء» and «القلزم»."""
    one, other = ({word for word in (each.strip(_MARKS) for each in text.split()) if word} for text in (name, wanted))
    return bool(one) and bool(other) and (one <= other or other <= one)


def _claims(kept: Collected, place: Mapping[str, str]) -> list[Claim]:
    read = kept.analysis(place["article"])
    if read is None:
        return []
    text, analysis = read
    return [
        claim
        for claim in analysis.claims
        if _meets(claim.content, text, place["words"]) or _meets(claim.cue, text, place["words"])
    ]


def _meets(span: Any, text: str, words: str) -> bool:
    start = text.find(words)
    while start >= 0:
        if span.start < start + len(words) and start < span.end:
            return True
        start = text.find(words, start + 1)
    return False


def pairwise(kept: Collected) -> dict[str, float]:
    """Precision and recall of pairs of articles, on each level."""
    groups = kept.groups()
    figures = {}
    for level in Level:
        true = _pairs({name: labels[level.value] for name, labels in kept.labels.items()})
        made = _pairs({name: place[level] for name, place in groups.items()})
        figures[f"{level.value} P"] = len(true & made) / max(1, len(made))
        figures[f"{level.value} R"] = len(true & made) / max(1, len(true))
    return figures


def _pairs(group_of: Mapping[str, str]) -> set[tuple[str, str]]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for name, group in group_of.items():
        members[group].append(name)
    return {(a, b) for names in members.values() for a, b in combinations(sorted(names), 2)}


def collected_sample(folder: Path) -> tuple[Newsroom, Mapping[str, float]]:
    """A newsroom that has collected all of the sample, its store in a folder, and what the run counted."""
    clock = _Days()
    newsroom = open_newsroom(str(folder / "sample.sqlite"), clock=clock.now)
    with SampleServer(clock, delays=False) as server:
        counts = collect(newsroom, clock, server)
    return newsroom, counts


def measure(_shared: Path | None = None) -> dict[str, float]:
    """Everything that is compared, as shares of 1."""
    with tempfile.TemporaryDirectory() as folder:
        newsroom, _ = collected_sample(Path(folder))
        with newsroom:
            kept = Collected(newsroom)
            return {name: tally.share for name, tally in tallies(kept).items()} | pairwise(kept)


def floors() -> dict[str, float]:
    """The least that each share may reach."""
    all_floors = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
    return dict(all_floors["sample"])


def main() -> None:
    """Print it all."""
    parser = argparse.ArgumentParser(description="Compare a run over the sample newsroom with its manifest.")
    parser.add_argument("--missed", action="store_true", help="print what is not as it should be")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        newsroom, counts = collected_sample(Path(folder))
        with newsroom:
            kept = Collected(newsroom)
            for name, count in counts.items():
                print(f"{name:28} {count:8,.0f}")
            for name, tally in tallies(kept).items():
                print(f"{name:28} {tally.right:4} of {tally.right + len(tally.missed):4}  {tally.share:.3f}")
                if arguments.missed:
                    print("\n".join(f"    {what}" for what in tally.missed))
            for name, share in pairwise(kept).items():
                print(f"{name:28} {share:.3f}")


if __name__ == "__main__":
    main()
