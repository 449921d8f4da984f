"""What two claims must be, to be set against each other without a word of denial: of two sources, neither unsure."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from isnad.model import Act
from isnad.stories.opposing.clauses import Piece
from isnad.stories.opposing.speakers import same_speaker, speaker_words
from isnad.stories.opposing.statements import ASSERTING, Statement
from isnad.stories.opposing.tying import is_within
from isnad.stories.opposing.words import Word, words_of
from isnad.stories.terms import NAME, PLACE

_HOLDING = ASSERTING | {Act.EXPECT}  # «يرى الدفاع أن»: what is not marked as unsure is held for so


# «خطته لخروج اليونان» does not say that it goes.
PLANNED = frozenset(["خطه", "احتمال", "دعوه", "مقترح", "اقتراح", "فكره", "خطر", "تهديد"])
_MAY = frozenset(["قد", "وقد", "ربما", "لعل"])
# What the names of many sources share.
GENERIC = frozenset(
    ["وزاره", "رييس", "وزير", "مصدر", "مصادر", "مسوول", "مسوولون", "متحدث", "ناطق", "شركه", "مدير", "مديريه"]
)
GENERIC |= frozenset(
    ["عضو", "نايب", "لجنه", "مجلس", "هييه", "مكتب", "بيان", "صحيفه", "وكاله", "انباء", "باسم", "عام", "وطني"]
)
GENERIC |= frozenset(
    ["سابق", "امني", "حكومه", "قوات", "جيش", "حركه", "حزب", "نادي", "رسمي", "دفاع", "خارجيه", "داخليه"]
)


@dataclass(frozen=True, slots=True, eq=False)
class Contrary:
    """Two claims that cannot both be right, the older first."""

    one: Statement
    one_piece: Piece
    other: Statement
    other_piece: Piece
    shared: tuple[Word, ...]  # of the other, weightiest first
    turned: tuple[Word, ...]  # the words that are negated in one of them, or stand against each other
    disagreement: float  # as `agreement` has it


def is_one_source(one: Statement, other: Statement) -> bool:
    """Whether two claims may be of one source: by what it is called, or by a name in the words that name it."""
    if any(same_speaker(speaker_words(link.called), other.speaker) for link in one.claim.chain):
        return True
    return bool(one.names & other.names) or not (one.speaker & other.speaker) <= GENERIC


def may_be_so(piece: Piece) -> bool:
    """Whether a clause says that something may be: «القمة قد لا تعقد»."""
    if _MAY.isdisjoint(piece.reading.forms):
        return False
    return any(a.form in _MAY and b.form[:1] in {"ي", "ت", "ن", "ل"} for a, b in pairwise(piece.words))


def is_unsure(statement: Statement) -> bool:
    """Whether a claim is marked as uncertain, or its negation stands before it."""
    return statement.claim.hedged or statement.follows_negation


def may_contradict(one: Statement, other: Statement, *, within: timedelta) -> bool:
    """Whether two claims are of two sources that can be told, sure of what they say, and speak at about one time."""
    if not (_holds(one) and _holds(other)) or is_unsure(one) or is_unsure(other):
        return False
    if abs(other.told.at - one.told.at) > within or (one.told is other.told and is_within(one, other)):
        return False
    if one.told is other.told and (_is_plain(one) or _is_plain(other)):
        return False
    return one.is_heard and other.is_heard and not is_one_source(one, other)


def _holds(statement: Statement) -> bool:
    """Whether it says that something is so, or by itself that it is not: «قال إنه لم يتلق أي بلاغ»."""
    return statement.claim.act in _HOLDING or (statement.claim.act is Act.DENY and not statement.by_verb)


def _is_plain(statement: Statement) -> bool:
    """Whether it is of «the company»: of which, another article of the story need not say."""
    words = words_of(statement.claim.chain[0].called)
    return len(words) == 1 and not words[0].kinds & (NAME | PLACE)
