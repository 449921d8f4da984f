"""Makes `src/isnad/stories/data/document_frequencies.tsv`: how common the most common lemmas of Arabic news are.

    python evaluation/document_frequencies.py ARTICLES.jsonl.gz...

Lemmas alone are written, none of them rarer than one article in 1,000, so that nothing of any text can be read from it.
"""

import gzip
import sys
from collections import Counter
from pathlib import Path

import orjson

from isnad.arabic.lemmas import search_terms
from isnad.stories.sketch import EVENT_WORDS

_LIST = Path(__file__).parents[1] / "src/isnad/stories/data/document_frequencies.tsv"
_RAREST = 0.001
_HEAD = """\
# Lemmas of Arabic news in matching form, with the share of articles that have them in headline or first words; those
# in at least one of a thousand. Counted by evaluation/document_frequencies.py over 48,700 articles of 16 publishers,
# 2015 and 2018, every publisher weighing the same.
"""


def main() -> None:
    """Counts and writes."""
    shares: dict[str, float] = {}
    found: dict[str, tuple[int, Counter[str]]] = {}
    for path in sys.argv[1:]:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = orjson.loads(line)
                count, lemmas = found.setdefault(article["publisher"], (0, Counter()))
                text = article["title"] + "\n" + article["text"]
                lemmas.update(set(search_terms(text[:4000])[:EVENT_WORDS]))
                found[article["publisher"]] = (count + 1, lemmas)
    houses = [(count, lemmas) for count, lemmas in found.values() if count >= 300]
    for count, lemmas in houses:
        for lemma, number in lemmas.items():
            shares[lemma] = shares.get(lemma, 0.0) + number / count / len(houses)
    rows = [f"{lemma}\t{share:.4f}" for lemma, share in sorted(shares.items()) if share >= _RAREST and len(lemma) < 20]
    _LIST.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(rows)} lemmas of {len(houses)} publishers\n")


if __name__ == "__main__":
    main()
