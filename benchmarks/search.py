"""How long 200 searches take over all of ../shared/data, in SQLite or PostgreSQL.

    python benchmarks/search.py [STORE]

STORE is the address of a store that is filled already (48,712 articles, by `isnad import`); without it one is made in
a temporary folder. The queries are drawn with a fixed seed from the headlines: a word, two words of one headline, a
phrase of two, two words of different headlines, each fourth with a publisher or a span of time, and ten of the words
that stand in most articles. Each is asked once to warm the caches and then three times; a query's time is its middle
one, with snippets for the 20 hits of the first page. Prints a table and the same as JSON.
"""

import gzip
import json
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import orjson

from isnad.model import Article, Incoming, SearchQuery, article_from_json
from isnad.store import Store
from report import SHARED, machine, table, write_section

BATCH = 500
QUERIES = 200
ROUNDS = 3
SEED = 20240501
# Words of nearly every article: the dearest searches that there are.
COMMON = ("في", "من", "على", "إلى", "أن", "قال", "اليوم", "عام", "السعودية", "«في السعودية»")


def articles() -> Iterator[Article]:
    """All records of the data, in their order."""
    for path in sorted((SHARED / "data").glob("*.jsonl.gz")):
        with gzip.open(path) as lines:
            for line in lines:
                yield article_from_json(orjson.loads(line))


def fill(store: Store) -> dict[str, object]:
    """All records into the store, and what that cost."""
    source = articles()
    count = 0
    saving = 0.0
    while batch := [Incoming(article) for article in islice(source, BATCH)]:
        began = time.perf_counter()
        store.save(batch)
        saving += time.perf_counter() - began
        count += len(batch)
    return {
        "records": count,
        "articles": store.latest(1).total,
        "saved, records/s": count / saving,
        "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "place": store.checks()[0].detail.rsplit(", ", 1)[-1],
    }


def queries(known: list[Article]) -> list[tuple[str, SearchQuery]]:
    """The searches, each with its kind; always the same ones."""
    draw = random.Random(SEED)
    titled = [article for article in known if len(article.title.split()) > 3 and article.published]
    found = [("common words", SearchQuery(words)) for words in COMMON]
    kinds = ("one word", "two words", "phrase", "strangers")
    while len(found) < QUERIES:
        kind = kinds[len(found) % len(kinds)]
        article = draw.choice(titled)
        query = SearchQuery(_words(draw, kind, article, draw.choice(titled)))
        if len(found) // len(kinds) % 4 == 3:
            kind, query = "with a filter", _filtered(draw, query, article)
        found.append((kind, query))
    return found


def _words(draw: random.Random, kind: str, article: Article, other: Article) -> str:
    words = article.title.split()
    first = draw.randrange(len(words) - 1)
    match kind:
        case "one word":
            return words[first]
        case "two words":
            return " ".join(draw.sample(words, 2))
        case "phrase":
            return f"«{' '.join(words[first : first + 2])}»"
    return f"{words[first]} {draw.choice(other.title.split())}"


def _filtered(draw: random.Random, query: SearchQuery, article: Article) -> SearchQuery:
    if draw.random() < 0.5 or article.published is None:
        return SearchQuery(query.text, article.publisher)
    start: datetime = article.published.at - timedelta(days=15)
    return SearchQuery(query.text, since=start, until=start + timedelta(days=30))


def measure(store: Store, asked: list[tuple[str, SearchQuery]]) -> list[dict[str, object]]:
    """Milliseconds by kind of query, and over all."""
    taken: dict[str, list[float]] = {}
    for kind, query in asked:
        milliseconds = statistics.median(_times(store, query))
        taken.setdefault(kind, []).append(milliseconds)
        taken.setdefault("all", []).append(milliseconds)
    order = [*(kind for kind in taken if kind != "all"), "all"]
    return [
        {
            "queries": kind,
            "number": len(taken[kind]),
            "median, ms": statistics.median(taken[kind]),
            "99th percentile, ms": sorted(taken[kind])[max(0, -(-99 * len(taken[kind]) // 100) - 1)],
            "slowest, ms": max(taken[kind]),
        }
        for kind in order
    ]


def _times(store: Store, query: SearchQuery) -> list[float]:
    times = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        store.search(query)
        times.append(1000 * (time.perf_counter() - began))
    return times[1:]


def main() -> None:
    """Measure, print, and write the section of docs/benchmarks.md."""
    if not (SHARED / "data").exists():
        print(f"no data in {SHARED / 'data'}: nothing to search in")
        return
    with tempfile.TemporaryDirectory() as folder:
        given = sys.argv[1] if len(sys.argv) > 1 else ""
        with Store.open(given or f"sqlite:///{Path(folder)}/store.sqlite") as store:
            lines = [] if given else [fill(store)]
            rows = measure(store, queries(list(articles())))
    result = {"store": lines, "search": rows, "machine": machine()}
    print(json.dumps(result, ensure_ascii=False))
    filled = f"{table(lines)}\n\n" if lines else ""
    text = f"{filled}{table(rows)}\n\n{machine()}."
    print(text) if given else write_section("search", text)


if __name__ == "__main__":
    main()
