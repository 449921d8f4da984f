"""Learns `src/isnad/analyse/data/name_weights.tsv`: what letters and neighbours say of whether a word is a person.

    python evaluation/learn_name_weights.py

Every article of ../shared/data teaches by the persons it names in full: where the last word of such a name stands alone
it is a person, and any other word that might be a name is none. Logistic regression, by stochastic gradient descent in
a fixed order, with an L2 penalty; features of fewer than LEAST words are left out. Prints how many of the names of
every HELD-th word, which taught nothing, are found, and how many are right, at several odds.
"""

import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from math import exp
from pathlib import Path
from zlib import crc32

from isnad.analyse.claims.reading import Reading
from isnad.analyse.entities.extent import end_of_name, is_no_name
from isnad.analyse.entities.finding import find
from isnad.analyse.entities.likelihood import UNIT, Feature, as_name, features
from isnad.analyse.entities.text import Found, Text
from isnad.analyse.entities.words import ALONE, SURE
from isnad.arabic.letters import TATWEEL
from isnad.model import EntityKind

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data"
OUT = ROOT / "src" / "isnad" / "analyse" / "data" / "name_weights.tsv"
HEAD = """\
# What each thing seen of a word and its neighbours adds to the log odds that it is a person, in hundredths. Learned by
# evaluation/learn_name_weights.py from the articles beside the project, which name the persons in full elsewhere.
"""
LEAST = 12
HELD = 10
ROUNDS = 3
STEP = 0.15
PENALTY = 2e-3
SMALLEST = 0.1
MOST = 20  # examples of one word as a name
MOST_OTHER = 5  # and as none
Example = tuple[str, bool, tuple[Feature, ...]]  # a word, whether it is a name, and what is seen of it


def examples(path: Path) -> list[list[Example]]:
    """For every article, whether each word that may be a name is one, and what is seen of it; each pair once."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "text" in row:
                text = Text(Reading(f"{row['title']}\n{row['text']}"))
                found.append(list(dict.fromkeys(_examples(text))))
    return found


def _examples(text: Text) -> Iterator[Example]:
    found = find(text)
    whole = [one for one in found if not _is_single(one) and one.rule != "likely name"]
    covered = set(chain.from_iterable(range(one.first, one.after) for one in whole))
    persons = [one for one in whole if one.kind is EntityKind.PERSON]
    known = {text.form(one.after - 1) for one in persons}
    known |= {text.form(one.first) for one in persons if text.flags(one.first) & SURE}
    for place in range(len(text)):
        word = None if place in covered or is_no_name(text, place) else as_name(text, place)
        if word is None:
            continue
        named = word.form in known
        if named or not (word.flags & (SURE | ALONE)):
            kept, text.words[place] = text.words[place], word
            yield word.form, named, tuple(features(text, place, end_of_name(text, place)))
            text.words[place] = kept


def _is_single(one: Found) -> bool:
    return one.kind is EntityKind.PERSON and one.after == one.first + 1


def spread(articles: list[list[Example]]) -> list[Example]:
    """The examples in a fixed random order, few of a word."""
    every = list(chain.from_iterable(articles))
    random.Random(1).shuffle(every)
    counts = Counter[tuple[str, bool]]()
    kept = []
    for form, named, seen in every:
        counts[form, named] += 1
        if counts[form, named] <= (MOST if named else MOST_OTHER):
            kept.append((form, named, seen))
    return kept


def learned(every: list[Example]) -> dict[Feature, int]:
    """The weights, in hundredths of a logit, small ones left out."""
    counts = Counter(feature for feature, _ in {(feature, form) for form, _, seen in every for feature in seen})
    weights = dict.fromkeys(sorted(feature for feature, count in counts.items() if count >= LEAST), 0.0)
    examples = [(named, [feature for feature in seen if feature in weights]) for _, named, seen in every]
    order = random.Random(1)
    for turn in range(ROUNDS):
        order.shuffle(examples)
        step = STEP / (1 + turn)
        for named, seen in examples:
            wrong = named - _chance(sum(weights[feature] for feature in seen))
            for feature in seen:
                weights[feature] += step * (wrong - PENALTY * weights[feature])
    return {feature: round(weight * UNIT) for feature, weight in weights.items() if abs(weight) >= SMALLEST}


def _chance(odds: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def _tell(weights: dict[Feature, int], every: list[Example]) -> None:
    scored = [(sum(weights.get(f, 0) for f in seen) / UNIT, named) for _, named, seen in every]
    names = sum(named for _, named in scored)
    for least in (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0):
        found = [named for odds, named in scored if odds >= least]
        print(f"odds {least:5}  P {sum(found) / max(1, len(found)):.3f}  R {sum(found) / names:.3f}  of {names}")


def main() -> None:
    """Learn, tell and write."""
    OUT.write_text(HEAD, encoding="utf-8")  # what was learned before teaches nothing
    with ProcessPoolExecutor() as pool:
        articles = list(chain.from_iterable(pool.map(examples, sorted(DATA.glob("*.dev.jsonl.gz")))))
    every = spread(articles)
    held = [not crc32(form.encode()) % HELD for form, *_ in every]
    taught = learned([each for each, kept in zip(every, held, strict=True) if not kept])
    _tell(taught, [each for each, kept in zip(every, held, strict=True) if kept])
    weights = learned(every)
    rows = "".join(
        f"{kind}\t{value}\t{weight}\n" for (kind, value), weight in sorted(weights.items()) if TATWEEL not in value
    )
    OUT.write_text(HEAD + rows, encoding="utf-8")
    print(f"{len(weights)} weights", file=sys.stderr)


if __name__ == "__main__":
    main()
