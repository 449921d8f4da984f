"""What is read in articles: articles a second on one core, how time grows with long and senseless texts, and the lists.

    python benchmarks/analysing.py [ROUNDS]

The articles are drawn by lot from ../shared/data, as the corpora have them. The long texts are made here, but for the
1 MB of real articles one behind the other. Everything is measured on one core, in processor time.
"""

import gzip
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle, islice

from isnad.analyse import analyse
from isnad.analyse.claims import claims
from isnad.analyse.entities import entities
from isnad.analyse.figures import figures
from isnad.analyse.tags import tags
from isnad.extract import article_from_record
from isnad.model import Article, Paragraph
from report import SHARED, machine, table, write_section

CORPORA = ("saudi", "ant")
SAMPLE = 500  # articles of each corpus
SEED = 20240501
ROUNDS = 5
GROWN = (1, 2, 4)  # times the size
LONG = 3  # seconds: what takes longer is not measured again
MEGABYTE = 1_000_000  # bytes in UTF-8

_WORDS = "وصل الوفد المفاوض ظهر أمس إلى العاصمة لبحث ملف المياه مع الوزير في ثلاثة اجتماعات"
_LETTERS = "بتثجحخدرزسشصضطعغفقكلمنه"  # of names that nobody has
_FOREIGN = (
    "The minister said that 500 people were hurt, according to the agency. "
    "«Aucune victime», a déclaré le porte-parole. Министр сообщил: «12 раненых». 部长说有三十人受伤。"
)


