"""How long a large story takes to be told: its page is built from the states of its articles when somebody asks for it.

    python benchmarks/story_page.py [--articles 2000] [--events 100] [--runs 5]

The story is made of the sample newsroom's stories, told again and again: every copy on a later day, with other figures,
as a text of its own. The analysis of the articles is no part of what is timed. Times are of the processor, so that
other work on the machine does not count.
"""

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count, islice
from pathlib import Path
from statistics import median

from isnad.model import Article, Placed, Told
from isnad.stories.chronicle import tell_chronicle

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

from true_stories import true_stories

_NUMBER = re.compile(r"[1-8]")


def large_story(articles: int, events: int) -> tuple[Told, ...]:
    """A story of so many articles in so many events, each article with a text of its own."""
    told = tuple(islice(_told_again(), articles))
    by_place = (replace(each, placed=_placed(each, number, events)) for number, each in enumerate(told))
    return tuple(sorted(by_place, key=lambda each: (each.at, each.placed.article)))


def _told_again() -> Iterator[Told]:
    states = [told for story in true_stories()[0].values() for told in story if told.is_newest]
    for again in count():
        for told in states:
            later = timedelta(days=again)
            article = _with_other_figures(told.article, again)
            placed = replace(told.placed, article=f"{told.placed.article}/{again}", at=told.placed.at + later)
            yield replace(told, article=article, placed=placed, at=told.at + later)


def _with_other_figures(article: Article, again: int) -> Article:
    """The article with every digit raised: of the same length, so that what was read in it stays where it stands."""

    def other(text: str) -> str:
        return _NUMBER.sub(lambda match: str((int(match.group()) + again) % 8 + 1), text)

    paragraphs = tuple(replace(paragraph, text=other(paragraph.text)) for paragraph in article.paragraphs)
    published = article.published and replace(article.published, at=article.published.at + timedelta(days=again))
    return replace(article, title=other(article.title), paragraphs=paragraphs, published=published)


def _placed(told: Told, number: int, events: int) -> Placed:
    place = told.placed.placement
    event = f"event {number % events}"
    mine = replace(place, article=told.placed.article, copy=told.placed.article, event=event, story="large")
    return replace(told.placed, placement=mine)


def timed(build: Callable[[Sequence[Told]], object], told: Sequence[Told], runs: int) -> tuple[float, float]:
    """Seconds of the first run and the median of the others."""
    times = []
    for _ in range(runs + 1):
        start = time.process_time()
        build(told)
        times.append(time.process_time() - start)
    return times[0], median(times[1:])


PARTS: dict[str, Callable[[Sequence[Told]], object]] = {"timeline and summary": tell_chronicle}


def main() -> None:
    """Print the times of every part."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--events", type=int, default=100)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    told = large_story(options.articles, options.events)
    print(f"{len(told):,} articles in {options.events} events")
    for name, build in PARTS.items():
        first, usual = timed(build, told, options.runs)
        print(f"{name:24} first {first:6.3f} s, then {usual:6.3f} s")


if __name__ == "__main__":
    main()
