"""How well dates are read: the answers of tests/arabic/dates.tsv, and a sample of found dates to check by eye.

    python evaluation/dates.py                    shares of answers that are right, for either half of the list
    python evaluation/dates.py look [SEED [COUNT]]  dates found in articles of ../shared, with what stands around them

A line of the sample tells when the article was published, the moment read, its precision, «?» where it is ambiguous,
and the words in double brackets. To judge one, read the words as an editor of that day would.
"""

import gzip
import json
import random
import sys
import time
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from isnad.arabic.dates import Dated, find, parse

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "tests" / "arabic" / "dates.tsv"
FILES = ("ant.dev.jsonl.gz", "saudi.dev.jsonl.gz")
_ARTICLES = 500  # of each file


def measure(_shared: Path) -> Mapping[str, float]:
    """The shares of answers read right, 0 to 1, of the half used in development and of the half held out."""
    rows = [line.split("\t") for line in ANSWERS.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    return {
        f"right, {half}": sum(map(_is_right, chosen)) / len(chosen)
        for half in ("dev", "held")
        if (chosen := [row[1:] for row in rows if row[0] == half])
    }


def _is_right(row: list[str]) -> bool:
    mode, near, zone, text, answer = row
    written = None if near == "-" else datetime.fromisoformat(near) if "T" in near else date.fromisoformat(near)
    if mode == "find":
        return (" | ".join(map(_told, find(text, written, zone))) or "-") == answer
    dated = parse(text, written, zone)
    return (_told(dated) if dated else "-") == answer


def _told(dated: Dated) -> str:
    return f"{dated.moment.isoformat()}/{dated.moment.precision.value}"


def look(shared: Path, seed: int, count: int) -> None:
    """Print a random sample of the dates found in articles, and the speed at which they were found."""
    chance = random.Random(seed)
    articles = []
    for name in FILES:
        with gzip.open(shared / "data" / name, "rt", encoding="utf-8") as lines:
            articles += [json.loads(line) for line in chance.sample(list(lines), _ARTICLES)]
    started = time.perf_counter()
    found = []
    for article in articles:
        text, near = f"{article['title']}\n{article['text']}", datetime.fromisoformat(article["published"])
        found += [(near, text, dated) for dated in find(text, near, "Asia/Riyadh")]
    seconds = time.perf_counter() - started
    print(f"{len(articles)} articles, {len(articles) / seconds:.0f} a second, {len(found)} dates")
    for near, text, dated in chance.sample(found, min(count, len(found))):
        before = text[max(0, dated.start - 50) : dated.start].replace("\n", " ⏎ ")
        after = text[dated.end : dated.end + 35].replace("\n", " ⏎ ")
        mark = " ?" if dated.ambiguous else ""
        print(f"{near:%a %Y-%m-%d %H} | {_told(dated)}{mark} | {before}[[{dated.words}]]{after}")


def main() -> None:
    """Do what the arguments ask."""
    if sys.argv[1:2] == ["look"]:
        numbers = [int(word) for word in sys.argv[2:4]]
        look(ROOT.parent / "shared", *(numbers + [1, 200][len(numbers) :]))
        return
    for what, share in measure(ROOT.parent / "shared").items():
        print(f"{what:12} {share:.4f}")


if __name__ == "__main__":
    main()
