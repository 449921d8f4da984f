"""Our own annotated articles, `evaluation/claims/CORPUS.jsonl`: spans into articles of ../shared/data, and no text.

One JSON object an article, in the order they were drawn; the guide is that of the gold annotations:

    article   by what it is named: `hashed` of its id (labelled_pairs.py)
    part      "read": rules may be learned from it; "held": kept aside while rules were written
    claims    content, cue and each mention as [start, end], in code points of title, line feed and text, or null where
              the guide has ""; name, act, form and hedged as they are
    figures   mention and what as [start, end] (null: the noun is left out), low, high, bound
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from labelled_pairs import hashed

CORPORA = ("saudi", "ant")
PARTS = ("read", "held")
Row = Mapping[str, Any]

_FOLDER = Path(__file__).parent / "claims"


def annotated(shared: Path, corpus: str, part: str) -> list[Row]:
    """The articles of one part with their texts, each of the shape that the gold annotations have.

    Ends the program where the corpus in `shared` lacks one of them.
    """
    lines = (_FOLDER / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines()
    wanted = {row["article"]: row for row in map(json.loads, lines) if row["part"] == part}
    found = {name: _with_text(wanted[name], article) for name, article in _articles(shared, corpus) if name in wanted}
    if len(found) < len(wanted):
        raise SystemExit(f"{corpus}.dev: {len(wanted) - len(found)} of our annotated articles are not there")
    return [found[name] for name in wanted]


def _articles(shared: Path, corpus: str) -> Iterator[tuple[str, Row]]:
    with gzip.open(shared / "data" / f"{corpus}.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield hashed(article["id"]), article


def _with_text(row: Row, article: Row) -> Row:
    text = f"{article['title']}\n{article['text']}"
    return {
        **{key: article[key] for key in ("id", "publisher", "published", "title", "text")},
        "claims": [_claim(claim, text) for claim in row["claims"]],
        "figures": [figure | _words(figure, text, "mention", "what") for figure in row["figures"]],
    }


def _claim(claim: dict[str, Any], text: str) -> Row:
    chain = [link | _words(link, text, "mention") for link in claim["chain"]]
    return claim | _words(claim, text, "content", "cue") | {"chain": chain}


def _words(shape: Row, text: str, *keys: str) -> dict[str, str]:
    """The words of the spans that stand under `keys`."""
    return {key: text[slice(*shape[key])] if shape[key] else "" for key in keys}
