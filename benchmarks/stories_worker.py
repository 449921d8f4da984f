"""One system under measurement in its own process: groups a file of articles, on the core it was started on.

    stories_worker.py isnad FILE FOLDER
    stories_worker.py "TF-IDF, DBSCAN" | "TF-IDF, HDBSCAN" | "MinHash LSH" FILE FOLDER
    stories_worker.py speed FILE CAPACITY FROM COUNT EXPLAIN

FILE has one JSON object a line: id, title, text, publisher, published; in order of time. A system writes its groups to
FOLDER/SETTING.jsonl for each setting that it was tried with and prints, one JSON object a line, setting and processor
seconds of a run with that setting alone. `speed` prints the articles a second over COUNT articles behind the first
FROM, and the peak memory, for a live window of CAPACITY, with the reasons of each placement where EXPLAIN is 1. Runs on
the standard library and the system alone, since each system has an environment of its own.
"""

import importlib
import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

Groups = Sequence[tuple[str, str, str]]  # copy, event, story of each article
Tried = Iterator[tuple[str, float, Groups]]  # setting, processor seconds, groups

_EPS = (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75)
_JACCARD = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
_PERMUTATIONS = 128
_SHINGLE = 3  # words
_AT_ONCE = 500  # articles read at once, so that reading is not timed and takes no memory


def read(path: Path) -> Iterator[dict[str, str]]:
    """The articles of a file, one at a time."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def reports(rows: Iterable[dict[str, str]]) -> Iterator[Any]:
    """Articles as our grouper takes them."""
    report = importlib.import_module("isnad.model").Report
    for row in rows:
        at = datetime.fromisoformat(row["published"])
        yield report(row["id"], row["title"], row["text"], row["publisher"], at=at)


def isnad(rows: Sequence[dict[str, str]]) -> Tried:
    """Our grouper, regroupings followed."""
    grouper = importlib.import_module("isnad.stories").Grouper()
    given = list(reports(rows))
    stands: dict[tuple[str, str], str] = {}
    began = time.process_time()
    for each in given:
        grouped = grouper.add(each)
        for level in ("copy", "event", "story"):
            stands[level, each.id] = getattr(grouped.placement, level)
        for change in grouped.regroupings:
            stands.update(((str(change.level), article), change.new) for article in change.articles)
    seconds = time.process_time() - began
    groups = [(stands["copy", e.id], stands["event", e.id], stands["story", e.id]) for e in given]
    yield "as it is", seconds, groups


def dbscan(rows: Sequence[dict[str, str]]) -> Tried:
    """TF-IDF of words, DBSCAN over cosine distances, one run for each radius; what is noise stands alone."""
    cluster, neighbors = importlib.import_module("sklearn.cluster"), importlib.import_module("sklearn.neighbors")
    began = time.process_time()
    vectors = _vectors(rows)
    near = neighbors.NearestNeighbors(metric="cosine", algorithm="brute").fit(vectors)
    graph = near.radius_neighbors_graph(vectors, radius=max(_EPS), mode="distance")
    shared = time.process_time() - began
    for eps in _EPS:
        began = time.process_time()
        labels = cluster.DBSCAN(eps=eps, min_samples=2, metric="precomputed").fit_predict(graph)
        yield f"radius {eps}", shared + time.process_time() - began, _alike(labels.tolist())


def hdbscan(rows: Sequence[dict[str, str]]) -> Tried:
    """TF-IDF of words, HDBSCAN over cosine distances, from pairs up."""
    cluster = importlib.import_module("sklearn.cluster")
    for method in ("eom", "leaf"):
        began = time.process_time()
        found = cluster.HDBSCAN(
            min_cluster_size=2, metric="cosine", algorithm="brute", cluster_selection_method=method, copy=True
        )
        labels = found.fit_predict(_vectors(rows)).tolist()
        yield method, time.process_time() - began, _alike(labels)


def minhash(rows: Sequence[dict[str, str]]) -> Tried:
    """MinHash LSH over shingles of words: what it finds alike is joined."""
    library = importlib.import_module("datasketch")
    began = time.process_time()
    hashes = []
    for row in rows:
        words = re.findall(r"\w+", f"{row['title']} {row['text']}")
        spans = {" ".join(words[i : i + _SHINGLE]).encode() for i in range(max(1, len(words) - _SHINGLE + 1))}
        found = library.MinHash(num_perm=_PERMUTATIONS)
        found.update_batch(list(spans))
        hashes.append(found)
    shared = time.process_time() - began
    for least in _JACCARD:
        began = time.process_time()
        index = library.MinHashLSH(threshold=least, num_perm=_PERMUTATIONS)
        parents = list(range(len(rows)))
        for number, each in enumerate(hashes):
            for other in index.query(each):
                if each.jaccard(hashes[other]) >= least:
                    parents[_root(parents, number)] = _root(parents, other)
            index.insert(number, each)
        labels = [_root(parents, number) for number in range(len(rows))]
        yield f"Jaccard {least}", shared + time.process_time() - began, _alike(labels)


def _vectors(rows: Sequence[dict[str, str]]) -> Any:
    text = importlib.import_module("sklearn.feature_extraction.text")
    single = importlib.import_module("numpy").float32
    vectorizer = text.TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=0.4, dtype=single)
    return vectorizer.fit_transform(f"{row['title']}\n{row['text']}" for row in rows)


def _alike(labels: Sequence[int]) -> Groups:
    names = [str(label) if label >= 0 else f"alone {number}" for number, label in enumerate(labels)]
    return [(name, name, name) for name in names]


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


def speed(path: Path, capacity: int, first: int, count: int, explain: int) -> None:
    """Prints the articles a second and the peak memory at a full window."""
    grouper = importlib.import_module("isnad.stories").Grouper(capacity, explain=bool(explain))
    given = reports(read(path))
    for each in islice(given, first):
        grouper.add(each)
    live, seconds, done = len(grouper), 0.0, 0
    while part := list(islice(given, min(_AT_ONCE, count - done))):
        began = time.process_time()
        for each in part:
            grouper.add(each)
        seconds += time.process_time() - began
        done += len(part)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    print(json.dumps({"live": live, "articles": done, "seconds": seconds, "peak_mb": peak}), flush=True)


SYSTEMS: dict[str, Callable[[Sequence[dict[str, str]]], Tried]] = {
    "isnad": isnad,
    "TF-IDF, DBSCAN": dbscan,
    "TF-IDF, HDBSCAN": hdbscan,
    "MinHash LSH": minhash,
}


def main() -> None:
    """Measures one system."""
    name, path = sys.argv[1], Path(sys.argv[2])
    if name == "speed":
        speed(path, *map(int, sys.argv[3:7]))
        return
    rows = list(read(path))
    for setting, seconds, groups in SYSTEMS[name](rows):
        with (Path(sys.argv[3]) / f"{setting}.jsonl").open("w", encoding="utf-8") as out:
            for row, (copy, event, story) in zip(rows, groups, strict=True):
                print(json.dumps({"id": row["id"], "copy": copy, "event": event, "story": story}), file=out)
        print(json.dumps({"setting": setting, "seconds": seconds}), flush=True)


if __name__ == "__main__":
    main()
