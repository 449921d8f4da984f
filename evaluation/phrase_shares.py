"""Makes `src/isnad/analyse/data/phrase_shares.tsv`: the phrases that news uses again and again.

    python evaluation/phrase_shares.py ARTICLES.jsonl.gz...

Run it after evaluation/word_classes.py, whose tables tell what a phrase is. Keys of phrases of two words and more are
written, as tags have them, with how many articles have them: at least six, of two publishers or more.
"""

import sys
from collections import Counter
from pathlib import Path

from isnad.analyse.tags.candidates import candidates
from isnad.analyse.tags.reading import Reading
from word_classes import articles

_LIST = Path(__file__).parents[1] / "src/isnad/analyse/data/phrase_shares.tsv"
_RAREST = 6
_LONGEST = 40  # letters of a key
_HEAD = """\
# Phrases of Arabic news of two words and more, by their keys (lemmas; of names what their spellings share), with how
# many of 48,700 articles have them; those in six articles of two publishers and more. Counted by
# evaluation/phrase_shares.py over articles of 19 publishers, 2015 and 2018.
"""


def main() -> None:
    """Counts and writes."""
    number: Counter[str] = Counter()
    first: dict[str, str] = {}  # the publisher that had a phrase first, "" once another has it
    for publisher, text in articles(sys.argv[1:]):
        for key, candidate in candidates(Reading(text)).items():
            if len(candidate.words) > 1 and len(key) <= _LONGEST:
                number[key] += 1
                if first.setdefault(key, publisher) != publisher:
                    first[key] = ""
    rows = [f"{key}\t{count}" for key, count in sorted(number.items()) if count >= _RAREST and not first[key]]
    _LIST.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(rows)} phrases\n")


if __name__ == "__main__":
    main()
