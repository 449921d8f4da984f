"""Mines words that news uses as parts of names although the lexicon knows them for something else, or as names.

    python evaluation/mine_name_words.py [--write]

A word counts as one where it stands behind a title, a first name or a verb of saying (or behind an adjective with the
article that follows a title) in at least SHARE of the articles of ../shared/data that have it, and in LEAST of them.
`--write` puts them into src/isnad/analyse/data/name_words.tsv; without it they are printed with their counts.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from isnad.analyse.claims.cues import Shape, cues_of
from isnad.analyse.claims.words import first_names, is_head, is_source_head, places, words_of
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.arabic.tokens import TokenKind, tokens

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
OUT = ROOT / "src" / "isnad" / "analyse" / "data" / "name_words.tsv"
SHARE = 0.4
# Of those in OFTEN articles and more: who is in the news every day is mostly named without a title.
SHARE_OF_OFTEN = 0.2
OFTEN = 100
LEAST = 8  # articles
HEAD = (
    "# Words that the lexicon knows, which the news uses as parts of names: mined from the corpora of ../shared/data\n"
    "# by evaluation/mine_name_words.py. In matching form.\n"
)


def counted() -> tuple[Counter[str], Counter[str]]:
    """For each word that the lexicon knows: in how many articles it stands, and in how many as a name."""
    everywhere, named = Counter[str](), Counter[str]()
    for path in sorted(DATA.glob("*.dev.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if "text" in row:
                    _count(f"{row['title']}\n{row['text']}", everywhere, named)
    return everywhere, named


def _count(text: str, everywhere: Counter[str], named: Counter[str]) -> None:
    forms = [match_form(token.text) if token.kind is TokenKind.WORD else "" for token in tokens(text)]
    seen, as_names = set[str](), set[str]()
    for place, form in enumerate(forms):
        if len(form) < 3 or form.startswith("ال") or not lexicon().lemma(form):
            continue
        seen.add(form)
        before = forms[place - 1] if place else ""
        adjective = before.startswith("ال") and place > 1 and _is_title(forms[place - 2])
        if _is_title(before) or (before in first_names() and before != "علي") or adjective or _speaks(before, form):
            as_names.add(form)
    everywhere.update(seen)
    named.update(as_names)


def _is_title(form: str) -> bool:
    return form in words_of("title") or (form.startswith("ال") and is_head(form, "role"))


def _speaks(before: str, form: str) -> bool:
    """«قال بوتين»."""
    says = any(cue.shape is Shape.PERFECT for cue in cues_of(before))
    return says and before not in _OTHERWISE and not is_source_head(form)


_OTHERWISE = frozenset({"بين", "وبين", "عبر", "وعد", "امر", "رد", "ذكر", "علق"})


def _often_enough(count: int, everywhere: int) -> bool:
    return count >= (SHARE_OF_OFTEN if count >= OFTEN else SHARE) * everywhere


def _is_other(form: str) -> bool:
    """Places, first names (which have a list), plurals, and words for what a source is."""
    if form in places() or form in first_names() or form.endswith(("ون", "نا")):
        return True
    return form in words_of("title") or is_source_head(form)


def main() -> None:
    """Prints or writes the words."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    everywhere, named = counted()
    found = sorted(
        form
        for form, count in named.items()
        if count >= LEAST and _often_enough(count, everywhere[form]) and not _is_other(form)
    )
    if given.write:
        OUT.write_text(HEAD + "".join(f"{form}\n" for form in found), encoding="utf-8")
        return
    for form in found:
        sys.stdout.write(f"{form}\t{named[form]}\t{everywhere[form]}\n")


if __name__ == "__main__":
    main()