def articles() -> Iterator[Article]:
    """Articles by lot."""
    chance = random.Random(SEED)
    for corpus in CORPORA:
        with gzip.open(SHARED / "data" / f"{corpus}.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
            yield from map(article_from_record, map(json.loads, chance.sample(list(lines), SAMPLE)))


def speeds(sample: list[Article], rounds: int) -> str:
    """The table of articles a second, of each part alone and of all: medians of rounds in turn."""
    said = [claims(article.text, article.published) for article in sample]
    seconds: Mapping[str, list[float]] = {
        part: [] for part in ("claims", "figures", "claims and figures", "entities", "tags", "tags and entities", "all")
    }
    for _ in range(rounds):
        seconds["claims"].append(_timed(lambda: [claims(each.text, each.published) for each in sample]))
        seconds["figures"].append(_timed(lambda: [figures(a.text, c) for a, c in zip(sample, said, strict=True)]))
        seconds["claims and figures"].append(seconds["claims"][-1] + seconds["figures"][-1])
        seconds["entities"].append(_timed(lambda: [entities(each.text) for each in sample]))
        seconds["tags"].append(_timed(lambda: [tags(each.text, len(each.title)) for each in sample]))
        seconds["tags and entities"].append(_timed(lambda: [_about(each) for each in sample]))
        seconds["all"].append(_timed(lambda: [analyse(each) for each in sample]))
    found = [analyse(each) for each in sample]
    number = {
        "claims": sum(len(each.claims) for each in found),
        "figures": sum(len(each.figures) for each in found),
        "entities": sum(len(each.entities) for each in found),
        "tags": sum(len(each.tags) for each in found),
    }
    number |= {
        "claims and figures": number["claims"] + number["figures"],
        "tags and entities": number["tags"] + number["entities"],
        "all": sum(number.values()),
    }
    return table(
        [
            {
                "read": part,
                "articles/s": len(sample) / statistics.median(times),
                "in the first round": len(sample) / times[0],
                "found in an article": number[part] / len(sample),
            }
            for part, times in seconds.items()
        ]
    )


def _about(article: Article) -> object:
    named = entities(article.text)
    return tags(article.text, len(article.title), [mention for each in named for mention in each.mentions])


def loading() -> str:
    """The table of what the lists cost: seconds and memory of a new process, the lexicon before the rest."""
    told = subprocess.run([sys.executable, "-c", _LOADS], check=True, capture_output=True, text=True).stdout.split()
    before, lexicon, lists = (tuple(map(float, each.split(","))) for each in told)
    return table(
        [
            {"loaded": what, "seconds": after[0] - first[0], "MB": (after[1] - first[1]) / 1024}
            for what, first, after in (
                ("lexicon", before, lexicon),
                ("lists of tags and entities", lexicon, lists),
            )
        ]
    )


_LOADS = r"""
import re, time
import isnad.analyse
def told():
    status = open("/proc/self/status", encoding="ascii", errors="replace").read()
    print(time.process_time(), re.search(r"VmRSS:\s+(\d+)", status)[1], sep=",")
told()
from isnad.arabic.clitics import peel
peel("وبالمدينة")
told()
from isnad.analyse.entities import entities
from isnad.analyse.tags import tags
text = "قال الرئيس سامر الحداد في القاهرة إن وزارة المياه جاهزة"
tags(text, 0, entities(text)[0].mentions)
told()
"""


def growth(sample: list[Article]) -> str:
    """The table of seconds for texts of one, two and four times their size."""
    rows = []
    for name, make in _long_texts(sample).items():
        times = [_best(Article("long", "عنوان", (Paragraph(make(factor)),))) for factor in GROWN]
        ratio = f"{times[-1] / times[0] / GROWN[-1]:.2f}"
        rows.append({"text": name} | _columns(times) | {"time for each word, 4n beside n": ratio})
    return table(rows)


def _columns(times: list[float]) -> dict[str, object]:
    return {f"{'' if factor == 1 else factor}n, s": seconds for factor, seconds in zip(GROWN, times, strict=True)}


def _long_texts(sample: list[Article]) -> dict[str, Callable[[int], str]]:
    """What a text is, and how it is made so many times as long."""
    return {
        "1 MB of articles": lambda factor: _joined(sample, factor * MEGABYTE),
        "a sentence of 100,000 words": lambda factor: " ".join(islice(cycle(_WORDS.split()), factor * 100_000)),
        "«قال إن» 10,000 times": lambda factor: "قال إن " * (factor * 10_000),
        "«قال الوزير إن» 10,000 times": lambda factor: "قال الوزير إن " * (factor * 10_000),
        "«بحسب الوزارة» 10,000 times": lambda factor: "بحسب الوزارة " * (factor * 10_000),
        "2,500 speakers, each named once": lambda factor: " ".join(map(_said, range(factor * 2_500))),
        "«تعتقد» within «قالت إنها», 2,500 times": lambda factor: (
            "قالت الوزيرة إنها تعتقد أن الأمر سينتهي وتتوقع أن يعود. " * (factor * 2_500)
        ),
        "«الوزير: » 10,000 times": lambda factor: "الوزير: " * (factor * 10_000),
        "10,000 marks that open": lambda factor: "قال «" * (factor * 10_000),
        "10,000 marks in no order": lambda factor: '» "قال" « “وأضاف: ' * (factor * 2_000),
        "no letters, 100,000 signs": lambda factor: "12,5 ... — !؟ 3-4 ٪ " * (factor * 5_000),
        "other languages, 1,000 times": lambda factor: _FOREIGN * (factor * 1_000),
    }


def _said(number: int) -> str:
    base = len(_LETTERS)
    name = "".join(_LETTERS[number // base**place % base] for place in range(4))
    return f"قال سامر {name} إن الوضع هادئ."


def _joined(sample: list[Article], size: int) -> str:
    """Articles one behind the other, up to so many bytes."""
    texts, length = [], 0
    for article in cycle(sample):
        if length >= size:
            break
        texts.append(article.text)
        length += len(article.text.encode()) + 1
    return "\n".join(texts)


def _best(article: Article) -> float:
    times = [_timed(lambda: analyse(article))]
    while len(times) < 3 and sum(times) < LONG:
        times.append(_timed(lambda: analyse(article)))
    return min(times)


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Measure, print and write the section."""
    if not SHARED.exists():
        print(f"nothing measured: {SHARED.name}/ does not lie beside the project")
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    sample = list(articles())
    words = statistics.mean(len(article.text.split()) for article in sample)
    speed = speeds(sample, rounds)
    note = f"{len(sample):,} articles by lot, {words:.0f} words in the mean; medians of {rounds} rounds in turn."
    note += " A word is worked out once: in the first round most are new, behind it none is."
    long = "All that is read in texts that nobody prints, the best of up to three runs:"
    lists = "Lists in a new process:"
    measured = f"One core, processor time; {machine()}."
    parts = (note, speed, long, growth(sample), lists, loading(), measured)
    write_section("analysing", "\n\n".join(parts))


if __name__ == "__main__":
    main()
