"""What is measured of two headlines or claims: the features by which they are said to agree or to disagree.

Surface features alone: which words are shared, which are put in and left out, antonyms, negation, numbers, names, the
order of words. Every feature has a name, so that a decision can be shown as the sum it is.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from isnad.stories.opposing.aligning import SAME, Aligned, Bond, aligned
from isnad.stories.opposing.words import Word, words_of
from isnad.stories.terms import NAME, NUMBER, PLACE

BEFORE, AFTER, SMALL, AXIS, AGAINST = "before:", "after:", "small:", "axis:", "against:"
LEXICAL = (BEFORE, AFTER, SMALL, AXIS, AGAINST)  # what the names of features of single words begin with
_GRAM = 3  # letters


def measures(one: str, other: str) -> Mapping[str, float]:
    """The features of a pair by name, the older or given text first; those that are 0 may be missing.

    Features of single words: «before:X» the one text alone has the lemma X, «after:X» the other, «small:X» one of them
    has the function word X, «axis:X+» a word left over stands at that end of an axis, «against:X» both ends are there.
    """
    first, second = words_of(one), words_of(other)
    pair = aligned(first, second)
    found = dict(_shared(pair)) | dict(_turned(first, second, pair)) | dict(_named(first, second, pair))
    found |= dict(_ordered(first, second, pair))
    found["letters"] = _letters(one, other)
    found["question in one"] = float(("؟" in one) != ("؟" in other))
    found["question"] = float("؟" in one or "؟" in other)
    found["colon in one"] = float((":" in one) != (":" in other))
    found.update(dict.fromkeys(_lexical(first, second, pair), 1.0))
    return found


def _shared(pair: Aligned) -> Iterator[tuple[str, float]]:
    """How much of either text is in the other."""
    shorter = max(1, min(len(pair.one), len(pair.other)))
    longer = max(1, len(pair.one), len(pair.other))
    same, forms = pair.count(*SAME), pair.count(Bond.FORM)
    yield "forms of shorter", forms / shorter
    yield "forms of longer", forms / longer
    yield "same of shorter", same / shorter
    yield "same of longer", same / longer
    for bond in (Bond.LEMMA, Bond.ROOT, Bond.SPELLING):
        yield bond.value, float(pair.count(bond))
    for bond in (Bond.AGAINST, Bond.ALIKE):
        yield bond.value, float(pair.count(bond) > 0)
        yield f"{bond.value} twice", float(pair.count(bond) > 1)
    left, put_in = len(pair.left_one), len(pair.left_other)
    yield "left out", math.log1p(left)
    yield "put in", math.log1p(put_in)
    yield "one for one", float(left == put_in == 1)
    yield "one within the other", float(left == 0 or put_in == 0)
    yield "same words", float(left == put_in == 0)


def _turned(one: Sequence[Word], other: Sequence[Word], pair: Aligned) -> Iterator[tuple[str, float]]:
    """Negation: particles and nouns anywhere, verbs where the other text has not the same one."""
    plain = [sum(word.negates in {"particle", "noun"} for word in words) for words in (one, other)]
    verbs = [sum(word.negates == "verb" for word in words) for words in (pair.left_one, pair.left_other)]
    yield "negated in one", float((plain[0] > 0) != (plain[1] > 0))
    yield "negated in both", float(plain[0] > 0 and plain[1] > 0)
    yield "undone in one", float((verbs[0] > 0) != (verbs[1] > 0))
    yield "turned", float((plain[0] + verbs[0] + plain[1] + verbs[1]) % 2)


def _named(one: Sequence[Word], other: Sequence[Word], pair: Aligned) -> Iterator[tuple[str, float]]:
    """Numbers, places and names that both have, one has, or each has others of."""
    for name, kind in (("number", NUMBER), ("place", PLACE)):
        first, second = ({word.term for word in words if word.kinds & kind} for words in (one, other))
        yield f"another {name}", float(bool(first - second) and bool(second - first))
        yield f"{name} in one", float(bool(first - second) != bool(second - first))
        yield f"same {name}", float(len(first & second))
    names = [any(word.kinds & NAME and not word.axes for word in words) for words in (pair.left_one, pair.left_other)]
    yield "another name", float(names[0] and names[1])
    yield "name in one", float(names[0] != names[1])


def _ordered(one: Sequence[Word], other: Sequence[Word], pair: Aligned) -> Iterator[tuple[str, float]]:
    """The order of the words, and what has to be done to make the other text of the one."""
    first, second = [word.lemma for word in one], [word.lemma for word in other]
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    edits = [edit for edit in matcher.get_opcodes() if edit[0] != "equal"]
    swaps = [edit for edit in edits if edit[0] == "replace" and edit[2] - edit[1] == edit[4] - edit[3] == 1]
    in_order = sum(block.size for block in matcher.get_matching_blocks())
    yield "edits", float(len(edits))
    yield "in order", in_order / max(1, min(len(first), len(second)))
    yield "one edit", float(len(edits) == 1 and edits[0][0] == "replace")
    yield "one word changed", float(len(edits) == 1 and len(swaps) == 1)
    yield "words changed", float(len(swaps))
    for size in (1, 2):
        yield f"same first {size}", float(first[:size] == second[:size] and len(first) >= size)
        yield f"same last {size}", float(first[-size:] == second[-size:] and len(first) >= size)
    places = [(i, j) for i, j, bond in pair.bonds if bond in SAME]
    crossed = sum((a[0] - b[0]) * (a[1] - b[1]) < 0 for n, a in enumerate(places) for b in places[:n])
    yield "crossed", crossed / max(1, len(places) * (len(places) - 1) / 2)
    yield "lengths apart", abs(len(first) - len(second)) / max(1, len(first), len(second))
    yield "shorter", float(min(len(first), len(second)))


def _letters(one: str, other: str) -> float:
    """How many runs of three letters two texts share, from 0 to 1 (Dice)."""
    grams = [Counter(f" {text} "[at : at + _GRAM] for at in range(len(text))) for text in (one, other)]
    return 2 * (grams[0] & grams[1]).total() / max(1, grams[0].total() + grams[1].total())


def _lexical(one: Sequence[Word], other: Sequence[Word], pair: Aligned) -> Iterator[str]:
    yield from (BEFORE + word.lemma for word in pair.left_one)
    yield from (AFTER + word.lemma for word in pair.left_other)
    small = [{word.lemma for word in words if not word.tells or word.negates == "particle"} for words in (one, other)]
    yield from (SMALL + lemma for lemma in small[0] ^ small[1])
    yield from (AXIS + axis for word in (*pair.left_one, *pair.left_other) for axis in word.axes)
    for i, j, bond in pair.bonds:
        if bond is Bond.AGAINST:
            yield from (AGAINST + axis[:-1] for axis in pair.one[i].axes & pair.other[j].against)
