"""Our own labelled pairs, `evaluation/pairs/CORPUS.tsv`: they name articles by hashes of their ids and hold no text."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "pairs"


@dataclass(frozen=True, slots=True)
class OwnPair:
    """Two articles, and what a reader said of them."""

    a: str  # `hashed` of the one's id
    b: str  # ... the other's
    label: str  # "copy", "same", "story" or "none"
    sure: bool
    part: str  # "learn": weights may be learned from it, "joined": of stories alone; "held", "fresh": measuring only


def hashed(article_id: str) -> str:
    """By what a pair names an article: the first 16 digits of the SHA-256 of its id."""
    return hashlib.sha256(article_id.encode()).hexdigest()[:16]


def own_pairs(corpus: str) -> list[OwnPair]:
    """Our pairs of a corpus, "saudi" or "ant", all parts."""
    lines = (_FOLDER / f"{corpus}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [OwnPair(a, b, label, sure == "1", part) for a, b, label, sure, part in rows]
