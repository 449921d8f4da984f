"""How long a large story takes to be told, and its page to be served.

    python benchmarks/story_page.py [--articles 2000] [--events 100] [--runs 5]

The story is made of the sample newsroom's stories, told again and again in later weeks with other figures, and every
third article is a copy of the one before it. It is kept in a store as an import keeps it, with its groups and analyses.
Timed are the parts of its account, the whole of it with the reading out of the store, and the page over HTTP: by the
clock on the wall, and what it takes of the processor, with the client that asks for it.
"""

import argparse
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import count, islice
from pathlib import Path
from statistics import median

import httpx
import uvicorn

from isnad.model import Analysed, Article, Grouped, Incoming, Told
from isnad.newsroom import Newsroom, open_newsroom
from isnad.newsroom.accounts import houses_of
from isnad.server import create_app
from isnad.stories import uncollected
from isnad.stories.accounting import _TRANSMISSIONS, House, account_of
from isnad.stories.chronicle import tell_chronicle
from isnad.stories.counting import tell_series
from isnad.stories.opposing import opposed
from isnad.stories.passing import foremost

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "evaluation"))

from true_stories import true_stories

_NUMBER = re.compile(r"[1-8]")
_STORY = "s-large"
_COPY_EVERY = 3


def large_story(articles: int, events: int) -> tuple[Told, ...]:
    """A story of so many articles in so many events."""
    found: list[Told] = []
    for number, told in enumerate(islice(_told_again(), articles)):
        first = found[-1] if number % _COPY_EVERY == _COPY_EVERY - 1 else None
        found.append(_placed(told, number // _COPY_EVERY % events, first))
    return tuple(sorted(found, key=lambda each: (each.at, each.placed.article)))


def _told_again() -> Iterator[Told]:
    states = [told for story in true_stories()[0].values() for told in story if told.is_newest]
    for again in count():
        for told in states:
            later = timedelta(weeks=again)  # so that «اليوم الأحد» is one
            article = _with_other_figures(told.article, again)
            key = f"{told.placed.article}/{again}"
            placed = replace(told.placed, article=key, at=told.placed.at + later)
            yield replace(told, article=replace(article, id=key, url=""), placed=placed, at=told.at + later)


def _with_other_figures(article: Article, again: int) -> Article:
    """The article with every digit raised: of the same length, so that what was read in it stays where it stands."""

    def other(text: str) -> str:
        return _NUMBER.sub(lambda match: str((int(match.group()) + again) % 8 + 1), text)

    paragraphs = tuple(replace(paragraph, text=other(paragraph.text)) for paragraph in article.paragraphs)
    published = article.published and replace(article.published, at=article.published.at + timedelta(weeks=again))
    return replace(article, title=other(article.title), paragraphs=paragraphs, published=published)


def _placed(told: Told, event: int, first: Told | None) -> Told:
    """The state in its place in the story; a copy has the words of the `first` of its copy group."""
    key = told.placed.article
    copy = first.placed.placement.copy if first else f"c-{key}"
    placement = replace(told.placed.placement, article=key, copy=copy, event=f"e-{event}", story=_STORY)
    placed = replace(told.placed, placement=placement)
    if first is None:
        return replace(told, placed=placed)
    words = replace(told.article, title=first.article.title, paragraphs=first.article.paragraphs)
    return replace(told, placed=replace(placed, title=words.title), article=words, analysis=first.analysis)


def keep(newsroom: Newsroom, told: Sequence[Told]) -> None:
    """Put the story into the newsroom's store, as an import would."""
    store = newsroom._store
    store.save([Incoming(each.article) for each in told])
    batch = [(Grouped(each.placed.placement), b"") for each in told]
    store.save_groups(batch, after=store.grouping_mark(), window=10)
    version = newsroom._analyst._version
    store.save_analyses([Analysed(each.article.id, 1, version, each.analysis) for each in told])


@contextmanager
def served(newsroom: Newsroom) -> Iterator[str]:
    """The newsroom's site on loopback."""
    server = uvicorn.Server(uvicorn.Config(create_app(newsroom), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def timed(work: Callable[[], object], runs: int, clock: Callable[[], float] = time.process_time) -> str:
    """Seconds of the first run and the median of the others, in words."""
    times = []
    for _ in range(runs + 1):
        start = clock()
        work()
        times.append(clock() - start)
    return f"first {times[0]:6.3f} s, then {median(times[1:]):6.3f} s"


def parts(told: Sequence[Told], houses: Mapping[str, House]) -> Mapping[str, Callable[[], object]]:
    """Every part of an account, by name."""
    names = {key: house.names for key, house in houses.items()}
    return {
        "timeline and summary": lambda: tell_chronicle(told),
        "figures over time": lambda: tell_series(told),
        "claims and denials": lambda: opposed(told),
        "ways": lambda: foremost(told, names, _TRANSMISSIONS),
        "the account": lambda: account_of(told, houses),
    }


def main() -> None:
    """Print the times of every part, of the whole and of the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--events", type=int, default=100)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    told = large_story(options.articles, options.events)
    print(f"{len(told):,} articles in {options.events} events")
    with tempfile.TemporaryDirectory() as folder, open_newsroom(str(Path(folder) / "large.sqlite")) as newsroom:
        keep(newsroom, told)
        with uncollected():  # as an account makes its parts
            for name, work in parts(told, houses_of(newsroom._catalogue)).items():
                print(f"{name:28} {timed(work, options.runs)}")
        print(f"{'read out of the store':28} {timed(lambda: newsroom._teller.states(_STORY), options.runs)}")
        start = time.process_time()
        newsroom._teller.catch_up()
        print(f"{'told, with all of it kept':28} once  {time.process_time() - start:6.3f} s")
        with served(newsroom) as address, httpx.Client(base_url=address, timeout=60) as client:
            page = client.get("/story", params={"id": _STORY})  # the first of a process unpacks the account
            print(f"{'its page, asked for first':28} once  {page.elapsed.total_seconds():6.3f} s")
            asking = partial(client.get, "/story", params={"id": _STORY})
            print(f"{'its page':28} {timed(asking, 40, time.perf_counter)}")
            print(f"{'... of the processor':28} {timed(asking, 40)}")
            print(f"{'of':28} {len(page.content) / 1024:.0f} KB, status {page.status_code}")


if __name__ == "__main__":
    main()
