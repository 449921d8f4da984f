"""Makes `src/isnad/analyse/data/source_shares.tsv`: how often words stand in the names of sources.

    python evaluation/source_shares.py ARTICLES.jsonl.gz...

Between a verb of saying and «أن» stands the name of a source, when no comma, verb or mark is between them («أكد رئيس
الوزراء أن»): that tells which words such names begin with, end with and hold. Counted once an article.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.reading import COMPLEMENTISERS
from isnad.analyse.sureness.kinds import bucket
from isnad.analyse.sureness.shares import LIMITS
from isnad.arabic.letters import match_form
from isnad.arabic.tokens import TokenKind, tokens

_OUT = Path(__file__).parents[1] / "src/isnad/analyse/data/source_shares.tsv"
_LONGEST = 9  # words of a name
_RAREST = 5  # articles
_FINITE = frozenset({Shape.PERFECT, Shape.IMPERFECT})
_HEAD = """\
# Words of Arabic news in matching form, with three digits: how often the name of a source begins with the word, ends
# with it, and holds it, of all articles that have it (0 never, 1 up to 0.002, 2 to 0.01, 3 to 0.05, 4 to 0.2, 5 more).
# Counted by evaluation/source_shares.py over 48,700 articles of 19 publishers, 2015 and 2018; words of 5 articles.
"""


def names(text: str) -> Iterator[Sequence[str]]:
    """The words, in matching form, that stand between a verb of saying and «أن» and are nothing but words."""
    found = [(match_form(token.text), token.kind) for token in tokens(text) if token.text not in "#_"]
    for place, (form, kind) in enumerate(found):
        if kind is not TokenKind.WORD or not any(cue.shape in _FINITE for cue in cues_of(form)):
            continue
        name: list[str] = []
        for word, of_kind in found[place + 1 : place + _LONGEST + 1]:
            if word in COMPLEMENTISERS:
                break
            if word in '«»"“”':
                continue
            if of_kind is not TokenKind.WORD:
                name = []
                break
            name.append(word)
        else:
            name = []
        if name:
            yield name


def main() -> None:
    """Counts and writes."""
    heads, ends, holds, all_articles = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for path in sys.argv[1:]:
        with gzip.open(path) as lines:
            for row in map(orjson.loads, lines):
                text = f"{row['title']}\n{row['text']}"
                all_articles.update({match_form(each.text) for each in tokens(text) if each.kind is TokenKind.WORD})
                found = list(names(text))
                heads.update({name[0] for name in found})
                ends.update({name[-1] for name in found})
                holds.update({word for name in found for word in name})
    lines_out = [
        f"{form}\t{''.join(str(bucket(counts[form] / number, LIMITS)) for counts in (heads, ends, holds))}"
        for form, number in sorted(all_articles.items())
        if number >= _RAREST and holds[form]
    ]
    _OUT.write_text(_HEAD + "\n".join(lines_out) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines_out)} words\n")


if __name__ == "__main__":
    main()
