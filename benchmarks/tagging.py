"""Tags: accuracy and articles a second, beside YAKE and the plainest way, and how the time grows with the text.

    python benchmarks/tagging.py

Accuracy is that of ../shared/gold/score.py over the documents of akec.dev: P@5 over all keyphrases, F1@10 over the
first ten; our rules were written and our weights learned with the first 66 of them, so those we never looked at stand
apart. Speed is taken on articles drawn by lot from the corpora. YAKE (Campos et al. 2020) gets its defaults for Arabic:
phrases of up to three words, its own list of stop words. TF-IDF takes single lemmas by our own table of how many
articles have them, and shows each as it first stands. One core, processor time.
"""

import json
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import cycle
from pathlib import Path

from analysing import articles
from isnad.analyse.tags import tags
from isnad.analyse.tags.lists import shares
from isnad.arabic.lemmas import lemma, written_words
from peers import peers_python
from report import SHARED, machine, table, write_section

WORKER = Path(__file__).with_name("tagging_worker.py")
SEEN = 66
MOST = 10
SPEED_SAMPLE = 1_000
SEED = 20240501
RAREST = 5e-6
MILLION = 1_000_000
Row = dict[str, str]
Tagged = tuple[list[float], list[list[str]]]  # seconds of a first round and of a second, and the tags of each text


def ours(rows: Sequence[Row]) -> Tagged:
    """Our tags of each text."""
    return timed(rows, lambda row: [tag.text for tag in tags(f"{row['title']}\n{row['text']}", len(row["title"]))])


def plain(rows: Sequence[Row]) -> Tagged:
    """Those by TF-IDF of single lemmas."""
    return timed(rows, lambda row: _by_tf_idf(f"{row['title']}\n{row['text']}"))


def _by_tf_idf(text: str) -> list[str]:
    first: dict[str, str] = {}
    number: Counter[str] = Counter()
    for word in written_words(text):
        base = lemma(word)
        first.setdefault(base, word)
        number[base] += 1
    known = shares()
    weights = {base: -count * math.log(max(RAREST, known.get(base, 0.0))) for base, count in number.items()}
    return [first[base] for base in sorted(weights, key=lambda base: -weights[base])[:MOST]]


def timed(rows: Sequence[Row], read: Callable[[Row], list[str]]) -> Tagged:
    """Processor time for all, twice, after one article that loads the lists: words are worked out when first met."""
    read(rows[0])
    seconds = []
    for _ in range(2):
        began = time.process_time()
        found = [read(row) for row in rows]
        seconds.append(time.process_time() - began)
    return seconds, found


def yake(rows: Sequence[Row]) -> Tagged:
    """Those by YAKE, in the environment of the peers."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.json"
        path.write_text(json.dumps(rows), encoding="utf-8")
        run = subprocess.run([peers_python(), str(WORKER), str(path)], check=True, capture_output=True, text=True)
    answer = json.loads(run.stdout)
    return answer["seconds"], answer["tags"]


SYSTEMS: Mapping[str, Callable[[Sequence[Row]], Tagged]] = {
    "isnad": ours,
    "YAKE": yake,
    "TF-IDF of lemmas": plain,
}


def scored(rows: Iterable[Row], found: Iterable[list[str]]) -> Mapping[str, float]:
    """What score.py says of the tags of documents."""
    with tempfile.TemporaryDirectory() as folder:
        gold, output = Path(folder) / "gold.jsonl", Path(folder) / "output.jsonl"
        rows = list(rows)
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        shown = (
            {"id": row["id"], "tags": [{"tag": tag} for tag in each]} for row, each in zip(rows, found, strict=True)
        )
        output.write_text("".join(json.dumps(row) + "\n" for row in shown), encoding="utf-8")
        command = [sys.executable, str(SHARED / "gold" / "score.py"), "tags", str(gold), str(output)]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    scores: Mapping[str, float] = json.loads(printed)
    return scores


def compared() -> str:
    """The table of systems."""
    lines = (SHARED / "data" / "akec.dev.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    sample = random.Random(SEED).sample(list(articles()), SPEED_SAMPLE)
    news = [{"title": article.title, "text": article.body} for article in sample]
    rows = []
    for name, system in SYSTEMS.items():
        _, found = system(documents)
        seconds, _ = system(news)
        every, unseen = scored(documents, found), scored(documents[SEEN:], found[SEEN:])
        row: dict[str, object] = {"system": name}
        row |= {"P@5": every["P@5, all gold"], "F1@10": every["F1@10, first ten gold"]}
        row |= {"P@5, unseen 34": unseen["P@5, all gold"], "F1@10, unseen 34": unseen["F1@10, first ten gold"]}
        row["articles/s, words new"] = len(news) / seconds[0]
        rows.append(row | {"articles/s": len(news) / seconds[1]})
    return table(rows)


def growth() -> str:
    """The table of seconds for texts of a quarter, half and all of a million words."""
    real = " ".join(article.text for article in random.Random(SEED).sample(list(articles()), SPEED_SAMPLE)).split()
    texts: Mapping[str, Sequence[str]] = {
        "articles": real,
        "«محمد»": ["محمد"],
        "«الكبير»": ["الكبير"],
        "marks": ["،", "«", "...", "»"],
    }
    rows = []
    for name, words in texts.items():
        row: dict[str, object] = {"a million words of": name}
        for size in (MILLION // 4, MILLION // 2, MILLION):
            text = " ".join(word for word, _ in zip(cycle(words), range(size), strict=False))
            began = time.process_time()
            tags(text)
            row[f"{size:,}, s"] = time.process_time() - began
        rows.append(row)
    return table(rows)


def main() -> None:
    """Measure, print and write the section."""
    if not SHARED.exists():
        print(f"nothing measured: {SHARED.name}/ does not lie beside the project")
        return
    peers_python()
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    measured = f"One core, processor time; {machine()}."
    write_section("tagging", f"{compared()}\n\n{growth()}\n\n{measured}")


if __name__ == "__main__":
    main()
