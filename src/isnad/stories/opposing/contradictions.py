"""Claims that cannot both be right, without a word of denial: one negates what the other says."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta

from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.stories.opposing.agreement import disagreement
from isnad.stories.opposing.clauses import Piece
from isnad.stories.opposing.differing import PLANNED, Contrary, is_one_source, is_unsure, may_be_so
from isnad.stories.opposing.index import Index
from isnad.stories.opposing.readings import ALIKE, ROOT_ONLY, Reading, excepts
from isnad.stories.opposing.somebody import names_somebody
from isnad.stories.opposing.statements import ASSERTING, Statement, is_same_copy
from isnad.stories.opposing.tying import is_within
from isnad.stories.opposing.weighing import Weights
from isnad.stories.opposing.words import Word
from isnad.stories.terms import NAME, PLACE

_ENOUGH = 0.8  # the least weight shared
_COVERED = 0.55  # of the lighter clause's weight
_COVERED_LONGER = 0.45  # of the heavier one's
_SURE = 0.9  # how probable the learned decision must hold it that the two disagree
_SURE_OF_ONE = 0.75  # ... of two claims of one source, which says the same thing in the same words but once
_ALL = frozenset(["كل", "جميع", "كافه"])  # «كل من صعد يحمل تذكرة»: what is said of all, one of them can belie
_SEVERAL = 3  # shared words, where it is not said of all
_LEAST_KEYS = 3  # lemmas and roots that two clauses must share to be looked at
_CHANGED = timedelta(hours=12)  # within which a source that says otherwise was rather read amiss
_WILL_NOT = frozenset(["لن", "ولن", "فلن"])
_SO_THAT = frozenset(["حتي", "كي", "لكي", "كيلا", "لكيلا", "لئلا", "الا", "خارج"])
_HEADS = 2  # words at the head of a clause, that say of what it is
_HIS = ("ه", "ها", "هم", "نا")
_OWN = frozenset(["البلاد", "بلاده", "بلادها", "بلادهم", "بلادنا"])
_OWNED = frozenset(["بلد", "حكومه", "دوله", "فريق", "نادي", "حزب", "شركه", "وزاره", "قوات", "جيش", "رييس", "منتخب"])
_SEEMING = frozenset(["بدا", "يبدو", "اخطا", "اخطات", "كانه", "كانها", "يويد", "تويد", "زعم", "مزاعم"])
_OTHER = frozenset(["اخر", "اخري", "اخرون", "اخرين", "غيره", "غيرها"])
# «يفتقد القدرة» says of it what «ليس لديه القدرة» does.
_LACKS = frozenset(["يفتقد", "تفتقد", "يفتقر", "تفتقر", "افتقد", "افتقر", "فقد", "يفقد", "ينقصه", "تنقصه", "ينقصها"])
_RATHER = re.compile(r"[\s»\"،]*(?:بل|لكن|ولكن|وإنما|إنما)\b")


@dataclass(frozen=True, slots=True)
class _Match:
    """What two clauses share, of which one negates what the other says."""

    shared: tuple[Word, ...]  # of the other, weightiest first
    turned: tuple[Word, ...]  # those that are negated in one of them


def contraries(found: Sequence[Statement], index: Index, weights: Weights) -> Iterator[Contrary]:
    """The pairs of claims that cannot both be right."""
    seen: set[tuple[int, int]] = set()
    known: dict[Reading, list[tuple[Statement, Piece]]] = {}
    matched: dict[tuple[Reading, Reading], _Match | None] = {}
    for negating in found:
        if not negating.negates or negating.denies or is_unsure(negating):
            continue
        for piece in negating.pieces:
            reading = piece.reading
            if reading not in known:
                known[reading] = list(_candidates(reading, index)) if _negates_once(piece) else []
            if not known[reading] or _goes_on(negating, piece) or _only_seems(negating, piece):
                continue
            for plain, other in known[reading]:
                one, two = ((negating, piece), (plain, other))[:: 1 if negating.order < plain.order else -1]
                read = (one[1].reading, two[1].reading)
                if read not in matched:
                    matched[read] = _match(*read, weights)
                match, pair = matched[read], (one[0].order, two[0].order)
                if match is None or plain is negating or pair in seen or not _is_of_one(piece, other):
                    continue
                doubt = _doubt(one, two, is_plan=_is_other_plan(piece, other))
                if doubt:
                    seen.add(pair)
                    yield Contrary(*one, *two, match.shared, match.turned, doubt)


def _negates_once(piece: Piece) -> bool:
    """Whether a clause says of one thing that it is not so, and no more."""
    # «دون تحديد النوع» says how another thing was done.
    turners = piece.reading.turners
    if len(turners) != 1 or may_be_so(piece) or not _SO_THAT.isdisjoint(piece.reading.forms):
        return False  # «حتى لا تواجه»
    if not piece.negated or excepts(turners[0]):
        return False
    return piece.words[0].negates != "noun" and not turners[0].form.startswith(("خالي", "خلو"))  # «خالية من السكان»


def _goes_on(statement: Statement, piece: Piece) -> bool:
    """Whether the clause is set right by what follows: «لم يكن قنبلة بل عبوة حارقة»."""
    return _RATHER.match(statement.text, piece.span.end) is not None


def _only_seems(statement: Statement, piece: Piece) -> bool:
    """Whether words before a clause take it back: «أخطأ عندما بدا أنه يؤيد أن روسيا لم تتدخل»."""
    before = match_form(statement.text[statement.claim.content.start : piece.span.start]).split()
    return not _SEEMING.isdisjoint(before)


def _is_of_one(negating: Piece, plain: Piece) -> bool:
    """Whether two clauses may be of one thing: not of «his country» each, nor of what was and what will not be."""
    if any(_is_own(word) for piece in (negating, plain) for word in piece.words[:_HEADS]):
        return False
    if _WILL_NOT.isdisjoint(negating.reading.forms):
        return True
    turned = [negating.words[place] for place in negating.negated]
    keys = {key for word in turned for key in word.keys}
    verbs = {word.lemma for word in turned if word.form[:1] in "يتن" and word.form != word.lemma}
    return "سوف" in plain.reading.forms or any(
        not keys.isdisjoint(word.keys) and not _is_past(word, verbs) for word in plain.words
    )


def _is_past(word: Word, verbs: Set[str]) -> bool:
    """«غادر»: neither imperfect nor noun; `verbs` are lemmas of verbs."""
    if word.form in verbs or (word.form.startswith("و") and word.form[1:] in verbs):
        return True
    return word.form[:1] not in "يتنس" and not lexicon().is_noun(word.form)


def _is_own(word: Word) -> bool:
    """«بلاده»، «حكومته»، «البلاد»: of whom, only who speaks can tell."""
    return word.form in _OWN or (word.lemma in _OWNED and word.form.endswith(_HIS) and word.form != word.lemma)


def _candidates(negating: Reading, index: Index) -> Iterator[tuple[Statement, Piece]]:
    """Clauses that say plainly what this one negates."""
    heads = frozenset(key for place in negating.negated for key in negating.words[place].keys)
    keys = negating.telling_keys
    for plain in index.having(heads, keys, _LEAST_KEYS):
        if plain.claim.act not in ASSERTING or is_unsure(plain):
            continue
        for other in plain.pieces:
            if (
                heads & other.reading.keys
                and len(keys & other.reading.keys) >= _LEAST_KEYS
                and not other.reading.turners
                and _is_plain(other)
            ):
                yield plain, other


def _is_plain(piece: Piece) -> bool:
    """Whether a clause says that something is so, and neither that it is elsewhere nor that it shall not be."""
    if not piece.reading.asserts or may_be_so(piece) or not _LACKS.isdisjoint(piece.reading.forms):
        return False
    return _SO_THAT.isdisjoint(piece.reading.forms) and not any(word.lemma in PLANNED for word in piece.words)


def _may_differ(one: Statement, other: Statement) -> bool:
    """Whether two claims are of two sources, or of one that may have changed its mind since."""
    if not names_somebody(one.claim.chain[0].called) or not names_somebody(other.claim.chain[0].called):
        return False
    if one.told is other.told and is_within(one, other):
        return False
    if is_one_source(one, other):
        return not is_same_copy(one, other) and other.told.at - one.told.at >= _CHANGED
    return one.is_heard and other.is_heard


def _doubt(one: tuple[Statement, Piece], two: tuple[Statement, Piece], *, is_plan: bool) -> float:
    """How probable it is that two clauses disagree; 0 where that is not sure enough.

    `is_plan` where one says that what the other will do will not be done.
    """
    if not _may_differ(one[0], two[0]):
        return 0.0
    of_one = is_one_source(one[0], two[0])
    if of_one and not is_plan:
        return 0.0
    doubt = disagreement(one[1].span.text, two[1].span.text)
    return doubt if doubt >= (_SURE_OF_ONE if of_one else _SURE) else 0.0


def _is_other_plan(negating: Piece, plain: Piece) -> bool:
    """Whether one says that what the other will do will not be done: only so is a source set against itself."""
    return not _WILL_NOT.isdisjoint(negating.reading.forms) and any(
        word.form.startswith("س") and not word.lemma.startswith("س") for word in plain.words
    )


def _match(one: Reading, other: Reading, weights: Weights) -> _Match | None:
    """What two clauses share, the older first, if that is enough and is negated in but one of them."""
    all_said = any(word.lemma in _ALL for reading in (one, other) for word in reading.words)
    least = ALIKE if all_said else ROOT_ONLY
    shared: dict[str, tuple[float, Word]] = {}
    turned: list[Word] = []
    for place, word in enumerate(other.words):
        part, there = one.share(word)
        weight = weights.of(word) * part
        if weight:
            is_turned = (place in other.negated) != (there in one.negated) and part > least
            if is_turned and _is_same_said(one, there, other, place):
                turned.append(word)
            shared.setdefault(word.key, (weight, word))
    by_noun = any(word.negates == "noun" for reading in (one, other) for word in reading.words)
    if not turned or len(shared) < (2 if all_said else _SEVERAL) or (by_noun and not all_said):
        return None
    if _is_of_another(one, other):
        return None
    weight = sum(each for each, _ in shared.values())
    lighter, heavier = sorted((weights.total(one.words), weights.total(other.words)))
    if weight < max(_ENOUGH, _COVERED * lighter, _COVERED_LONGER * heavier):
        return None
    return _Match(tuple(word for _, word in sorted(shared.values(), key=lambda each: -each[0])), tuple(turned))


def _is_same_said(one: Reading, there: int, other: Reading, place: int) -> bool:
    """Whether what is negated in one of two clauses is what the other says, and of one thing."""
    (negating, at), (plain, its) = ((one, there), (other, place))[:: 1 if there in one.negated else -1]
    return not _only_describes(negating.words[at], plain.words[its]) and not _is_of_another_thing(negating, at, plain)


def _is_of_another_thing(negating: Reading, at: int, plain: Reading) -> bool:
    """«لا تغييرات في المجلس» and «تغيير المستشار»: whether one says it of a thing that the other does not name."""
    behind = next((word for word in negating.words[at + 1 : at + 1 + _HEADS] if word.tells), None)
    return behind is not None and not behind.kinds & (NAME | PLACE) and not plain.share(behind)[0]


def _only_describes(negated: Word, plain: Word) -> bool:
    """«ليس جديدا» and «معاداة السامية الجديدة»: what stands there as an attribute is said of nothing."""
    return plain.form.startswith("ال") and not negated.form.startswith("ال") and negated.form[:1] not in "يت"


def _is_of_another(one: Reading, other: Reading) -> bool:
    """Whether two clauses are of two doers or things: one names who did not, or speaks of «another», and the other not.

    «أمريكا لم تقصف المواقع» is not belied by «قصف صاروخي استهدف المواقع».
    """
    if _OTHER.isdisjoint(one.forms) != _OTHER.isdisjoint(other.forms):
        return True
    for negating, plain in ((one, other), (other, one)):
        first = min(negating.negated, default=0)
        doers = [word for word in negating.words[:first] if word.kinds & NAME and not word.axes]
        if doers and not any(plain.share(word)[0] for word in doers):
            return True
    return False
