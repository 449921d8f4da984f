"""Timelines and summaries of the stories of the sample newsroom, against what evaluation/chronicle.toml says of them.

    python evaluation/chronicle.py [--missed] [--print STORY]

The stories are those of the labels (`true_stories.py`). `--missed` prints what is not as it should be, `--print` the
timeline and the summary of a story.
"""

import argparse
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta, timezone
from pathlib import Path
from typing import Any

from isnad.arabic.letters import match_form
from isnad.model import Told, Words
from isnad.model.chronicle import Chronicle, Entry
from isnad.stories.chronicle import tell_chronicle
from true_stories import true_stories

GOLD = Path(__file__).parent / "chronicle.toml"


def measure(_: Path | None = None) -> Mapping[str, float]:
    """The shares that floors.toml holds this part to."""
    tally = _Tally()
    for story, told in true_stories()[0].items():
        tally.add(story, told, tell_chronicle(told))
    return tally.shares()


class _Tally:
    """What was right, and what was not."""

    def __init__(self) -> None:
        self._gold: Mapping[str, Any] = tomllib.loads(GOLD.read_text(encoding="utf-8"))
        self._days = self._told = self._rightly = self._said = 0
        self._facts = self._found = self._sentences = self._fresh = self._quoted = self._standing = 0
        self.missed: list[str] = []

    def add(self, story: str, told: Sequence[Told], chronicle: Chronicle) -> None:
        """Count a story."""
        for entry in chronicle.timeline:
            self._add_entry(entry, told)
        lines = [entry.sentence for entry in chronicle.timeline]
        self._add_standing(story, [*lines, *(each.sentence for each in chronicle.summary)])
        gold = self._gold["stories"].get(story)
        if gold is None:
            return
        summary = [match_form(each.sentence.span.text) for each in chronicle.summary]
        for fact in gold["facts"]:
            self._facts += 1
            found = any(match_form(words) in text for words in fact.split("|") for text in summary)
            self._found += found
            self.missed += [] if found else [f"{story}: not told: {fact}"]
        for text, each in zip(summary, chronicle.summary, strict=True):
            stale = [words for words in gold["stale"] if match_form(words) in text and each.happened is None]
            self._sentences += 1
            self._fresh += not stale
            self.missed += [f"{story}: overturned: {words}" for words in stale]

    def _add_entry(self, entry: Entry, told: Sequence[Told]) -> None:
        day = self._gold["days"].get(entry.event)
        if day is None:
            return
        self._days += 1
        right = _day(entry, told) == day
        self._rightly += right
        self._told += entry.happened is not None
        self._said += right and entry.happened is not None
        if not right:
            self.missed.append(f"{entry.event}: {_day(entry, told)} in place of {day}")

    def _add_standing(self, story: str, told: Sequence[Words]) -> None:
        for words in told:
            leaning = words.span.text.startswith(tuple(self._gold["leaning"]))
            self._quoted += 1
            self._standing += not leaning
            self.missed += [f"{story}: leans: {words.span.text[:60]}"] if leaning else []

    def shares(self) -> Mapping[str, float]:
        """Each measure as a share of 1."""
        return {
            "days right": self._rightly / self._days,
            "days told by the words": self._told / self._days,
            "days right, of those told by the words": self._said / max(self._told, 1),
            "sentences that stand by themselves": self._standing / self._quoted,
            "facts in the summary": self._found / self._facts,
            "summary sentences not overturned": self._fresh / self._sentences,
        }


def _day(entry: Entry, told: Sequence[Told]) -> date:
    """The day under which a reader finds an entry: when it happened, else the day of printing where it was printed."""
    if entry.happened:
        return entry.happened.first
    article = next(each.article for each in told if each.placed.article == entry.sentence.article)
    minutes = (article.published and article.published.offset) or _USUAL_OFFSET
    return entry.printed.astimezone(timezone(timedelta(minutes=minutes))).date()


_USUAL_OFFSET = 180


def _lines(chronicle: Chronicle) -> Iterator[str]:
    for entry in chronicle.timeline:
        when = f"{entry.happened.first} «{entry.happened.words.span.text}»" if entry.happened else "printed only"
        yield f"{entry.event} [{when}] {entry.articles} articles, {entry.origins} origins"
        yield f"    {entry.sentence.span.text}"
    for each in chronicle.summary:
        yield f"summary, {each.event}, {' < '.join(link.called for link in each.chain)}\n    {each.sentence.span.text}"


def main() -> None:
    """Print the shares, and what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--missed", action="store_true")
    parser.add_argument("--print", metavar="STORY")
    options = parser.parse_args()
    stories = true_stories()[0]
    if options.print:
        print("\n".join(_lines(tell_chronicle(stories[options.print]))))
        return
    tally = _Tally()
    for story, told in stories.items():
        tally.add(story, told, tell_chronicle(told))
    for what, share in tally.shares().items():
        print(f"{what:45} {share:.4f}")
    print("\n".join(tally.missed) if options.missed else "")


if __name__ == "__main__":
    main()
